/**
 * Whether the database may have gone back: restored from a backup, or another server that had not heard all yet. Numbers it gave
 * out since would be given out again for other blobs, so all logs get new births.
 *
 * What tells, looked at on each new connection before it is used (all of them break when a database is exchanged):
 * 1. **Where it lives**: the cluster's own number, its timeline, which is another after any recovery to a point in time and
 *    after a standby took over, and the number of a table, which is another after a dump was read in.
 * 2. **How far its log had come** when it last answered this front that something is durable. This finds an older copy of the same
 *    disk, as long as one front kept running.
 *
 * A copy of the disk that was put back while no front ran looks like no time had passed: then the operator says so, with
 * `samband-relay restored`.
 */
import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';

export interface History {
  /** Compares, and where it may have gone back gives new births first. */
  check(client: ClientBase): Promise<void>;
  /** Births are those this front knows. */
  isCurrent(generation: Uint8Array): boolean;
  /** `position` in the database's log was reached by what is durable now. */
  durable(position: string): void;
  renew(client: ClientBase): Promise<void>;
}

/** For SQL on a server that can be written to; on another it is an error. */
export const homeHere = `(
  (select system_identifier from pg_control_system())::text || ' '
  || left(pg_walfile_name(pg_current_wal_lsn()), 8) || ' '
  || 'samband_relay_logs'::regclass::oid::text)`;

/** What an operator may have set otherwise for the whole server, and this store is not right without. */
const settings = `select set_config('bytea_output', 'hex', false),
  case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', false) end`;

export const channel = 'samband_relay';
export const newBirths = 'births';

/** `onWentBack`: whoever is connected to this front knows births that hold no more. */
export function createHistory(onWentBack: () => void): History {
  let known: Buffer | undefined;
  let durable = 0n;
  let position = '0/0';
  let renewing: Promise<void> | undefined;

  const renew = async (client: ClientBase, unlessLike: Buffer | undefined) => {
    await client.query('begin');
    try {
      // Without it, this and a put would wait for each other over rows of logs.
      await client.query('lock table samband_relay_logs in share row exclusive mode');
      const { rows } = await client.query('select generation from samband_relay_self for update');
      if (unlessLike === undefined || unlessLike.equals(rows[0]?.generation)) {
        await client.query('update samband_relay_logs set birth = uuid_send(gen_random_uuid())');
        await client.query(`update samband_relay_self set generation = $1, home = ${homeHere}`, [randomBytes(16)]);
        await client.query('select pg_notify($1, $2)', [channel, newBirths]);
      }
      await client.query('commit');
    } catch (thrown) {
      await client.query('rollback');
      throw thrown;
    }
  };
  const look = async (client: ClientBase) => {
    // Together: one that failed while only the other was waited for would end the process.
    const [, { rows }] = await Promise.all([
      client.query(settings),
      client.query(
        `select generation, home = ${homeHere} as same, pg_current_wal_insert_lsn() >= $1::pg_lsn as ahead
         from samband_relay_self`,
        [position],
      ),
    ]);
    return rows[0] as { readonly generation: Buffer; readonly same: boolean; readonly ahead: boolean };
  };
  const check = async (client: ClientBase) => {
    let found = await look(client);
    const wentBack = !found.same || !found.ahead;
    if (wentBack) {
      await renew(client, found.generation);
      [durable, position] = [0n, '0/0'];
      found = await look(client);
    }
    const before = known ?? found.generation;
    known = found.generation;
    if (wentBack || !before.equals(known)) onWentBack();
  };

  return {
    check: async (client) => {
      // Several connections are often made at once; what the first finds holds for all.
      while (renewing) await renewing.catch(() => undefined);
      renewing = check(client);
      try {
        await renewing;
      } finally {
        renewing = undefined;
      }
    },
    isCurrent: (generation) => {
      if (known?.equals(generation)) return true;
      known = Buffer.from(generation);
      onWentBack();
      return false;
    },
    durable: (reached) => {
      const place = placeOf(reached);
      if (place > durable) [durable, position] = [place, reached];
    },
    renew: (client) => renew(client, undefined),
  };
}

/** `16/B374D848`: two halves of a number. */
function placeOf(position: string): bigint {
  const [high = '0', low = '0'] = position.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
