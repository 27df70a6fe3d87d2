import { beforeAll, expect, test } from 'vitest';
import type { Files } from '../../../engine/disk/files.ts';
import {
  keyFileNames,
  makeKeyFile,
  masterKeyByKit,
  masterKeyByPassphrase,
  readKeyFile,
  withPassphrase,
  writeKeyFile,
} from '../../../engine/secret/key-file.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { createRandom } from '../../kit/random.ts';

const kdf = { memoryKiB: 64, passes: 1 };
const masterKey = new Uint8Array(32).fill(11);
const kit = new Uint8Array(32).fill(12);
const oldWords = Buffer.from('old words');
const newWords = Buffer.from('new words');

beforeAll(readySodium);

async function scene() {
  const disk = createFaultyDisk();
  const before = await makeKeyFile(masterKey, oldWords, kit, kdf);
  await writeKeyFile(disk.files, before);
  return { disk, before, after: await withPassphrase(before, masterKey, newWords) };
}

async function opensWith(files: Files, words: Uint8Array): Promise<boolean> {
  const read = await readKeyFile(files);
  return read.ok && (await masterKeyByPassphrase(read.value.file, words)) !== undefined;
}

test('a power cut at any step of a change of passphrase leaves a vault that the old or the new one opens, and the kit', async () => {
  const { disk, after } = await scene();
  for (let calls = 0; calls < 4; calls++)
    for (let seed = 0; seed < 10; seed++) {
      const crashed = disk.clone();
      crashed.lastCalls = calls;
      const written = await writeKeyFile(crashed.files, after);
      crashed.powerCut(createRandom(seed));
      const [withOld, withNew] = [await opensWith(crashed.files, oldWords), await opensWith(crashed.files, newWords)];
      expect(withOld !== withNew, `after ${calls} calls, seed ${seed}`).toBe(true);
      if (written.ok) expect(withNew).toBe(true);
      const read = await readKeyFile(crashed.files);
      expect(read.ok && masterKeyByKit(read.value.file, kit)).toEqual(masterKey);
    }
});

test('a change of passphrase that is reported as failed leaves the old one working', async () => {
  for (const refused of keyFileNames) {
    const { disk, before, after } = await scene();
    const files: Files = {
      ...disk.files,
      writeAtomically: async (path, bytes) =>
        path === refused ? { ok: false, error: { type: 'DiskFull', path } } : disk.files.writeAtomically(path, bytes),
    };
    expect((await writeKeyFile(files, after)).ok).toBe(false);
    expect(await readKeyFile(disk.files)).toEqual({ ok: true, value: { file: before } });
  }
});
