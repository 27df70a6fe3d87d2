/** Deletes from PostgreSQL what was kept long enough, a piece at a time, one front at a time. */
import { type Database, type DatabaseStep, statement } from './postgres-database.ts';
import { notify } from './postgres-entries.ts';
import { advisory } from './postgres-schema.ts';
import type { Wakes } from './postgres-wakes.ts';
import type { Retention } from './store.ts';

const pieceOf = 500;
/** Of logs and accounts that can be found no more afterwards. */
const mostDropped = 20;

interface Piece {
  readonly rows: number;
  /** Logs that can be found no more. */
  readonly dropped?: readonly Uint8Array[];
}

export async function trimPostgres(database: Database, retention: Retention, wakes: Wakes): Promise<boolean> {
  const pieces: readonly ((step: DatabaseStep) => Promise<Piece>)[] = [
    emptyOneLog,
    forgetUses,
    (step) => forgetMarks(step, retention.removedBefore),
    (step) => dropSuperseded(step, retention.supersededBefore, wakes),
    (step) => dropIdle(step, retention.idleBefore, wakes),
  ];
  for (const piece of pieces) {
    const done = await database.step(async (step) => {
      const [lock] = await step.query(tryLock, [...advisory.trim]);
      return lock?.mine ? await piece(step) : undefined;
    });
    // Another front does it.
    if (!done) return false;
    wakes.wake(done.dropped ?? [], 'list');
    if (done.rows > 0) return true;
  }
  await database.query(forgetVouchers, [retention.vouchersBefore]);
  return false;
}

const tryLock = statement<{ readonly mine: boolean }>('select pg_try_advisory_xact_lock($1, $2) as mine');
const oneLeft = statement<{ readonly log: number; readonly account: number }>(
  'select log, account from samband_relay_left_logs limit 1',
);
const lockAccount = statement('select key from samband_relay_accounts where key = $1 for update');
const emptyLog = statement<{ readonly rows: number }>(
  `with gone as (
     delete from samband_relay_entries e using (
       select number from samband_relay_entries where log = $1 limit ${pieceOf}) old
     where e.log = $1 and e.number = old.number returning e.kind, e.writer, e.cost),
   uses as (
     update samband_relay_uses u set bytes = greatest(0, u.bytes - w.cost)
     from (select writer, sum(cost) as cost from gone where kind = 0 group by writer) w
     where u.account = $2 and u.writer = w.writer)
   select count(*) as rows from gone`,
);
const forgetLog = statement('delete from samband_relay_left_logs where log = $1');

/** What a log held that can be found no more. */
async function emptyOneLog(step: DatabaseStep): Promise<Piece> {
  const [left] = await step.query(oneLeft, []);
  if (!left) return { rows: 0 };
  await step.query(lockAccount, [left.account]);
  const [gone] = await step.query(emptyLog, [left.log, left.account]);
  if (!gone || gone.rows < pieceOf) await step.query(forgetLog, [left.log]);
  return { rows: 1 };
}

const oneAccountLeft = statement<{ readonly account: number }>(
  'select account from samband_relay_left_accounts limit 1',
);
const emptyAccount = statement<{ readonly rows: number }>(
  `with gone as (
     delete from samband_relay_uses u using (
       select account, writer from samband_relay_uses where account = $1 limit ${pieceOf}) old
     where u.account = old.account and u.writer = old.writer returning 1)
   select count(*) as rows from gone`,
);
const forgetAccount = statement('delete from samband_relay_left_accounts where account = $1');

async function forgetUses(step: DatabaseStep): Promise<Piece> {
  const [left] = await step.query(oneAccountLeft, []);
  if (!left) return { rows: 0 };
  const [gone] = await step.query(emptyAccount, [left.account]);
  if (!gone || gone.rows < pieceOf) await step.query(forgetAccount, [left.account]);
  return { rows: 1 };
}

const deleteMarks = statement<{ readonly rows: number }>(
  `with gone as (
     delete from samband_relay_entries e using (
       select log, number from samband_relay_entries where kind > 0 and at < $1 limit ${pieceOf}) old
     where e.log = old.log and e.number = old.number and e.kind > 0 returning 1)
   select count(*) as rows from gone`,
);

async function forgetMarks(step: DatabaseStep, before: number): Promise<Piece> {
  const [gone] = await step.query(deleteMarks, [before]);
  return { rows: gone?.rows ?? 0 };
}

const supersededBefore = statement<{ readonly account: number }>(
  `select account from samband_relay_logs where superseded > 0 and superseded < $1
   group by account order by account limit ${mostDropped}`,
);
const dropLogs = statement<{ readonly log: Buffer }>(
  `with gone as (
     delete from samband_relay_logs where account = $1 and superseded > 0 and superseded < $2
     returning key, log, account, cost, list_cost),
   lists as (delete from samband_relay_lists using gone where samband_relay_lists.log = gone.key),
   lefts as (insert into samband_relay_left_logs select key, account from gone),
   accounts as (
     update samband_relay_accounts set
       used = greatest(0, used - (select coalesce(sum(cost + list_cost), 0) from gone)),
       logs = greatest(1, logs - (select count(*) from gone)),
       lists = greatest(0, lists - (select coalesce(sum(list_cost), 0) from gone))
     where key = $1)
   select log from gone`,
);

/** Logs of earlier lists. */
async function dropSuperseded(step: DatabaseStep, before: number, wakes: Wakes): Promise<Piece> {
  const accounts = await step.query(supersededBefore, [before]);
  const dropped: Uint8Array[] = [];
  for (const { account } of accounts) {
    await step.query(lockAccount, [account]);
    dropped.push(...(await step.query(dropLogs, [account, before])).map(({ log }) => log));
  }
  notify(step, wakes.notices(dropped, 'list'));
  return { rows: accounts.length, dropped };
}

const idleBefore = statement<{ readonly key: number }>(
  `select key from samband_relay_accounts where seen < $1 order by key limit ${mostDropped}`,
);
const lockIdle = statement('select key from samband_relay_accounts where key = $1 and seen < $2 for update');

async function dropIdle(step: DatabaseStep, before: number, wakes: Wakes): Promise<Piece> {
  const accounts = await step.query(idleBefore, [before]);
  const dropped: Uint8Array[] = [];
  for (const { key } of accounts.toSorted((a, b) => a.key - b.key)) {
    const [there] = await step.query(lockIdle, [key, before]);
    if (there) dropped.push(...(await dropAccount(step, key)));
  }
  notify(step, wakes.notices(dropped, 'list'));
  return { rows: accounts.length, dropped };
}

const forgetVouchers = statement('delete from samband_relay_vouchers where until < $1');

const dropAllLogs = statement<{ readonly log: Buffer }>(
  `with gone as (delete from samband_relay_logs where account = $1 returning key, log, account),
   lists as (delete from samband_relay_lists using gone where samband_relay_lists.log = gone.key),
   lefts as (insert into samband_relay_left_logs select key, account from gone),
   account as (delete from samband_relay_accounts where key = $1 returning key),
   left_account as (insert into samband_relay_left_accounts select key from account)
   select log from gone`,
);

/** An account, locked before, can be found no more after this; the room it took is given back by `trim`. */
export async function dropAccount(step: DatabaseStep, account: number): Promise<readonly Uint8Array[]> {
  return (await step.query(dropAllLogs, [account])).map(({ log }) => log);
}
