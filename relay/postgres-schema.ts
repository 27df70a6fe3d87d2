/**
 * The tables of the PostgreSQL store, made by numbered migrations: each runs once, in order, whichever front comes first. A
 * migration that was released is never changed; the fronts of the release before must be able to go on beside it.
 *
 * | table      | a row is                                                                                                |
 * |------------|---------------------------------------------------------------------------------------------------------|
 * | self       | this store: the secret of its fronts, which births hold (`generation`), where it lived then (`home`), its running time, where that began, and the database's clock when it last went on |
 * | vouchers   | a voucher                                                                                               |
 * | accounts   | an account: the number of its newest list, the log it names, quota, use. Whoever changes anything below an account locks its row first, of several in the order of their keys |
 * | logs       | a log; `superseded` 0: it is written to                                                                  |
 * | lists      | the newest list that names a log                                                                         |
 * | entries    | an entry (`kind` 0), a mark of one that was removed (1) or damaged (2); in 16 tables by log             |
 * | uses       | what a writer of an account came to                                                                      |
 * | left_logs, left_accounts | what can be found no more, and is yet to be deleted                                       |
 *
 * Accounts and logs have a key besides their 32 bytes, which stands in the rows below them: it is shorter, and what is left of a
 * closed account is not mistaken for that of one opened anew under the same name.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { beginClock } from './postgres-clock.ts';
import { configOf } from './postgres-database.ts';
import { homeHere } from './postgres-history.ts';

export const partitions = 16;

/** Two numbers each, as PostgreSQL's advisory locks take them: the first is ours alone. */
export const advisory = { migrate: [0x53_41_4d_42, 1], trim: [0x53_41_4d_42, 2] } as const;

const key = 'bigint generated always as identity primary key';

/** What was removed is given back when it is a fiftieth of a table; a fifth, as is usual, would be much of somebody's disk. */
const tidy = 'autovacuum_vacuum_scale_factor = 0.02';

const migrations: readonly (readonly string[])[] = [
  [
    `create table samband_relay_self (
      one boolean primary key default true check (one),
      secret bytea not null, generation bytea not null, home text not null, checked bigint not null default 0)`,
    `create table samband_relay_vouchers (
      hash bytea primary key, bytes bigint not null, entries bigint not null, until bigint not null, used_by bytea)`,
    `create table samband_relay_accounts (
      key ${key}, account bytea not null unique, number bigint not null, log bytea not null,
      bytes bigint not null, entries bigint not null, used bigint not null,
      day bigint not null default 0, today bigint not null default 0, seen bigint not null,
      logs integer not null, lists bigint not null) with (fillfactor = 70)`,
    'create index samband_relay_accounts_seen on samband_relay_accounts (seen)',
    `create table samband_relay_logs (
      key ${key}, log bytea not null unique, account bigint not null, birth bytea not null,
      last bigint not null default 0, superseded bigint not null default 0,
      cost bigint not null default 0, list_cost bigint not null) with (fillfactor = 70)`,
    'create index samband_relay_logs_account on samband_relay_logs (account)',
    'create index samband_relay_logs_superseded on samband_relay_logs (superseded) where superseded > 0',
    `create table samband_relay_lists (
      log bigint primary key, number bigint not null, raw bytea not null, signature bytea not null)`,
    `create table samband_relay_entries (
      log bigint not null, number bigint not null, kind smallint not null, at bigint not null,
      size integer not null, cost integer not null,
      id bytea not null, writer bytea not null, label bytea not null, blob bytea,
      primary key (log, number)) partition by hash (log)`,
    // Sealed bytes do not get shorter, so nothing is tried.
    'alter table samband_relay_entries alter column blob set storage external',
    'create unique index samband_relay_entries_id on samband_relay_entries (log, id) where kind < 2',
    'create index samband_relay_entries_marks on samband_relay_entries (at) where kind > 0',
    ...Array.from(
      { length: partitions },
      (_, index) => `create table samband_relay_entries_${index} partition of samband_relay_entries
        for values with (modulus ${partitions}, remainder ${index}) with (${tidy}, toast.${tidy})`,
    ),
    `create table samband_relay_uses (
      account bigint not null, writer bytea not null, bytes bigint not null, day bigint not null, today bigint not null,
      primary key (account, writer)) with (fillfactor = 70)`,
    'create table samband_relay_left_logs (log bigint primary key, account bigint not null)',
    'create table samband_relay_left_accounts (account bigint primary key)',
  ],
  [`alter table samband_relay_self add column running bigint, add column since bigint, add column ticked bigint`],
];

/** The database was made or changed by a later release, or is kept by a PostgreSQL that lacks what this needs. */
export class DatabaseUnfit extends Error {}

/** `gen_random_uuid` came with 13. */
const oldest = 130_000;

/** Brings the database to the form this release knows. Fronts that start at once wait for each other here. */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ ...configOf(url), query_timeout: 0, lock_timeout: 0 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows: servers } = await client.query("select current_setting('server_version_num')::integer as version");
    if (Number(servers[0]?.version) < oldest) throw new DatabaseUnfit('the relay needs PostgreSQL 13 or newer');
    await client.query('begin isolation level read committed');
    await client.query('set local statement_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1, $2)', [...advisory.migrate]);
    await client.query(`create table if not exists samband_relay_migrations (
      number integer primary key, at timestamptz not null default now())`);
    const { rows } = await client.query('select coalesce(max(number), 0) as number from samband_relay_migrations');
    const there = Number(rows[0]?.number);
    if (there > migrations.length)
      throw new DatabaseUnfit(
        `this database belongs to a later release of the relay (its form is ${there}, this release knows ${migrations.length}): start that release, or restore the database from before it`,
      );
    for (const [index, texts] of migrations.entries()) {
      if (index < there) continue;
      for (const text of texts) await client.query(text);
      await client.query('insert into samband_relay_migrations (number) values ($1)', [index + 1]);
    }
    await client.query(
      `insert into samband_relay_self (secret, generation, home) values ($1, $2, ${homeHere}) on conflict do nothing`,
      [randomBytes(32), randomBytes(16)],
    );
    await beginClock(client);
    await client.query('commit');
  } finally {
    await client.end().catch(() => undefined);
  }
}
