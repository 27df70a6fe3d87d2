/** A third computer on the network plays the attacker: refused, nothing read, and the next honest connection is quick. */
import { expect } from 'vitest';
import { comrades, person, randomKey } from '../../kit/lan-people.ts';
import { type Computer, type Room, roomTest, type Speaking } from '../../kit/namespaces.ts';

const needs = ['ip', 'bridge'];

interface Scene extends Pick<ReturnType<typeof comrades>, 'door' | 'options' | 'idaOptions'> {
  readonly ida: Speaking;
  readonly bo: Speaking;
  /** Where Bo listens. */
  readonly to: { readonly host: string; readonly port: number };
  readonly evesComputer: Computer;
  readonly eve: Speaking;
}

async function threeInARoom(room: Room): Promise<Scene> {
  const [idas, bos, evesComputer] = [await room.computer(2), await room.computer(3), await room.computer(4)];
  const people = comrades({ discover: false });
  const ida = idas.start('lan-peer.js', people.idaOptions);
  const bo = bos.start('lan-peer.js', people.boOptions);
  const eve = evesComputer.start('lan-attacker.js', {});
  const [boReady] = await Promise.all([bo.next('ready'), ida.next('ready'), eve.next('ready')]);
  const to = { host: bos.address, port: Number(boReady['port']) };
  return { ...people, ida, bo, to, evesComputer, eve };
}

/** An honest dial and a word; returns how long the dial took. */
async function honest({ ida, bo, to }: Scene, text: string): Promise<number> {
  ida.say({ do: 'dial', ...to });
  const dialled = await ida.next('dialled');
  expect(dialled).toMatchObject({ outcome: 'connected' });
  ida.say({ do: 'send', text });
  await bo.next('frame', { text });
  return Number(dialled['milliseconds']);
}

const channelsOf = ({ lines }: Speaking) => lines.filter(({ event }) => event === 'channel').length;
const framesOf = ({ lines }: Speaking) => lines.filter(({ event }) => event === 'frame').length;

roomTest(
  'wrong door key, non-member, removed member, and the newest key without membership',
  { needs },
  async (room) => {
    const scene = await threeInARoom(room);
    const { bo, to, evesComputer, door } = scene;
    const stranger = person();
    for (const [doors, outcome, why] of [
      [[randomKey('guessed')], 'WrongDoor', 'WrongDoor'],
      // A removed member holds old door keys, which are answered for a year, and is a stranger by his device all the same.
      [[door], 'NotAdmitted', 'NotAMember'],
      [[randomKey('guessed'), door], 'NotAdmitted', 'NotAMember'],
    ] as const) {
      const eve = evesComputer.start('lan-peer.js', scene.options(stranger));
      await eve.end();
      const intruder = evesComputer.start('lan-peer.js', { ...scene.options(stranger), doors, members: 'anyone' });
      await intruder.next('ready');
      intruder.say({ do: 'dial', ...to });
      expect(await intruder.next('dialled')).toMatchObject({ outcome });
      await bo.next('refused', { why });
      expect(channelsOf(intruder)).toBe(0);
    }
    expect(channelsOf(bo)).toBe(0);
    expect(await honest(scene, 'after strangers')).toBeLessThan(1_000);
    expect(channelsOf(bo)).toBe(1);
  },
);

roomTest('an impostor who listens with the door key is no member: nothing is sent to him', { needs }, async (room) => {
  const scene = await threeInARoom(room);
  const impostor = scene.evesComputer.start('lan-peer.js', { ...scene.options(person()), members: 'anyone' });
  const { port } = await impostor.next('ready');
  scene.ida.say({ do: 'dial', host: scene.evesComputer.address, port });
  expect(await scene.ida.next('dialled')).toMatchObject({ outcome: 'NotAMember' });
  expect(channelsOf(scene.ida)).toBe(0);
  await impostor.next('ended');
  expect(framesOf(impostor)).toBe(0);
  await honest(scene, 'after the impostor');
});

roomTest(
  'whoever ends TLS in the middle gets random bytes from one side and nothing from the other',
  { needs },
  async (room) => {
    const scene = await threeInARoom(room);
    const { ida, bo, to, eve, evesComputer } = scene;
    eve.say({ do: 'middle', to });
    const { port } = await eve.next('listening');
    ida.say({ do: 'dial', host: evesComputer.address, port });
    expect(await ida.next('dialled')).toMatchObject({ outcome: 'WrongDoor' });
    await bo.next('refused', { why: 'WrongDoor' });
    expect(await eve.next('middleSaw')).toMatchObject({ fromDialler: 512, fromListener: 0 });
    eve.say({ do: 'replay', to, what: 'proofs' });
    expect(await eve.next('replayed')).toMatchObject({ sent: 512, bytes: 0 });
    expect(channelsOf(bo)).toBe(0);
    await honest(scene, 'after the middle');
  },
);

roomTest('a recorded session that is played again opens nothing', { needs }, async (room) => {
  const scene = await threeInARoom(room);
  const { ida, bo, to, eve, evesComputer } = scene;
  eve.say({ do: 'tap', to });
  const { port } = await eve.next('listening');
  ida.say({ do: 'dial', host: evesComputer.address, port });
  expect(await ida.next('dialled')).toMatchObject({ outcome: 'connected' });
  ida.say({ do: 'send', text: 'said once' });
  await bo.next('frame', { text: 'said once' });
  eve.say({ do: 'replay', to, what: 'bytes' });
  expect(Number((await eve.next('replayed'))['sent'])).toBeGreaterThan(900);
  await bo.next('refused', { why: 'NoTls' });
  expect([channelsOf(bo), framesOf(bo)]).toEqual([1, 1]);
  await honest(scene, 'after the replay');
});

roomTest(
  'a prober sees a certificate of nobody and not one byte, garbage gets none either',
  { needs },
  async (room) => {
    const scene = await threeInARoom(room);
    const { bo, to, eve } = scene;
    eve.say({ do: 'probe', to });
    const anybody = { subject: { CN: 'localhost' }, issuer: { CN: 'localhost' }, bytes: 0 };
    expect(await eve.next('probed')).toMatchObject(anybody);
    await bo.next('refused', { why: 'TooSlow' });
    eve.say({ do: 'fuzz', to, rounds: 200 });
    expect(await eve.next('fuzzed')).toMatchObject({ got: 0 });
    expect(channelsOf(bo)).toBe(0);
    const milliseconds = await honest(scene, 'after garbage');
    process.stdout.write(`honest dial after 200 garbage connections: ${milliseconds} ms\n`);
    expect(milliseconds).toBeLessThan(1_000);
  },
);

roomTest(
  'a member who sends what no honest side sends is cut off: a length of 1 GiB, noise',
  { needs },
  async (room) => {
    const scene = await threeInARoom(room);
    const { bo, to, eve, ida } = scene;
    bo.say({ do: 'facts' });
    const before = await bo.next('facts');
    const bytes = ['40000000', 'ffffffff00', '00100001', 'random', '00000000'.repeat(3)];
    eve.say({ do: 'fuzzFrames', to, me: scene.idaOptions, bytes });
    for (const each of bytes) {
      expect(await eve.next('framesFuzzed')).toMatchObject({ proven: true });
      // Empty frames are "still here", after which a mute member is given up like anybody.
      const how = /^0+$/.test(each) ? 'vanished' : 'protocol';
      if (each !== 'random') expect(await bo.next('ended')).toMatchObject({ how });
      else await bo.next('ended');
    }
    bo.say({ do: 'facts' });
    const after = await bo.next('facts');
    expect(Number(after['rss']) - Number(before['rss'])).toBeLessThan(100 * 1024 * 1024);
    expect(channelsOf(ida)).toBe(0);
    await honest(scene, 'after noise');
  },
);

roomTest('10,000 half-open connections keep nobody out and take no memory', { needs }, async (room) => {
  const scene = await threeInARoom(room);
  const { bo, to, eve } = scene;
  const calm = await honest(scene, 'before');
  bo.say({ do: 'facts' });
  const before = await bo.next('facts');
  const during: number[] = [];
  for (const startTls of [false, true]) {
    eve.say({ do: 'hold', to, count: 5_000, startTls });
    during.push(await honest(scene, `while they come ${startTls}`));
    const held = await eve.next('held', {}, 60_000);
    during.push(await honest(scene, `while they stay ${startTls}`));
    process.stdout.write(
      `half-open: ${held['open']} connections in ${held['milliseconds']} ms, ${held['failed']} failed\n`,
    );
    expect(Number(held['open'])).toBeGreaterThan(4_000);
  }
  bo.say({ do: 'facts' });
  const after = await bo.next('facts');
  const grown = Math.round((Number(after['rss']) - Number(before['rss'])) / 1024 / 1024);
  process.stdout.write(`honest dial: ${calm} ms before, ${during.join(', ')} ms meanwhile; memory ${grown} MB more\n`);
  expect(Math.max(...during)).toBeLessThan(2_000);
  expect(Number(after['unproven'])).toBeLessThanOrEqual(16);
  expect(grown).toBeLessThan(100);
});

roomTest(
  'a flood of beacons that are none costs little, and comrades find each other in it',
  { needs },
  async (room) => {
    const [idas, bos, eves] = [await room.computer(2), await room.computer(3), await room.computer(4)];
    const people = comrades();
    const eve = eves.start('lan-attacker.js', {});
    await eve.next('ready');
    eve.say({ do: 'noise', to: '192.168.77.255', seconds: 4 });
    const started = Date.now();
    const ida = idas.start('lan-peer.js', people.idaOptions);
    const bo = bos.start('lan-peer.js', people.boOptions);
    const found = await Promise.all([ida.next('found', {}, 8_000), bo.next('found', {}, 8_000)]);
    const { sent } = await eve.next('noiseOver');
    ida.say({ do: 'facts' });
    const { cpu } = await ida.next('facts');
    const slowest = Math.max(...found.map(({ at }) => Number(at))) - started;
    process.stdout.write(
      `in ${sent} false beacons of 4 s: found after ${slowest} ms with the start of both, ${cpu} ms of processor\n`,
    );
  },
);
