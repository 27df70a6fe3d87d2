import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase, statement } from '../../../relay/postgres-database.ts';
import { openPostgresStore, type PostgresStore, renewBirths } from '../../../relay/postgres-store.ts';
import { type Put, StoreTrouble } from '../../../relay/store.ts';
import { type PostgresServer, startPostgres } from '../../kit/postgres-server.ts';
import { postgresTests } from '../../kit/postgres-test.ts';
import { relayStorePromises } from '../../kit/relay-store-promises.ts';

const now = 20_000 * 86_400_000;
const roomy = { writerBytes: 1e12, writerEntriesToday: 1e9, accountBytes: 1e12, accountEntriesToday: 1e9 };
const never = { supersededBefore: 0, removedBefore: 0, idleBefore: 0, vouchersBefore: 0 };
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');

postgresTests('the store in PostgreSQL', () => {
  let server: PostgresServer;
  // Each test that needs it ends the server hard; what was acknowledged before is synced, as on any server.
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.end());

  relayStorePromises('what every store promises', async () => {
    const url = await server.database();
    let store = await openPostgresStore(url);
    return {
      store,
      restart: async () => {
        await store.close();
        store = await openPostgresStore(url);
        return store;
      },
      another: () => openPostgresStore(url),
      end: () => store.close(),
    };
  });

  test('fronts that start at once on an empty database agree on one store', async () => {
    const url = await server.database();
    const fronts = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(url)));
    const secrets = await Promise.all(fronts.map((front) => front.secret()));
    expect(new Set(secrets.map(hex)).size).toBe(1);
    expect(await server.admin(url, 'select number from samband_relay_migrations order by number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    await closeAll(fronts);
  });

  test('logs are spread over the parts of the table by a hash of theirs', async () => {
    const url = await server.database();
    const store = await openPostgresStore(url);
    for (let count = 0; count < 40; count++) await store.put(newPut(await newAccount(store)));
    const parts = await server.admin(
      url,
      'select tableoid, count(*)::int from samband_relay_entries group by tableoid',
    );
    expect(parts.length).toBeGreaterThan(8);
    expect(parts.reduce((sum, part) => sum + Number(Object(part).count), 0)).toBe(40);
    await store.close();
  });

  test('a database of a later release is refused in words', async () => {
    const url = await server.database();
    await closeAll([await openPostgresStore(url)]);
    await server.admin(url, 'insert into samband_relay_migrations (number) values (99)');
    await expect(openPostgresStore(url)).rejects.toThrow(/later release of the relay/);
  });

  test('a server whose settings are others for everybody makes no difference', async () => {
    const url = await server.database();
    const name = new URL(url.replace('@/', '@here/')).pathname.slice(1);
    for (const setting of [
      "bytea_output = 'escape'",
      "default_transaction_isolation = 'serializable'",
      'synchronous_commit = off',
    ])
      await server.admin(url, `alter database ${name} set ${setting}`);
    const fronts = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    const list = await newAccount(fronts[0]);
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => fronts[index % 2]?.put(newPut(list))));
    expect(answers.filter((answer) => answer?.type === 'number')).toHaveLength(100);
    expect((await fronts[1]?.log(list.log))?.list.raw).toEqual(list.raw);
    await fronts[0]?.check();
    await closeAll(fronts);
  });

  test('its running time goes on with its fronts as one, and no clock that leaps moves it', async () => {
    const url = await server.database();
    const fronts = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    const [one, two] = fronts as [PostgresStore, PostgresStore];
    const began = (await one.tick({ ran: 0, now: 0 })).now;
    const clockSays = (milliseconds: number) =>
      server.admin(url, `update samband_relay_self set ticked = ticked - ${milliseconds}`);
    // A minute by the database's clock, told by both.
    await clockSays(60_000);
    expect((await one.tick({ ran: 60_000, now: 0 })).now).toBe(began + 60_000);
    const told = (await two.tick({ ran: 60_000, now: 0 })).now - began;
    expect(told).toBeGreaterThanOrEqual(60_000);
    expect(told).toBeLessThan(70_000);
    // Leapt by 200 days, and back by a thousand.
    await clockSays(200 * 86_400_000);
    expect((await one.tick({ ran: 60_000, now: 0 })).now - began).toBe(told + 60_000);
    await clockSays(-1_000 * 86_400_000);
    const after = await one.tick({ ran: 60_000, now: 0 });
    expect(after.now - began).toBe(told + 60_000);
    await closeAll(fronts);
    const again = await openPostgresStore(url);
    expect(await again.tick({ ran: 0, now: 5e12 })).toEqual(after);
    await again.close();
  });

  test('a database of the release before gets a running time that nothing in it lies ahead of', async () => {
    const url = await server.database();
    await closeAll([await openPostgresStore(url)]);
    const ahead = Date.now() + 300 * 86_400_000;
    const first = await openPostgresStore(url);
    const list = await newAccount(first);
    await first.close();
    await server.admin(url, `update samband_relay_accounts set seen = ${ahead}`);
    await server.admin(
      url,
      'alter table samband_relay_self drop column running, drop column since, drop column ticked',
    );
    await server.admin(url, 'delete from samband_relay_migrations where number = 2');
    const store = await openPostgresStore(url);
    expect(await store.tick({ ran: 0, now: 0 })).toEqual({ now: ahead, since: ahead });
    expect(await store.account(list.account)).toBeDefined();
    await store.close();
  });

  test('what is acknowledged is synced, whatever the user, the database or the address says of it', async () => {
    const url = await server.database();
    await closeAll([await openPostgresStore(url)]);
    const name = new URL(url.replace('@/', '@here/')).pathname.slice(1);
    // The very sessions that write tell what they were set to.
    await server.admin(url, 'create table told (setting text)');
    await server.admin(url, 'grant all on told to samband');
    await server.admin(
      url,
      `create function tell() returns trigger language plpgsql as $$
       begin insert into told values (current_setting('synchronous_commit')); return null; end $$`,
    );
    for (const table of ['accounts', 'logs', 'entries'])
      await server.admin(
        url,
        `create trigger tell after insert or update on samband_relay_${table} for each statement execute function tell()`,
      );
    const writes = async (address: string) => {
      const store = await openPostgresStore(address);
      const list = await newAccount(store);
      const put = newPut(list);
      await store.put(put);
      const { account, log } = list;
      await store.remove({ account, log, newest: 1, ids: [put.id], kept: [], running: now });
      await store.close();
      const told = await server.admin(url, 'delete from told returning setting');
      expect(told.length).toBeGreaterThan(5);
      return [...new Set(told.map(({ setting }) => setting))];
    };
    const off = `${url}&options=${encodeURIComponent('-c synchronous_commit=off')}`;
    expect(await writes(off)).toEqual(['on']);
    await server.admin(url, `alter database ${name} set synchronous_commit = off`);
    expect(await writes(url)).toEqual(['on']);
    await server.admin(url, 'alter role samband set synchronous_commit = off');
    try {
      expect(await writes(url)).toEqual(['on']);
      // Whoever wants more than that keeps it.
      await server.admin(url, 'alter role samband set synchronous_commit = remote_apply');
      expect(await writes(url)).toEqual(['remote_apply']);
    } finally {
      await server.admin(url, 'alter role samband reset synchronous_commit');
    }
  });

  test('neither address nor password is in what is thrown', async () => {
    const bad = 'postgres://samband:geheim@127.0.0.1:1/samband';
    for (const url of [bad, 'mysql://samband:geheim@host.example/x', 'postgres://samband:geheim@[/x', 'geheim']) {
      const thrown = await openPostgresStore(url).catch((error: unknown) => error);
      const { stack, message, input, cause } = Object(thrown);
      expect(`${stack} ${message} ${input} ${JSON.stringify(thrown)} ${JSON.stringify(cause)}`).not.toContain('geheim');
    }
  });

  test('fronts that append to the same logs at once give each number once', async () => {
    const url = await server.database();
    const fronts = await Promise.all([openPostgresStore(url), openPostgresStore(url), openPostgresStore(url)]);
    const lists = await Promise.all([newAccount(fronts[0]), newAccount(fronts[0])]);
    const puts = lists.flatMap((list) => Array.from({ length: 90 }, () => newPut(list)));
    // Some are said at all fronts.
    const answers = await Promise.all(
      puts.flatMap((put, index) =>
        (index % 10 === 0 ? fronts : [fronts[index % 3]]).map(async (front) => ({
          put,
          answer: await front?.put(put),
        })),
      ),
    );
    for (const { log } of lists) {
      const page = await fronts[1]?.entries({ ...whole, log });
      expect(page?.entries.map(({ number }) => number)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
      for (const { put, answer } of answers.filter(({ put }) => put.log === log))
        expect(hex(page?.entries.find((entry) => entry.number === Object(answer).number)?.id)).toBe(hex(put.id));
    }
    await closeAll(fronts);
  });

  test('fronts that put, remove, replace lists and trim at once do not wait for each other in a circle', async () => {
    const url = await server.database();
    const troubles: unknown[] = [];
    const reports = { trouble: ({ cause }: StoreTrouble) => troubles.push(cause) };
    const fronts = await Promise.all([openPostgresStore(url, { reports }), openPostgresStore(url, { reports })]);
    const lists = await Promise.all(Array.from({ length: 4 }, () => newAccount(fronts[0])));
    const rounds = fronts.flatMap((front) =>
      lists.map(async (list) => {
        for (let round = 0; round < 12; round++) {
          const account = await front.account(list.account);
          const newest = account?.newest.number ?? 0;
          const next = { ...list, number: newest + 1, log: randomBytes(32), raw: randomBytes(80) };
          const puts = Array.from({ length: 5 }, () => ({ ...newPut(list), newest }));
          await Promise.all([
            ...puts.map((put) => front.put(put)),
            front.remove({
              account: list.account,
              log: list.log,
              newest,
              ids: puts.map(({ id }) => id),
              kept: [],
              running: now,
            }),
            front.replaceList({ list: next, newest, cost: 80, mostLogs: 256, mostListBytes: 1e6, running: now }),
            front.trim({ ...never, supersededBefore: now + 1, removedBefore: now + 1 }),
            renewSometimes(round, url),
          ]);
        }
      }),
    );
    // A front that learns of new births refuses what was under way; that is all that may be refused.
    await Promise.all(rounds.map((round) => round.catch(() => undefined)));
    expect(troubles.filter((cause) => cause !== undefined)).toEqual([]);
    await closeAll(fronts);
  });

  test('a blob the disk damaged becomes a mark, and can be put again', async () => {
    const url = await server.database();
    const damaged = vi.fn();
    const store = await openPostgresStore(url, { reports: { damaged } });
    const list = await newAccount(store);
    const puts = [newPut(list), newPut(list), newPut(list)];
    for (const put of puts) await store.put(put);
    const [one, two, three] = puts as [Put, Put, Put];
    const used = (await store.account(list.account))?.used;
    await server.admin(url, 'update samband_relay_entries set blob = set_byte(blob, 5, (get_byte(blob, 5) + 1) % 256)');
    expect(await store.blob(list.log, one.id)).toBeUndefined();
    expect(await store.put(one)).toEqual({ type: 'number', number: 4, fresh: true });
    expect(await store.put(two)).toEqual({ type: 'number', number: 5, fresh: true });
    const page = await store.entries({ ...whole, log: list.log });
    expect(page?.entries.map(({ type, number }) => `${type} ${number}`)).toEqual([
      'mark 1',
      'mark 2',
      'mark 3',
      'entry 4',
      'entry 5',
    ]);
    expect(await store.put(three)).toMatchObject({ number: 6, fresh: true });
    expect((await store.account(list.account))?.used).toBe(used);
    expect(damaged).toHaveBeenCalledTimes(3);
    await store.close();
  });

  test('all that is kept is read through bit by bit, and what rotted is found before somebody asks for it', async () => {
    const url = await server.database();
    const damaged = vi.fn();
    const store = await openPostgresStore(url, { reports: { damaged } });
    const lists = await Promise.all([newAccount(store), newAccount(store), newAccount(store)]);
    for (const list of lists) await Promise.all(Array.from({ length: 90 }, () => store.put(newPut(list, 50))));
    const rot =
      'update samband_relay_entries set blob = set_byte(blob, 0, 255 - get_byte(blob, 0)) where number % 30 = 7';
    await server.admin(url, rot);
    await vi.waitFor(
      async () => {
        await store.readSome?.();
        expect(damaged).toHaveBeenCalledTimes(9);
      },
      { timeout: 10_000, interval: 1 },
    );
    for (let again = 0; again < 5; again++) await store.readSome?.();
    expect(damaged).toHaveBeenCalledTimes(9);
    const page = await store.entries({ ...whole, log: lists[1]?.log ?? new Uint8Array(), inline: -1, marks: false });
    expect(page?.entries).toHaveLength(87);
    await store.close();
  });

  test('a front that stops in the middle of a step keeps the others waiting for no longer than ten seconds', async () => {
    const url = await server.database();
    const [store, other] = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    const list = await newAccount(store);
    const stopped = openDatabase(url, 2, () => Promise.resolve());
    const lock = statement('select from samband_relay_accounts for update');
    const ended = stopped.step(async (step) => {
      await step.query(lock, []);
      await store.account(list.account);
      expect(await other.put(newPut(list))).toMatchObject({ number: 1 });
      await step.query(lock, []);
    });
    await expect(ended).rejects.toThrow(StoreTrouble);
    await stopped.close();
    await closeAll([store, other]);
  }, 30_000);

  test('a database without room refuses what is new, is read all the same, and goes on when it has room', async (context) => {
    const small = await server.smallDatabase(24);
    if (!small) return context.skip('NOT RUN: no tmpfs may be mounted here');
    const store = await openPostgresStore(small.url);
    const list = await newAccount(store);
    const puts: Put[] = [];
    const fill = async () => {
      for (let batch = 0; batch < 100; batch++) {
        const some = Array.from({ length: 64 }, () => newPut(list, 20_000));
        await Promise.all(some.map((put) => store.put(put)));
        puts.push(...some);
      }
    };
    await expect(fill()).rejects.toMatchObject({ why: 'full' });
    const page = await store.entries({ ...whole, log: list.log, inline: -1 });
    expect(page?.entries.map(({ id }) => hex(id)).slice(0, puts.length)).toEqual(puts.map(({ id }) => hex(id)));
    await small.grow(80);
    expect(await store.put(newPut(list))).toMatchObject({ type: 'number', fresh: true });
    await store.close();
    await small.end();
  }, 60_000);

  test('after the database was ended as by a power cut, a front goes on by itself and tells what it missed', async () => {
    const url = await server.database();
    const store = await openPostgresStore(url);
    const list = await newAccount(store);
    const put = newPut(list);
    await store.put(put);
    const birth = (await store.log(list.log))?.birth;
    const woken = vi.fn();
    store.watch(list.log, woken);
    await server.stop('immediate');
    await expect(store.put(newPut(list))).rejects.toThrow(StoreTrouble);
    await expect(store.check()).rejects.toThrow(StoreTrouble);
    await server.start();
    await vi.waitFor(() => expect(woken).toHaveBeenCalledWith('entries'), 10_000);
    expect(await store.put(put)).toEqual({ type: 'number', number: 1, fresh: false });
    expect(await store.put(newPut(list))).toMatchObject({ number: 2, fresh: true });
    // Nothing was lost, so births hold.
    expect(hex((await store.log(list.log))?.birth)).toBe(hex(birth));
    await store.close();
  });

  test('an older copy of the disk, put back under a running front, gives all logs new births', async () => {
    const url = await server.database();
    const wentBack = vi.fn();
    const store = await openPostgresStore(url, { reports: { wentBack } });
    const list = await newAccount(store);
    await store.put(newPut(list));
    const birth = (await store.log(list.log))?.birth;
    await server.stop('fast');
    await server.copy();
    await server.start();
    await vi.waitFor(() => store.put(newPut(list)), 10_000);
    await server.stop('immediate');
    await server.putCopyBack();
    await server.start();
    const again = await vi.waitFor(() => store.log(list.log), 10_000);
    expect(again?.last).toBe(1);
    expect(hex(again?.birth)).not.toBe(hex(birth));
    expect(wentBack).toHaveBeenCalled();
    await store.close();
  });

  test('a dump that was read in gives all logs new births, also where no front ran', async () => {
    const url = await server.database();
    const store = await openPostgresStore(url);
    const list = await newAccount(store);
    const put = newPut(list);
    await store.put(put);
    const before = await store.log(list.log);
    await store.close();
    const other = await server.database();
    const file = `${server.folder}/dump`;
    await server.run('pg_dump', ['-d', url, '-Fc', '-f', file]);
    await server.run('pg_restore', ['-d', other, file]);
    const wentBack = vi.fn();
    const restored = await openPostgresStore(other, { reports: { wentBack } });
    const after = await restored.log(list.log);
    expect(wentBack).toHaveBeenCalledTimes(1);
    expect(after).toMatchObject({ last: 1, account: before?.account });
    expect(hex(after?.birth)).not.toBe(hex(before?.birth));
    expect(hex(await restored.blob(list.log, put.id))).toBe(hex(put.blob));
    await restored.close();
    const again = await openPostgresStore(other, { reports: { wentBack } });
    expect(hex((await again.log(list.log))?.birth)).toBe(hex(after?.birth));
    expect(wentBack).toHaveBeenCalledTimes(1);
    await again.close();
  });

  test('the operator can say that it went back, and fronts that run hear of it', async () => {
    const url = await server.database();
    const wentBack = vi.fn();
    const store = await openPostgresStore(url, { reports: { wentBack } });
    const list = await newAccount(store);
    const before = await store.log(list.log);
    await renewBirths(url);
    await vi.waitFor(() => expect(wentBack).toHaveBeenCalledTimes(1));
    expect(hex((await store.log(list.log))?.birth)).not.toBe(hex(before?.birth));
    expect(await store.put(newPut(list))).toMatchObject({ number: 1 });
    await store.close();
  });

  test('a standby that took over gives all logs new births', async () => {
    const url = await server.database();
    const wentBack = vi.fn();
    const store = await openPostgresStore(url, { reports: { wentBack } });
    const list = await newAccount(store);
    await store.put(newPut(list));
    const birth = (await store.log(list.log))?.birth;
    await server.promoted();
    const after = await vi.waitFor(() => store.log(list.log), 10_000);
    expect(hex(after?.birth)).not.toBe(hex(birth));
    expect(after?.last).toBe(1);
    expect(wentBack).toHaveBeenCalledTimes(1);
    await store.close();
  });
});

const whole = { after: 0, mostEntries: 10_000, mostBytes: 1e9, inline: 1e6, marks: true };

function renewSometimes(round: number, url: string): Promise<void> | undefined {
  return round === 6 ? renewBirths(url) : undefined;
}

async function closeAll(stores: readonly PostgresStore[]): Promise<void> {
  await Promise.all(stores.map((store) => store.close()));
}

async function newAccount(store: PostgresStore | undefined) {
  const random = () => randomBytes(32);
  const voucher = random();
  const quota = { bytes: 1e9, entriesPerDay: 1e6 };
  await store?.addVoucher({ hash: voucher, quota, until: now + 1 });
  const list = { account: random(), number: 1, log: random(), raw: randomBytes(80), signature: randomBytes(64) };
  expect(await store?.openAccount({ voucher, list, cost: 80, now, running: now })).toBe('done');
  return list;
}

function newPut({ account, log }: { readonly account: Uint8Array; readonly log: Uint8Array }, size = 3_000): Put {
  const blob = randomBytes(size);
  const [label, id, cost] = [randomBytes(3), sha(blob), blob.length + 256];
  return { account, log, newest: 1, writer: account, label, id, blob, cost, now, most: roomy };
}
