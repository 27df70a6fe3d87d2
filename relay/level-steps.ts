/**
 * Group commit over LevelDB: steps that wait are run one after the other over what the ones before them wrote, all that they wrote is
 * one batch, and one sync makes it durable; meanwhile the next ones gather. So each step is alone with the store, nothing is
 * remembered between batches that LevelDB does not hold, and a thousand appends cost as many syncs as the disk has time for.
 *
 * LevelDB must be opened anew after a batch that failed: what it appends to a log file behind a torn record is silently lost at
 * the next start. Until that works, reading goes on and writing is refused.
 *
 * A batch counts itself (`g`), and a file beside the store is told that number afterwards, without a sync. If the file
 * knows a higher number than the store, the store has lost batches that were durable: a flipped bit in LevelDB's log drops
 * records without a word.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ClassicLevel } from 'classic-level';
import { type Form, keyOf, keysFrom, record, recordIn, type Stored } from './level-records.ts';
import { StoreTrouble } from './store.ts';

export type Level = ClassicLevel<Buffer, Buffer>;

/** What one step sees and writes. Nothing of it stays if the step throws. */
export interface Step {
  get<F extends Form>(form: F, key: Buffer): Promise<Stored<F> | undefined>;
  /** All keys that begin so. */
  keys(letter: string, ...parts: readonly Uint8Array[]): Promise<readonly Buffer[]>;
  /** Bare bytes; undefined also where LevelDB finds its block damaged. */
  bytes(key: Buffer): Promise<Uint8Array | undefined>;
  put<F extends Form>(form: F, key: Buffer, content: Stored<F>): void;
  putBytes(key: Buffer, value: Uint8Array): void;
  /** `bytes`: what its value took, where that is known and much. */
  remove(key: Buffer, bytes?: number): void;
  /** Run once all is durable. */
  afterwards(then: () => void): void;
}

export interface Steps {
  /** `keys`: what it will surely read, so that it is fetched for all steps of a batch at once. */
  run<T>(keys: readonly Buffer[], step: (step: Step) => Promise<T>): Promise<T>;
  /** For reading outside of steps. */
  level(): Level;
  /** Of all that was removed since the start. */
  removedBytes(): number;
  close(): Promise<void>;
}

export interface StepsDeps {
  /** `isCorrupt`: LevelDB refused to write because of what it found. */
  readonly open: (isCorrupt: boolean) => Promise<Level>;
  /** The file beside the store. */
  readonly countFile: string;
  /** Called where the store was found to have lost batches, before anything else uses it. */
  readonly onLost: (level: Level) => Promise<void>;
  readonly onTrouble: (trouble: StoreTrouble) => void;
  readonly onDamage: (what: Form) => void;
  readonly onBatch?: (steps: number, milliseconds: number) => void;
}

const mostStepsAtOnce = 512;
const reopenAfter = 2_000;

/** A damaged one of these is trouble until the next start mends it: taken for missing, somebody's account would be made anew. */
const neverGuessed: readonly Form[] = ['account', 'log', 'voucher'];

interface Write {
  readonly key: Buffer;
  readonly value: Uint8Array | undefined;
}

interface Waiting {
  readonly keys: readonly Buffer[];
  readonly work: (step: Step) => Promise<unknown>;
  readonly done: (answer: unknown) => void;
  readonly failed: (error: unknown) => void;
}

export async function openSteps(deps: StepsDeps): Promise<Steps> {
  let level: Level | undefined = await deps.open(false);
  let batches = await countInStore(level);
  const countFile = openSync(deps.countFile, 'a+');
  closeSync(countFile);
  const file = openSync(deps.countFile, 'r+');
  if (countIn(file) > batches) await deps.onLost(level);
  /** Of the last one that is known to be durable. */
  batches = Math.max(batches, countIn(file));

  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let broken: { readonly trouble: StoreTrouble; readonly at: number } | undefined;
  let closed = false;
  let removedBytes = 0;

  /** A turn later, so that what one turn asks for is one batch. */
  function start(): Promise<void> {
    return Promise.resolve()
      .then(writeWaiting)
      .finally(() => {
        running = waiting.length > 0 ? start() : undefined;
      });
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const steps = waiting.splice(0, mostStepsAtOnce);
      const started = performance.now();
      const finish = await batchOf(steps).catch((thrown: unknown) => {
        const trouble = troubleOf(thrown);
        for (const { failed } of steps) failed(trouble);
        return undefined;
      });
      if (!finish) continue;
      deps.onBatch?.(steps.length, performance.now() - started);
      finish();
    }
  }

  async function batchOf(steps: readonly Waiting[]): Promise<() => void> {
    if (broken) await mend(broken);
    const here = openLevel();
    const written = new Map<string, Write>();
    const keys = [...new Map(steps.flatMap(({ keys: wanted }) => wanted.map((key) => [nameOf(key), key]))).entries()];
    // One bad block refuses them all: then each step finds out by itself what it cannot have.
    const values = await here.getMany(keys.map(([, key]) => key)).catch(() => undefined);
    const fetched = new Map(values ? keys.map(([name], index) => [name, values[index]]) : []);
    const endings: (() => void)[] = [];
    for (const { work, done, failed } of steps) {
      const own = new Map<string, Write>();
      const then: (() => void)[] = [];
      try {
        const answer = await work(stepOver(here, fetched, written, own, then));
        for (const [name, write] of own) written.set(name, write);
        endings.push(() => {
          for (const run of then) run();
          done(answer);
        });
      } catch (thrown) {
        endings.push(() => failed(thrown));
      }
    }
    if (written.size > 0) {
      const count = keyOf.batches();
      const next = batches + 1;
      const operations = [...written.values(), { key: count, value: record('batches', count, { n: next }) }];
      try {
        await here.batch(
          operations.map(({ key, value }) =>
            value ? { type: 'put', key, value: asBuffer(value) } : { type: 'del', key },
          ),
          { sync: true },
        );
      } catch (thrown) {
        broken = { trouble: troubleOf(thrown), at: performance.now() };
        deps.onTrouble(broken.trouble);
        throw broken.trouble;
      }
      batches = next;
      tellCount(file, batches);
    }
    return () => {
      for (const end of endings) end();
    };
  }

  function stepOver(
    here: Level,
    fetched: ReadonlyMap<string, Buffer | undefined>,
    written: ReadonlyMap<string, Write>,
    own: Map<string, Write>,
    then: (() => void)[],
  ): Step {
    const value = async (key: Buffer) => {
      const name = nameOf(key);
      const newer = own.get(name) ?? written.get(name);
      if (newer) return newer.value;
      return fetched.has(name) ? fetched.get(name) : await here.get(key);
    };
    return {
      bytes: (key) => value(key).catch(unlessCorrupt),
      get: async (form, key) => {
        const mustKnow = neverGuessed.includes(form);
        const there = await value(key).catch(mustKnow ? refuse : unlessCorrupt);
        const content = there && recordIn(form, key, there);
        // A mark may stand where an entry is looked for.
        if (content || !there || form === 'entry' || form === 'mark') return content;
        deps.onDamage(form);
        if (mustKnow) throw new StoreTrouble('store');
        return undefined;
      },
      keys: async (letter, ...parts) => {
        const range = keysFrom(letter, ...parts);
        const there = new Map((await here.keys(range).all()).map((key) => [nameOf(key), key]));
        for (const [name, write] of [...written, ...own]) {
          if (!name.startsWith(nameOf(range.gte))) continue;
          if (write.value) there.set(name, write.key);
          else there.delete(name);
        }
        return [...there.values()];
      },
      put: (form, key, content) => own.set(nameOf(key), { key, value: record(form, key, content) }),
      putBytes: (key, value) => own.set(nameOf(key), { key, value }),
      remove: (key, bytes = 0) => {
        own.set(nameOf(key), { key, value: undefined });
        if (bytes > 0)
          then.push(() => {
            removedBytes += bytes;
          });
      },
      afterwards: (run) => then.push(run),
    };
  }

  async function mend({ trouble, at }: { readonly trouble: StoreTrouble; readonly at: number }): Promise<void> {
    if (performance.now() - at < reopenAfter) throw trouble;
    const old = level;
    level = undefined;
    try {
      await old?.close();
      level = await deps.open(isCorruption(trouble.cause));
      const there = await countInStore(level);
      if (there < batches) await deps.onLost(level);
      // The batch that failed may have been written after all.
      batches = Math.max(batches, there);
      broken = undefined;
    } catch (thrown) {
      broken = { trouble: troubleOf(thrown), at: performance.now() };
      throw broken.trouble;
    }
  }

  function openLevel(): Level {
    if (!level) throw broken?.trouble ?? new StoreTrouble('store');
    return level;
  }

  return {
    level: openLevel,
    removedBytes: () => removedBytes,
    run: <T>(keys: readonly Buffer[], step: (step: Step) => Promise<T>) =>
      new Promise<T>((done, failed) => {
        if (closed) return failed(new StoreTrouble('store'));
        waiting.push({ keys, work: step, done: (answer) => done(answer as T), failed });
        running ??= start();
      }),
    close: async () => {
      closed = true;
      while (running) await running;
      await level?.close();
      closeSync(file);
    },
  };
}

function refuse(thrown: unknown): never {
  throw troubleOf(thrown);
}

/** For a read: nothing, where it is only this block that LevelDB cannot read. */
export function unlessCorrupt(thrown: unknown): undefined {
  if (!isCorruption(thrown)) throw troubleOf(thrown);
}

/**
 * Damage, and not a disk that cannot be read. LevelDB maps its tables into memory, so a disk that does not answer ends the process or
 * the opening; `Invalid argument` of a table is its own word for a place behind the table's end, which only damage names.
 */
export function isCorruption(thrown: unknown): boolean {
  return [thrown, Object(thrown).cause].some(
    (error) =>
      Object(error).code === 'LEVEL_CORRUPTION' ||
      (Object(error).code === 'LEVEL_IO_ERROR' && /\.(ldb|sst): Invalid argument$/.test(Object(error).message)),
  );
}

/** What LevelDB or the system threw, as the port says it. */
export function troubleOf(thrown: unknown): StoreTrouble {
  if (thrown instanceof StoreTrouble) return thrown;
  const said = [thrown, Object(thrown).cause].map((error) => String(Object(error).message ?? '')).join(' ');
  return new StoreTrouble(/ENOSPC|no space left|quota exceeded|file too large/i.test(said) ? 'full' : 'store', thrown);
}

async function countInStore(level: Level): Promise<number> {
  const key = keyOf.batches();
  const value = await level.get(key);
  return (value && recordIn('batches', key, value)?.n) ?? 0;
}

function countIn(file: number): number {
  const whole = Buffer.alloc(12);
  const read = readSync(file, whole, 0, 12, 0);
  const number = whole.subarray(0, 8);
  return read === 12 && whole.readUInt32BE(8) === crc32(number) ? Number(number.readBigUInt64BE()) : 0;
}

function tellCount(file: number, batches: number): void {
  const whole = Buffer.alloc(12);
  whole.writeBigUInt64BE(BigInt(batches));
  whole.writeUInt32BE(crc32(whole.subarray(0, 8)), 8);
  try {
    writeSync(file, whole, 0, 12, 0);
  } catch {
    // It only lets a later loss be noticed; the batch itself is durable.
  }
}

function nameOf(key: Buffer): string {
  return key.toString('latin1');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
