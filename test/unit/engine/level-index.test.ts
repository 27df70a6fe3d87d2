import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Index, IndexWrite } from '../../../engine/disk/index-port.ts';
import { type IndexKeys, openLevelIndex, setIndexAside } from '../../../engine/disk/level-index.ts';
import { sha256 } from '../../../engine/secret/derive.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { createMemoryIndex } from '../../kit/memory-index.ts';
import { flipped } from './signed-things.ts';

await readySodium();

const keys: IndexKeys = { names: sha256('names'), values: sha256('values') };

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samband-index-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function openedIn(folder: string, with_: IndexKeys = keys): Promise<Index> {
  const opened = await openLevelIndex(folder, with_);
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

const hexOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');
const name = fc.constantFrom('catalog', 'rows/1', 'rows/2', 'entries/0', 'Ærlighet');
const write: fc.Arbitrary<IndexWrite> = fc.oneof(
  fc.record({ put: name, value: fc.uint8Array({ maxLength: 100 }) }),
  fc.record({ del: name }),
);

describe.each([
  [
    'in memory',
    async () => {
      const values = new Map<string, Uint8Array>();
      return async () => createMemoryIndex(values);
    },
  ],
  [
    'on LevelDB',
    async () => {
      const folder = await emptyFolder();
      return () => openedIn(folder);
    },
  ],
])('an index %s', (_name, start) => {
  test('holds what its batches say, in their order, before and after it was closed', async () => {
    const reopen = await start();
    let index = await reopen();
    const model = new Map<string, Uint8Array>();
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 8 }), fc.boolean(), async (writes, close) => {
        await index.batch(writes);
        for (const each of writes)
          if ('put' in each) model.set(each.put, each.value);
          else model.delete(each.del);
        if (close) {
          await index.close();
          index = await reopen();
        }
        const wanted = ['rows/2', 'nowhere', 'catalog', 'rows/1', 'catalog', 'Ærlighet'];
        expect((await index.getMany(wanted)).map(hexOf)).toEqual(wanted.map((each) => hexOf(model.get(each))));
        for (const each of wanted) expect(hexOf(await index.get(each))).toBe(hexOf(model.get(each)));
        expect(await index.getMany([])).toEqual([]);
      }),
      { numRuns: 60 },
    );
    await index.close();
  });
});

describe('the store below an index', () => {
  const rows = Array.from({ length: 50 }, (_, at) => ({
    put: `rows/fjellvik-${at}`,
    value: Buffer.from(`Leieboerforening ${at} `.repeat(30)),
  }));

  /** Every stored value by its stored name, without the index in between. */
  async function raw(folder: string, use: (level: ClassicLevel<Buffer, Buffer>) => Promise<void>): Promise<void> {
    const level = new ClassicLevel<Buffer, Buffer>(join(folder, 'index'), {
      keyEncoding: 'buffer',
      valueEncoding: 'buffer',
    });
    await use(level);
    await level.close();
  }

  async function filled(): Promise<string> {
    const folder = await emptyFolder();
    const index = await openedIn(folder);
    await index.batch(rows);
    await index.close();
    return folder;
  }

  test('has one value absent where one of its bytes is flipped, and all others whole', async () => {
    const folder = await filled();
    await raw(folder, async (level) => {
      const stored = await level.iterator().all();
      for (const [key, value] of stored.slice(0, 10))
        await level.put(key, Buffer.from(flipped(value, value.length * 4)));
    });
    const index = await openedIn(folder);
    const read = await index.getMany(rows.map(({ put }) => put));
    expect(read.filter((value) => value === undefined)).toHaveLength(10);
    for (const [at, value] of read.entries()) if (value) expect(hexOf(value)).toBe(hexOf(rows[at]?.value));
    expect(await Promise.all(rows.map(async ({ put }) => (await index.get(put)) === undefined))).toEqual(
      read.map((value) => value === undefined),
    );
    await index.close();
  });

  test('has a value absent that was moved under the name of another', async () => {
    const folder = await filled();
    await raw(folder, async (level) => {
      const stored = await level.iterator().all();
      const values = stored.map(([, value]) => value);
      for (const [at, [key]] of stored.entries()) await level.put(key, values[(at + 1) % values.length]!);
    });
    const index = await openedIn(folder);
    expect(await index.getMany(rows.map(({ put }) => put))).toEqual(rows.map(() => undefined));
    await index.close();
  });

  test('shows neither keys nor values in any of its files, and names of one length', async () => {
    const folder = await filled();
    await raw(folder, async (level) => {
      for (const [key] of await level.iterator().all()) expect(key.length).toBe(16);
    });
    const names = await readdir(join(folder, 'index'));
    expect(names.length).toBeGreaterThan(2);
    for (const each of names) {
      const bytes = await readFile(join(folder, 'index', each));
      for (const secret of ['rows/', 'fjellvik', 'Leieboer', 'forening'])
        expect(bytes.includes(secret), `${secret} in ${each}`).toBe(false);
    }
  });

  test('that has a corrupt manifest is told, and after it is set aside the index opens anew', async () => {
    const folder = await filled();
    const manifest = (await readdir(join(folder, 'index'))).find((each) => each.startsWith('MANIFEST'))!;
    const bytes = await readFile(join(folder, 'index', manifest));
    await writeFile(join(folder, 'index', manifest), flipped(bytes, 80));
    expect(await openLevelIndex(folder, keys)).toEqual({ ok: false, error: { type: 'IndexCorrupt' } });
    await setIndexAside(folder);
    const index = await openedIn(folder);
    expect(await index.get(rows[0]!.put)).toBeUndefined();
    await index.batch(rows.slice(0, 1));
    expect(hexOf(await index.get(rows[0]!.put))).toBe(hexOf(rows[0]?.value));
    await index.close();
    expect(await readdir(join(folder, 'index.aside'))).toContain(manifest);
    await setIndexAside(folder);
    expect((await readdir(folder)).sort()).toEqual(['index.aside']);
  });
});
