import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  decodeKeyFile,
  encodeKeyFile,
  type KeyFile,
  keyFileNames,
  makeKeyFile,
  masterKeyByKit,
  masterKeyByPassphrase,
  readKeyFile,
  withPassphrase,
  writeKeyFile,
} from '../../../engine/secret/key-file.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { ok } from '../../../shared/result.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';

const kdf = { memoryKiB: 64, passes: 1 };
const masterKey = new Uint8Array(32).fill(11);
const kit = new Uint8Array(32).fill(12);
const oldWords = Buffer.from('old words');
const newWords = Buffer.from('new words');
let keyFile: KeyFile;

beforeAll(async () => {
  await readySodium();
  keyFile = await makeKeyFile(masterKey, oldWords, kit, kdf);
});

async function diskWith(file = keyFile) {
  const disk = createFaultyDisk();
  await writeKeyFile(disk.files, file);
  return disk;
}

test('passphrase and recovery kit each open the same master key, and nothing else does', async () => {
  expect(await masterKeyByPassphrase(keyFile, oldWords)).toEqual(masterKey);
  expect(masterKeyByKit(keyFile, kit)).toEqual(masterKey);
  expect(await masterKeyByPassphrase(keyFile, newWords)).toBeUndefined();
  expect(masterKeyByKit(keyFile, masterKey)).toBeUndefined();
});

test('a new passphrase shuts the old one out and leaves kit and vault as they were', async () => {
  const next = await withPassphrase(keyFile, masterKey, newWords);
  expect(await masterKeyByPassphrase(next, newWords)).toEqual(masterKey);
  expect(await masterKeyByPassphrase(next, oldWords)).toBeUndefined();
  expect(masterKeyByKit(next, kit)).toEqual(masterKey);
  expect([next.vault, next.recovery, next.generation]).toEqual([
    keyFile.vault,
    keyFile.recovery,
    keyFile.generation + 1,
  ]);
  expect(next.kdf.salt).not.toBe(keyFile.kdf.salt);
});

test('a key file is read as it was written, and holds no secret in the clear', () => {
  const bytes = encodeKeyFile(keyFile);
  expect(decodeKeyFile(bytes)).toEqual(ok(keyFile));
  const text = Buffer.from(bytes).toString();
  for (const secret of [masterKey, kit]) expect(text).not.toContain(Buffer.from(secret).toString('hex'));
  expect(text).not.toContain('old words');
});

test('any flipped bit is damage or a newer version, never a wrong passphrase', async () => {
  const bytes = encodeKeyFile(keyFile);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const bent = Uint8Array.from(bytes);
    bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const decoded = decodeKeyFile(bent);
    if (decoded.ok) expect(decoded.value).toEqual(keyFile);
    else expect(decoded.error.type).toMatch(/^(KeyFileDamaged|NewerVersion)$/);
  }
});

test('whatever bytes lie where the key file should be, reading them is refused and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(decodeKeyFile(bytes).ok).toBe(false);
      },
    ),
  );
});

test('a copy that is damaged or missing is mended from the other, and said so', async () => {
  for (const name of keyFileNames)
    for (const harm of ['flip', 'cut', 'remove']) {
      const disk = await diskWith();
      if (harm === 'flip') disk.flipBit(name, 900);
      else if (harm === 'cut') disk.cut(name, 100);
      else await disk.files.remove(name);
      expect(await readKeyFile(disk.files)).toEqual(ok({ file: keyFile, repaired: name }));
      expect(await readKeyFile(disk.files)).toEqual(ok({ file: keyFile }));
    }
});

test('no copy, two damaged copies and a newer version are each told apart', async () => {
  expect(await readKeyFile(createFaultyDisk().files)).toEqual({ ok: false, error: { type: 'KeyFileMissing' } });
  const damaged = await diskWith();
  for (const name of keyFileNames) damaged.cut(name, 200);
  expect(await readKeyFile(damaged.files)).toEqual({ ok: false, error: { type: 'KeyFileDamaged' } });
  const newer = createFaultyDisk();
  for (const name of keyFileNames)
    await newer.files.writeAtomically(name, Buffer.from('{"samband":"key","version":3,"other":true}'));
  expect(await readKeyFile(newer.files)).toEqual({ ok: false, error: { type: 'NewerVersion', found: 3 } });
});

test('a disk that takes nothing still opens a vault with one good copy', async () => {
  const disk = await diskWith();
  disk.cut('vault.key', 10);
  disk.readOnly = true;
  expect(await readKeyFile(disk.files)).toEqual(ok({ file: keyFile }));
});

test('of two good copies the newer generation counts', async () => {
  const next = await withPassphrase(keyFile, masterKey, newWords);
  const disk = await diskWith();
  await disk.files.writeAtomically('vault.key.copy', encodeKeyFile(next));
  expect(await readKeyFile(disk.files)).toEqual(ok({ file: next, repaired: 'vault.key' }));
});

test('a key file with parameters that would spin the machine is refused before any work', async () => {
  const hostile = { ...keyFile, kdf: { ...keyFile.kdf, memoryKiB: 64 * 1024 * 1024 } };
  expect(decodeKeyFile(encodeKeyFile(hostile))).toEqual({ ok: false, error: { type: 'KeyFileDamaged' } });
});
