import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNodeFiles } from '../../../engine/disk/node-files.ts';
import { scratchFolder } from './scratch-folder.ts';

test('files are for their owner only, folders too', async () => {
  const folder = await scratchFolder();
  const files = createNodeFiles(folder);
  await files.makeFolder('log');
  await files.writeAtomically('log/whole', Buffer.from('x'));
  const handle = await files.openAppend('log/appended');
  if (handle.ok) await handle.value.close();
  expect((await stat(join(folder, 'log'))).mode & 0o777).toBe(0o700);
  for (const name of ['log/whole', 'log/appended']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

test('what is appended, cut and appended again is what is read', async () => {
  const files = createNodeFiles(await scratchFolder());
  const handle = await files.openAppend('a');
  if (!handle.ok) throw new Error(handle.error.type);
  await handle.value.append(Buffer.from('one two'));
  await handle.value.truncate(4);
  await handle.value.append(Buffer.from('three'));
  expect(await handle.value.sync()).toEqual({ ok: true, value: true });
  await handle.value.close();
  const read = await files.read('a');
  expect(read.ok && Buffer.from(read.value).toString()).toBe('one three');
  const part = await files.readRange('a', 4, 100);
  expect(part.ok && Buffer.from(part.value).toString()).toBe('three');
  expect(await files.size('a')).toEqual({ ok: true, value: 9 });
});

test('an atomic write replaces the whole file and leaves nothing beside it', async () => {
  const folder = await scratchFolder();
  const files = createNodeFiles(folder);
  await files.writeAtomically('a', Buffer.from('a long first version'));
  await files.writeAtomically('a', Buffer.from('second'));
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['a']);
});

test('what the disk refuses is a value with its path', async () => {
  const folder = await scratchFolder();
  const files = createNodeFiles(folder);
  expect(await files.read('none')).toMatchObject({ error: { type: 'NotFound', path: 'none' } });
  expect(await files.writeAtomically('none/a', Buffer.from('x'))).toMatchObject({ error: { type: 'NotFound' } });
  expect(await files.list('none')).toEqual({ ok: true, value: [] });
  expect(await files.remove('none')).toEqual({ ok: true, value: true });
  await writeFile(join(folder, 'file'), 'x');
  expect(await files.makeFolder('file')).toMatchObject({ ok: false });
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is named so', async () => {
  const folder = await scratchFolder();
  await chmod(folder, 0o500);
  expect(await createNodeFiles(folder).writeAtomically('a', Buffer.from('x'))).toMatchObject({
    error: { type: 'NotPermitted', path: 'a' },
  });
});
