/** Every row of the table of discovery: two real processes in two namespaces on a bridge. */
import { expect } from 'vitest';
import { comrades, person, randomKey } from '../../kit/lan-people.ts';
import { type Computer, type Room, roomTest, type Speaking } from '../../kit/namespaces.ts';

const needs = ['ip', 'bridge'];
const needsFilter = [...needs, 'nft'];

interface Scene {
  readonly room: Room;
  readonly computers: readonly [Computer, Computer];
  readonly ida: Speaking;
  readonly bo: Speaking;
  readonly idaPort: number;
  readonly boPort: number;
  readonly boDevice: string;
}

async function twoInARoom(room: Room, prepare: (one: Computer, other: Computer) => void = () => {}): Promise<Scene> {
  const computers = [await room.computer(2), await room.computer(3)] as const;
  prepare(...computers);
  const people = comrades();
  const ida = computers[0].start('lan-peer.js', people.idaOptions);
  const bo = computers[1].start('lan-peer.js', people.boOptions);
  const [idaReady, boReady] = await Promise.all([ida.next('ready'), bo.next('ready')]);
  const [idaPort, boPort] = [Number(idaReady['port']), Number(boReady['port'])];
  return { room, computers, ida, bo, idaPort, boPort, boDevice: people.bo.device };
}

/** Both find each other at an address that can be dialled, and speak over it. */
async function expectFound(scene: Scene, host?: string): Promise<void> {
  const { ida, bo, boPort } = scene;
  const like = { port: boPort, ...(host !== undefined && { host }) };
  const [found] = await Promise.all([ida.next('found', like, 8_000), bo.next('found', { port: scene.idaPort }, 8_000)]);
  await expectTalk(scene, String(found['host']));
}

async function expectTalk({ ida, bo, boPort, boDevice }: Scene, host: string): Promise<void> {
  ida.say({ do: 'dial', host, port: boPort });
  expect(await ida.next('dialled')).toMatchObject({ outcome: 'connected' });
  expect(await ida.next('channel')).toMatchObject({ peer: boDevice });
  await bo.next('channel');
  ida.say({ do: 'send', text: 'hei' });
  await bo.next('frame', { text: 'hei' });
}

roomTest('default route on the LAN', { needs }, async (room) => {
  const scene = await twoInARoom(room, (...both) => {
    for (const computer of both) computer.run('ip', 'route', 'add', 'default', 'via', '192.168.77.1');
  });
  await expectFound(scene);
});

roomTest('no gateway, as on a hotspot; nobody ever finds himself', { needs }, async (room) => {
  const scene = await twoInARoom(room);
  await expectFound(scene, '192.168.77.3');
  await scene.ida.next('found', { host: 'fe80::3%lan0' });
  await expectTalk(scene, 'fe80::3%lan0');
  const own = scene.ida.lines.filter(({ event, port }) => event === 'found' && port === scene.idaPort);
  expect(own).toEqual([]);
  scene.ida.say({ do: 'facts' });
  const facts = await scene.ida.next('facts');
  expect(facts['ownHeard']).toBeGreaterThan(0);
  expect(facts).toMatchObject({ verdict: 'Connected' });
});

roomTest('a VPN owns the default route', { needs }, async (room) => {
  const scene = await twoInARoom(room, (one, other) => {
    one.joinVpn('10.8.2.2');
    other.joinVpn('10.8.2.3');
  });
  await expectFound(scene, '192.168.77.3');
  expect(scene.ida.lines.filter(({ host }) => String(host).startsWith('10.8.'))).toEqual([]);
});

roomTest('a VPN owns the default route and nobody is there: the VPN is named', { needs }, async (room) => {
  const computer = await room.computer(2);
  computer.joinVpn('10.8.2.2');
  const ida = computer.start('lan-peer.js', comrades().idaOptions);
  await ida.next('ready');
  const { facts } = await verdictAfter(ida, 5_500);
  expect(facts).toMatchObject({ verdict: 'VpnInTheWay' });
});

roomTest('multicast is dropped', { needs: needsFilter }, async (room) => {
  room.filter('meta pkttype multicast drop');
  await expectFound(await twoInARoom(room), '192.168.77.3');
});

roomTest('IPv4 broadcast is dropped', { needs: needsFilter }, async (room) => {
  room.filter('ether daddr ff:ff:ff:ff:ff:ff ip protocol udp drop');
  await expectFound(await twoInARoom(room), 'fe80::3%lan0');
});

roomTest(
  'multicast and broadcast are dropped: nobody is found, the typed address works',
  { needs: needsFilter },
  async (room) => {
    room.filter('ether daddr ff:ff:ff:ff:ff:ff ip protocol udp drop', 'meta pkttype multicast drop');
    const scene = await twoInARoom(room);
    const { verdict } = await verdictAfter(scene.ida, 5_500);
    expect(verdict).toBe('AloneOrKeptApart');
    expect(scene.ida.lines.some(({ event }) => event === 'found')).toBe(false);
    await expectTalk(scene, '192.168.77.3');
  },
);

roomTest(
  'client isolation: a typed address gets no answer, and that is said within five seconds',
  { needs },
  async (room) => {
    const scene = await twoInARoom(room);
    for (const { number } of scene.computers)
      room.atBridge('bridge', 'link', 'set', 'dev', `port${number}`, 'isolated', 'on');
    scene.ida.say({ do: 'dial', host: '192.168.77.3', port: scene.boPort });
    const dialled = await scene.ida.next('dialled', {}, 8_000);
    expect(['TimedOut', 'Unreachable']).toContain(dialled['outcome']);
    expect(dialled['milliseconds']).toBeLessThan(5_000);
    scene.ida.say({ do: 'facts' });
    const facts = await scene.ida.next('facts');
    expect(facts).toMatchObject({
      verdict: 'TypedNoAnswer',
      next: ['checkAddress', 'allowThere', 'hotspot', 'stick', 'relay'],
    });
    process.stdout.write(`client isolation: said after ${dialled['milliseconds']} ms (${dialled['outcome']})\n`);
  },
);

roomTest(
  'client isolation from the start: nobody is found, own beacons come back, and that is said',
  { needs },
  async (room) => {
    const scene = await twoInARoom(room, (...both) => {
      for (const { number } of both) room.atBridge('bridge', 'link', 'set', 'dev', `port${number}`, 'isolated', 'on');
    });
    const { verdict, facts } = await verdictAfter(scene.ida, 5_500);
    expect(verdict).toBe('AloneOrKeptApart');
    expect(facts).toMatchObject({ found: 0 });
    expect(facts['ownHeard']).toBeGreaterThan(3);
  },
);

roomTest('40 % of all packets are lost', { needs: needsFilter }, async (room) => {
  room.filter('numgen random mod 100 < 40 drop');
  const scene = await twoInARoom(room);
  const found = await scene.ida.next('found', { port: scene.boPort }, 8_000);
  await scene.bo.next('found', { port: scene.idaPort }, 8_000);
  // One dial may fail: TCP waits longer than four seconds after three lost packets. Whoever is heard is dialled again.
  for (let tries = 0; tries < 10; tries++) {
    scene.ida.say({ do: 'dial', host: String(found['host']), port: scene.boPort });
    const { outcome } = await scene.ida.next('dialled');
    if (outcome === 'connected') return;
  }
  expect.fail('ten dials failed');
});

roomTest('a changed address is heard of without being lost first', { needs }, async (room) => {
  const scene = await twoInARoom(room);
  await scene.ida.next('found', { host: '192.168.77.3' });
  scene.computers[1].run('ip', 'addr', 'flush', 'dev', 'lan0', 'scope', 'global');
  scene.computers[1].run('ip', 'addr', 'add', '192.168.77.33/24', 'broadcast', '+', 'dev', 'lan0');
  await scene.ida.next('found', { host: '192.168.77.33' }, 8_000);
  await expectTalk(scene, '192.168.77.33');
  await scene.ida.next('lost', { host: '192.168.77.3' }, 12_000);
});

roomTest('the network comes only after Meet was switched on', { needs }, async (room) => {
  const scene = await twoInARoom(room, (one) => one.run('ip', 'link', 'set', 'lan0', 'down'));
  scene.ida.say({ do: 'facts' });
  expect(await scene.ida.next('facts')).toMatchObject({ verdict: 'NoNetwork' });
  scene.computers[0].run('sh', '-ec', 'ip link set lan0 up; ip addr add fe80::2/64 dev lan0 nodad || true');
  await expectFound(scene);
});

roomTest(
  'two vaults on one computer find each other, and a third on another computer finds both',
  { needs },
  async (room) => {
    const [one, other] = [await room.computer(2), await room.computer(3)];
    const people = comrades();
    const both = [people.idaOptions, people.boOptions].map((options) => one.start('lan-peer.js', options));
    const far = other.start('lan-peer.js', people.options(person()));
    const ports = await Promise.all(both.map(async (each) => Number((await each.next('ready'))['port'])));
    for (const [index, each] of both.entries())
      await each.next('found', { host: '192.168.77.2', port: ports[1 - index] }, 8_000);
    for (const port of ports) await far.next('found', { host: '192.168.77.2', port }, 8_000);
  },
);

roomTest('a device with twenty spaces is heard under each of them', { needs }, async (room) => {
  const [one, other] = [await room.computer(2), await room.computer(3)];
  const keys = Array.from({ length: 20 }, (_, index) => randomKey(`space ${index}`));
  const people = comrades({ keys });
  const ida = one.start('lan-peer.js', people.idaOptions);
  other.start('lan-peer.js', people.boOptions);
  for (const { id } of keys) await ida.next('found', { keyId: id, host: '192.168.77.3' }, 10_000);
});

roomTest('suspended and resumed: given up while asleep, found again at once after', { needs }, async (room) => {
  const scene = await twoInARoom(room);
  await expectFound(scene, '192.168.77.3');
  const asleep = Date.now();
  scene.bo.signal('SIGSTOP');
  const ended = await scene.ida.next('ended', {}, 8_000);
  expect(ended).toMatchObject({ how: 'vanished' });
  expect(Number(ended['at']) - asleep).toBeLessThan(5_000);
  await scene.ida.next('lost', { host: '192.168.77.3' }, 12_000);
  scene.bo.signal('SIGCONT');
  await scene.ida.next('found', { host: '192.168.77.3' }, 8_000);
  await scene.bo.next('found', { host: '192.168.77.2' }, 8_000);
  await expectTalk(scene, '192.168.77.3');
});

roomTest(
  'a pulled cable is noticed at both ends within five seconds, in the middle of a transfer too',
  { needs },
  async (room) => {
    for (const isBusy of [false, true]) {
      const scene = await twoInARoomAt(room, isBusy ? [6, 7] : [4, 5]);
      await expectTalk(scene, scene.computers[1].address);
      if (isBusy) scene.ida.say({ do: 'pour' });
      const pulled = Date.now();
      room.atBridge('ip', 'link', 'set', `port${scene.computers[1].number}`, 'down');
      const [here, there] = await Promise.all([scene.ida.next('ended', {}, 9_000), scene.bo.next('ended', {}, 9_000)]);
      expect([here['how'], there['how']]).toEqual(['vanished', 'vanished']);
      for (const each of [here, there]) expect(Number(each['at']) - pulled).toBeLessThan(5_000);
    }
  },
);

async function twoInARoomAt(room: Room, [first, second]: readonly [number, number]): Promise<Scene> {
  return twoInARoom({ ...room, computer: (number) => room.computer(number === 2 ? first : second) });
}

async function verdictAfter(one: Speaking, milliseconds: number) {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  one.say({ do: 'facts' });
  const facts = await one.next('facts');
  return { verdict: facts['verdict'], facts };
}
