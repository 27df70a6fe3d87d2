/** What every store of a relay promises (relay/store.ts), asked of one that a test opens: the embedded one, PostgreSQL. */
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Put, RelayStore, SignedList } from '../../relay/store.ts';

export interface StoreUnderTest {
  /** Opens the same data again, as another start of the relay does. */
  readonly restart: () => Promise<RelayStore>;
  /** Another front on the same data, where the store has such. */
  readonly another?: () => Promise<RelayStore>;
  readonly store: RelayStore;
  readonly end: () => Promise<void>;
}

const day = 86_400_000;
const now = 20_000 * day;
const roomy = { writerBytes: 1e9, writerEntriesToday: 1e6, accountBytes: 1e9, accountEntriesToday: 1e6 };
const never = { supersededBefore: 0, removedBefore: 0, idleBefore: 0, vouchersBefore: 0 };
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');

export function relayStorePromises(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest;
    let store: RelayStore;
    beforeAll(async () => {
      under = await open();
      ({ store } = under);
    });
    afterAll(() => under.end());

    const restart = async () => {
      store = await under.restart();
    };

    test('its secret is the same after a restart', async () => {
      const secret = await store.secret();
      expect(secret.length).toBe(32);
      await restart();
      expect(hex(await store.secret())).toBe(hex(secret));
    });

    test('its running time goes on by no more than it is told it ran, survives a restart, and asks no other clock', async () => {
      const first = await store.tick({ ran: 0, now });
      await new Promise((go) => setTimeout(go, 30));
      const second = await store.tick({ ran: 20, now: 1 });
      expect(second).toEqual({ now: first.now + 20, since: first.since });
      await restart();
      expect(await store.tick({ ran: 0, now: now + 1_000 * day })).toEqual(second);
    });

    test('a voucher opens one account, and the same opening said twice is done once', async () => {
      const voucher = await newVoucher(store);
      const list = newList();
      const opening = { voucher, list, cost: 100, now, running: now };
      expect(await store.openAccount(opening)).toBe('done');
      expect(await store.openAccount(opening)).toBe('done');
      expect(await store.openAccount({ ...opening, list: newList() })).toBe('voucher');
      const account = await store.account(list.account);
      expect(account).toMatchObject({ quota: { bytes: 1_000_000, entriesPerDay: 1_000 }, used: 100 });
      expect(hex(account?.newest.raw)).toBe(hex(list.raw));
      expect(await store.log(list.log)).toMatchObject({ last: 0, newest: 1 });
    });

    test('a voucher that ran out, or was never made, opens nothing', async () => {
      const late = await newVoucher(store, now - 1);
      for (const voucher of [late, randomBytes(32)])
        expect(await store.openAccount({ voucher, list: newList(), cost: 1, now, running: now })).toBe('voucher');
    });

    test('two that open at once with one voucher do not both', async () => {
      const voucher = await newVoucher(store);
      const answers = await Promise.all(
        [newList(), newList(), newList()].map((list) =>
          store.openAccount({ voucher, list, cost: 1, now, running: now }),
        ),
      );
      expect(answers.toSorted()).toEqual(['done', 'voucher', 'voucher']);
    });

    test('neither an account nor a log is taken twice', async () => {
      const { list } = await newAccount(store);
      const stale = async (other: SignedList) =>
        store.openAccount({ voucher: await newVoucher(store), list: other, cost: 1, now, running: now });
      expect(await stale(newList({ account: list.account }))).toBe('stale');
      expect(await stale(newList({ log: list.log }))).toBe('stale');
      const { list: mine } = await newAccount(store);
      const grab = newList({ account: mine.account, number: 2, log: list.log });
      expect(await store.replaceList(replacing(grab, 1))).toBe('stale');
    });

    test('what was put is there after a restart, in order, with labels and numbers from one on', async () => {
      const { list } = await newAccount(store);
      const puts = blobs(20).map((blob) => newPut(list, blob));
      for (const put of puts) expect(await store.put(put)).toMatchObject({ type: 'number', fresh: true });
      const before = await store.log(list.log);
      await restart();
      const { entries, last, upTo } = await pageOf(store, list);
      expect([last, upTo]).toEqual([20, 20]);
      expect(entries.map(({ number }) => number)).toEqual(puts.map((_, index) => index + 1));
      for (const [index, entry] of entries.entries()) {
        if (entry.type !== 'entry') throw new Error('a mark');
        expect(hex(entry.blob)).toBe(hex(puts[index]?.blob));
        expect(hex(entry.label)).toBe(hex(puts[index]?.label));
        expect(entry).toMatchObject({ at: now, size: puts[index]?.blob.length });
      }
      expect(hex((await store.log(list.log))?.birth)).toBe(hex(before?.birth));
    });

    test('many puts at once each get a number of their own', async () => {
      const { list } = await newAccount(store);
      const answers = await Promise.all(blobs(200).map((blob) => store.put(newPut(list, blob))));
      const numbers = answers.map((answer) => (answer.type === 'number' ? answer.number : 0)).toSorted((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    });

    test('the same blob put twice, even at once, stands once', async () => {
      const { list } = await newAccount(store);
      const put = newPut(list, randomBytes(100));
      const answers = await Promise.all([store.put(put), store.put(put), store.put(put)]);
      expect(answers.map((answer) => (answer.type === 'number' ? answer.number : answer.type))).toEqual([1, 1, 1]);
      expect(answers.filter((answer) => answer.type === 'number' && answer.fresh)).toHaveLength(1);
      expect((await store.account(list.account))?.used).toBe(100 + put.cost);
    });

    test('a writer is held to its bytes and entries of a day, and the account to its own', async () => {
      const { list } = await newAccount(store);
      const writer = randomBytes(32);
      const put = (most: object, more: object = {}) =>
        store.put({ ...newPut(list, randomBytes(10)), writer, cost: 10, most: { ...roomy, ...most }, ...more });
      expect(await put({ writerBytes: 9 })).toEqual({ type: 'bytes' });
      expect(await put({ writerBytes: 10 })).toMatchObject({ type: 'number' });
      expect(await put({ writerBytes: 19 })).toEqual({ type: 'bytes' });
      expect(await put({ writerEntriesToday: 1 })).toEqual({ type: 'entries' });
      expect(await put({ accountEntriesToday: 1 })).toEqual({ type: 'entries' });
      expect(await put({ accountBytes: 119 })).toEqual({ type: 'bytes' });
      expect(await put({ accountBytes: 120, writerEntriesToday: 2 })).toMatchObject({ type: 'number' });
      expect(await put({ writerEntriesToday: 1 }, { now: now + day })).toMatchObject({ type: 'number' });
      expect(await put({ writerBytes: 30 }, { writer: randomBytes(32) })).toMatchObject({ type: 'number' });
    });

    test('puts at once are held to the bytes together', async () => {
      const { list } = await newAccount(store);
      const writer = randomBytes(32);
      const most = { ...roomy, writerBytes: 50 };
      const answers = await Promise.all(
        blobs(20).map((blob) => store.put({ ...newPut(list, blob), writer, cost: 10, most })),
      );
      expect(answers.filter(({ type }) => type === 'number')).toHaveLength(5);
    });

    test('who knows an old list is told so, and nothing is written', async () => {
      const { list } = await newAccount(store);
      const next = newList({ account: list.account, number: 2 });
      expect(await store.replaceList(replacing(next, 1))).toBe('done');
      expect(await store.replaceList(replacing(next, 1))).toBe('done');
      expect(await store.replaceList(replacing(newList({ account: list.account, number: 3 }), 1))).toBe('moved');
      expect(await store.put(newPut(list, randomBytes(10)))).toEqual({ type: 'moved' });
      expect(await store.remove(removal(list, [randomBytes(32)]))).toBe('moved');
      expect(await store.closeAccount({ account: list.account, newest: 1 })).toBe('moved');
      expect((await store.log(list.log))?.last).toBe(0);
      expect(await store.replaceList(replacing(newList({ account: list.account, number: 2 }), 2))).toBe('stale');
    });

    test('an earlier log keeps its own list and is still written', async () => {
      const { list } = await newAccount(store);
      const next = newList({ account: list.account, number: 2 });
      await store.replaceList(replacing(next, 1));
      expect(await store.put({ ...newPut(list, randomBytes(10)), newest: 2 })).toMatchObject({ number: 1 });
      const [before, after] = [await store.log(list.log), await store.log(next.log)];
      expect([hex(before?.list.raw), before?.newest]).toEqual([hex(list.raw), 2]);
      expect([hex(after?.list.raw), after?.newest]).toEqual([hex(next.raw), 2]);
    });

    test('logs and lists are bounded, and a list gives back what the one before it cost', async () => {
      const { list } = await newAccount(store);
      const { account } = list;
      const second = replacing(newList({ account, number: 2 }), 1);
      expect(await store.replaceList({ ...second, mostLogs: 1 })).toBe('bytes');
      expect(await store.replaceList({ ...second, cost: 50, mostListBytes: 149 })).toBe('bytes');
      expect(await store.replaceList({ ...second, cost: 50, mostListBytes: 150 })).toBe('done');
      expect((await store.account(account))?.used).toBe(150);
      const same = replacing(newList({ account, number: 3, log: second.list.log }), 2);
      expect(await store.replaceList({ ...same, cost: 70, mostLogs: 2 })).toBe('done');
      expect((await store.account(account))?.used).toBe(170);
    });

    test('what was removed is a mark, gives its bytes back, and is not taken again', async () => {
      const { list } = await newAccount(store);
      const writer = randomBytes(32);
      const puts = blobs(3).map((blob) => ({ ...newPut(list, blob), writer }));
      for (const put of puts) await store.put(put);
      const [one, two, three] = puts.map(({ id }) => id);
      if (!one || !two || !three) throw new Error('three');
      expect(await store.remove({ ...removal(list, [one]), kept: [two, randomBytes(32)] })).toBe('kept');
      expect(await store.remove({ ...removal(list, [one]), onlyOf: randomBytes(32) })).toBe('writer');
      expect(await store.remove({ ...removal(list, [one, randomBytes(32)]), kept: [two], onlyOf: writer })).toBe(
        'done',
      );
      expect(await store.remove(removal(list, [one]))).toBe('done');
      expect(await store.remove({ ...removal(list, [two]), kept: [one] })).toBe('kept');
      await restart();
      const { entries } = await pageOf(store, list);
      expect(entries.map(({ type, number }) => [type, number])).toEqual([
        ['mark', 1],
        ['entry', 2],
        ['entry', 3],
      ]);
      expect(hex(entries[0]?.id)).toBe(hex(one));
      const without = await pageOf(store, list, { marks: false });
      expect([without.entries.map(({ number }) => number), without.upTo]).toEqual([[2, 3], 3]);
      expect(await store.blob(list.log, one)).toBeUndefined();
      expect(hex(await store.blob(list.log, two))).toBe(hex(puts[1]?.blob));
      const used = 100 + puts.slice(1).reduce((sum, { cost }) => sum + cost, 0);
      expect((await store.account(list.account))?.used).toBe(used);
      expect(await store.put(puts[0] as Put)).toEqual({ type: 'gone' });
      const most = { ...roomy, writerBytes: used - 100 + 10 };
      const more = { ...newPut(list, randomBytes(5)), writer, cost: 10, most };
      expect(await store.put(more)).toMatchObject({ type: 'number', number: 4 });
    });

    test('a removal for which much is to be kept keeps nobody waiting while that is read', async () => {
      const { list } = await newAccount(store);
      const kept = Array.from({ length: 200 }, () => newPut(list, randomBytes(200_000)));
      for (const put of kept) await store.put(put);
      const gone = newPut(list, randomBytes(10));
      await store.put(gone);
      // A database is connected to by then.
      await Promise.all(kept.slice(0, 4).map(({ id }) => store.blob(list.log, id)));
      let isDone = false;
      const removed = store.remove({ ...removal(list, [gone.id]), kept: kept.map(({ id }) => id) }).finally(() => {
        isDone = true;
      });
      // The first may come before it; all others would wait for it.
      let meanwhile = 0;
      for (; !isDone; meanwhile++) await store.put(newPut(list, randomBytes(10)));
      expect(await removed).toBe('done');
      expect(meanwhile).toBeGreaterThan(2);
    });

    test('a page ends by bytes, by count and at the end, and says where it is', async () => {
      const { list } = await newAccount(store);
      const puts = [10, 10, 2_000, 10, 10].map((size) => newPut(list, randomBytes(size)));
      for (const put of puts) await store.put(put);
      const page = async (asked: object) => {
        const found = await pageOf(store, list, asked);
        const numbers = found.entries.map((entry) =>
          entry.type === 'entry' && entry.blob ? entry.number : -entry.number,
        );
        return { numbers, upTo: found.upTo, last: found.last, there: hex(found.idThere) };
      };
      const idAt = (number: number) => hex(puts[number - 1]?.id);
      expect(await page({ mostBytes: 30 })).toEqual({ numbers: [1, 2], upTo: 2, last: 5, there: idAt(2) });
      expect(await page({ after: 2, mostBytes: 1 })).toEqual({ numbers: [3], upTo: 3, last: 5, there: idAt(3) });
      expect(await page({ inline: 1_000, mostBytes: 100 })).toMatchObject({ numbers: [1, 2, -3, 4, 5], upTo: 5 });
      expect(await page({ mostEntries: 2 })).toMatchObject({ numbers: [1, 2], upTo: 2 });
      expect(await page({ mostEntries: 0, after: 3 })).toEqual({ numbers: [], upTo: 3, last: 5, there: idAt(3) });
      expect(await page({ after: 5 })).toEqual({ numbers: [], upTo: 5, last: 5, there: idAt(5) });
      expect(await page({ after: 99 })).toEqual({ numbers: [], upTo: 5, last: 5, there: idAt(5) });
      expect(await pageOf(store, newList()).catch(() => 'none')).toBe('none');
    });

    test('a closed account cannot be found, and nothing of it is left after trimming', async () => {
      const { list } = await newAccount(store);
      const put = newPut(list, randomBytes(100));
      await store.put(put);
      expect(await store.closeAccount({ account: list.account, newest: 1 })).toBe('done');
      for (let pass = 0; pass < 2; pass++) {
        expect(await store.account(list.account)).toBeUndefined();
        expect(await store.log(list.log)).toBeUndefined();
        expect(await store.put(put)).toEqual({ type: 'moved' });
        while (await store.trim(never));
        await restart();
      }
      const voucher = await newVoucher(store);
      expect(await store.openAccount({ voucher, list, cost: 100, now, running: now })).toBe('done');
      expect((await store.log(list.log))?.last).toBe(0);
      expect(await store.put(put)).toMatchObject({ number: 1, fresh: true });
    });

    test('trimming takes earlier logs, marks, idle accounts and old vouchers by their time, and nothing of a log written to', async () => {
      const { list } = await newAccount(store);
      const { list: idle } = await newAccount(store);
      const old = newPut(list, randomBytes(100));
      await store.put(old);
      const next = newList({ account: list.account, number: 2 });
      await store.replaceList({ ...replacing(next, 1), running: now + day });
      const [kept, removed] = blobs(2).map((blob) => ({ ...newPut(next, blob), newest: 2 }));
      if (!kept || !removed) throw new Error('two');
      for (const put of [kept, removed]) await store.put(put);
      await store.remove({ ...removal(next, [removed.id]), newest: 2, running: now + day });
      await store.seen(list.account, now + 3 * day);
      const trim = async (retention: object) => {
        while (await store.trim({ ...never, ...retention }));
      };
      await trim({ supersededBefore: now + day, removedBefore: now + day, idleBefore: now });
      expect(hex(await store.blob(list.log, old.id))).toBe(hex(old.blob));
      expect((await pageOf(store, next)).entries).toHaveLength(2);
      expect(await store.account(idle.account)).toBeDefined();
      await trim({ supersededBefore: now + 2 * day, removedBefore: now + 2 * day, idleBefore: now + 2 * day });
      expect(await store.log(list.log)).toBeUndefined();
      expect(await store.account(idle.account)).toBeUndefined();
      const { entries, last } = await pageOf(store, next);
      expect([entries.map(({ number }) => number), last]).toEqual([[1], 2]);
      expect((await store.account(list.account))?.used).toBe(100 + kept.cost);
      expect(await store.put(removed)).toMatchObject({ number: 3, fresh: true });
      const voucher = await newVoucher(store, now + day);
      await trim({ vouchersBefore: now + day });
      await trim({ vouchersBefore: now + 2 * day });
      expect(await store.openAccount({ voucher, list: newList(), cost: 1, now, running: now })).toBe('voucher');
    });

    test('whoever watches a log is woken by entries and lists, from any front, and no more once it stopped', async () => {
      const { list } = await newAccount(store);
      const front = (await under.another?.()) ?? store;
      const woken: string[] = [];
      const stop = store.watch(list.log, (what) => woken.push(what));
      await front.put(newPut(list, randomBytes(10)));
      await vi.waitFor(() => expect(woken).toContain('entries'));
      await front.replaceList(replacing(newList({ account: list.account, number: 2 }), 1));
      await vi.waitFor(() => expect(woken).toContain('list'));
      stop();
      const before = woken.length;
      await front.put({ ...newPut(list, randomBytes(10)), newest: 2 });
      expect(woken).toHaveLength(before);
      if (front !== store) await front.close();
    });

    test('random puts, removals, lists and restarts give what a small model gives', async () => {
      const step = fc.oneof(
        { weight: 8, arbitrary: fc.record({ type: fc.constant('put' as const), blob: fc.nat(11), log: fc.nat(2) }) },
        { weight: 3, arbitrary: fc.record({ type: fc.constant('remove' as const), blob: fc.nat(11), log: fc.nat(2) }) },
        { weight: 2, arbitrary: fc.record({ type: fc.constant('list' as const), log: fc.nat(2) }) },
        { weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
        { weight: 1, arbitrary: fc.record({ type: fc.constant('together' as const), blobs: fc.array(fc.nat(11)) }) },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (history) => {
          const { list: first } = await newAccount(store);
          const pool = Array.from({ length: 12 }, () => randomBytes(40));
          const logs = [first.log, randomBytes(32), randomBytes(32)];
          const model = new Map<string, { ids: string[]; removed: Set<string> }>([
            [hex(first.log), { ids: [], removed: new Set() }],
          ]);
          let newest = 1;
          for (const one of history) {
            if (one.type === 'restart') await restart();
            else if (one.type === 'together') {
              const there = model.get(hex(first.log));
              const ids = one.blobs.map((blob) => hex(sha(pool[blob] ?? new Uint8Array())));
              await Promise.all(
                one.blobs.map((blob) => store.put({ ...newPut(first, pool[blob] ?? new Uint8Array()), newest })),
              );
              for (const id of new Set(ids)) if (!there?.ids.includes(id)) there?.ids.push(id);
            } else {
              const log = logs[one.log] ?? first.log;
              const there = model.get(hex(log));
              const list = { ...first, log };
              if (one.type === 'list') {
                const next = newList({ account: first.account, number: newest + 1, log });
                expect(await store.replaceList(replacing(next, newest))).toBe('done');
                newest++;
                if (!there) model.set(hex(log), { ids: [], removed: new Set() });
                continue;
              }
              const blob = pool[one.blob] ?? new Uint8Array();
              const id = hex(sha(blob));
              if (one.type === 'put') {
                const answer = await store.put({ ...newPut(list, blob), newest });
                if (!there) expect(answer).toEqual({ type: 'moved' });
                else if (there.removed.has(id)) expect(answer).toEqual({ type: 'gone' });
                else {
                  if (!there.ids.includes(id)) there.ids.push(id);
                  expect(answer).toMatchObject({ number: there.ids.indexOf(id) + 1 });
                }
              } else {
                const answer = await store.remove({ ...removal(list, [sha(blob)]), newest });
                expect(answer).toBe(there ? 'done' : 'moved');
                if (there?.ids.includes(id)) there.removed.add(id);
              }
            }
          }
          for (const [log, { ids, removed }] of model) {
            const page = await pageOf(store, { ...first, log: Buffer.from(log, 'hex') });
            expect(page.entries.map((entry) => `${entry.type} ${entry.number} ${hex(entry.id)}`)).toEqual(
              ids.map((id, index) => `${removed.has(id) ? 'mark' : 'entry'} ${index + 1} ${id}`),
            );
            const used = [...model.values()].reduce(
              (sum, { ids, removed }) => sum + 100 + (ids.length - removed.size) * 296,
              0,
            );
            expect((await store.account(first.account))?.used).toBe(used);
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}

async function newVoucher(store: RelayStore, until = now + 30 * day): Promise<Uint8Array> {
  const hash = randomBytes(32);
  await store.addVoucher({ hash, quota: { bytes: 1_000_000, entriesPerDay: 1_000 }, until });
  return hash;
}

function newList(more: Partial<SignedList> = {}): SignedList {
  const random = () => randomBytes(32);
  return { account: random(), number: 1, log: random(), raw: randomBytes(80), signature: randomBytes(64), ...more };
}

async function newAccount(store: RelayStore): Promise<{ readonly list: SignedList }> {
  const list = newList();
  const answer = await store.openAccount({ voucher: await newVoucher(store), list, cost: 100, now, running: now });
  if (answer !== 'done') throw new Error(answer);
  return { list };
}

function replacing(list: SignedList, newest: number) {
  return { list, newest, cost: 100, mostLogs: 256, mostListBytes: 1e6, running: now };
}

function newPut({ account, log, number }: SignedList, blob: Uint8Array): Put {
  const cost = blob.length + 256;
  const label = randomBytes(3);
  return { account, log, newest: number, writer: account, label, id: sha(blob), blob, cost, now, most: roomy };
}

function removal({ account, log, number }: SignedList, ids: readonly Uint8Array[]) {
  return { account, log, newest: number, ids, kept: [], running: now };
}

async function pageOf(store: RelayStore, { log }: SignedList, asked: object = {}) {
  const page = await store.entries({
    log,
    after: 0,
    mostEntries: 1_000,
    mostBytes: 1e6,
    inline: 65_536,
    marks: true,
    ...asked,
  });
  if (!page) throw new Error('no such log');
  return page;
}

function blobs(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) => randomBytes(20 + index));
}
