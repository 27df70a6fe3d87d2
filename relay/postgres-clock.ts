/**
 * The running time (running-time.ts) of a database and all its fronts. Each tells how long it ran since it told last; it goes on by no
 * more than that, and by no more than what the database's clock says since any of them told. So several fronts do not make it
 * go faster, and neither does a clock that leaps.
 */
import type { ClientBase } from 'pg';
import { type Database, statement } from './postgres-database.ts';
import type { StoreClock, Tick } from './store.ts';

const clockHere = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

const goOn = statement<StoreClock>(
  `update samband_relay_self
   set running = running + least($1::bigint, greatest(0, here.clock - ticked)), ticked = here.clock
   from (select ${clockHere} as clock) here
   returning running as now, since`,
);

export async function tickPostgres(database: Database, { ran }: Tick): Promise<StoreClock> {
  const [clock] = await database.query(goOn, [ran]);
  if (!clock) throw new Error('the store has no row of its own');
  return clock;
}

/** Where it has none yet: nothing in it may lie ahead. */
export async function beginClock(client: ClientBase): Promise<void> {
  await client.query(
    `update samband_relay_self set running = began.at, since = began.at, ticked = ${clockHere}
     from (select greatest(
       ${clockHere},
       (select max(seen) from samband_relay_accounts),
       (select max(superseded) from samband_relay_logs)) as at) began
     where running is null`,
  );
}
