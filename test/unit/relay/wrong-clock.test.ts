import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { expect, onTestFinished, test } from 'vitest';
import { openLevelStore } from '../../../relay/level-store.ts';
import { usualLimits } from '../../../relay/limits.ts';
import { createPresence } from '../../../relay/presence.ts';
import { createRetention } from '../../../relay/retention.ts';
import { startRunningTime } from '../../../relay/running-time.ts';
import type { RelayStore, SignedList } from '../../../relay/store.ts';

// A relay as main.ts puts it together, on a real store, with a clock that can be set and one that cannot. What is deleted depends on
// how long it ran alone.
const day = 86_400_000;
const minute = 60_000;
const trueNow = 20_788 * day;
const blob = Buffer.from('what somebody needs');
const id = createHash('sha256').update(blob).digest();
const most = { writerBytes: 1e9, writerEntriesToday: 1e6, accountBytes: 1e9, accountEntriesToday: 1e6 };

async function newStore() {
  const folder = await mkdtemp(join(tmpdir(), 'samband-clock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A start of the relay on this folder, its clock where `wall` says. */
async function start(folder: string, wall: number, limits: Partial<typeof usualLimits> = {}) {
  const store = await openLevelStore(folder);
  const clock = { wall, steady: 0 };
  const now = () => clock.wall;
  const steady = () => clock.steady;
  const leaps: number[] = [];
  const running = await startRunningTime({ store, now, steady, onLeap: (by) => leaps.push(by) });
  const presence = createPresence(store, running.now);
  const trim = createRetention({ store, limits: { ...usualLimits, ...limits }, running, now, steady });
  return {
    store,
    clock,
    running,
    presence,
    leaps,
    runs: async (minutes: number) => {
      for (let count = 0; count < minutes; count += 5) {
        clock.wall += 5 * minute;
        clock.steady += 5 * minute;
        await presence.look();
        await trim();
      }
    },
  };
}

/** An account with a blob in its log, and one in a log that was replaced. */
async function newAccount(store: RelayStore, now: number, running: number) {
  const hash = randomBytes(32);
  const random = () => randomBytes(32);
  await store.addVoucher({ hash, quota: { bytes: 1e9, entriesPerDay: 1e6 }, until: now + day });
  const list: SignedList = {
    account: random(),
    number: 1,
    log: random(),
    raw: randomBytes(80),
    signature: randomBytes(64),
  };
  expect(await store.openAccount({ voucher: hash, list, cost: 80, now, running })).toBe('done');
  const next = { ...list, number: 2, log: random(), raw: randomBytes(80) };
  const put = (log: Uint8Array, newest: number) => {
    const { account } = list;
    return store.put({ account, log, newest, writer: account, label: id, id, blob, cost: 300, now, most });
  };
  expect(await put(list.log, 1)).toMatchObject({ number: 1 });
  const replacing = { list: next, newest: 1, cost: 80, mostLogs: 9, mostListBytes: 1e6, running };
  expect(await store.replaceList(replacing)).toBe('done');
  expect(await put(next.log, 2)).toMatchObject({ number: 1 });
  return { account: list.account, logs: [list.log, next.log] };
}

async function expectWhole(store: RelayStore, { account, logs }: Awaited<ReturnType<typeof newAccount>>) {
  expect(await store.account(account)).toBeDefined();
  for (const log of logs) expect(await store.blob(log, id)).toEqual(blob);
}

for (const [how, wrong] of [
  ['500 days ahead', trueNow + 500 * day],
  ['at 1970', 0],
] as const)
  test(`with the clock ${how} for hours at a start, then set right, all that is in use stays`, async () => {
    const folder = await newStore();
    let relay = await start(folder, trueNow);
    const before = await newAccount(relay.store, trueNow, relay.running.now());
    await relay.runs(5);
    await relay.store.close();

    relay = await start(folder, wrong);
    const meanwhile = await newAccount(relay.store, wrong, relay.running.now());
    await relay.runs(130);
    await expectWhole(relay.store, before);
    relay.clock.wall = trueNow + day;
    await relay.runs(130);
    expect(relay.leaps).toHaveLength(1);
    await relay.store.close();

    relay = await start(folder, trueNow + 2 * day);
    await relay.runs(130);
    await expectWhole(relay.store, before);
    await expectWhole(relay.store, meanwhile);
    await relay.store.close();
  });

test('what nobody uses goes once the relay has run so long, whatever its clock said meanwhile, and not by lying idle', async () => {
  const folder = await newStore();
  const limits = { supersededKeptFor: 4 * 60 * minute, idleKeptFor: 30 * 60 * minute };
  let relay = await start(folder, trueNow, limits);
  const unused = await newAccount(relay.store, trueNow, relay.running.now());
  await relay.runs(3 * 60);
  await relay.store.close();
  // Off for years.
  relay = await start(folder, trueNow + 2_000 * day, limits);
  await relay.runs(30);
  await expectWhole(relay.store, unused);
  relay.clock.wall -= 5_000 * day;
  await relay.runs(3 * 60);
  const [earlier, present] = unused.logs as [Buffer, Buffer];
  expect(await relay.store.log(earlier)).toBeUndefined();
  expect(await relay.store.blob(present, id)).toEqual(blob);
  await relay.runs(26 * 60);
  expect(await relay.store.account(unused.account)).toBeUndefined();
  await relay.store.close();
});

test('an account whose laptops stay connected, or only put, does not look idle', async () => {
  const folder = await newStore();
  const limits = { idleKeptFor: 50 * 60 * minute, supersededKeptFor: 1_000 * day };
  const relay = await start(folder, trueNow, limits);
  const [staying, putting, gone] = [
    await newAccount(relay.store, trueNow, relay.running.now()),
    await newAccount(relay.store, trueNow, relay.running.now()),
    await newAccount(relay.store, trueNow, relay.running.now()),
  ];
  relay.presence.stays(staying.account);
  const leave = relay.presence.stays(gone.account);
  leave();
  for (let times = 0; times < 8; times++) {
    await relay.presence.came(putting.account);
    await relay.runs(10 * 60);
  }
  await expectWhole(relay.store, staying);
  await expectWhole(relay.store, putting);
  expect(await relay.store.account(gone.account)).toBeUndefined();
  await relay.store.close();
});

test('a store of the release before, whose times are those of a clock, is kept for the full time from its first start on', async () => {
  const folder = await newStore();
  const limits = { supersededKeptFor: 4 * 60 * minute, idleKeptFor: 8 * 60 * minute };
  let relay = await start(folder, trueNow, limits);
  // As that release wrote it: by its clock, and with no running time.
  const old = await newAccount(relay.store, trueNow, trueNow - 300 * day);
  await relay.store.close();
  const level = new ClassicLevel<Buffer, Buffer>(join(folder, 'store'), {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
  });
  await level.del(Buffer.from('t'));
  await level.close();
  relay = await start(folder, trueNow + 200 * day, limits);
  await relay.runs(3 * 60);
  await expectWhole(relay.store, old);
  await relay.runs(2 * 60);
  expect(await relay.store.log(old.logs[0] as Buffer)).toBeUndefined();
  expect(await relay.store.account(old.account)).toBeDefined();
  await relay.runs(5 * 60);
  expect(await relay.store.account(old.account)).toBeUndefined();
  await relay.store.close();
});

test('a computer that slept, or whose steady clock leapt, ran for ten minutes at most', async () => {
  const relay = await start(await newStore(), trueNow);
  const before = relay.running.now();
  relay.clock.steady += 400 * day;
  expect(relay.running.now() - before).toBe(10 * minute);
  await relay.running.tick();
  expect(relay.running.now() - before).toBe(10 * minute);
  relay.clock.steady -= 400 * day;
  await relay.running.tick();
  expect(relay.running.now() - before).toBe(10 * minute);
  await relay.store.close();
});
