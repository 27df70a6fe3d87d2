/**
 * The store in PostgreSQL, for any number of fronts. Nothing is kept in a front that another must know: each step is a
 * short transaction that locks the row of its account first, so steps of an account are done one after the other wherever
 * they were asked for. Tables: postgres-schema.ts; many puts at once: postgres-puts.ts; waking: postgres-wakes.ts; a
 * database that went back: postgres-history.ts.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { isSame, nameOf } from './bytes-name.ts';
import { tickPostgres } from './postgres-clock.ts';
import { configOf, type Database, type DatabaseStep, openDatabase, statement, troubleOf } from './postgres-database.ts';
import { blobOf, createReading, endEntries, entriesOf, notify } from './postgres-entries.ts';
import { createHistory } from './postgres-history.ts';
import { createPuts } from './postgres-puts.ts';
import { migrate } from './postgres-schema.ts';
import { dropAccount, trimPostgres } from './postgres-trim.ts';
import { startWakes } from './postgres-wakes.ts';
import type { RelayStore, SignedList, StoreTrouble } from './store.ts';

export interface PostgresStoreReports {
  /** The database may have gone back; all logs have new births. */
  readonly wentBack?: () => void;
  readonly damaged?: () => void;
  readonly trouble?: (trouble: StoreTrouble) => void;
  readonly batch?: (puts: number, milliseconds: number) => void;
  /** Whether it hears of what other fronts do. */
  readonly listening?: (isListening: boolean) => void;
}

export interface PostgresStore extends RelayStore {
  readonly connections: Database['connections'];
  /** What the database takes on its disk. */
  size(): Promise<number>;
}

/** `connections`: of this front, beside the one that listens. */
export async function openPostgresStore(
  url: string,
  { connections = 10, reports = {} }: { readonly connections?: number; readonly reports?: PostgresStoreReports } = {},
): Promise<PostgresStore> {
  await migrate(url);
  const history = createHistory(() => reports.wentBack?.());
  const database = reporting(openDatabase(url, connections, history.check), (trouble) => reports.trouble?.(trouble));
  const wakes = await startWakes({
    url,
    onConnect: history.check,
    onBirths: history.check,
    onListening: (isListening) => reports.listening?.(isListening),
  }).catch(async (thrown: unknown) => {
    await database.close();
    throw thrown;
  });
  const onDamage = () => reports.damaged?.();

  return {
    connections: database.connections,
    size: async () => (await database.query(databaseSize, []))[0]?.size ?? 0,

    secret: async () => (await database.query(secret, []))[0]?.secret ?? Buffer.alloc(32),

    tick: (tick) => tickPostgres(database, tick),

    addVoucher: async ({ hash, quota, until }) => {
      await database.query(addVoucher, [hash, quota.bytes, quota.entriesPerDay, until]);
    },

    openAccount: ({ voucher: hash, list, cost, now, running }) =>
      database.step(async (step) => {
        const [voucher] = await step.query(lockVoucher, [hash]);
        const [account] = await step.query(lockAccount, [list.account]);
        if (voucher?.used_by && isSame(voucher.used_by, list.account) && account)
          return (await isNewest(step, account, list)) ? 'done' : 'voucher';
        if (!voucher || voucher.used_by || voucher.until < now) return 'voucher';
        if (account) return 'stale';
        const [made] = await step.query(makeAccount, [list.account, list.number, list.log, hash, cost, running]);
        // Somebody else made one of them since.
        if (!made || !(await makeLog(step, list, cost, made.key))) return step.undo('stale');
        await step.query(useVoucher, [hash, list.account]);
        return 'done';
      }),

    replaceList: async ({ list, newest, cost, mostLogs, mostListBytes, running }) => {
      const answer = await database.step(async (step) => {
        const [account] = await step.query(lockAccount, [list.account]);
        if (account && (await isNewest(step, account, list))) return 'done';
        if (account?.number !== newest) return 'moved';
        if (list.number <= newest) return 'stale';
        const [there] = await step.query(logNamed, [list.log]);
        if (there && there.account !== account.key) return 'stale';
        const logs = account.logs + (there ? 0 : 1);
        const more = cost - (there?.list_cost ?? 0);
        if (logs > mostLogs || account.lists + more > mostListBytes) return 'bytes';
        if (there) {
          await step.query(writeAgain, [there.key, cost]);
          await step.query(putList, [there.key, list.number, list.raw, list.signature]);
        } else if (!(await makeLog(step, list, cost, account.key))) return step.undo('stale');
        if (!isSame(account.log, list.log)) await step.query(supersede, [account.log, Math.max(running, 1)]);
        const { key, lists, used } = account;
        await step.query(nameNewest, [key, list.number, list.log, used + more, logs, lists + more]);
        const woken = (await step.query(logsOf, [key])).map(({ log }) => log);
        notify(step, wakes.notices(woken, 'list'));
        return { woken };
      });
      if (typeof answer === 'string') return answer;
      wakes.wake(answer.woken, 'list');
      return 'done';
    },

    closeAccount: async ({ account: id, newest }) => {
      const woken = await database.step(async (step) => {
        const [account] = await step.query(lockAccount, [id]);
        if (account?.number !== newest) return undefined;
        const logs = await dropAccount(step, account.key);
        notify(step, wakes.notices(logs, 'list'));
        return logs;
      });
      if (!woken) return 'moved';
      wakes.wake(woken, 'list');
      return 'done';
    },

    account: async (id) => {
      const [row] = await database.query(accountNamed, [id]);
      if (!row) return undefined;
      const { bytes, entries, used, number, log, raw, signature } = row;
      return {
        account: id,
        quota: { bytes, entriesPerDay: entries },
        used,
        newest: { account: id, number, log, raw, signature },
      };
    },

    log: async (log) => {
      const [row] = await database.query(logWithList, [log]);
      if (!row) return undefined;
      const { account, birth, last, newest, number, raw, signature } = row;
      return { log, account, birth, last, newest, list: { account, number, log, raw, signature } };
    },

    seen: async (account, running) => {
      await database.query(seen, [account, running]);
    },

    put: createPuts({ database, history, wakes, onDamage, ...(reports.batch && { onBatch: reports.batch }) }),
    entries: (asked) => entriesOf(database, asked, onDamage),
    blob: (log, id) => blobOf(database, log, id, onDamage),

    remove: async ({ account: id, log: logId, newest, ids, kept, onlyOf, running }) => {
      // Read before, since all others of the account wait for a step.
      const whole = kept.length > 0 ? await database.query(wholeOf, [logId, kept]) : [];
      return await database.step(async (step) => {
        const [account] = await step.query(lockAccount, [id]);
        const [log] = await step.query(logNamed, [logId]);
        if (account?.number !== newest || log?.account !== account.key) return 'moved';
        const [still] = await step.query(stillThere, [log.key, whole.map(({ number }) => number)]);
        if (Number(still?.count) < new Set(kept.map(nameOf)).size) return 'kept';
        const ending = await step.query(entriesNamed, [log.key, ids]);
        if (onlyOf && ending.some(({ writer }) => !isSame(writer, onlyOf))) return 'writer';
        const numbers = ending.map(({ number }) => number);
        await endEntries(step, { log: log.key, account: account.key, numbers, kind: 1, now: running });
        return 'done';
      });
    },

    readSome: createReading(database, Math.random, onDamage),
    trim: (retention) => trimPostgres(database, retention, wakes),
    watch: wakes.watch,
    check: async () => {
      await database.query(check, [randomBytes(4).readUInt32BE()]);
    },
    close: async () => {
      await wakes.close();
      await database.close();
    },
  };
}

/**
 * For after the database was restored from a backup: gives all logs new births, so that laptops look at all of it again. Fronts
 * that run are told.
 */
export async function renewBirths(url: string): Promise<void> {
  await migrate(url);
  const client = new Client(configOf(url));
  client.on('error', () => undefined);
  await client.connect();
  try {
    await createHistory(() => undefined).renew(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface AccountRow {
  readonly key: number;
  readonly number: number;
  readonly log: Buffer;
  readonly used: number;
  readonly logs: number;
  readonly lists: number;
}
interface ListRow {
  readonly number: number;
  readonly raw: Buffer;
  readonly signature: Buffer;
}
const secret = statement<{ readonly secret: Buffer }>('select secret from samband_relay_self');
const check = statement('update samband_relay_self set checked = $1');
const databaseSize = statement<{ readonly size: number }>('select pg_database_size(current_database()) as size');
const addVoucher = statement(
  'insert into samband_relay_vouchers (hash, bytes, entries, until) values ($1, $2, $3, $4) on conflict do nothing',
);
const lockVoucher = statement<{ readonly until: number; readonly used_by: Buffer | null }>(
  'select until, used_by from samband_relay_vouchers where hash = $1 for update',
);
const useVoucher = statement('update samband_relay_vouchers set used_by = $2 where hash = $1');
const lockAccount = statement<AccountRow>(
  'select key, number, log, used, logs, lists from samband_relay_accounts where account = $1 for update',
);
const makeAccount = statement<{ readonly key: number }>(
  `insert into samband_relay_accounts (account, number, log, bytes, entries, used, seen, logs, lists)
   select $1, $2, $3, bytes, entries, $5, $6, 1, $5 from samband_relay_vouchers where hash = $4
   on conflict do nothing returning key`,
);
const makeLogRow = statement<{ readonly key: number }>(
  `insert into samband_relay_logs (log, account, birth, list_cost) values ($1, $2, $3, $4)
   on conflict do nothing returning key`,
);
const putList = statement(
  `insert into samband_relay_lists (log, number, raw, signature) values ($1, $2, $3, $4)
   on conflict (log) do update set number = excluded.number, raw = excluded.raw, signature = excluded.signature`,
);
const logNamed = statement<{ readonly key: number; readonly account: number; readonly list_cost: number }>(
  'select key, account, list_cost from samband_relay_logs where log = $1',
);
const logsOf = statement<{ readonly log: Buffer }>('select log from samband_relay_logs where account = $1');
const writeAgain = statement('update samband_relay_logs set superseded = 0, list_cost = $2 where key = $1');
const supersede = statement('update samband_relay_logs set superseded = $2 where log = $1');
const nameNewest = statement(
  'update samband_relay_accounts set number = $2, log = $3, used = $4, logs = $5, lists = $6 where key = $1',
);
const listOf = statement<ListRow>(
  `select i.number, i.raw, i.signature from samband_relay_logs l join samband_relay_lists i on i.log = l.key
   where l.log = $1`,
);
const accountNamed = statement<
  ListRow & { readonly bytes: number; readonly entries: number; readonly used: number; readonly log: Buffer }
>(
  `select a.bytes, a.entries, a.used, a.log, i.number, i.raw, i.signature
   from samband_relay_accounts a
   join samband_relay_logs l on l.log = a.log and l.account = a.key
   join samband_relay_lists i on i.log = l.key
   where a.account = $1`,
);
const logWithList = statement<
  ListRow & { readonly account: Buffer; readonly birth: Buffer; readonly last: number; readonly newest: number }
>(
  `select a.account, l.birth, l.last, a.number as newest, i.number, i.raw, i.signature
   from samband_relay_logs l
   join samband_relay_accounts a on a.key = l.account
   join samband_relay_lists i on i.log = l.key
   where l.log = $1`,
);
const seen = statement('update samband_relay_accounts set seen = $2 where account = $1 and $2 - seen >= 86400000');
const wholeOf = statement<{ readonly number: number }>(
  `select e.number from samband_relay_logs l join samband_relay_entries e on e.log = l.key
   where l.log = $1 and e.id = any($2::bytea[]) and kind < 2 and kind = 0 and sha256(e.blob) = e.id`,
);
const stillThere = statement<{ readonly count: number }>(
  `select count(*) as count from samband_relay_entries
   where log = $1 and number = any($2::bigint[]) and kind = 0`,
);
const entriesNamed = statement<{ readonly number: number; readonly writer: Buffer }>(
  `select number, writer from samband_relay_entries
   where log = $1 and id = any($2::bytea[]) and kind < 2 and kind = 0`,
);

async function isNewest(step: DatabaseStep, account: AccountRow, list: SignedList): Promise<boolean> {
  if (account.number !== list.number || !isSame(account.log, list.log)) return false;
  const [there] = await step.query(listOf, [list.log]);
  return there !== undefined && isSame(there.raw, list.raw);
}

/** False where the log is somebody's. */
async function makeLog(step: DatabaseStep, list: SignedList, cost: number, account: number): Promise<boolean> {
  const [log] = await step.query(makeLogRow, [list.log, account, randomBytes(16), cost]);
  if (!log) return false;
  await step.query(putList, [log.key, list.number, list.raw, list.signature]);
  return true;
}

function reporting(database: Database, onTrouble: (trouble: StoreTrouble) => void): Database {
  const told = (thrown: unknown): never => {
    const trouble = troubleOf(thrown);
    onTrouble(trouble);
    throw trouble;
  };
  return {
    ...database,
    query: (what, values) => database.query(what, values).catch(told),
    step: (work) => database.step(work).catch(told),
  };
}
