import { expect, test } from 'vitest';
import { createMailbox } from '../../../engine/folder/mailbox.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

await readySodium();

function scene() {
  const random = createRandom(1);
  const folder = createFaultyFolder(random);
  const secret = { tag: random.bytes(16), key: random.bytes(32) };
  const box = () => createMailbox({ files: folder.files(), ...secret });
  return { random, folder, secret, box };
}

test('a letter left by one is found by the other, who may take it away', async () => {
  const { folder, box } = scene();
  const letter = new TextEncoder().encode('Bo asks to join');
  const name = unwrap(await box().put(letter));
  const [found, ...more] = unwrap(await box().list());
  expect(more).toEqual([]);
  expect(found).toEqual({ name, bytes: letter });
  unwrap(await box().remove(name));
  expect(unwrap(await box().list())).toEqual([]);
  expect(folder.paths()).toEqual([]);
});

test('letters of any size up to the limit come back, and small ones look alike', async () => {
  const { folder, box, random } = scene();
  const sizes = [0, 1, 4_000, 4_051, 4_052, 65_535, 65_536];
  for (const size of sizes) unwrap(await box().put(random.bytes(size)));
  expect(
    unwrap(await box().list())
      .map(({ bytes }) => bytes.length)
      .sort((a, b) => a - b),
  ).toEqual(sizes);
  const onDisk = folder.paths().map((path) => folder.bytesOf(path).length);
  expect(onDisk.filter((size) => size === 4_096)).toHaveLength(4);
  expect(onDisk.every((size) => size % 4_096 === 0)).toBe(true);
  expect(await box().put(random.bytes(65_537))).toEqual({ ok: false, error: { type: 'TooLarge' } });
});

test('another secret, a flipped bit, a short file and junk show nothing and are left alone', async () => {
  const { folder, box, secret, random } = scene();
  unwrap(await box().put(random.bytes(100)));
  const [path = ''] = folder.paths();
  const tag = path.slice(0, 33);
  const flipped = Buffer.from(folder.bytesOf(path));
  flipped.writeUInt8(flipped.readUInt8(100) ^ 1, 100);
  folder.put(`${tag}${'1'.repeat(40)}.m`, flipped);
  folder.put(`${tag}${'2'.repeat(40)}.m`, folder.bytesOf(path).slice(0, 1_000));
  folder.put(`${tag}desktop.ini`, random.bytes(10));
  const before = folder.paths();
  expect(unwrap(await box().list())).toHaveLength(1);
  const wrongKey = createMailbox({ files: folder.files(), tag: secret.tag, key: random.bytes(32) });
  expect(unwrap(await wrongKey.list())).toEqual([]);
  const wrongTag = createMailbox({ files: folder.files(), tag: random.bytes(16), key: secret.key });
  expect(unwrap(await wrongTag.list())).toEqual([]);
  unwrap(await box().remove('desktop.ini'));
  unwrap(await box().remove('../elsewhere'));
  expect(folder.paths()).toEqual(before);
});

test('a stick that is gone or full is said so', async () => {
  const { folder, box, random } = scene();
  folder.room = 1_000;
  expect(await box().put(random.bytes(10))).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
  expect(folder.paths()).toEqual([]);
  folder.pullOut();
  expect(await box().list()).toMatchObject({ ok: false, error: { type: 'FolderGone' } });
});
