/**
 * A few small letters in a folder, for two who share a secret and are not there at the same time: pairing. Format version
 * 1: `<root>/<tag, 32 hex digits>/<name>.m`, name = the first 40 hex digits of SHA-256 over the whole file. The file:
 *
 * | bytes | field                                                                                          |
 * |-------|------------------------------------------------------------------------------------------------|
 * | 1     | format version, 1                                                                              |
 * | 24    | nonce                                                                                          |
 * | rest  | XChaCha20-Poly1305 (its 16-byte tag at the end) of: u32 big-endian length · letter · zeros, so  |
 * |       | that the file is a multiple of 4,096 bytes; additional data: `samband/letter/1` ‖ tag           |
 *
 * A letter is at most 65,536 bytes. Tag and key come from the secret; who does not have it sees a random name and size.
 */
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { sha256, toHex } from '../secret/derive.ts';
import { nonceBytes, open, seal, tagBytes, unpad } from '../secret/seal.ts';
import type { CarrierFiles, FolderError } from './carrier-files.ts';
import { clearTemporary, writeNamed } from './write-named.ts';

export interface Letter {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Mailbox {
  /** Resolves with the letter's name once it was written, synced and read back. */
  readonly put: (letter: Uint8Array) => Promise<Result<string, FolderError | { readonly type: 'TooLarge' }>>;
  /** Letters that open; whatever else lies there is passed over and left alone. At most 256. */
  readonly list: () => Promise<Result<readonly Letter[], FolderError>>;
  readonly remove: (name: string) => Promise<Result<true, FolderError>>;
}

const mostLetterBytes = 64 * 1024;
const step = 4_096;
const mostFileBytes = Math.ceil((1 + nonceBytes + 4 + mostLetterBytes + tagBytes) / step) * step;
const mostLetters = 256;

/** `tag`: 16 bytes; `key`: 32 bytes. */
export function createMailbox(deps: {
  readonly files: CarrierFiles;
  readonly tag: Uint8Array;
  readonly key: Uint8Array;
}): Mailbox {
  const { files, tag, key } = deps;
  const folder = toHex(tag);
  const context = Buffer.concat([Buffer.from('samband/letter/1'), tag]);
  const mark = toHex(randomBytes(4));
  return {
    put: async (letter) => {
      if (letter.length > mostLetterBytes) return err({ type: 'TooLarge' });
      const root = await files.list('');
      if (!root.ok) return root;
      const lies = root.value.find(({ name }) => name === folder);
      if (lies && lies.type !== 'folder') return err({ type: 'NotPermitted', path: folder });
      const made = lies ? ok(true) : await files.makeFolder(folder);
      if (!made.ok) return made;
      const names = await files.list(folder);
      if (names.ok) await clearTemporary(files, folder, names.value, mark);
      const pieces = [Uint8Array.of(1), seal(padded(letter), key, context)];
      const written = await writeNamed(files, { folder, pieces, nameOf, mark });
      return written.ok ? ok(written.value.name) : written;
    },
    list: async () => {
      const root = await files.list('');
      if (!root.ok) return root;
      if (!root.value.some(({ name, type }) => name === folder && type === 'folder')) return ok([]);
      const names = await files.list(folder);
      if (!names.ok) return names.error.type === 'NotFound' ? ok([]) : names;
      const letters: Letter[] = [];
      for (const { name, type } of [...names.value].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (type !== 'file' || !isLetterName(name) || letters.length === mostLetters) continue;
        const size = await files.size(`${folder}/${name}`);
        if (!size.ok || size.value > mostFileBytes || size.value % step !== 0) continue;
        const bytes = await files.read(`${folder}/${name}`, 0, size.value);
        if (!bytes.ok || bytes.value[0] !== 1 || nameOf(sha256(bytes.value)) !== name) continue;
        const plain = open(bytes.value.subarray(1), key, context);
        const letter = plain && unpad(plain);
        if (letter) letters.push({ name, bytes: letter });
      }
      return ok(letters);
    },
    remove: async (name) => (isLetterName(name) ? files.remove(`${folder}/${name}`) : ok(true)),
  };
}

function padded(letter: Uint8Array): Uint8Array {
  const around = 1 + nonceBytes + tagBytes;
  const plain = new Uint8Array(Math.ceil((around + 4 + letter.length) / step) * step - around);
  new DataView(plain.buffer).setUint32(0, letter.length);
  plain.set(letter, 4);
  return plain;
}

function nameOf(hash: Uint8Array): string {
  return `${toHex(hash).slice(0, 40)}.m`;
}

function isLetterName(name: string): boolean {
  return /^[0-9a-f]{40}\.m$/.test(name);
}
