/** What every folder that carries promises (engine/folder/carrier-files.ts), tried on a real folder and on a real WebDAV server. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CarrierFiles } from '../../../engine/folder/carrier-files.ts';
import { createNodeCarrierFiles } from '../../../engine/folder/node-carrier-files.ts';
import { createWebdavCarrierFiles } from '../../../engine/webdav/webdav-carrier-files.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';
import { webdavTest } from '../../kit/webdav-test.ts';

interface Scene {
  readonly files: CarrierFiles;
  /** Where the folder lies on this disk. */
  readonly root: string;
}

function promise(name: string, run: (scene: Scene) => Promise<void>): void {
  test(`a folder: ${name}`, async () => {
    const root = await mkdtemp(join(tmpdir(), 'samband-port-'));
    try {
      await run({ files: createNodeCarrierFiles(root), root });
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
  webdavTest(`WebDAV: ${name}`, async (server) => {
    const { url, username, password } = server;
    await run({ files: unwrap(createWebdavCarrierFiles({ url, username, password })), root: server.folder });
  });
}

const random = createRandom(1);
const refused = { ok: false };
const notFound = { ok: false, error: { type: 'NotFound' } };
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

promise('what was written is there, whole, under its name and no other', async ({ files }) => {
  unwrap(await files.makeFolder('aa'));
  const pieces = [random.bytes(70_000), new Uint8Array(), random.bytes(1_300_000), random.bytes(1)];
  unwrap(await files.create('aa/one.tmp', pieces));
  const whole = Buffer.concat(pieces);
  expect(unwrap(await files.size('aa/one.tmp'))).toBe(whole.length);
  unwrap(await files.rename('aa/one.tmp', 'aa/one.p'));
  expect(unwrap(await files.list('aa'))).toEqual([{ name: 'one.p', type: 'file' }]);
  expect(unwrap(await files.size('aa/one.p'))).toBe(whole.length);
  expect(whole.equals(unwrap(await files.read('aa/one.p', 0, whole.length)))).toBe(true);
  expect(await files.size('aa/one.tmp')).toMatchObject(notFound);
  expect(await files.read('aa/one.tmp', 0, 1)).toMatchObject(notFound);
});

promise('any part can be read, and fewer bytes at the end', async ({ files }) => {
  const whole = random.bytes(100_000);
  unwrap(await files.create('file', [whole]));
  for (const [from, length] of [
    [0, 1],
    [0, 0],
    [1, 65_536],
    [99_999, 1],
    [99_990, 1_000],
    [100_000, 10],
    [200_000, 10],
  ] as const)
    expect(Buffer.from(unwrap(await files.read('file', from, length)))).toEqual(
      Buffer.from(whole.subarray(from, from + length)),
    );
});

promise('an empty file is a file', async ({ files }) => {
  unwrap(await files.create('none', []));
  expect(unwrap(await files.size('none'))).toBe(0);
  expect(unwrap(await files.read('none', 0, 100))).toHaveLength(0);
});

promise('a listing tells files and folders, right in it and no deeper', async ({ files, root }) => {
  unwrap(await files.makeFolder('bb'));
  unwrap(await files.makeFolder('bb'));
  unwrap(await files.makeFolder('bb/cc'));
  unwrap(await files.create('bb/cc/deep', [random.bytes(3)]));
  await writeFile(join(root, 'Møtereferat (2) & 100 %.txt'), 'hei');
  await writeFile(join(root, 'bb', '#+?;=.txt'), 'hei');
  expect([...unwrap(await files.list(''))].sort(byName)).toEqual([
    { name: 'Møtereferat (2) & 100 %.txt', type: 'file' },
    { name: 'bb', type: 'folder' },
  ]);
  expect([...unwrap(await files.list('bb'))].sort(byName)).toEqual([
    { name: '#+?;=.txt', type: 'file' },
    { name: 'cc', type: 'folder' },
  ]);
  expect(unwrap(await files.size('bb/#+?;=.txt'))).toBe(3);
  expect(Buffer.from(unwrap(await files.read('Møtereferat (2) & 100 %.txt', 1, 9))).toString()).toBe('ei');
  expect(await files.list('dd')).toMatchObject(notFound);
  expect(await files.list('bb/cc/deep')).toMatchObject(refused);
});

promise('nothing is ever written over', async ({ files }) => {
  unwrap(await files.create('one', [Buffer.from('first')]));
  unwrap(await files.create('two', [Buffer.from('second')]));
  expect(await files.create('one', [Buffer.from('other')])).toMatchObject(refused);
  expect(await files.rename('two', 'one')).toMatchObject(refused);
  expect(Buffer.from(unwrap(await files.read('one', 0, 100))).toString()).toBe('first');
  expect(Buffer.from(unwrap(await files.read('two', 0, 100))).toString()).toBe('second');
});

promise('where there is no such folder, nothing is written', async ({ files, root }) => {
  expect(await files.create('ee/file', [random.bytes(10)])).toMatchObject(notFound);
  expect(await files.makeFolder('ee/ff')).toMatchObject(notFound);
  expect(await files.rename('nothing', 'something')).toMatchObject(notFound);
  expect(await readdir(root)).toEqual([]);
});

promise('removing takes one file, twice is once, and a folder stays with what is in it', async ({ files, root }) => {
  unwrap(await files.makeFolder('gg'));
  unwrap(await files.create('gg/one', [random.bytes(10)]));
  unwrap(await files.create('gg/two', [random.bytes(10)]));
  unwrap(await files.remove('gg/one'));
  unwrap(await files.remove('gg/one'));
  expect(await files.remove('gg')).toMatchObject(refused);
  expect(await readdir(join(root, 'gg'))).toEqual(['two']);
});

promise('a size is told anew after a file was changed, and asked about again', async ({ files, root }) => {
  unwrap(await files.create('file', [random.bytes(10)]));
  unwrap(await files.list(''));
  expect(unwrap(await files.size('file'))).toBe(10);
  await writeFile(join(root, 'file'), random.bytes(20));
  expect(unwrap(await files.size('file'))).toBe(20);
  unwrap(await files.list(''));
  unwrap(await files.remove('file'));
  expect(await files.size('file')).toMatchObject(notFound);
});

promise('how long ago a file was changed is known', async ({ files }) => {
  unwrap(await files.create('file', [random.bytes(10)]));
  const age = unwrap(await files.age('file'));
  expect(age).toBeGreaterThan(-5_000);
  expect(age).toBeLessThan(60_000);
  expect(await files.age('nothing')).toMatchObject(notFound);
});

promise('a folder that is gone is told as that, whatever was asked, and is not made again', async ({ files, root }) => {
  unwrap(await files.makeFolder('hh'));
  unwrap(await files.medium());
  await rm(root, { recursive: true });
  const gone = { ok: false, error: { type: 'FolderGone' } };
  expect(await files.list('')).toMatchObject(gone);
  expect(await files.list('hh')).toMatchObject(gone);
  expect(await files.size('hh/file')).toMatchObject(gone);
  expect(await files.read('hh/file', 0, 10)).toMatchObject(gone);
  expect(await files.makeFolder('hh')).toMatchObject(gone);
  expect(await files.create('hh/file', [random.bytes(10)])).toMatchObject(gone);
  expect(await files.rename('hh/file', 'hh/other')).toMatchObject(gone);
  await expect(readdir(root)).rejects.toThrow('ENOENT');
});
