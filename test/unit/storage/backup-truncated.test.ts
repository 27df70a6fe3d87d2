import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../../engine/disk/backup.ts';
import { makeKeyFile } from '../../../engine/secret/key-file.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { ok } from '../../../shared/result.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { scratchFolder } from './scratch-folder.ts';

test('a backup cut short anywhere after its first eight bytes is called cut short, not damaged', async () => {
  await readySodium();
  const target = join(await scratchFolder(), 'backup');
  const key = new Uint8Array(32);
  const kdf = { memoryKiB: 64, passes: 1 };
  const keyFile = await makeKeyFile(key, Buffer.from('words'), key, kdf);
  const { files } = createFaultyDisk([['log/00000001.seg', new Uint8Array(900)]]);
  await writeBackup(target, { files, list: [{ path: 'log/00000001.seg', size: 900 }], keyFile, key });
  const whole = await readFile(target);
  for (let length = 8; length < whole.length; length += 3) {
    await writeFile(target, whole.subarray(0, length));
    const read = await readBackup(target, key, async () => ok(true));
    expect(read, `cut at ${length}`).toEqual({ ok: false, error: { type: 'Truncated' } });
  }
});
