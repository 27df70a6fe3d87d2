import { expect, test } from 'vitest';
import { packNameOf, readPack, sealedPack } from '../../../engine/packs/pack.ts';
import type { PackCarrier } from '../../../engine/packs/pack-carrier.ts';
import type { PackCache } from '../../../engine/packs/packs-here.ts';
import { sha256 } from '../../../engine/secret/derive.ts';
import { createFaultyFolder, type FaultyFolder } from '../../kit/faulty-folder.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { packCacheInMemory } from '../../kit/pack-cache-in-memory.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

function carrierOf(replica: LightReplica, folder: FaultyFolder, more: { cache?: PackCache; packBytes?: number } = {}) {
  const { cache, packBytes } = more;
  return createFolderCarrier({
    files: folder.files(),
    replica,
    clock: replica.clock,
    ...(cache && { cache }),
    ...(packBytes && { limits: { packBytes } }),
  });
}

function scene(count = 2, seed = 1) {
  const random = createRandom(seed);
  const group = createLightGroup(random, count);
  const [ada, bo] = group.replicas as [LightReplica, LightReplica];
  return { random, group, ada, bo, folder: createFaultyFolder(random) };
}

function expectSame(a: LightReplica, b: LightReplica, space: string): void {
  expect([...b.ids(space)].sort()).toEqual([...a.ids(space)].sort());
}

function passTime(replica: LightReplica, milliseconds: number): void {
  replica.clockAt.now += milliseconds;
}

const packsIn = (folder: FaultyFolder) => folder.paths().filter((path) => path.endsWith('.p'));

test('what one saves the other reads, and nothing is written or read twice', async () => {
  const { ada, bo, folder, group } = scene();
  for (let n = 0; n < 20; n++) ada.write();
  const [save, read] = [carrierOf(ada, folder), carrierOf(bo, folder)];
  expect(unwrap(await save.save())).toMatchObject({ packs: 1, envelopes: 21, unreadable: 0, skipped: [] });
  expect(packsIn(folder)).toHaveLength(1);
  expect(folder.paths().every((path) => /^[0-9a-f]{32}\/[0-9a-f]{40}\.p$/.test(path))).toBe(true);
  expect(unwrap(await save.save())).toMatchObject({ packs: 0, bytes: 0 });
  expect(unwrap(await read.read())).toMatchObject({ packs: 1, read: 1, received: 20, receipts: 1, skipped: [] });
  expectSame(ada, bo, group.space);
  const calls = folder.calls();
  expect(unwrap(await read.read())).toMatchObject({ packs: 1, read: 0, received: 0, bytes: 0 });
  // The medium, the folder, the tag folder, the size of the one file.
  expect(folder.calls() - calls).toBe(4);
  expect(unwrap(await read.save())).toMatchObject({ packs: 1, envelopes: 0 });
  unwrap(await save.read());
  expect(ada.receipts(group.space).find(({ device }) => device === bo.device)?.vector).toEqual(bo.vector());
  // Receipts are not answered by receipts for ever.
  for (let turn = 0; turn < 3; turn++)
    for (const carrier of [save, read])
      expect(unwrap(await carrier.sync())).toMatchObject({ saved: { packs: 0 }, read: { read: 0 } });
});

test('custody is what was read back from this folder since it was put in, and no more', async () => {
  const { ada, bo, folder, group } = scene();
  const id = ada.write();
  const carrier = carrierOf(ada, folder);
  expect(carrier.custody()[0]).toMatchObject({ at: undefined, packs: 0 });
  unwrap(await carrier.save());
  const [custody] = carrier.custody();
  expect(custody?.ids.has(id)).toBe(true);
  expect(custody?.vector).toEqual(ada.vector());
  expect(custody?.receipts).toEqual([{ device: ada.device, stamp: 1 }]);
  // Knowing what is in a pack by its table is not having read it back.
  const other = carrierOf(bo, folder);
  unwrap(
    await bo.receive([...(await all(ada, group.space)), ...ada.receipts(group.space).map((each) => each.envelope)]),
  );
  expect(unwrap(await other.read())).toMatchObject({ packs: 1, read: 0 });
  expect(other.custody()[0]).toMatchObject({ at: undefined, packs: 0 });
  unwrap(await other.save());
  expect(other.custody()[0]?.ids.has(id)).toBe(true);
  folder.pullOut();
  expect(await carrier.save()).toEqual({ ok: false, error: { type: 'FolderGone', path: '' } });
  expect(carrier.custody()[0]).toMatchObject({ at: undefined, packs: 0 });
  folder.putIn();
  expect(unwrap(await carrier.save())).toMatchObject({ packs: 0 });
  expect(carrier.custody()[0]?.ids.has(id)).toBe(true);
});

async function all(replica: LightReplica, space: string): Promise<Uint8Array[]> {
  const envelopes: Uint8Array[] = [];
  for await (const envelope of replica.envelopes(space, replica.ids(space))) envelopes.push(envelope);
  return envelopes;
}

test('a folder that somebody emptied holds nothing any more, and is filled again', async () => {
  const { ada, folder } = scene();
  ada.write();
  const carrier = carrierOf(ada, folder);
  unwrap(await carrier.save());
  folder.wipe();
  unwrap(await carrier.read());
  expect(carrier.custody()[0]).toMatchObject({ packs: 0, ids: new Set() });
  expect(unwrap(await carrier.save())).toMatchObject({ packs: 1, envelopes: 2 });
});

test('what belongs to another space is never written into a space’s packs', async () => {
  const { ada, folder, group, random } = scene();
  const others = createLightGroup(random, 1);
  const [other] = others.replicas as [LightReplica];
  const id = other.write();
  const [epoch] = other.spaces()[0]?.epochs ?? [];
  const mixed: LightReplica = {
    ...ada,
    ids: () => [...ada.ids(group.space), id],
    spaces: () => ada.spaces().map((space) => ({ ...space, epochs: [...space.epochs, ...(epoch ? [epoch] : [])] })),
    async *envelopes() {
      yield* ada.envelopes(group.space, ada.ids(group.space));
      yield* other.envelopes(others.space, [id]);
    },
  };
  expect(unwrap(await carrierOf(mixed, folder).save())).toMatchObject({ envelopes: 1, unreadable: 1 });
});

test('an empty mount point or another stick is not taken for the folder that was there', async () => {
  const { ada, folder, random } = scene();
  ada.write();
  const files = folder.files();
  const other = createFaultyFolder(random);
  other.medium = 2;
  let now = files;
  const carrier = createFolderCarrier({
    files: new Proxy(files, { get: (_target, key: keyof typeof files) => now[key] }),
    replica: ada,
    clock: ada.clock,
  });
  unwrap(await carrier.save());
  now = other.files();
  ada.write();
  expect(await carrier.save()).toEqual({ ok: false, error: { type: 'OtherFolder', path: '' } });
  expect(other.paths()).toEqual([]);
  expect(carrier.custody()[0]?.packs).toBe(0);
  now = files;
  expect(unwrap(await carrier.save())).toMatchObject({ packs: 1, envelopes: 1 });
});

test('a new device with an empty vault gets snapshot and tail, and is told how far it is', async () => {
  const { ada, folder, group } = scene();
  const carrier = carrierOf(ada, folder, { packBytes: 60_000 });
  for (let n = 0; n < 30; n++) ada.write(8_000);
  unwrap(await carrier.save());
  ada.write();
  unwrap(await carrier.save());
  expect(packsIn(folder).length).toBeGreaterThan(3);
  const newcomer = group.newcomer();
  const steps: number[] = [];
  let of = 0;
  const reader = carrierOf(newcomer, folder);
  const read = await reader.read((progress) => {
    expect(progress.done).toBeLessThanOrEqual(progress.of);
    steps.push(progress.done);
    ({ of } = progress);
  });
  expect(unwrap(read)).toMatchObject({ received: 32, skipped: [] });
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.at(-1)).toBe(of);
  expect(of).toBe(packsIn(folder).reduce((sum, path) => sum + folder.bytesOf(path).length, 0));
  expectSame(ada, newcomer, group.space);
});

test('what is foreign, damaged, half-copied, renamed, linked or newer is told, left alone, and keeps nothing good back', async () => {
  const { ada, bo, folder, group, random } = scene();
  const carrier = carrierOf(ada, folder);
  for (let n = 0; n < 6; n++) {
    ada.write(3_000);
    unwrap(await carrier.save());
  }
  const [a, b, c, d, e, f] = packsIn(folder) as [string, string, string, string, string, string];
  const tag = a.slice(0, 33);
  const name = (path: string) => path.slice(33);
  const flipped = Buffer.from(folder.bytesOf(a));
  flipped.writeUInt8(flipped.readUInt8(3_000) ^ 4, 3_000);
  folder.put(a, flipped);
  folder.put(b, folder.bytesOf(b).slice(0, 2_000));
  const [atC, atD] = [folder.bytesOf(c), folder.bytesOf(d)];
  folder.put(c, atD);
  folder.put(d, atC);
  folder.link(e);
  const newer = Buffer.from(folder.bytesOf(f));
  newer[0] = 9;
  folder.put(`${tag}${'1'.repeat(40)}.p`, newer);
  folder.put(`${tag}${'2'.repeat(40)}.p`, random.bytes(4_096 + 73 + 17));
  folder.put(`${tag}${'3'.repeat(40)}.p`, folder.bytesOf(f));
  const strangers = createLightGroup(random, 1).replicas[0] as LightReplica;
  const elsewhere = createFaultyFolder(random);
  unwrap(await carrierOf(strangers, elsewhere).save());
  const [foreign = ''] = packsIn(elsewhere);
  folder.put(`${tag}${name(foreign)}`, elsewhere.bytesOf(foreign));
  const junk = [
    'desktop.ini',
    '.DS_Store',
    `${name(f).slice(0, 40)}.sync-conflict-20261130-120000-ABCDEFG.p`,
    `.syncthing.${name(f)}.tmp`,
    'Grüße an alle.docx',
  ];
  for (const each of junk) folder.put(`${tag}${each}`, random.bytes(40));
  folder.put('.stfolder/x', random.bytes(4));
  folder.put('holiday.jpg', random.bytes(4_000));
  folder.put(`${tag}${'0'.repeat(16)}.abcdef01.tmp`, random.bytes(4));
  const before = folder.paths();
  const report = unwrap(await carrierOf(bo, folder).read());
  const why = new Map(report.skipped.map((each) => [each.name, each.why]));
  expect(why.get(name(a))).toBe('Damaged');
  expect(why.get(name(b))).toBe('WrongSize');
  expect(why.get(name(c))).toBe('WrongName');
  expect(why.get(name(d))).toBe('WrongName');
  expect(why.get(name(e))).toBe('Link');
  expect(why.get(`${'1'.repeat(40)}.p`)).toBe('NewerVersion');
  expect(why.get(`${'2'.repeat(40)}.p`)).toMatch(/Damaged|NewerVersion/);
  expect(why.get(name(foreign))).toBe('OtherGroup');
  for (const each of junk) expect(why.get(each)).toBe('Foreign');
  expect(why.get(`${'0'.repeat(16)}.abcdef01.tmp`)).toBe('Temporary');
  expect(why.has('holiday.jpg')).toBe(false);
  // Nothing was deleted by reading, and what was in the good ones and the swapped ones is there.
  expect(folder.paths()).toEqual(before);
  expect(bo.ids(group.space).length).toBeGreaterThanOrEqual(4);
  // Whoever has it writes anew what the bad ones named, under another name, and still deletes nothing.
  unwrap(await carrierOf(ada, folder).save());
  expect(folder.paths()).toEqual(expect.arrayContaining(before));
  const newcomer = group.newcomer();
  unwrap(await carrierOf(newcomer, folder).read());
  expectSame(ada, newcomer, group.space);
});

test('a pack of the right form that holds something else than its table says counts for nothing', async () => {
  const { ada, bo, folder } = scene();
  ada.write();
  unwrap(await carrierOf(ada, folder).save());
  const [path = ''] = packsIn(folder);
  const good = folder.bytesOf(path);
  const [epoch] = ada.spaces()[0]?.epochs ?? [];
  if (!epoch) throw new Error('no epoch');
  const contents: Uint8Array[] = [];
  const slices = async (from: number, length: number) => ({
    ok: true as const,
    value: good.slice(from, from + length),
  });
  const visit = async (_about: unknown, bytes: Uint8Array) => {
    contents.push(bytes);
    return undefined;
  };
  const { toc } = unwrap(await readPack(good.length, slices, epoch, { toc: () => true, envelope: visit }));
  const entries = toc.entries.map((entry, at) => (at === 1 ? { ...entry, id: '77'.repeat(32) } : entry));
  const bytes = Buffer.concat([...sealedPack({ ...toc, entries }, contents, epoch)]);
  folder.put(`${path.slice(0, 33)}${packNameOf(sha256(bytes))}`, bytes);
  const carrier = carrierOf(bo, folder);
  const report = unwrap(await carrier.sync());
  expect(report.read.skipped).toEqual([{ name: packNameOf(sha256(bytes)), why: 'Malformed' }]);
  expect(carrier.custody()[0]?.ids.has('77'.repeat(32))).toBe(false);
});

test('half-written files of this device go with the next save, another’s only when they are a day old', async () => {
  const { ada, bo, folder, random } = scene();
  ada.write(20_000);
  const clone = folder.clone(random);
  const carrier = carrierOf(ada, clone);
  clone.lastCalls = 5;
  expect((await carrier.save()).ok).toBe(false);
  expect(clone.paths().filter((path) => path.endsWith('.tmp'))).toHaveLength(1);
  clone.putIn();
  bo.write();
  unwrap(await carrierOf(bo, clone).save());
  expect(clone.paths().filter((path) => path.endsWith('.tmp'))).toHaveLength(1);
  unwrap(await carrier.save());
  expect(clone.paths().filter((path) => path.endsWith('.tmp'))).toHaveLength(0);
});

test('full, write-protected and pulled out are said as such, and what was there stays', async () => {
  const { ada, bo, folder, group } = scene();
  ada.write(5_000);
  const carrier = carrierOf(ada, folder);
  unwrap(await carrier.save());
  const before = folder.paths();
  const id = ada.write(50_000);
  folder.room = 20_000;
  expect(await carrier.save()).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
  // The half-written file does not keep the room that others need; what is small enough is written all the same.
  expect(folder.paths()).toEqual(expect.arrayContaining(before));
  expect(folder.paths().filter((path) => !path.endsWith('.p'))).toEqual([]);
  folder.room = Number.POSITIVE_INFINITY;
  folder.readOnly = true;
  expect(await carrier.save()).toMatchObject({ ok: false, error: { type: 'ReadOnly' } });
  expect(unwrap(await carrierOf(bo, folder).read()).received).toBe(1);
  folder.readOnly = false;
  folder.pullOut();
  expect(await carrier.read()).toMatchObject({ ok: false, error: { type: 'FolderGone' } });
  folder.putIn();
  expect(carrier.custody()[0]?.ids.has(id)).toBe(false);
  unwrap(await carrier.save());
  expect(carrier.custody()[0]?.ids.has(id)).toBe(true);
  unwrap(await carrierOf(bo, folder).read());
  expectSame(ada, bo, group.space);
});

test('a stick pulled out at any call of a reading leaves nothing unread once it is back', async () => {
  const { ada, folder, group } = scene();
  for (let n = 0; n < 3; n++) {
    ada.write(200_000);
    unwrap(await carrierOf(ada, folder).save());
  }
  for (let calls = 0, whole = false; !whole; calls++) {
    const newcomer = group.newcomer();
    const carrier = carrierOf(newcomer, folder);
    folder.lastCalls = calls;
    const read = await carrier.read();
    whole = read.ok;
    if (!read.ok) expect(read.error.type).toBe('FolderGone');
    folder.putIn();
    unwrap(await carrier.read());
    expectSame(ada, newcomer, group.space);
  }
});

test('a cache spares a later start the reading, but never the reading back', async () => {
  const { ada, bo, folder } = scene();
  ada.write(30_000);
  unwrap(await carrierOf(ada, folder).save());
  const { cache } = packCacheInMemory();
  unwrap(await carrierOf(bo, folder, { cache }).read());
  const again = carrierOf(bo, folder, { cache });
  const calls = folder.calls();
  expect(unwrap(await again.read())).toMatchObject({ packs: 1, read: 0 });
  expect(folder.calls() - calls).toBe(4);
  expect(again.custody()[0]?.packs).toBe(0);
  unwrap(await again.save());
  expect(again.custody()[0]?.packs).toBeGreaterThan(0);
});

test('a cache keeps nothing of packs that are no more, whoever removed them and whenever', async () => {
  const { ada, bo, folder } = scene();
  const { cache, packs } = packCacheInMemory();
  const carrier = carrierOf(ada, folder, { cache });
  for (let day = 0; day < 8; day++) {
    await saveMany(carrier, ada, 10);
    passTime(ada, 3_600_000);
  }
  unwrap(await carrier.save());
  expect(packs()).toBeGreaterThan(0);
  // While Ada's laptop is off, Bo puts together what Ada knows.
  passTime(bo, 3_600_000);
  await saveMany(carrierOf(bo, folder), bo, 70);
  passTime(bo, 3_600_000);
  unwrap(await carrierOf(bo, folder).sync());
  unwrap(await carrierOf(ada, folder, { cache }).sync());
  unwrap(await carrierOf(ada, folder, { cache }).read());
  expect(packs()).toBe(packsIn(folder).length);
});

async function saveMany(carrier: PackCarrier, replica: LightReplica, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    replica.write();
    unwrap(await carrier.save());
  }
}

test('files stay few while nobody acknowledges, and nothing is dropped', async () => {
  const { ada, folder, group } = scene(2);
  const carrier = carrierOf(ada, folder);
  for (let day = 0; day < 40; day++) {
    await saveMany(carrier, ada, 10);
    passTime(ada, 3_600_000);
  }
  unwrap(await carrier.save());
  expect(packsIn(folder).length).toBeLessThan(45);
  const newcomer = group.newcomer();
  unwrap(await carrierOf(newcomer, folder).read());
  expectSame(ada, newcomer, group.space);
});

test('while people write without a pause, files stay few too', async () => {
  const { ada, bo, folder } = scene();
  const carriers = [ada, bo].map((replica) => ({ replica, carrier: carrierOf(replica, folder) }));
  let most = 0;
  for (let minute = 0; minute < 180; minute++) {
    for (const { replica, carrier } of carriers)
      for (let n = 0; n < 2; n++) {
        replica.write();
        unwrap(await carrier.sync({ receipts: 'seldom' }));
        passTime(replica, 15_000);
      }
    most = Math.max(most, packsIn(folder).length);
  }
  // Four a minute, and ten minutes in which what was put together has to lie beside what it is made of.
  expect(most).toBeLessThan(120);
});

test('a stick without room for putting packs together still takes what is new, and is not asked again at once', async () => {
  const { ada, folder, group } = scene(1);
  const carrier = carrierOf(ada, folder);
  await saveMany(carrier, ada, 33);
  folder.room = 6_000;
  const id = ada.write();
  expect(unwrap(await carrier.save()).packs).toBe(1);
  const calls = folder.calls();
  expect(unwrap(await carrier.save())).toMatchObject({ packs: 0, removed: 0 });
  expect(folder.calls() - calls).toBe(3 + packsIn(folder).length);
  folder.room = Number.POSITIVE_INFINITY;
  passTime(ada, 3_600_000);
  expect(unwrap(await carrier.save()).packs).toBe(1);
  const newcomer = group.newcomer();
  unwrap(await carrierOf(newcomer, folder).read());
  expectSame(ada, newcomer, group.space);
  expect(newcomer.holds(group.space, id)).toBe(true);
});

test('once all members have said that they have it, a snapshot stands in for the tail', async () => {
  const { ada, bo, folder, group } = scene(2);
  const [a, b] = [carrierOf(ada, folder), carrierOf(bo, folder)];
  ada.write();
  unwrap(await a.save());
  for (let n = 0; n < 31; n++) {
    ada.write();
    unwrap(await a.save());
  }
  unwrap(await b.sync());
  ada.write();
  unwrap(await a.sync());
  unwrap(await b.sync());
  unwrap(await a.sync());
  passTime(ada, 3_600_000);
  unwrap(await a.sync());
  const [custody] = a.custody();
  expect(custody?.packs).toBeLessThan(5);
  expect(packsIn(folder)).toHaveLength(custody?.packs ?? 0);
  const newcomer = group.newcomer();
  unwrap(await carrierOf(newcomer, folder).read());
  expectSame(ada, newcomer, group.space);
});

test('a pack that was damaged is not removed for, and a damaged one covers nothing', async () => {
  const { ada, folder, group } = scene(1);
  const carrier = carrierOf(ada, folder);
  await saveMany(carrier, ada, 33);
  const before = packsIn(folder);
  ada.write();
  unwrap(await carrier.save());
  const [merged = ''] = packsIn(folder).filter((path) => !before.includes(path) && folder.bytesOf(path).length > 8_192);
  expect(merged).not.toBe('');
  const bytes = Buffer.from(folder.bytesOf(merged));
  bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000);
  folder.put(merged, bytes);
  passTime(ada, 3_600_000);
  expect(unwrap(await carrier.save()).removed).toBe(0);
  const newcomer = group.newcomer();
  unwrap(await carrierOf(newcomer, folder).read());
  expectSame(ada, newcomer, group.space);
});
