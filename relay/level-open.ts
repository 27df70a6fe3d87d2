/**
 * Opens the embedded store and mends what can be mended. One flipped bit in LevelDB's manifest refuses the whole store: it is made
 * again from its tables, and what was there is kept aside if the disk has room. Records that came out damaged are made again
 * from others that tell the same. Whatever may have gone back gets another birth.
 */
import { randomBytes } from 'node:crypto';
import { access, constants, cp, mkdir, readdir, rename, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { CannotStart } from './cannot-start.ts';
import { clockIn } from './level-clock.ts';
import { tablesNamed } from './level-manifest.ts';
import { keyOf, keysFrom, numberIn, record, recordIn, type Stored, storeForm } from './level-records.ts';
import { isCorruption, type Level, unlessCorrupt } from './level-steps.ts';
import { giveUpBlocks, lookAtTables, readThrough } from './level-tables.ts';
import { StoreTrouble } from './store.ts';

/** Bytes that are read and summed at each start: a second or two. */
const mostLookedAt = 512 * 2 ** 20;

/** `isCorrupt`: LevelDB said so of what it could open. `lookAtAll`: at each block, however many there are. */
export async function openLevel(
  folder: string,
  { isCorrupt, lookAtAll }: { readonly isCorrupt: boolean; readonly lookAtAll: boolean },
  onRepair: (aside: string | undefined) => void,
): Promise<{ readonly level: Level; readonly repaired: boolean }> {
  const path = join(folder, 'store');
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new CannotStart(`${path}: ${Object(thrown).code ?? thrown}`);
  }
  const files = await readdir(path).catch((): string[] => []);
  // LevelDB makes a new, empty store where CURRENT is missing, and deletes the tables of the old one.
  const headless = files.some((name) => /\.(ldb|log)$/.test(name)) && !files.includes('CURRENT');
  if (await isLocked(path)) throw new CannotStart(`another relay is running on ${folder}`);
  const found = await fromDisk(() => lookAtTables(path, lookAtAll ? Number.POSITIVE_INFINITY : mostLookedAt));
  const named = await tablesNamed(path);
  const isDamaged = [...found.unsound, ...found.badBlocks.map(({ name }) => name)].some((name) =>
    named?.has(Number.parseInt(name, 10)),
  );
  const first = headless || isCorrupt || isDamaged ? undefined : await tryToOpen(path);
  if (first?.level) return { level: await ofThisForm(first.level), repaired: false };
  if (first?.code === 'LEVEL_LOCKED') throw new CannotStart(`another relay is running on ${folder}`);
  if (first?.full) throw new StoreTrouble('full');
  // Too many open files, or a disk that does not answer, is nothing that a repair would make better.
  if (first && !first.damaged) throw new StoreTrouble('store', first.error);
  // A repair drops what it cannot read: only from a disk that can be read.
  await fromDisk(() => readThrough(path));
  onRepair(await keepAside(folder, path, files));
  // Where LevelDB itself puts what it could make nothing of.
  await giveUpBlocks(path, found);
  if (found.unsound.length > 0) await mkdir(join(path, 'lost'), { recursive: true });
  for (const name of found.unsound) await rename(join(path, name), join(path, 'lost', name));
  await ClassicLevel.repair(path);
  const again = await tryToOpen(path);
  if (!again.level) throw new StoreTrouble('store', again.error);
  return { level: await ofThisForm(again.level), repaired: true };
}

async function fromDisk<T>(read: () => Promise<T>): Promise<T> {
  return await read().catch((thrown: unknown) => {
    throw new StoreTrouble('store', thrown);
  });
}

/** Its lock is all that LevelDB takes of a store that is not to be there and is. */
async function isLocked(path: string): Promise<boolean> {
  const level = new ClassicLevel(path, { createIfMissing: false, errorIfExists: true });
  const code = await level.open().then(
    () => undefined,
    (thrown: unknown) => Object(Object(thrown).cause).code,
  );
  await level.close();
  return code === 'LEVEL_LOCKED';
}

async function ofThisForm(level: Level): Promise<Level> {
  const key = keyOf.form();
  const value = await level.get(key).catch(unlessCorrupt);
  const form = value && recordIn('form', key, value);
  if (!form || form.v === storeForm) return level;
  await level.close();
  throw new CannotStart(`this store was written by another version of the relay (form ${form.v}, not ${storeForm})`);
}

async function tryToOpen(path: string) {
  const level: Level = new ClassicLevel<Buffer, Buffer>(path, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
    writeBufferSize: 16 * 2 ** 20,
    cacheSize: 32 * 2 ** 20,
    maxOpenFiles: 256,
  });
  try {
    await level.open();
    return { level };
  } catch (error) {
    await level.close().catch(() => undefined);
    const { code, message } = Object(Object(error).cause ?? error);
    const said = String(message);
    const damaged = isCorruption(error) || /corrupt|no such file|does not end with newline|missing files/i.test(said);
    return { error, code: String(code), damaged, full: /no space left/i.test(said) };
  }
}

/** A copy beside the store, if it leaves half of the free room; of several damages the first is kept, which had most. */
async function keepAside(folder: string, path: string, files: readonly string[]): Promise<string | undefined> {
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(path, name))).size));
  const { bavail, bsize } = await statfs(folder);
  const earlier = (await readdir(folder)).find((name) => name.startsWith('store.damaged-'));
  if (earlier) return join(folder, earlier);
  if (sizes.reduce((sum, size) => sum + size, 0) > (bavail * bsize) / 2) return undefined;
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  await cp(path, aside, { recursive: true });
  return aside;
}

/** `allBirths`: the store was mended whole or went back, so no log can be sure of its last numbers. */
export async function mendRecords(level: Level, allBirths: boolean): Promise<{ readonly mended: number }> {
  const writes = new Map<string, { readonly key: Buffer; readonly value: Buffer | undefined }>();
  const write = (key: Buffer, value: Buffer | undefined) => writes.set(key.toString('latin1'), { key, value });
  let mended = 0;
  const accounts = new Map<string, { account: Buffer; quota: Stored<'part'>; logs: Map<string, Stored<'log'>> }>();
  const lists = new Map<string, Stored<'list'>>();

  for await (const [key, value] of level.iterator(keysFrom('c'))) {
    const [account, log] = [key.subarray(1, 33), key.subarray(33, 65)];
    const quota = recordIn('part', key, value);
    if (!quota) continue;
    const name = account.toString('hex');
    const known = accounts.get(name) ?? { account, quota, logs: new Map() };
    accounts.set(name, known);
    const list = await mendList(log);
    if (list) lists.set(log.toString('hex'), list);
    const logKey = keyOf.log(log);
    const stored = await level.get(logKey);
    const there = stored && recordIn('log', logKey, stored);
    const highest = await highestEntry(level, log);
    const sure = there !== undefined && there.last >= highest && !allBirths;
    if (!sure) mended++;
    const kept = there ?? { account, superseded: 0, cost: await costOf(level, log), list: list?.raw.length ?? 0 };
    const now = sure ? there : { ...kept, birth: randomBytes(16), last: Math.max(there?.last ?? 0, highest) };
    if (!sure) write(logKey, record('log', logKey, now));
    known.logs.set(log.toString('hex'), now);
  }

  for (const { account, quota, logs } of accounts.values()) {
    const key = keyOf.account(account);
    const value = await level.get(key);
    const there = value && recordIn('account', key, value);
    if (there && lists.has(Buffer.from(there.log).toString('hex'))) continue;
    mended++;
    const newest = [...logs.keys()].flatMap((log) => lists.get(log) ?? []).sort((a, b) => b.n - a.n)[0];
    const newestLog = [...logs.keys()].find((log) => lists.get(log) === newest);
    if (there || !newest || !newestLog) {
      // Without its list nobody can be told from anybody: with another voucher its members begin anew.
      write(key, undefined);
      write(keyOf.purgeUse(account), record('nothing', keyOf.purgeUse(account), {}));
      for (const log of logs.keys()) dropLog(account, Buffer.from(log, 'hex'));
      continue;
    }
    const all = [...logs.values()];
    write(
      key,
      record('account', key, {
        n: newest.n,
        log: Buffer.from(newestLog, 'hex'),
        ...quota,
        used: all.reduce((sum, log) => sum + log.cost + log.list, 0),
        day: 0,
        today: 0,
        seen: await clockIn(level),
        logs: all.length,
        lists: all.reduce((sum, log) => sum + log.list, 0),
      }),
    );
  }
  if (writes.size > 0)
    await level.batch(
      [...writes.values()].map(({ key, value }) => (value ? { type: 'put', key, value } : { type: 'del', key })),
      { sync: true },
    );
  return { mended };

  async function mendList(log: Buffer): Promise<Stored<'list'> | undefined> {
    const keys = [keyOf.list(log), keyOf.secondList(log)];
    const values = await Promise.all(keys.map((key) => level.get(key).catch(unlessCorrupt)));
    const there = keys.map((key, index) => {
      const value = values[index];
      return value && recordIn('list', key, value);
    });
    const good = there[0] ?? there[1];
    for (const [index, key] of keys.entries())
      if (good && !there[index]) {
        mended++;
        write(key, record('list', key, good));
      }
    return good;
  }

  function dropLog(account: Buffer, log: Buffer): void {
    for (const key of [keyOf.log(log), keyOf.list(log), keyOf.secondList(log), keyOf.part(account, log)])
      write(key, undefined);
    write(keyOf.purgeLog(log), record('purge', keyOf.purgeLog(log), { account }));
  }
}

async function highestEntry(level: Level, log: Buffer): Promise<number> {
  for await (const key of level.keys({ ...keysFrom('e', log), reverse: true, limit: 1 })) return numberIn(key);
  return 0;
}

async function costOf(level: Level, log: Buffer): Promise<number> {
  let cost = 0;
  for await (const [key, value] of level.iterator(keysFrom('e', log))) cost += recordIn('entry', key, value)?.cost ?? 0;
  return cost;
}
