/** The embedded store: one LevelDB in a folder, for one process. Which records it keeps is at the head of level-records.ts. */
import { hash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isSame } from './bytes-name.ts';
import { createLevelAccounts } from './level-accounts.ts';
import { tickLevel } from './level-clock.ts';
import { type EntryAlone, entryIn, type Heading, rowsAfter } from './level-entries.ts';
import { mendRecords, openLevel } from './level-open.ts';
import { type Form, keyOf, recordIn, type Stored, storeForm } from './level-records.ts';
import { createScrub } from './level-scrub.ts';
import { noteStart } from './level-starts.ts';
import { isCorruption, type Level, openSteps, type Step, troubleOf, unlessCorrupt } from './level-steps.ts';
import { createTidying } from './level-tidy.ts';
import { trimLevel } from './level-trim.ts';
import type { Entry, Log, Mark, RelayStore, SignedList, StoreTrouble } from './store.ts';

export interface LevelStoreReports {
  /** LevelDB refused and was made again from its tables; where a copy of what was there lies. */
  readonly repaired?: (aside: string | undefined) => void;
  /** Batches that were durable are missing; all logs have new births. */
  readonly wentBack?: () => void;
  readonly mended?: (records: number) => void;
  readonly damaged?: (what: Form | 'blob') => void;
  readonly trouble?: (trouble: StoreTrouble) => void;
  readonly batch?: (steps: number, milliseconds: number) => void;
}

export async function openLevelStore(folder: string, reports: LevelStoreReports = {}): Promise<RelayStore> {
  const mend = async (level: Level, allBirths: boolean) => {
    const { mended } = await mendRecords(level, allBirths);
    if (mended > 0) reports.mended?.(mended);
  };
  const starts = await noteStart(folder);
  const steps = await openSteps({
    open: async (isCorrupt) => {
      const open = (corrupt: boolean) =>
        openLevel(folder, { isCorrupt: corrupt, lookAtAll: starts.endedBadly || corrupt }, (aside) =>
          reports.repaired?.(aside),
        );
      const { level, repaired } = await open(isCorrupt);
      try {
        await mend(level, repaired);
        return level;
      } catch (thrown) {
        if (repaired || !isCorruption(thrown)) throw thrown;
        await level.close();
        const again = await open(true);
        await mend(again.level, true);
        return again.level;
      }
    },
    countFile: join(folder, 'batches'),
    onLost: async (level) => {
      reports.wentBack?.();
      await mend(level, true);
    },
    onTrouble: (trouble) => reports.trouble?.(trouble),
    onDamage: (what) => reports.damaged?.(what),
    ...(reports.batch && { onBatch: reports.batch }),
  });
  const watchers = new Map<string, Set<(what: 'entries' | 'list') => void>>();
  const wake = (log: Uint8Array, what: 'entries' | 'list') => {
    for (const tell of watchers.get(hex(log)) ?? []) tell(what);
  };

  const read = async <T>(from: (level: Level) => Promise<T>): Promise<T> => {
    try {
      return await from(steps.level());
    } catch (thrown) {
      throw troubleOf(thrown);
    }
  };
  const stored = <F extends Form>(form: F, key: Buffer): Promise<Stored<F> | undefined> =>
    read(async (level) => {
      const value = await level.get(key);
      const content = value && recordIn(form, key, value);
      if (value && !content) reports.damaged?.(form);
      return content;
    });
  const listOf = async (log: Uint8Array): Promise<SignedList | undefined> => {
    const list = (await stored('list', keyOf.list(log))) ?? (await stored('list', keyOf.secondList(log)));
    return list && { account: list.account, number: list.n, log, raw: list.raw, signature: list.g };
  };

  /** Makes a mark of a damaged entry, so that its blob can be put again; run where its blob did not fit. */
  const markDamaged = (log: Uint8Array, number: number) => {
    reports.damaged?.('blob');
    const key = keyOf.entry(log, number);
    return steps.run([key, keyOf.log(log)], async (step) => {
      const [entry, head] = [await step.get('entry', key), await step.get('log', keyOf.log(log))];
      if (!entry || !head) return;
      await endEntry(step, log, number, head.account, entry, { at: entry.at, damaged: 1 });
    });
  };
  const wholeBlob = async (log: Uint8Array, number: number, id: Uint8Array): Promise<Uint8Array | undefined> => {
    const blob = await read((level) => level.get(keyOf.blob(log, number)).catch(unlessCorrupt));
    if (blob && fits(blob, id)) return blob;
    // It may have been removed since its entry was read.
    // Where nothing can be written just now, it is found again.
    if (await stored('entry', keyOf.entry(log, number))) await markDamaged(log, number).catch(() => undefined);
    return undefined;
  };

  return {
    secret: () =>
      steps.run([keyOf.secret()], async (step) => {
        const there = await step.get('secret', keyOf.secret());
        if (there) return there.s;
        const s = randomBytes(32);
        step.put('secret', keyOf.secret(), { s });
        step.put('form', keyOf.form(), { v: storeForm });
        return s;
      }),

    tick: (tick) => tickLevel(steps, tick),
    ...createLevelAccounts({ steps, stored, wake }),

    account: async (account) => {
      const there = await stored('account', keyOf.account(account));
      const newest = there && (await listOf(there.log));
      const quota = there && { bytes: there.bytes, entriesPerDay: there.entries };
      return newest && quota && { account, quota, used: there.used, newest };
    },

    log: async (log): Promise<Log | undefined> => {
      const there = await stored('log', keyOf.log(log));
      const account = there && (await stored('account', keyOf.account(there.account)));
      const list = account && (await listOf(log));
      return list && { log, account: there.account, birth: there.birth, last: there.last, list, newest: account.n };
    },

    put: (put) => {
      const { log, id, cost, now, most } = put;
      const accountKey = keyOf.account(put.account);
      const useKey = keyOf.use(put.account, put.writer);
      const placeKey = keyOf.place(log, id);
      const logKey = keyOf.log(log);
      return steps.run([accountKey, logKey, placeKey, useKey], async (step) => {
        const account = await step.get('account', accountKey);
        const head = await step.get('log', logKey);
        if (account?.n !== put.newest || !head || !isSame(head.account, put.account)) return { type: 'moved' };
        const place = await step.get('place', placeKey);
        if (place?.removed) return { type: 'gone' };
        let { used } = account;
        let logCost = head.cost;
        if (place) {
          const entry = await step.get('entry', keyOf.entry(log, place.n));
          const blob = entry && (await step.bytes(keyOf.blob(log, place.n)));
          if (entry && blob && fits(blob, id)) return { type: 'number', number: place.n, fresh: false };
          reports.damaged?.('blob');
          if (entry) {
            const left = await endEntry(step, log, place.n, put.account, entry, { at: entry.at, damaged: 1 });
            used = left.used;
            logCost = left.logCost;
          }
        }
        const day = Math.floor(now / 86_400_000);
        const use = (await step.get('use', useKey)) ?? { bytes: 0, day, today: 0 };
        const today = (use.day === day ? use.today : 0) + 1;
        const accountToday = (account.day === day ? account.today : 0) + 1;
        if (use.bytes + cost > most.writerBytes || used + cost > most.accountBytes) return { type: 'bytes' };
        if (today > most.writerEntriesToday || accountToday > most.accountEntriesToday) return { type: 'entries' };
        const number = head.last + 1;
        step.put('entry', keyOf.entry(log, number), {
          at: now,
          id,
          label: put.label,
          writer: put.writer,
          size: put.blob.length,
          cost,
        });
        step.putBytes(keyOf.blob(log, number), put.blob);
        step.put('place', placeKey, { n: number, removed: 0 });
        step.put('log', logKey, { ...head, last: number, cost: logCost + cost });
        step.put('account', accountKey, { ...account, used: used + cost, day, today: accountToday });
        step.put('use', useKey, { bytes: use.bytes + cost, day, today });
        step.afterwards(() => wake(log, 'entries'));
        return { type: 'number', number, fresh: true };
      });
    },

    entries: async ({ log, after, mostEntries, mostBytes, inline, marks }) => {
      const head = await stored('log', keyOf.log(log));
      if (!head) return undefined;
      const comesAlong = (one: Heading): one is EntryAlone => one.type === 'entry' && one.size <= inline;
      const told: Heading[] = [];
      let upTo = after >= head.last ? head.last : after;
      let [bytes, looked, isFull] = [0, 0, false];
      while (!isFull && upTo < head.last && looked < mostEntries) {
        const range = { log, after: upTo, upTo: head.last, most: Math.min(rowsAtOnce, mostEntries - looked) };
        const { rows, scanned } = await read((level) => rowsAfter(level, range, () => reports.damaged?.('entry')));
        looked += range.most;
        upTo = scanned;
        for (const one of rows) {
          if (one.type !== 'entry' && !marks) continue;
          bytes += one.type === 'entry' ? one.label.length + (comesAlong(one) ? one.size : 0) : 0;
          isFull = bytes > mostBytes && told.length > 0;
          if (isFull) {
            upTo = told.at(-1)?.number ?? after;
            break;
          }
          told.push(one);
        }
      }
      const along = told.filter(comesAlong);
      const blobs = await read((level) => level.getMany(along.map(({ number }) => keyOf.blob(log, number)))).catch(
        (): undefined[] => [],
      );
      const blobOf = new Map(along.map(({ number }, index) => [number, blobs[index]]));
      const entries: (Entry | Mark)[] = [];
      for (const one of told) {
        if (!comesAlong(one)) entries.push(one);
        else {
          const first = blobOf.get(one.number);
          const blob = first && fits(first, one.id) ? first : await wholeBlob(log, one.number, one.id);
          entries.push(blob ? { ...one, blob } : { type: 'mark', number: one.number, at: one.at, id: one.id });
        }
      }
      const idThere = entries.at(-1)?.number === upTo ? entries.at(-1)?.id : await idAt(log, upTo);
      return { entries, upTo, last: head.last, ...(idThere && { idThere }) };
    },

    blob: async (log, id) => {
      const place = await stored('place', keyOf.place(log, id));
      return place && !place.removed ? await wholeBlob(log, place.n, id) : undefined;
    },

    remove: async ({ account: accountId, log, newest, ids, kept, onlyOf, running }) => {
      // Read before, since all others wait for a step: what was whole under a number is so until its place says otherwise.
      const whole = new Map<string, number>();
      for (const id of kept) {
        const place = await stored('place', keyOf.place(log, id));
        if (!place || place.removed) break;
        const blob = await read((level) => level.get(keyOf.blob(log, place.n)).catch(unlessCorrupt));
        if (!blob || !fits(blob, id)) break;
        whole.set(hex(id), place.n);
      }
      return await steps.run([keyOf.account(accountId), keyOf.log(log)], async (step) => {
        const account = await step.get('account', keyOf.account(accountId));
        const head = await step.get('log', keyOf.log(log));
        if (account?.n !== newest || !head || !isSame(head.account, accountId)) return 'moved';
        for (const id of kept) {
          const place = await step.get('place', keyOf.place(log, id));
          if (!place || place.removed || whole.get(hex(id)) !== place.n) return 'kept';
        }
        const ending: { number: number; entry: Stored<'entry'> }[] = [];
        for (const id of ids) {
          const place = await step.get('place', keyOf.place(log, id));
          if (!place || place.removed) continue;
          const entry = await step.get('entry', keyOf.entry(log, place.n));
          if (!entry) continue;
          if (onlyOf && !isSame(entry.writer, onlyOf)) return 'writer';
          ending.push({ number: place.n, entry });
        }
        for (const { number, entry } of ending)
          await endEntry(step, log, number, accountId, entry, { at: running, damaged: 0 });
        return 'done';
      });
    },

    readSome: createScrub({ level: () => steps.level(), look: wholeBlob }),
    tidy: createTidying(steps, join(folder, 'store')).tidy,
    trim: (retention) => trimLevel(steps, retention, (log) => wake(log, 'list')),

    watch: (log, tell) => {
      const name = hex(log);
      const those = watchers.get(name) ?? new Set();
      watchers.set(name, those.add(tell));
      return () => {
        those.delete(tell);
        if (those.size === 0 && watchers.get(name) === those) watchers.delete(name);
      };
    },

    check: () => steps.run([], async (step) => step.put('form', keyOf.form(), { v: storeForm })),
    close: async () => {
      await steps.close();
      await starts.endedWell();
    },
  };

  async function idAt(log: Uint8Array, number: number): Promise<Uint8Array | undefined> {
    if (number === 0) return undefined;
    const key = keyOf.entry(log, number);
    const value = await read((level) => level.get(key));
    return value && entryIn(key, value)?.id;
  }
}

/** Makes a mark of an entry and gives back what it cost. */
async function endEntry(
  step: Step,
  log: Uint8Array,
  number: number,
  accountId: Uint8Array,
  entry: Stored<'entry'>,
  { at, damaged }: { readonly at: number; readonly damaged: 0 | 1 },
): Promise<{ readonly used: number; readonly logCost: number }> {
  const [accountKey, useKey, logKey] = [keyOf.account(accountId), keyOf.use(accountId, entry.writer), keyOf.log(log)];
  const [account, use, head] = [
    await step.get('account', accountKey),
    await step.get('use', useKey),
    await step.get('log', logKey),
  ];
  const used = Math.max(0, (account?.used ?? 0) - entry.cost);
  const logCost = Math.max(0, (head?.cost ?? 0) - entry.cost);
  if (account) step.put('account', accountKey, { ...account, used });
  if (use) step.put('use', useKey, { ...use, bytes: Math.max(0, use.bytes - entry.cost) });
  if (head) step.put('log', logKey, { ...head, cost: logCost });
  step.put('mark', keyOf.entry(log, number), { at, id: entry.id, damaged });
  step.remove(keyOf.blob(log, number), entry.size);
  if (damaged) step.remove(keyOf.place(log, entry.id));
  else step.put('place', keyOf.place(log, entry.id), { n: number, removed: 1 });
  step.put('nothing', keyOf.markTime(at, log, number), {});
  return { used, logCost };
}

function fits(blob: Uint8Array, id: Uint8Array): boolean {
  return hash('sha256', blob, 'buffer').equals(id);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** A page of large entries takes few; all that are read are taken apart and checked. */
const rowsAtOnce = 256;
