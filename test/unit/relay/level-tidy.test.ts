import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLevelStore } from '../../../relay/level-store.ts';
import type { Put, RelayStore, SignedList } from '../../../relay/store.ts';

const now = 20_000 * 86_400_000;
const most = { writerBytes: 1e9, writerEntriesToday: 1e6, accountBytes: 1e9, accountEntriesToday: 1e6 };
const never = { supersededBefore: 0, removedBefore: 0, idleBefore: 0, vouchersBefore: 0 };
const goesOn = () => true;

async function newStore() {
  const folder = await mkdtemp(join(tmpdir(), 'samband-tidy-'));
  let store = await openLevelStore(folder);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return {
    store: () => store,
    restart: async () => {
      await store.close();
      store = await openLevelStore(folder);
    },
    megabytes: async () => {
      let bytes = 0;
      for (const name of await readdir(join(folder, 'store')))
        bytes += (await stat(join(folder, 'store', name)).catch(() => ({ size: 0 }))).size;
      return bytes / 2 ** 20;
    },
  };
}

async function newAccount(store: RelayStore): Promise<SignedList> {
  const random = () => randomBytes(32);
  const voucher = random();
  await store.addVoucher({ hash: voucher, quota: { bytes: 1e9, entriesPerDay: 1e6 }, until: now });
  const list = { account: random(), number: 1, log: random(), raw: randomBytes(80), signature: randomBytes(64) };
  expect(await store.openAccount({ voucher, list, cost: 80, now, running: now })).toBe('done');
  return list;
}

function putOf({ account, log }: SignedList, size = 250_000): Put {
  const blob = randomBytes(size);
  const id = createHash('sha256').update(blob).digest();
  const cost = blob.length + 256;
  return { account, log, newest: 1, writer: account, label: id, id, blob, cost, now, most };
}

async function putMany(store: RelayStore, list: SignedList, count: number): Promise<readonly Put[]> {
  const puts = Array.from({ length: count }, () => putOf(list));
  for (const put of puts) expect(await store.put(put)).toMatchObject({ type: 'number' });
  return puts;
}

async function remove(store: RelayStore, { account, log }: SignedList, puts: readonly Put[]) {
  const removal = { account, log, newest: 1, ids: puts.map(({ id }) => id), kept: [], running: now };
  expect(await store.remove(removal)).toBe('done');
}

async function expectWhole(store: RelayStore, puts: readonly Put[]) {
  for (const put of puts) expect(Buffer.from(put.blob).equals((await store.blob(put.log, put.id)) ?? id0)).toBe(true);
}
const id0 = new Uint8Array();

test('what was removed is given back to the disk, and what was kept is served meanwhile', async () => {
  const { store, megabytes } = await newStore();
  const list = await newAccount(store());
  const puts = await putMany(store(), list, 320);
  await remove(store(), list, puts.slice(16));
  expect(await megabytes()).toBeGreaterThan(50);
  let tidying = true;
  const tidied = store()
    .tidy?.(false, goesOn)
    .finally(() => {
      tidying = false;
    });
  const waits: number[] = [];
  while (tidying) {
    const started = performance.now();
    expect(await store().put(putOf(list, 1_000))).toMatchObject({ fresh: true });
    waits.push(performance.now() - started);
    await new Promise((go) => setTimeout(go, 2));
  }
  expect(await tidied).toBe(true);
  expect(await megabytes()).toBeLessThan(12);
  expect(Math.max(...waits)).toBeLessThan(2_000);
  await expectWhole(store(), puts.slice(0, 16));
  // There is nothing more to do, also where the disk is nearly full.
  expect(await store().tidy?.(true, goesOn)).toBe(false);
});

test('so is what closed accounts held, also where the relay was started again before', async () => {
  const { store, restart, megabytes } = await newStore();
  const [closed, open] = [await newAccount(store()), await newAccount(store())];
  const kept = await putMany(store(), open, 20);
  await putMany(store(), closed, 160);
  expect(await store().closeAccount({ account: closed.account, newest: 1 })).toBe('done');
  while (await store().trim(never));
  await restart();
  expect(await store().tidy?.(false, goesOn)).toBe(true);
  expect(await megabytes()).toBeLessThan(12);
  await expectWhole(store(), kept);
});

test('a little is not worth it, unless the disk is nearly full; one that is to end does no more', async () => {
  const { store, restart, megabytes } = await newStore();
  const list = await newAccount(store());
  const puts = await putMany(store(), list, 32);
  // What was put and removed since LevelDB last made a table, 16 MB at most, stays in one until there is another.
  await restart();
  await remove(store(), list, puts);
  expect(await store().tidy?.(false, goesOn)).toBe(false);
  const before = await megabytes();
  expect(await store().tidy?.(true, () => false)).toBe(true);
  expect(await megabytes()).toBeCloseTo(before, 0);
  expect(await store().tidy?.(true, goesOn)).toBe(true);
  expect(await megabytes()).toBeLessThan(2);
});
