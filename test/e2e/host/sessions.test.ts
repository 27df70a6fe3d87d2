/** What a window that is in may do with its place: come back, ask for another window, and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openBridge } from '../../kit/bridge-socket.ts';
import { type HostScene, hostScene, makeVault, until } from '../../kit/test-host.ts';

let now = 0;
let scene: HostScene;
beforeAll(async () => {
  scene = await hostScene(() => now);
});
afterAll(() => scene.close());

test('a window comes back with its session, as often and as late as it likes, but never with its pass', async () => {
  const pass = scene.pass();
  const first = await openBridge(scene.host.origin, pass);
  expect(first.session).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(first.session).not.toBe(pass);
  first.socket.close();
  now += 3_600_000;
  for (let time = 0; time < 3; time++) {
    const again = await openBridge(scene.host.origin, first.session);
    expect(again.session).toBe(first.session);
    expect((await again.bridge.call('hello', {})).ok).toBe(true);
    again.socket.close();
  }
  await expect(openBridge(scene.host.origin, pass)).rejects.toThrow('401');
});

test('a window asks for another one, which gets a session of its own', async () => {
  const first = await openBridge(scene.host.origin, scene.pass());
  const told = new Promise<string>((resolve) =>
    first.socket.on('message', (data, isBinary) => isBinary || resolve(String(data))),
  );
  first.socket.send('new-window');
  const pass = /^window\.([A-Za-z0-9_-]{43})$/.exec(await told)?.[1] ?? '';
  const second = await openBridge(scene.host.origin, pass);
  expect(second.session).not.toBe(first.session);
  await expect(openBridge(scene.host.origin, pass)).rejects.toThrow('401');
  for (const { socket } of [first, second]) socket.close();
});

test('passes asked for without end push out the oldest, not the ones just drawn', async () => {
  const { socket } = await openBridge(scene.host.origin, scene.pass());
  const passes: string[] = [];
  socket.on('message', (data, isBinary) => isBinary || passes.push(String(data).slice('window.'.length)));
  for (let count = 0; count < 200; count++) socket.send('new-window');
  await until(() => passes.length === 200);
  await expect(openBridge(scene.host.origin, passes[0] ?? '')).rejects.toThrow('401');
  (await openBridge(scene.host.origin, passes[199] ?? '')).socket.close();
  socket.close();
});

test('a text that means nothing ends that window', async () => {
  const { socket } = await openBridge(scene.host.origin, scene.pass());
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.send('session.please');
  expect(await closed).toBe(1008);
});

test('more windows than anybody opens are refused, and there is room again when some close', async () => {
  const sockets: WebSocket[] = [];
  for (let count = 0; count < 32; count++) sockets.push((await openBridge(scene.host.origin, scene.pass())).socket);
  await expect(openBridge(scene.host.origin, scene.pass())).rejects.toThrow('503');
  for (const socket of sockets) socket.close();
  await until(() => sockets.every((socket) => socket.readyState === WebSocket.CLOSED));
  (await openBridge(scene.host.origin, scene.pass())).socket.close();
});

test('a window that closes while it is being filled takes nobody down', async () => {
  const { host, pass } = scene;
  await makeVault(host, 'demo');
  const pid = host.enginePid();
  for (let time = 0; time < 12; time++) {
    const { bridge, socket } = await openBridge(host.origin, pass());
    void bridge.call('watchRows', { today: '2026-03-11' }).catch(() => {});
    if (time % 2 === 0) socket.terminate();
    else socket.close();
  }
  const { bridge, socket } = await openBridge(host.origin, pass());
  const state = await bridge.call('hello', {});
  expect(state.ok && state.value.state).toBe('open');
  expect(host.enginePid()).toBe(pid);
  socket.close();
});
