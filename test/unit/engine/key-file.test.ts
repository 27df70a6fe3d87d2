import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Files } from '../../../engine/disk/files.ts';
import { sha256, toHex } from '../../../engine/secret/derive.ts';
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
import { isSaneKdf } from '../../../engine/secret/passphrase.ts';
import { kitSecret, kitWords } from '../../../engine/secret/recovery-kit.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { err } from '../../../shared/result.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { createRandom } from '../../kit/random.ts';
import { flipped } from './signed-things.ts';

await readySodium();

const kdf = { memoryKiB: 64, passes: 1 };
const masterKey = sha256('master key');
const kit = sha256('kit');
const passphrase = Buffer.from('seven quiet ferries leave at dawn');
const newPassphrase = Buffer.from('eight loud trams at noon');
const file = await makeKeyFile(masterKey, passphrase, kit, kdf);
const changed = await withPassphrase(file, masterKey, newPassphrase);
const encoded = encodeKeyFile(file);

async function diskWith(...files: readonly (Uint8Array | undefined)[]) {
  return createFaultyDisk(files.flatMap((bytes, index) => (bytes ? [[keyFileNames[index]!, bytes] as const] : [])));
}

/** What anybody can write: another body, and a checksum that fits it. */
function encodedWith(parts: Record<string, unknown>): Uint8Array {
  const { samband, version, generation, vault, kdf: cost, passphrase: slot, recovery } = { ...file, ...parts };
  const body = { samband, version, generation, vault, kdf: cost, passphrase: slot, recovery };
  return Buffer.from(JSON.stringify({ ...body, checksum: toHex(sha256(JSON.stringify(body))) }));
}

describe('the master key', () => {
  test('comes out with the passphrase and with the kit, whatever they are', async () => {
    const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(secret, secret, words, words, async (key, kitOf, phrase, other) => {
        const made = await makeKeyFile(key, Buffer.from(phrase), kitOf, kdf);
        const read = decodeKeyFile(encodeKeyFile(made));
        if (!read.ok) throw new Error(read.error.type);
        expect(await masterKeyByPassphrase(read.value, Buffer.from(phrase))).toEqual(key);
        expect(masterKeyByKit(read.value, kitOf)).toEqual(key);
        if (phrase !== other) expect(await masterKeyByPassphrase(read.value, Buffer.from(other))).toBeUndefined();
        expect(masterKeyByKit(read.value, flipped(kitOf, phrase.length % 256))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('comes out with the new passphrase and the same kit after a change, and not with the old passphrase', async () => {
    expect(changed.generation).toBe(file.generation + 1);
    expect(changed.vault).toBe(file.vault);
    expect(await masterKeyByPassphrase(changed, newPassphrase)).toEqual(masterKey);
    expect(masterKeyByKit(changed, kit)).toEqual(masterKey);
    expect(await masterKeyByPassphrase(changed, passphrase)).toBeUndefined();
  });

  test('does not come out of a slot that was put in the place of the other', async () => {
    const swapped: KeyFile = { ...file, passphrase: file.recovery, recovery: file.passphrase };
    expect(await masterKeyByPassphrase(swapped, passphrase)).toBeUndefined();
    expect(masterKeyByKit(swapped, kit)).toBeUndefined();
  });

  test('does not come out under other costs than those it was sealed with', async () => {
    for (const cost of [
      { memoryKiB: 65, passes: 1 },
      { memoryKiB: 64, passes: 2 },
    ])
      expect(await masterKeyByPassphrase({ ...file, kdf: { ...file.kdf, ...cost } }, passphrase)).toBeUndefined();
  });

  test('lies nowhere in the file, nor do passphrase and kit', () => {
    const text = Buffer.from(encoded).toString('latin1');
    for (const secret of [masterKey, kit, passphrase])
      for (const form of ['hex', 'base64', 'latin1'] as const)
        expect(text).not.toContain(Buffer.from(secret).toString(form));
  });
});

describe('a damaged key file', () => {
  test('is told from a wrong passphrase: any flipped bit is damage or a newer version, never a file that is read', () => {
    for (let bit = 0; bit < encoded.length * 8; bit++) {
      const read = decodeKeyFile(flipped(encoded, bit));
      expect(read.ok).toBe(false);
      if (!read.ok) expect(['KeyFileDamaged', 'NewerVersion']).toContain(read.error.type);
    }
  });

  test('is refused at any shorter length, but for the line break at its end', () => {
    for (let length = 0; length < encoded.length - 1; length++)
      expect(decodeKeyFile(encoded.subarray(0, length))).toEqual(err({ type: 'KeyFileDamaged' }));
  });

  test('whatever the bytes, is never thrown about', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Uint8Array.from(Buffer.from(text))),
      fc
        .constantFrom('['.repeat(8_192), '{"samband":"key","version":1e999}', 'null', '')
        .map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        expect(decodeKeyFile(bytes).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('of a newer version is called newer', () => {
    for (const version of [2, 3, 77])
      expect(decodeKeyFile(encodedWith({ version }))).toEqual(err({ type: 'NewerVersion', found: version }));
  });

  test('of version 0, of an unfinished Samband, is told apart from a newer and from a damaged one', () => {
    const old = encodedWith({ version: 0 });
    expect(decodeKeyFile(old)).toEqual(err({ type: 'UnfinishedVersion' }));
    const flipped = Buffer.from(encoded);
    flipped[flipped.indexOf('"version": 1') + 11] = 0x30;
    expect(decodeKeyFile(flipped)).toEqual(err({ type: 'KeyFileDamaged' }));
  });

  test('with a fitting checksum is still refused where its costs would make the machine swap or spin', () => {
    const { salt } = file.kdf;
    for (const cost of [
      { memoryKiB: 1024 * 1024 + 1, passes: 1 },
      { memoryKiB: 2 ** 40, passes: 1 },
      { memoryKiB: 7, passes: 1 },
      { memoryKiB: 0, passes: 1 },
      { memoryKiB: -64, passes: 1 },
      { memoryKiB: 64.5, passes: 1 },
      { memoryKiB: 64, passes: 33 },
      { memoryKiB: 64, passes: 1.5 },
      { memoryKiB: 1024 * 1024, passes: 8 },
      { memoryKiB: 64, passes: 0 },
      { memoryKiB: 64, passes: -1 },
      { memoryKiB: '64', passes: 1 },
    ])
      expect(decodeKeyFile(encodedWith({ kdf: { ...cost, salt } }))).toEqual(err({ type: 'KeyFileDamaged' }));
    expect(decodeKeyFile(encodedWith({ kdf: { memoryKiB: 64 * 1024, passes: 32, salt } })).ok).toBe(true);
    expect(isSaneKdf({ memoryKiB: Number.NaN, passes: 1 })).toBe(false);
    expect(isSaneKdf({ memoryKiB: 64, passes: Number.NaN })).toBe(false);
  });

  test('with a fitting checksum and a field of another form is refused', () => {
    const { kdf: cost } = file;
    for (const parts of [
      { samband: 'lock' },
      { generation: -1 },
      { generation: 0.5 },
      { vault: 'ab' },
      { vault: file.vault.toUpperCase().replace(/[0-9]/g, 'A') },
      { kdf: { ...cost, salt: 'ab' } },
      { passphrase: '' },
      { passphrase: 'abc' },
      { recovery: null },
    ])
      expect(decodeKeyFile(encodedWith(parts))).toEqual(err({ type: 'KeyFileDamaged' }));
  });

  test('with slots too short to hold a key opens with nothing and throws nothing', async () => {
    const read = decodeKeyFile(encodedWith({ passphrase: 'ab', recovery: 'cd' }));
    if (!read.ok) throw new Error(read.error.type);
    expect(await masterKeyByPassphrase(read.value, passphrase)).toBeUndefined();
    expect(masterKeyByKit(read.value, kit)).toBeUndefined();
  });
});

describe('of the two copies', () => {
  const damaged = flipped(encoded, 700);

  test.each([
    ['the first is missing', undefined, encoded, keyFileNames[0]],
    ['the second is missing', encoded, undefined, keyFileNames[1]],
    ['the first is damaged', damaged, encoded, keyFileNames[0]],
    ['the second is damaged', encoded, damaged, keyFileNames[1]],
    ['the first is empty', new Uint8Array(), encoded, keyFileNames[0]],
  ])('where %s it is written anew from the other', async (_name, first, second, repaired) => {
    const disk = await diskWith(first, second);
    expect(await readKeyFile(disk.files)).toEqual({ ok: true, value: { file, repaired } });
    for (const name of keyFileNames) expect(Uint8Array.from(disk.bytesOf(name))).toEqual(Uint8Array.from(encoded));
    expect(await readKeyFile(disk.files)).toEqual({ ok: true, value: { file } });
  });

  test('the one of the later passphrase wins, wherever it lies, and the earlier one is gone', async () => {
    const later = encodeKeyFile(changed);
    for (const order of [
      [encoded, later],
      [later, encoded],
    ]) {
      const disk = await diskWith(...order);
      expect(await readKeyFile(disk.files)).toMatchObject({ ok: true, value: { file: changed } });
      for (const name of keyFileNames) expect(Uint8Array.from(disk.bytesOf(name))).toEqual(Uint8Array.from(later));
    }
  });

  test('one still opens a disk that cannot be written', async () => {
    const disk = await diskWith(damaged, encoded);
    disk.readOnly = true;
    expect(await readKeyFile(disk.files)).toEqual({ ok: true, value: { file } });
  });

  test('none is said to be missing, both damaged to be damaged, both newer to be newer', async () => {
    const read = async (...files: (Uint8Array | undefined)[]) => readKeyFile((await diskWith(...files)).files);
    expect(await read()).toEqual(err({ type: 'KeyFileMissing' }));
    expect(await read(damaged, damaged)).toEqual(err({ type: 'KeyFileDamaged' }));
    expect(await read(undefined, damaged)).toEqual(err({ type: 'KeyFileDamaged' }));
    const newer = encodedWith({ version: 2 });
    expect(await read(newer, newer)).toEqual(err({ type: 'NewerVersion', found: 2 }));
  });

  test('each may lose a bit, and the vault opens as long as it is not both', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(encoded.length * 8 - 1), fc.boolean(), async (bit, first) => {
        const broken = flipped(encoded, bit);
        const disk = await diskWith(...(first ? [broken, encoded] : [encoded, broken]));
        const read = await readKeyFile(disk.files);
        expect(read).toMatchObject({ ok: true, value: { file } });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a change of passphrase', () => {
  /** A disk that dies at the write of this number, before it, after it, or within it. */
  function dying(files: Files, at: number, how: 'before' | 'after'): Files {
    let writes = 0;
    return {
      ...files,
      writeAtomically: async (path, bytes) => {
        const number = ++writes;
        if (number < at) return files.writeAtomically(path, bytes);
        if (number === at && how === 'after') await files.writeAtomically(path, bytes);
        return err({ type: 'DiskFailed', path });
      },
    };
  }

  test.each([
    [1, 'before', passphrase],
    [1, 'after', newPassphrase],
    [2, 'before', newPassphrase],
    [2, 'after', newPassphrase],
  ] as const)('that dies at write %i, %s it, leaves a vault that opens with one passphrase', async (at, how, opens) => {
    const disk = await diskWith(encoded, encoded);
    expect((await writeKeyFile(dying(disk.files, at, how), changed)).ok).toBe(false);
    disk.powerCut(createRandom(at));
    const read = await readKeyFile(disk.files);
    if (!read.ok) throw new Error(read.error.type);
    const other = opens === passphrase ? newPassphrase : passphrase;
    expect(await masterKeyByPassphrase(read.value.file, opens)).toEqual(masterKey);
    expect(await masterKeyByPassphrase(read.value.file, other)).toBeUndefined();
    expect(masterKeyByKit(read.value.file, kit)).toEqual(masterKey);
  });

  test('on a full disk is said to have failed, and the old passphrase opens', async () => {
    const disk = await diskWith(encoded, encoded);
    disk.room = 10;
    expect(await writeKeyFile(disk.files, changed)).toEqual(err({ type: 'DiskFull', path: keyFileNames[1] }));
    expect(await readKeyFile(disk.files)).toEqual({ ok: true, value: { file } });
  });

  test('leaves nothing that the old passphrase opens', async () => {
    const disk = await diskWith(encoded, encoded);
    expect((await writeKeyFile(disk.files, changed)).ok).toBe(true);
    expect(disk.paths()).toEqual([...keyFileNames]);
    for (const name of disk.paths()) {
      const read = decodeKeyFile(disk.bytesOf(name));
      expect(read).toEqual({ ok: true, value: changed });
    }
  });
});

describe('the recovery kit', () => {
  const words = kitWords(kit);

  test('is 24 words that give the same secret back, in whatever case and with spaces around', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (secret) => {
        const kitOf = kitWords(secret);
        expect(kitOf).toHaveLength(24);
        expect(kitSecret(kitOf)).toEqual({ ok: true, value: secret });
        expect(kitSecret(['', ...kitOf.map((word) => ` ${word.toUpperCase()}\n`)])).toEqual({
          ok: true,
          value: secret,
        });
      }),
    );
  });

  test('with a slip of the pen names the word that is not of the list', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.stringMatching(/^[a-z]{1,9}$/), (at, ending) => {
        const typo = `${words[at]}x${ending}`;
        expect(kitSecret(words.with(at, typo))).toEqual(err({ unknownWord: typo }));
      }),
    );
  });

  test('with a word too few or too many is refused', () => {
    expect(kitSecret(words.slice(1))).toEqual(err({}));
    expect(kitSecret([...words, words[0]!])).toEqual(err({}));
    expect(kitSecret([])).toEqual(err({}));
  });

  test('with one word for another of the list never gives the right secret, and mostly fails its checksum', () => {
    const others = Array.from({ length: 40 }, (_, index) => kitWords(sha256(`other ${index}`))).flat();
    let noticed = 0;
    const tried = others.filter((word) => word !== words[7]);
    for (const word of tried) {
      const read = kitSecret(words.with(7, word));
      if (read.ok) expect(Buffer.from(read.value).equals(kit)).toBe(false);
      else noticed++;
    }
    expect(noticed / tried.length).toBeGreaterThan(0.97);
  });
});
