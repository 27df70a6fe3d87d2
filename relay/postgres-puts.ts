/**
 * Puts that wait are appended together: one transaction, one sync of the database's log, one notification. Two such transactions
 * at a time, never two with the same account, which would only wait for each other's lock. Within one, puts are
 * looked at one after the other, each as if those before it were done.
 */
import { nameOf } from './bytes-name.ts';
import { type Database, type DatabaseStep, isOfStatement, statement } from './postgres-database.ts';
import { endEntries, notify } from './postgres-entries.ts';
import type { History } from './postgres-history.ts';
import type { Wakes } from './postgres-wakes.ts';
import { type Put, type PutAnswer, StoreTrouble } from './store.ts';

export interface PutsDeps {
  readonly database: Database;
  readonly history: History;
  readonly wakes: Wakes;
  readonly onDamage: () => void;
  readonly onBatch?: (puts: number, milliseconds: number) => void;
}

const mostAtOnce = 512;
const mostBytesAtOnce = 8 * 2 ** 20;
const mostBatches = 2;

interface Waiting {
  readonly put: Put;
  readonly account: string;
  readonly done: (answer: PutAnswer) => void;
  readonly failed: (trouble: unknown) => void;
}

export function createPuts(deps: PutsDeps): (put: Put) => Promise<PutAnswer> {
  const { database, onBatch } = deps;
  let waiting: Waiting[] = [];
  const busy = new Set<string>();
  let batches = 0;
  let starting = false;

  /** A turn later, so that what one turn asks for is one transaction. */
  function start(): void {
    if (starting) return;
    starting = true;
    setImmediate(() => {
      starting = false;
      while (batches < mostBatches) {
        const batch = nextBatch();
        if (batch.length === 0) return;
        void run(batch);
      }
    });
  }

  function nextBatch(): readonly Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    let bytes = 0;
    for (const one of waiting) {
      const fits = batch.length < mostAtOnce && bytes + one.put.blob.length <= mostBytesAtOnce;
      if (!fits || busy.has(one.account)) rest.push(one);
      else {
        batch.push(one);
        bytes += one.put.blob.length;
      }
    }
    waiting = rest;
    return batch;
  }

  async function run(batch: readonly Waiting[]): Promise<void> {
    batches++;
    const accounts = new Set(batch.map(({ account }) => account));
    for (const account of accounts) busy.add(account);
    try {
      await append(batch);
    } finally {
      batches--;
      for (const account of accounts) busy.delete(account);
      if (waiting.length > 0) start();
    }
  }

  async function append(batch: readonly Waiting[]): Promise<void> {
    const started = performance.now();
    try {
      const { answers, position, changed } = await database.step((step) =>
        appendAll(
          step,
          batch.map(({ put }) => put),
          deps,
        ),
      );
      const [reached] = (await position) ?? [];
      if (reached) deps.history.durable(reached.position);
      deps.wakes.wake(changed, 'entries');
      onBatch?.(batch.length, performance.now() - started);
      for (const [index, { done }] of batch.entries()) done(answers[index] ?? { type: 'moved' });
    } catch (thrown) {
      // One that meets a damaged page must not keep all others out.
      if (batch.length > 1 && isOfStatement(thrown)) for (const one of batch) await append([one]);
      else for (const { failed } of batch) failed(thrown);
    }
  }

  return (put) =>
    new Promise((done, failed) => {
      waiting.push({ put, account: nameOf(put.account), done, failed });
      start();
    });
}

interface AccountRow {
  readonly key: number;
  readonly account: Buffer;
  readonly number: number;
  used: number;
  day: number;
  today: number;
}
const lockAccounts = statement<AccountRow>(
  `select key, account, number, used, day, today from samband_relay_accounts where account = any($1::bytea[])
   order by key for update`,
);
const generation = statement<{ readonly generation: Buffer }>('select generation from samband_relay_self');
interface LogRow {
  readonly key: number;
  readonly log: Buffer;
  readonly account: number;
  last: number;
  cost: number;
}
const logsNamed = statement<LogRow>(
  'select key, log, account, last, cost from samband_relay_logs where log = any($1::bytea[])',
);
interface UseRow {
  readonly account: number;
  readonly writer: Buffer;
  bytes: number;
  day: number;
  today: number;
}
const usesOf = statement<UseRow>(
  `select u.account, u.writer, u.bytes, u.day, u.today
   from unnest($1::bytea[], $2::bytea[]) as k (account, writer)
   join samband_relay_accounts a on a.account = k.account
   join samband_relay_uses u on u.account = a.key and u.writer = k.writer`,
);
/** Each looked up by itself: a plan over whole tables would be right only for a database that is nearly empty. */
const placesOf = statement<{
  readonly place: number;
  readonly log: number;
  readonly number: number;
  readonly kind: number;
  readonly fits: boolean;
}>(
  `select k.place, e.log, e.number, e.kind, e.fits
   from unnest($1::bytea[], $2::bytea[]) with ordinality as k (log, id, place)
   cross join lateral (select key from samband_relay_logs l where l.log = k.log offset 0) l
   cross join lateral (
     select log, number, kind, kind = 0 and sha256(blob) = id as fits
     from samband_relay_entries e where e.log = l.key and e.id = k.id and kind < 2 offset 0) e`,
);
const write = statement<{ readonly position: string }>(
  `with entries as (
     insert into samband_relay_entries (log, number, kind, at, size, cost, id, writer, label, blob)
     select log, number, 0, at, size, cost, id, writer, label, substr($9::bytea, start + 1, size)
     from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::integer[], $5::integer[], $6::bytea[], $7::bytea[],
       $8::bytea[], $10::integer[]) as e (log, number, at, size, cost, id, writer, label, start)),
   logs as (
     update samband_relay_logs l set last = n.last, cost = n.cost
     from unnest($11::bigint[], $12::bigint[], $13::bigint[]) as n (key, last, cost) where l.key = n.key),
   accounts as (
     update samband_relay_accounts a set used = n.used, day = n.day, today = n.today
     from unnest($14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[]) as n (key, used, day, today)
     where a.key = n.key),
   uses as (
     insert into samband_relay_uses (account, writer, bytes, day, today)
     select * from unnest($18::bigint[], $19::bytea[], $20::bigint[], $21::bigint[], $22::bigint[])
     on conflict (account, writer) do update set bytes = excluded.bytes, day = excluded.day, today = excluded.today)
   select pg_current_wal_insert_lsn()::text as position`,
);

interface Appended {
  readonly answers: readonly PutAnswer[];
  /** Waited for only after the step, so that it goes off together with the commit. */
  readonly position?: Promise<readonly { readonly position: string }[]>;
  readonly changed: readonly Uint8Array[];
}

async function appendAll(step: DatabaseStep, puts: readonly Put[], deps: PutsDeps): Promise<Appended> {
  const known = await read(step, puts, deps);
  const fresh = new Map<string, number>();
  const entries: { readonly put: Put; readonly log: LogRow; readonly number: number }[] = [];
  const changed = { logs: new Set<LogRow>(), accounts: new Set<AccountRow>(), uses: new Set<UseRow>() };

  const answers = puts.map((put, index): PutAnswer => {
    const account = known.accounts.get(nameOf(put.account));
    const log = known.logs.get(nameOf(put.log));
    if (account?.number !== put.newest || log?.account !== account.key) return { type: 'moved' };
    const place = known.places.get(index + 1);
    if (place?.kind === 1) return { type: 'gone' };
    const name = `${log.key} ${nameOf(put.id)}`;
    const there = place?.number ?? fresh.get(name);
    if (there !== undefined) return { type: 'number', number: there, fresh: false };
    const { cost, most, now } = put;
    const day = Math.floor(now / 86_400_000);
    const useName = `${account.key} ${nameOf(put.writer)}`;
    const use: UseRow = known.uses.get(useName) ?? {
      account: account.key,
      writer: Buffer.from(put.writer),
      bytes: 0,
      day,
      today: 0,
    };
    const today = (use.day === day ? use.today : 0) + 1;
    const accountToday = (account.day === day ? account.today : 0) + 1;
    if (use.bytes + cost > most.writerBytes || account.used + cost > most.accountBytes) return { type: 'bytes' };
    if (today > most.writerEntriesToday || accountToday > most.accountEntriesToday) return { type: 'entries' };
    known.uses.set(useName, Object.assign(use, { bytes: use.bytes + cost, day, today }));
    Object.assign(account, { used: account.used + cost, day, today: accountToday });
    Object.assign(log, { last: log.last + 1, cost: log.cost + cost });
    changed.logs.add(log);
    changed.accounts.add(account);
    changed.uses.add(use);
    fresh.set(name, log.last);
    entries.push({ put, log, number: log.last });
    return { type: 'number', number: log.last, fresh: true };
  });
  if (entries.length === 0) return { answers, changed: [] };

  const starts: number[] = [];
  let bytes = 0;
  for (const { put } of entries) {
    starts.push(bytes);
    bytes += put.blob.length;
  }
  const [logs, accounts, uses] = [[...changed.logs], [...changed.accounts], [...changed.uses]];
  const written = step.send(write, [
    entries.map(({ log }) => log.key),
    entries.map(({ number }) => number),
    entries.map(({ put }) => put.now),
    entries.map(({ put }) => put.blob.length),
    entries.map(({ put }) => put.cost),
    entries.map(({ put }) => put.id),
    entries.map(({ put }) => put.writer),
    entries.map(({ put }) => put.label),
    // One value: the driver writes it as it is, while in an array each byte would be two letters.
    Buffer.concat(entries.map(({ put }) => put.blob)),
    starts,
    ...columns(logs, ['key', 'last', 'cost']),
    ...columns(accounts, ['key', 'used', 'day', 'today']),
    ...columns(uses, ['account', 'writer', 'bytes', 'day', 'today']),
  ]);
  const logIds = logs.map(({ log }) => log);
  notify(step, deps.wakes.notices(logIds, 'entries'));
  return { answers, changed: logIds, position: written };
}

/** What is known of the accounts, logs, writers and blobs of some puts, the accounts locked. */
async function read(step: DatabaseStep, puts: readonly Put[], { history, onDamage }: PutsDeps) {
  const logIds = puts.map(({ log }) => log);
  const accountIds = puts.map(({ account }) => account);
  const found = () =>
    Promise.all([
      step.query(logsNamed, [distinct(logIds)]),
      step.query(usesOf, [accountIds, puts.map(({ writer }) => writer)]),
      step.query(placesOf, [logIds, puts.map(({ id }) => id)]),
    ]);
  // The lock comes first, so that each of the others sees what was done before it was had.
  const [locked, [self], before] = await Promise.all([
    step.query(lockAccounts, [distinct(accountIds)]),
    step.query(generation, []),
    found(),
  ]);
  if (!self || !history.isCurrent(self.generation)) throw new StoreTrouble('store');
  let accounts = locked;
  let [logs, uses, places] = before;
  const damaged = places.filter(({ kind, fits }) => kind === 0 && !fits);
  if (damaged.length > 0) {
    for (const { log, number } of damaged) {
      const account = logs.find(({ key }) => key === log)?.account;
      onDamage();
      await endEntries(step, { log, account: account ?? 0, numbers: [number], kind: 2 });
    }
    accounts = await step.query(lockAccounts, [distinct(accountIds)]);
    [logs, uses, places] = await found();
  }
  return {
    accounts: new Map(accounts.map((row) => [nameOf(row.account), row])),
    logs: new Map(logs.map((row) => [nameOf(row.log), row])),
    uses: new Map(uses.map((row) => [`${row.account} ${nameOf(row.writer)}`, row])),
    places: new Map(places.map((row) => [row.place, row])),
  };
}

function distinct(ids: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(ids.map((id) => [nameOf(id), id])).values()];
}

function columns<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
