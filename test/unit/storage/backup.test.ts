import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { keyFileOfBackup, readBackup, writeBackup } from '../../../engine/disk/backup.ts';
import { type KeyFile, makeKeyFile } from '../../../engine/secret/key-file.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { ok } from '../../../shared/result.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { scratchFolder } from './scratch-folder.ts';

const key = new Uint8Array(32).fill(3);
let keyFile: KeyFile;

beforeAll(async () => {
  await readySodium();
  keyFile = await makeKeyFile(new Uint8Array(32), Buffer.from('words'), new Uint8Array(32), {
    memoryKiB: 64,
    passes: 1,
  });
});

type Contents = readonly (readonly [path: string, bytes: Uint8Array])[];

async function write(
  target: string,
  contents: Contents,
  list = contents.map(([path, { length }]) => ({ path, size: length })),
) {
  return writeBackup(target, { files: createFaultyDisk(contents).files, list, keyFile, key });
}

async function read(path: string, withKey = key) {
  const contents: [string, Uint8Array][] = [];
  const result = await readBackup(path, withKey, async (name, bytes) => {
    contents.push([name, Uint8Array.from(bytes)]);
    return ok(true);
  });
  return { result, contents };
}

const small: Contents = [
  ['log/00000001.seg', Buffer.from('planted name in the log')],
  ['local/device', new Uint8Array(70)],
];

test('every file comes back byte for byte, over any number of chunks', async () => {
  const folder = await scratchFolder();
  const name = fc
    .tuple(fc.constantFrom('log', 'local'), fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,19}$/))
    .map((parts) => parts.join('/'));
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(65_535, 65_536, 200_001).map((size) => new Uint8Array(size).fill(size)),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(name, content), { selector: ([path]) => path, maxLength: 6 }),
      async (contents) => {
        const target = join(folder, `${run++}`);
        expect((await write(target, contents)).ok).toBe(true);
        const back = await read(target);
        expect(back.result).toEqual(ok({ files: contents.length }));
        expect(back.contents.map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')])).toEqual(
          contents.map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]),
        );
      },
    ),
  );
});

test('a file that still grows is cut where the list says', async () => {
  const target = join(await scratchFolder(), 'backup');
  await write(
    target,
    [['log/00000001.seg', Buffer.from('acknowledged, and more')]],
    [{ path: 'log/00000001.seg', size: 12 }],
  );
  const { contents } = await read(target);
  expect(contents.map(([, bytes]) => Buffer.from(bytes).toString())).toEqual(['acknowledged']);
});

test('a backup cut short at any length is refused and hands nothing out', async () => {
  const folder = await scratchFolder();
  const target = join(folder, 'backup');
  await write(target, [['log/00000001.seg', new Uint8Array(70_000).fill(1)]]);
  const whole = await readFile(target);
  const lengths = [
    ...Array.from({ length: 40 }, (_, index) => index),
    ...Array.from({ length: 60 }, (_, index) => Math.floor((whole.length * index) / 60)),
    whole.length - 1,
  ];
  for (const length of lengths) {
    await writeFile(target, whole.subarray(0, length));
    const { result, contents } = await read(target);
    expect(result.ok, `cut at ${length}`).toBe(false);
    expect(contents).toEqual([]);
  }
});

test('one flipped bit anywhere is refused and hands nothing out', async () => {
  const folder = await scratchFolder();
  const target = join(folder, 'backup');
  await write(target, small);
  const whole = await readFile(target);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
      const bent = Uint8Array.from(whole);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await writeFile(target, bent);
      const { result, contents } = await read(target);
      expect(result.ok).toBe(false);
      expect(contents).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('each refusal says what it is', async () => {
  const folder = await scratchFolder();
  const target = join(folder, 'backup');
  await write(target, small);
  const whole = await readFile(target);
  expect((await read(target, new Uint8Array(32))).result).toMatchObject({ error: { type: 'Damaged' } });
  expect((await read(join(folder, 'none'))).result).toMatchObject({ error: { type: 'NotFound' } });
  await writeFile(target, 'a letter to a comrade');
  expect((await read(target)).result).toEqual({ ok: false, error: { type: 'NotABackup' } });
  await writeFile(target, whole.subarray(0, whole.length - 20));
  expect((await read(target)).result).toEqual({ ok: false, error: { type: 'Truncated' } });
  const newer = Uint8Array.from(whole);
  newer[11] = 4;
  await writeFile(target, newer);
  expect((await read(target)).result).toEqual({ ok: false, error: { type: 'NewerVersion', found: 4 } });
});

test('the key file travels with the backup', async () => {
  const target = join(await scratchFolder(), 'backup');
  await write(target, small);
  expect(await keyFileOfBackup(target)).toEqual(ok(keyFile));
});

test('neither names nor contents can be read in it, and its length tells little', async () => {
  const folder = await scratchFolder();
  const sizes = new Set<number>();
  for (let length = 100_000; length < 102_000; length += 100) {
    const target = join(folder, `${length}`);
    await write(target, [...small, ['log/00000002.seg', new Uint8Array(length)]]);
    const bytes = await readFile(target);
    expect(bytes.includes('planted name') || bytes.includes('00000001.seg')).toBe(false);
    sizes.add(bytes.length);
  }
  expect(sizes.size).toBeLessThanOrEqual(2);
});

test('a backup never writes outside the vault it is restored to', async () => {
  const folder = await scratchFolder();
  for (const [index, path] of [
    '../outside',
    'log/../../outside',
    '/etc/passwd',
    'index/000003.log',
    'vault.key',
  ].entries()) {
    const target = join(folder, `${index}`);
    await write(target, [[path, Buffer.from('x')]]);
    const { result, contents } = await read(target);
    expect(result, path).toMatchObject({ error: { type: 'Damaged' } });
    expect(contents).toEqual([]);
  }
});

test('a file that is there already is not written over', async () => {
  const target = join(await scratchFolder(), 'backup');
  await writeFile(target, 'something else');
  expect((await write(target, small)).ok).toBe(false);
  expect(await readFile(target, 'utf8')).toBe('something else');
});
