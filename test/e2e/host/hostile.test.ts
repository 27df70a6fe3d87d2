/**
 * A window that has been taken over says what it likes. Whatever it says is refused without harm: the engine lives on as
 * the same process, and an honest window beside it notices nothing.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { methods } from '../../../shared/bridge/contract.ts';
import { decodeFrame } from '../../../shared/bridge/frame.ts';
import { type BridgeSocket, openBridge } from '../../kit/bridge-socket.ts';
import { call, callsOfOpenVault, hostileMessages, wrongInputs } from '../../kit/hostile-messages.ts';
import { type HostScene, hostScene, makeVault, passphraseBytes, until } from '../../kit/test-host.ts';
import { unwrap } from '../../kit/vaults.ts';

let scene: HostScene;
let honest: BridgeSocket;
let pid: number | undefined;
let hostile: BridgeSocket;
beforeAll(async () => {
  scene = await hostScene();
  await makeVault(scene.host, 'empty');
  honest = await openBridge(scene.host.origin, scene.pass());
  pid = scene.host.enginePid();
});
beforeEach(async () => {
  if (hostile?.socket.readyState !== WebSocket.OPEN) hostile = await openBridge(scene.host.origin, scene.pass());
});
afterAll(() => scene.close());

/** The same engine process, the vault still open, and the honest window's edits still work. */
async function expectUnharmed(): Promise<void> {
  expect(scene.host.enginePid()).toBe(pid);
  expect(unwrap(await honest.bridge.call('hello', {})).state).toBe('open');
  expect((await save('Uskadd lag')).ok).toBe(true);
}

const save = (name: string, bridge = honest.bridge) =>
  bridge.call('perform', { commands: [{ op: 'create', kind: 'organisation', fields: { name } }] });

/** Sends one message and gives what comes back: the answer's type, or that the window was closed. */
function reaction(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const take = (data: Buffer, isBinary: boolean) => {
      const frame = isBinary ? decodeFrame(data) : undefined;
      if (frame?.ok && frame.value.type === 'answer') finish(Object(frame.value.value).type ?? 'ok');
    };
    const finish = (said: string) => {
      hostile.socket.off('message', take).off('close', closed);
      resolve(said);
    };
    const closed = () => finish('closed');
    hostile.socket.on('message', take).on('close', closed);
    hostile.socket.send(bytes);
  });
}

test.each(hostileMessages)('%s is refused', async (_what, bytes, expected) => {
  expect(await reaction(bytes)).toBe(expected);
  await expectUnharmed();
});

test('every method refuses what no method takes', async () => {
  for (const [what, bytes, expected] of wrongInputs) expect([what, await reaction(bytes)]).toEqual([what, expected]);
  await expectUnharmed();
});

test('a message larger than any is cut off', async () => {
  const closed = new Promise((resolve) => hostile.socket.on('close', resolve));
  hostile.socket.on('error', () => {});
  // The length alone, as a frame says it: 256 MiB and one byte. Nothing so long is ever sent.
  const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x10, 0, 0, 1, 0, 0, 0, 0]);
  Object(hostile.socket)._socket.write(head);
  await closed;
  await expectUnharmed();
});

test('forty megabytes of nonsense are answered like one byte of it', async () => {
  expect(await reaction(Buffer.alloc(40 * 1024 * 1024, 0x7f))).toBe('closed');
  await expectUnharmed();
});

test.each([
  ['empty maps', 0xa0],
  ['empty lists', 0x80],
  ['zeros', 0x00],
])('fifty million %s, a byte each, are refused before they are made', async (_what, byte) => {
  const head = Buffer.from([1, 0x83, 0x01, 0x65, ...Buffer.from('hello'), 0x9a, 0x02, 0xfa, 0xf0, 0x80]);
  expect(await reaction(Buffer.concat([head, Buffer.alloc(50_000_000, byte)]))).toBe('closed');
  await expectUnharmed();
});

test('a thousand calls at once: what is too much is refused, everything is answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, () => hostile.bridge.call('exportAll', { today: '2026-11-25' })),
  );
  const types = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.error.type)));
  expect(types).toContain('TooManyCalls');
  await expectUnharmed();
});

test('a window that never reads what it asked for harms nobody', async () => {
  hostile.socket.pause();
  for (let count = 0; count < 200; count++) hostile.socket.send(call(count, 'exportAll', { today: '2026-11-25' }));
  await expectUnharmed();
  hostile.socket.terminate();
});

test('notes nobody opened, and notes that are no such message, change nothing', async () => {
  for (const bytes of [[5], [5, 0], [5, 0xa0], [5, ...Buffer.from('sync')]]) hostile.socket.send(Buffer.from(bytes));
  await expectUnharmed();
});

test('whatever bytes come, the engine lives and the other window works', async () => {
  const methodNames = fc.constantFrom(...Object.keys(methods).filter((name) => name !== 'lock'), 'nothing');
  const wild = fc.anything({ withBigInt: false, withDate: false, withTypedArray: false, withSparseArray: false });
  const input = fc.oneof(
    wild,
    fc.record({ id: wild, today: wild, text: wild, commands: fc.array(wild), note: wild }, { requiredKeys: [] }),
    fc.record({
      commands: fc.array(
        fc.record(
          {
            op: fc.constantFrom('create', 'set', 'status', 'archive', 'widen', 'identify'),
            id: wild,
            kind: wild,
            fields: wild,
            field: wild,
            value: wild,
          },
          { requiredKeys: ['op'] },
        ),
      ),
    }),
  );
  const message = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(fc.constantFrom(1, 5), fc.uint8Array({ maxLength: 300 }))
      .map(([tag, bytes]) => Uint8Array.from([tag, ...bytes])),
    fc.tuple(fc.nat(), methodNames, input).map((list) => encodable(list)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 20 }), async (messages) => {
      const { socket } = await openBridge(scene.host.origin, scene.pass());
      for (const bytes of messages) if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
      await expectUnharmed();
      socket.close();
    }),
    { numRuns: 60 },
  );
}, 100_000);

/** What cannot be said in CBOR at all cannot be sent either. */
function encodable(list: unknown[]): Uint8Array {
  try {
    return call(...list);
  } catch {
    return call(1, 'nothing', {});
  }
}

test('what belongs to an open vault is refused behind the lock, whoever asks', async () => {
  unwrap(await honest.bridge.call('lock', {}));
  for (const [what, bytes, expected] of callsOfOpenVault)
    expect([what, await reaction(bytes)]).toEqual([what, expected]);
  unwrap(await honest.bridge.call('unlock', { passphrase: passphraseBytes() }));
  await expectUnharmed();
});

test('after all that, the vault is sound', async () => {
  await until(async () => (await honest.bridge.call('verify', {})).ok);
  expect(unwrap(await honest.bridge.call('verify', {}))).toMatchObject({ sound: true });
});
