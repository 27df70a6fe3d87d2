import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '../../kit/postgres-server.ts';
import { postgresTests } from '../../kit/postgres-test.ts';
import { openGroup } from '../../kit/relay-people.ts';
import { type RelayProcess, relayProgram, startRelay } from '../../kit/relay-process.ts';
import {
  connect,
  type Group,
  type Key,
  listOf,
  newGroup,
  newKey,
  sha256,
  type TinyClient,
} from '../../kit/tiny-relay-client.ts';

// RUNS=100 for more of them than every run of the tests needs.
const kills = Number(process.env['RUNS'] ?? 6);
const hex = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('hex');
const plenty = ['--attempts-per-minute', '1000000', '--asks-per-second', '1000000', '--bytes-per-second', '10GB'];
const quota = ['--bytes', '10GB', '--entries-per-day', '10000000'];

postgresTests('two fronts on one PostgreSQL', () => {
  // As an operator has it: every commit is synced, since fronts and the database are ended hard here.
  let server: PostgresServer;
  let url: string;
  let here: RelayProcess;
  let there: RelayProcess;
  const start = () => startRelay(plenty, undefined, { SAMBAND_RELAY_POSTGRES: url });
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.database();
    // Both at once, on an empty database.
    [here, there] = await Promise.all([start(), start()]);
  });
  afterAll(async () => {
    await Promise.all([here?.end(), there?.end()]);
    await server?.end();
  });

  const enteredAt = async (relay: RelayProcess, group: Group, follow = false) => {
    const client = await connect(relay.url);
    const entered = await client.enter(group, follow);
    if (entered.type !== 'done') throw new Error(JSON.stringify(entered));
    return { client, birth: hex(entered['h']) };
  };

  test('a reader at one front is told what a writer puts at the other, whole and in order', async () => {
    const { group, steward } = await openGroup(here, quota);
    const { client: reader } = await enteredAt(there, group, true);
    const { client: writer } = await enteredAt(here, group);
    const blobs = Array.from({ length: 200 }, (_, index) => randomBytes(index * 20));
    await Promise.all(blobs.map((blob) => writer.put(group.log, steward, blob)));
    await vi.waitFor(() => expect(reader.told).toHaveLength(blobs.length), 10_000);
    expect(reader.told.map(({ s }) => s)).toEqual(blobs.map((_, index) => index + 1));
    expect(new Set(reader.told.map(({ b }) => hex(b)))).toEqual(new Set(blobs.map(hex)));
    await Promise.all([reader.close(), writer.close()]);
  });

  test('who was shut out at one front is told at the other, and writes there no more', async () => {
    const [steward, removed] = [newKey(), newKey()];
    const { group } = await openGroup(here, quota, { writers: [{ key: steward, steward: true }, { key: removed }] });
    const { client: other } = await enteredAt(there, group, true);
    expect(await other.put(group.log, removed, randomBytes(10))).toMatchObject({ type: 'done' });
    const { client } = await enteredAt(here, group);
    const next = { ...newGroup({ account: group.account, number: 2 }), writers: [{ key: steward, steward: true }] };
    expect(await client.ask('list', listOf(next, steward))).toMatchObject({ type: 'done' });
    await vi.waitFor(() => expect(other.told.map(({ type }) => type)).toContain('listed'), 10_000);
    expect(await other.put(group.log, removed, randomBytes(10))).toMatchObject({ type: 'no', e: 'writer' });
    await Promise.all([client.close(), other.close()]);
  });

  test('a front killed in mid-load loses nothing acknowledged, and its laptops go on at the other', async () => {
    const { group, steward } = await openGroup(here, quota);
    const writing = keepWriting(group, steward);
    const { client: follower } = await enteredAt(there, group, true);
    let lost = 0;
    for (let round = 0; round < kills; round++) {
      const before = writing.acknowledged.size;
      const writers = [writing.at([here, there], 8), writing.at([there, here], 8)];
      await vi.waitFor(() => expect(writing.acknowledged.size).toBeGreaterThan(before + 100), 20_000);
      await new Promise((go) => setTimeout(go, Math.random() * 150));
      const atKill = writing.acknowledged.size;
      // The one nobody follows at.
      await here.kill();
      await vi.waitFor(() => expect(writing.acknowledged.size).toBeGreaterThan(atKill + 100), 20_000);
      lost += await stopAll(writers);
      here = await here.start();
    }
    await writing.expectAllThere(await enteredAt(here, group));
    const all = writing.acknowledged.size;
    await vi.waitFor(() => expect(follower.told.length).toBeGreaterThanOrEqual(all), 20_000);
    expect(follower.told.map(({ s }) => s)).toEqual(follower.told.map((_, index) => index + 1));
    process.stdout.write(`${kills} kills, ${all} acknowledged, ${lost} connections went on at the other front\n`);
    expect(lost).toBeGreaterThanOrEqual(kills);
    await follower.close();
  });

  test('the database ended hard in mid-load loses nothing acknowledged, and both fronts go on by themselves', async () => {
    const { group, steward } = await openGroup(here, quota);
    const { client: follower, birth } = await enteredAt(there, group, true);
    const writing = keepWriting(group, steward);
    const writers = [writing.at([here], 8), writing.at([there], 8)];
    for (const how of ['immediate', 'fast'] as const) {
      const before = writing.acknowledged.size;
      await vi.waitFor(() => expect(writing.acknowledged.size).toBeGreaterThan(before + 100), 20_000);
      await server.stop(how);
      await server.start();
    }
    const after = writing.acknowledged.size;
    await vi.waitFor(() => expect(writing.acknowledged.size).toBeGreaterThan(after + 100), 20_000);
    // Connections were kept; what was refused was said again.
    expect(await stopAll(writers)).toBe(0);
    const entered = await enteredAt(here, group);
    expect(entered.birth).toBe(birth);
    const all = writing.acknowledged.size;
    await vi.waitFor(() => expect(entriesTold(follower).length).toBeGreaterThanOrEqual(all), 20_000);
    expect(entriesTold(follower)).toEqual(entriesTold(follower).map((_, index) => index + 1));
    await writing.expectAllThere(entered);
    await follower.close();
  });

  test('after a restore the operator says so, and whoever is connected anywhere comes again to a new birth', async () => {
    const { group } = await openGroup(here, quota);
    const before = await Promise.all([enteredAt(here, group), enteredAt(there, group)]);
    const file = `${server.folder}/url`;
    await writeFile(file, `${url}\n`);
    const run = promisify(execFile);
    await run(process.execPath, [relayProgram, 'restored', '--postgres-url-file', file]);
    await Promise.all(before.map(({ client }) => client.ended));
    const after = await Promise.all([enteredAt(here, group), enteredAt(there, group)]);
    expect(new Set([...before, ...after].map(({ birth }) => birth)).size).toBe(2);
    await Promise.all(after.map(({ client }) => client.close()));
  });

  test('the address of the database is neither in the log nor in the list of processes', async () => {
    const secret = url.replace('samband@', 'samband:geheim@');
    const relay = await startRelay(['--postgres', secret]);
    const shown = await readFile(`/proc/${relay.child.pid}/cmdline`, 'utf8');
    await server.stop('immediate');
    await vi.waitFor(() => expect(JSON.stringify(relay.log())).toContain('database is away'), 10_000);
    await server.start();
    await vi.waitFor(() => expect(JSON.stringify(relay.log())).toContain('database is back'), 20_000);
    for (const text of [shown, JSON.stringify(relay.log())]) {
      expect(text).not.toContain('geheim');
      expect(text).not.toContain('postgres://');
    }
    await relay.end();
    const refused = startRelay(['--postgres', 'postgres://samband:geheim@127.0.0.1:1/samband']);
    await expect(refused).rejects.toThrow(/the database cannot be used \(ECONNREFUSED/);
    await expect(refused).rejects.not.toThrow(/geheim/);
  });
});

function entriesTold(client: TinyClient): readonly number[] {
  return client.told.filter(({ type }) => type === 'entry').map(({ s }) => Number(s));
}

interface Writer {
  /** How often it had to go to another front. */
  stop(): Promise<number>;
}

async function stopAll(writers: readonly Writer[]): Promise<number> {
  const moves = await Promise.all(writers.map((writer) => writer.stop()));
  return moves.reduce((sum, one) => sum + one, 0);
}

/** Laptops that say again what was refused for now, and go to another front when theirs is gone. */
function keepWriting(group: Group, steward: Key) {
  const acknowledged = new Map<string, number>();
  return {
    acknowledged,
    at: (fronts: readonly RelayProcess[], inFlight: number): Writer => {
      let going = true;
      let moves = 0;
      const work = async () => {
        let client = await connect((fronts[0] as RelayProcess).url);
        await client.enter(group);
        const put = async () => {
          for (let blob = randomBytes(500); going; ) {
            const mine = client;
            const told = await mine.put(group.log, steward, blob);
            if (told.type === 'done') {
              acknowledged.set(hex(sha256(blob)), Number(told['s']));
              blob = randomBytes(20 + Math.floor(Math.random() * 4_000));
            } else if (told.type === 'lost') return;
            else if (told['e'] === 'store') await new Promise((go) => setTimeout(go, 20));
            else throw new Error(JSON.stringify(told));
          }
        };
        for (;;) {
          await Promise.all(Array.from({ length: inFlight }, put));
          await client.close();
          if (!going) return;
          moves++;
          client = await connect((fronts[moves % fronts.length] as RelayProcess).url);
          await client.enter(group);
        }
      };
      const working = work();
      working.catch(() => undefined);
      return {
        stop: async () => {
          going = false;
          await working;
          return moves;
        },
      };
    },
    /** Each under its number, no number twice, none left out. */
    expectAllThere: async ({ client }: { readonly client: TinyClient }) => {
      const there = await client.since(group.log);
      expect(there.map(({ s }) => s)).toEqual(there.map((_, index) => index + 1));
      const numbers = new Map(there.map(({ i, s }) => [hex(i), Number(s)]));
      expect([...acknowledged].filter(([id, number]) => numbers.get(id) !== number)).toEqual([]);
      expect(there.every(({ b, i }) => hex(sha256(b as Uint8Array)) === hex(i))).toBe(true);
      await client.close();
    },
  };
}
