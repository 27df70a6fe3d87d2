/** Reading entries of a log, and making marks of them. */
import { hash } from 'node:crypto';
import { isSame } from './bytes-name.ts';
import { type Database, type DatabaseStep, isDamage, statement } from './postgres-database.ts';
import { channel } from './postgres-history.ts';
import type { Entry, Mark, Page, RelayStore } from './store.ts';

type Asked = Parameters<RelayStore['entries']>[0];

interface EntryRow {
  readonly number: number;
  readonly kind: number;
  readonly at: number;
  readonly id: Buffer;
  readonly writer: Buffer;
  readonly label: Buffer;
  readonly size: number;
  readonly blob: Buffer | null;
  readonly bytes: number;
  /** How many were looked at, of which those that would be too many bytes are left out. */
  readonly looked: number;
}

const logNamed = statement<{ readonly key: number; readonly account: number; readonly last: number }>(
  'select key, account, last from samband_relay_logs where log = $1',
);
/** Blobs are fetched for those that are told alone: what is not asked for of a long value stays where it is. */
const entriesAfter = statement<EntryRow>(
  `select number, kind, at, id, writer, label, size, bytes, looked,
     case when $9 and kind = 0 and size <= $5 then blob end as blob
   from (
     select e.*, count(*) over () as looked, row_number() over w as place,
       sum(case when kind > 0 then 0 else length(label) + case when size <= $5 then size else 0 end end) over w as bytes
     from (
       select * from samband_relay_entries where log = $1 and number > $2 and number <= $3 and (kind = 0 or $4)
       order by number limit $6) e
     window w as (order by number)) e
   where bytes <= $7 or (place = 1 and $8)
   order by number`,
);
const idAt = statement<{ readonly id: Buffer }>('select id from samband_relay_entries where log = $1 and number = $2');
const numberOf = statement<{ readonly number: number }>(
  'select number from samband_relay_entries where log = $1 and id = $2 and kind = 0',
);
const blobAt = statement<{ readonly blob: Buffer | null }>(
  'select blob from samband_relay_entries where log = $1 and number = $2 and kind = 0',
);
const lockAccount = statement('select key from samband_relay_accounts where key = $1 for update');
/** A mark keeps nothing but its id. */
const end = statement(
  `with ended as (
     update samband_relay_entries set kind = $4, at = coalesce($5, at), label = '', blob = null
     where log = $1 and number = any($3::bigint[]) and kind = 0 returning writer, cost),
   writers as (select writer, sum(cost) as cost from ended group by writer),
   uses as (
     update samband_relay_uses u set bytes = greatest(0, u.bytes - w.cost)
     from writers w where u.account = $2 and u.writer = w.writer),
   logs as (
     update samband_relay_logs set cost = greatest(0, cost - (select coalesce(sum(cost), 0) from ended)) where key = $1)
   update samband_relay_accounts set used = greatest(0, used - (select coalesce(sum(cost), 0) from ended))
   where key = $2`,
);
const lastLog = statement<{ readonly key: number | null }>('select max(key) as key from samband_relay_logs');
/** Those of logs that can be found no more are left out, but counted on. */
const someAfter = statement<{
  readonly log: number;
  readonly account: number;
  readonly number: number;
  readonly id: Buffer;
  readonly fits: boolean;
}>(
  `select e.log, coalesce(l.account, 0) as account, e.number, e.id,
     l.key is null or case when $3 then sha256(e.blob) = e.id else false end as fits
   from (
     select log, number, id, blob from samband_relay_entries
     where (log, number) > ($1, $2) and kind = 0 order by log, number limit 100) e
   left join samband_relay_logs l on l.key = e.log
   order by e.log, e.number`,
);
const notice = statement('select pg_notify($1, n) from unnest($2::text[]) as n');

/** Rows that one answer of the database tells; a page of small entries takes several. */
const firstRows = 256;
const moreRows = 2_048;

export async function entriesOf(database: Database, asked: Asked, onDamage: () => void): Promise<Page | undefined> {
  const [log] = await database.query(logNamed, [asked.log]);
  if (!log) return undefined;
  const rows: EntryRow[] = [];
  let bytes = 0;
  let upTo = asked.after >= log.last ? log.last : asked.after;
  while (upTo < log.last && rows.length < asked.mostEntries) {
    const most = Math.min(rows.length === 0 ? firstRows : moreRows, asked.mostEntries - rows.length);
    const values = [
      log.key,
      upTo,
      log.last,
      asked.marks,
      asked.inline,
      most,
      asked.mostBytes - bytes,
      rows.length === 0,
    ];
    const next = await database.query(entriesAfter, [...values, true]).catch(async (thrown: unknown) => {
      // A damaged page of one blob refuses them all: then each is read by itself.
      if (!isDamage(thrown)) throw thrown;
      return await database.query(entriesAfter, [...values, false]);
    });
    // None: either nothing is left, or the next one alone is too large for what this page may still take.
    const mayBeMore = next.length === 0 && rows.length > 0;
    rows.push(...next);
    bytes += next.at(-1)?.bytes ?? 0;
    const looked = next[0]?.looked ?? 0;
    const isEnd = !mayBeMore && next.length === looked && looked < most;
    upTo = isEnd ? log.last : (next.at(-1)?.number ?? upTo);
    if (next.length < looked || next.length === 0) break;
  }
  const entries: (Entry | Mark)[] = [];
  for (const row of rows) entries.push(await toldOf(row));
  const idThere =
    upTo === 0
      ? undefined
      : entries.at(-1)?.number === upTo
        ? entries.at(-1)?.id
        : (await database.query(idAt, [log.key, upTo]))[0]?.id;
  return { entries, upTo, last: log.last, ...(idThere && { idThere }) };

  async function toldOf({ kind, number, at, id, writer, label, size, blob }: EntryRow): Promise<Entry | Mark> {
    if (kind !== 0) return { type: 'mark', number, at, id };
    const alone = { type: 'entry', number, at, label, id, writer, size } as const;
    if (size > asked.inline) return alone;
    const whole =
      blob && fits(blob, id) ? blob : await wholeBlob(database, log ?? { key: 0, account: 0 }, number, id, onDamage);
    return whole ? { ...alone, blob: whole } : { type: 'mark', number, at, id };
  }
}

export async function blobOf(
  database: Database,
  log: Uint8Array,
  id: Uint8Array,
  onDamage: () => void,
): Promise<Uint8Array | undefined> {
  const [there] = await database.query(logNamed, [log]);
  const [entry] = there ? await database.query(numberOf, [there.key, id]) : [];
  return there && entry ? await wholeBlob(database, there, entry.number, id, onDamage) : undefined;
}

/** Returns what reads the next blobs of all, a hundred at a time and round again; each front begins somewhere else. */
export function createReading(database: Database, chance: () => number, onDamage: () => void): () => Promise<void> {
  let [log, number] = [-1, 0];
  return async () => {
    if (log < 0) log = Math.floor(chance() * ((await database.query(lastLog, []))[0]?.key ?? 0));
    const after = [log, number];
    const rows = await database.query(someAfter, [...after, true]).catch(async (thrown: unknown) => {
      if (!isDamage(thrown)) throw thrown;
      return await database.query(someAfter, [...after, false]);
    });
    for (const row of rows)
      if (!row.fits) await wholeBlob(database, { key: row.log, account: row.account }, row.number, row.id, onDamage);
    const last = rows.at(-1);
    [log, number] = last ? [last.log, last.number] : [0, 0];
  };
}

/** Makes marks of entries that are not marks yet, and gives back what they cost; their account is locked. */
export async function endEntries(
  step: DatabaseStep,
  ending: {
    readonly log: number;
    readonly account: number;
    readonly numbers: readonly number[];
    /** 1: removed, 2: damaged. */
    readonly kind: 1 | 2;
    readonly now?: number;
  },
): Promise<void> {
  const { log, account, numbers, kind, now } = ending;
  await step.query(end, [log, account, numbers, kind, now ?? null]);
}

/** Told when the step is durable. */
export function notify(step: DatabaseStep, notices: readonly string[]): void {
  if (notices.length > 0) void step.send(notice, [channel, notices]);
}

async function wholeBlob(
  database: Database,
  log: { readonly key: number; readonly account: number },
  number: number,
  id: Uint8Array,
  onDamage: () => void,
): Promise<Uint8Array | undefined> {
  const [row] = await database.query(blobAt, [log.key, number]).catch((thrown: unknown) => {
    if (!isDamage(thrown)) throw thrown;
    return [{ blob: null }];
  });
  if (row?.blob && fits(row.blob, id)) return row.blob;
  // It may have been removed since its entry was read.
  if (!row) return undefined;
  onDamage();
  await database
    .step(async (step) => {
      await step.query(lockAccount, [log.account]);
      await endEntries(step, { log: log.key, account: log.account, numbers: [number], kind: 2 });
    })
    .catch((thrown: unknown) => {
      // Where the page cannot be written to either, it is told as a mark all the same.
      if (!isDamage(thrown)) throw thrown;
    });
  return undefined;
}

function fits(blob: Uint8Array, id: Uint8Array): boolean {
  return isSame(hash('sha256', blob, 'buffer'), id);
}
