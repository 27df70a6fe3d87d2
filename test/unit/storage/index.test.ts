import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Index } from '../../../engine/disk/index-port.ts';
import { openLevelIndex, setIndexAside } from '../../../engine/disk/level-index.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { createMemoryIndex } from '../../kit/memory-index.ts';
import { scratchFolder } from './scratch-folder.ts';

const keys = { names: new Uint8Array(32).fill(1), values: new Uint8Array(32).fill(2) };

beforeAll(readySodium);

async function levelIndex(folder: string, withKeys = keys): Promise<Index> {
  const opened = await openLevelIndex(folder, withKeys);
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

const kinds: Record<string, () => Promise<Index>> = {
  'in memory': async () => createMemoryIndex(),
  'on LevelDB': async () => levelIndex(await scratchFolder()),
};

describe.each(Object.entries(kinds))('an index %s', (_name, create) => {
  test('gives back what the last batch put, in the order of the keys asked for', async () => {
    const index = await create();
    const model = new Map<string, Uint8Array>();
    const key = fc.constantFrom('a', 'b', 'rows/1', 'rows/2', 'å', '');
    const write = fc.oneof(fc.record({ put: key, value: fc.uint8Array({ maxLength: 50 }) }), fc.record({ del: key }));
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 6 }), fc.array(key, { maxLength: 6 }), async (writes, wanted) => {
        await index.batch(writes);
        for (const each of writes)
          if ('put' in each) model.set(each.put, each.value);
          else model.delete(each.del);
        expect((await index.getMany(wanted)).map(hexOf)).toEqual(wanted.map((each) => hexOf(model.get(each))));
        for (const each of wanted) expect(hexOf(await index.get(each))).toBe(hexOf(model.get(each)));
      }),
    );
    await index.close();
  });

  test('keeps its values whatever is done to the bytes handed in or out', async () => {
    const index = await create();
    const value = Uint8Array.of(1, 2, 3);
    await index.batch([{ put: 'a', value }]);
    value.fill(9);
    (await index.get('a'))?.fill(9);
    expect(hexOf(await index.get('a'))).toBe('010203');
    await index.close();
  });
});

test('what is stored outlives the process that stored it', async () => {
  const folder = await scratchFolder();
  const before = await levelIndex(folder);
  await before.batch([{ put: 'rows/1', value: Buffer.from('kept') }]);
  await before.close();
  const after = await levelIndex(folder);
  expect(hexOf(await after.get('rows/1'))).toBe(hexOf(Buffer.from('kept')));
  await after.close();
});

test('neither keys nor values can be read in its folder', async () => {
  const folder = await scratchFolder();
  const index = await levelIndex(folder);
  await index.batch([{ put: 'rows/planted-key', value: Buffer.from('planted-value '.repeat(100)) }]);
  await index.close();
  for (const name of await readdir(join(folder, 'index'))) {
    const bytes = await readFile(join(folder, 'index', name));
    expect(bytes.includes('planted') || name.includes('planted'), name).toBe(false);
  }
});

test('under other keys nothing is there', async () => {
  const folder = await scratchFolder();
  const index = await levelIndex(folder);
  await index.batch([{ put: 'a', value: Buffer.from('x') }]);
  await index.close();
  for (const other of [
    { ...keys, names: new Uint8Array(32) },
    { ...keys, values: new Uint8Array(32) },
  ]) {
    const opened = await levelIndex(folder, other);
    expect(await opened.get('a')).toBeUndefined();
    await opened.close();
  }
});

test('a flipped bit makes values absent or the store refuse to open, never a wrong value', async () => {
  const folder = await scratchFolder();
  const index = await levelIndex(folder);
  const values = Array.from({ length: 20 }, (_, at) => ({ put: `rows/${at}`, value: Buffer.from(`value ${at}`) }));
  await index.batch(values);
  await index.close();
  const names = await readdir(join(folder, 'index'));
  const whole = new Map<string, Buffer>();
  for (const name of names) whole.set(name, await readFile(join(folder, 'index', name)));
  const pick = fc.tuple(fc.constantFrom(...names.filter((name) => (whole.get(name)?.length ?? 0) > 0)), fc.nat());
  await fc.assert(
    fc.asyncProperty(pick, async ([name, bit]) => {
      await setIndexAside(folder);
      const fresh = await levelIndex(folder);
      await fresh.close();
      for (const made of await readdir(join(folder, 'index'))) await writeFile(join(folder, 'index', made), '');
      for (const [each, bytes] of whole) await writeFile(join(folder, 'index', each), bytes);
      const bent = Uint8Array.from(whole.get(name) ?? []);
      const at = Math.floor(bit / 8) % bent.length;
      bent[at] = (bent[at] ?? 0) ^ (1 << (bit % 8));
      await writeFile(join(folder, 'index', name), bent);
      const opened = await openLevelIndex(folder, keys);
      if (!opened.ok) return;
      const read = await opened.value.getMany(values.map(({ put }) => put));
      for (const [at, value] of read.entries()) if (value) expect(hexOf(value)).toBe(hexOf(values[at]?.value));
      await opened.value.close();
    }),
    { numRuns: 40 },
  );
});

test('a store that refuses to open is set aside, and a new one takes its place', async () => {
  const folder = await scratchFolder();
  await (await levelIndex(folder)).close();
  await writeFile(join(folder, 'index', 'CURRENT'), 'nonsense');
  expect(await openLevelIndex(folder, keys)).toEqual({ ok: false, error: { type: 'IndexCorrupt' } });
  await setIndexAside(folder);
  const index = await levelIndex(folder);
  expect(await index.get('a')).toBeUndefined();
  await index.close();
  expect(await readdir(folder)).toContain('index.aside');
});

function hexOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString('hex');
}
