/**
 * A backup: one sealed file, format version 1, all that a vault cannot make again.
 *
 * magic `SMBDBAK\0` (8) · version u32 = 1 · length of key file u32 · key file as it is (public parameters and the wrapped
 * master key: so passphrase or recovery kit open the backup) · secretstream header (24) · chunks, each u32 length and a
 * crypto_secretstream_xchacha20poly1305 message of at most 64 KiB plaintext, the last with tag FINAL, whose absence means
 * the file was cut short.
 *
 * Plaintext: for each file `F` u16 path length · path · u64 size (at most 128 MiB) · its bytes; at the end `E` · SHA-256 of all before ·
 * zeros up to a Padmé length.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeKeyFile, encodeKeyFile, type KeyFile } from '../secret/key-file.ts';
import { padmeLength } from '../secret/seal.ts';
import { sodium } from '../secret/sodium.ts';
import type { DiskError, Files } from './files.ts';
import { guarded, writeAll } from './node-files.ts';

export type BackupReadError =
  | DiskError
  | { readonly type: 'NotABackup' }
  | { readonly type: 'Truncated' }
  | { readonly type: 'Damaged'; readonly why: string }
  | { readonly type: 'NewerVersion'; readonly found: number }
  | { readonly type: 'UnfinishedVersion' };

const magic = Buffer.from('SMBDBAK\0');
const chunkBytes = 64 * 1024;
/** A segment holds at most one commit beyond its usual 8 MiB. */
const mostFile = 128n * 1024n * 1024n;

/** What goes in, with the size at which a file that still grows is cut. */
export interface BackupFile {
  readonly path: string;
  readonly size: number;
}

export async function writeBackup(
  target: string,
  source: {
    readonly files: Files;
    readonly list: readonly BackupFile[];
    readonly keyFile: KeyFile;
    readonly key: Uint8Array;
  },
): Promise<Result<{ readonly bytes: number }, DiskError>> {
  const written = await guarded(target, async () => {
    const handle = await open(target, 'wx', 0o600);
    try {
      const result = await writeTo(handle, source);
      await handle.sync();
      return result;
    } finally {
      await handle.close();
    }
  });
  return written.ok ? written.value : written;
}

async function writeTo(
  handle: FileHandle,
  { files, list, keyFile, key }: Parameters<typeof writeBackup>[1],
): Promise<Result<{ bytes: number }, DiskError>> {
  const keyBytes = encodeKeyFile(keyFile);
  const head = Buffer.alloc(16);
  magic.copy(head);
  head.writeUInt32BE(1, 8);
  head.writeUInt32BE(keyBytes.length, 12);
  const { state, header } = sodium().crypto_secretstream_xchacha20poly1305_init_push(key);
  let bytes = 0;
  const put = async (part: Uint8Array) => {
    await writeAll(handle, part);
    bytes += part.length;
  };
  await put(Buffer.concat([head, keyBytes, header]));
  const hash = createHash('sha256');
  let waiting = Buffer.alloc(0);
  let plainBytes = 0;
  const push = async (message: Uint8Array, last: boolean) => {
    const api = sodium();
    const tag = last
      ? api.crypto_secretstream_xchacha20poly1305_TAG_FINAL
      : api.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    const sealed = api.crypto_secretstream_xchacha20poly1305_push(state, message, null, tag);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length);
    await put(Buffer.concat([length, sealed]));
  };
  const add = async (part: Uint8Array) => {
    plainBytes += part.length;
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length > chunkBytes) {
      await push(waiting.subarray(0, chunkBytes), false);
      waiting = waiting.subarray(chunkBytes);
    }
  };
  const addHashed = async (part: Uint8Array) => {
    hash.update(part);
    await add(part);
  };
  for (const { path, size } of list) {
    const content = await files.readRange(path, 0, size);
    if (!content.ok) return content;
    const name = Buffer.from(path);
    const start = Buffer.alloc(1 + 2 + name.length + 8);
    start.write('F');
    start.writeUInt16BE(name.length, 1);
    name.copy(start, 3);
    start.writeBigUInt64BE(BigInt(content.value.length), 3 + name.length);
    await addHashed(start);
    await addHashed(content.value);
  }
  await add(Buffer.concat([Buffer.from('E'), hash.digest()]));
  await add(Buffer.alloc(padmeLength(plainBytes) - plainBytes));
  await push(waiting, true);
  return ok({ bytes });
}

/** The key file inside a backup, so that its passphrase can be tried. */
export async function keyFileOfBackup(path: string): Promise<Result<KeyFile, BackupReadError>> {
  return withBackup(path, async (_handle, keyFile) => ok(keyFile));
}

/**
 * Opens every chunk and checks the hash, and only then reads it all again and hands each file out whole: nothing is
 * handed out of a backup that is damaged, and no more than one file of it is in memory.
 */
export async function readBackup(
  path: string,
  key: Uint8Array,
  visit: (path: string, bytes: Uint8Array) => Promise<Result<true, DiskError>>,
): Promise<Result<{ readonly files: number }, BackupReadError>> {
  return withBackup(path, async (handle, _keyFile, offset) => {
    const checked = await readFiles(createPlainReader(handle, offset, key), async () => ok(true));
    return checked.ok ? readFiles(createPlainReader(handle, offset, key), visit) : checked;
  });
}

async function withBackup<T>(
  path: string,
  use: (handle: FileHandle, keyFile: KeyFile, offset: number) => Promise<Result<T, BackupReadError>>,
): Promise<Result<T, BackupReadError>> {
  const done = await guarded(path, async (): Promise<Result<T, BackupReadError>> => {
    const handle = await open(path, 'r');
    try {
      const head = await readAt(handle, 0, 16);
      if (head.length < 8 || !head.subarray(0, 8).equals(magic)) return err({ type: 'NotABackup' });
      if (head.length < 16) return err({ type: 'Truncated' });
      const version = head.readUInt32BE(8);
      if (version === 0) return err({ type: 'UnfinishedVersion' });
      if (version !== 1) return err({ type: 'NewerVersion', found: version });
      const length = head.readUInt32BE(12);
      if (length > 16 * 1024) return err({ type: 'Damaged', why: 'its key file' });
      const keyBytes = await readAt(handle, 16, length);
      if (keyBytes.length < length) return err({ type: 'Truncated' });
      const keyFile = decodeKeyFile(keyBytes);
      if (!keyFile.ok) return err({ type: 'Damaged', why: 'its key file' });
      return await use(handle, keyFile.value, 16 + length);
    } finally {
      await handle.close();
    }
  });
  return done.ok ? done.value : done;
}

interface PlainReader {
  /** The next `length` bytes of plaintext, however many chunks they lie in. */
  readonly take: (length: number) => Promise<Result<Buffer, BackupReadError>>;
}

function createPlainReader(handle: FileHandle, from: number, key: Uint8Array): PlainReader {
  const api = sodium();
  let state: ReturnType<typeof api.crypto_secretstream_xchacha20poly1305_init_pull> | undefined;
  let offset = from;
  let finished = false;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;

  const nextChunk = async (): Promise<Result<true, BackupReadError>> => {
    if (!state) {
      const header = await readAt(handle, offset, 24);
      if (header.length < 24) return err({ type: 'Truncated' });
      state = api.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
      offset += 24;
    }
    const frame = await readAt(handle, offset, 4);
    if (frame.length < 4) return err({ type: 'Truncated' });
    const length = frame.readUInt32BE(0);
    if (length > chunkBytes + 17) return err({ type: 'Damaged', why: `a chunk at byte ${offset}` });
    const sealed = await readAt(handle, offset + 4, length);
    if (sealed.length < length) return err({ type: 'Truncated' });
    const opened = pull(state, sealed);
    if (!opened) return err({ type: 'Damaged', why: `a chunk at byte ${offset}` });
    offset += 4 + length;
    finished = opened.tag === api.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    waiting.push(Buffer.from(opened.message));
    waitingBytes += opened.message.length;
    return ok(true);
  };

  return {
    take: async (length) => {
      while (waitingBytes < length) {
        if (finished) return err({ type: 'Damaged', why: 'its list of files' });
        const more = await nextChunk();
        if (!more.ok) return more;
      }
      const plain = Buffer.concat(waiting);
      waiting = [plain.subarray(length)];
      waitingBytes = plain.length - length;
      return ok(plain.subarray(0, length));
    },
  };
}

function pull(
  state: ReturnType<ReturnType<typeof sodium>['crypto_secretstream_xchacha20poly1305_init_pull']>,
  sealed: Uint8Array,
) {
  try {
    return sodium().crypto_secretstream_xchacha20poly1305_pull(state, sealed, null) || undefined;
  } catch {
    return undefined;
  }
}

async function readFiles(
  plain: PlainReader,
  visit: (path: string, bytes: Uint8Array) => Promise<Result<true, DiskError>>,
): Promise<Result<{ files: number }, BackupReadError>> {
  const hash = createHash('sha256');
  const seen = new Set<string>();
  let plainBytes = 0;
  const take = async (length: number) => {
    const taken = await plain.take(length);
    if (taken.ok) plainBytes += length;
    return taken;
  };
  while (true) {
    const kind = await take(1);
    if (!kind.ok) return kind;
    if (kind.value[0] === 0x45) break;
    const nameLength = await take(2);
    if (!nameLength.ok) return nameLength;
    const name = await take(nameLength.value.readUInt16BE(0));
    if (!name.ok) return name;
    const size = await take(8);
    if (!size.ok) return size;
    const path = name.value.toString();
    if (kind.value[0] !== 0x46 || !isVaultPath(path) || seen.has(path) || size.value.readBigUInt64BE(0) > mostFile)
      return err({ type: 'Damaged', why: 'its list of files' });
    const content = await take(Number(size.value.readBigUInt64BE(0)));
    if (!content.ok) return content;
    for (const part of [kind, nameLength, name, size, content]) hash.update(part.value);
    const visited = await visit(path, content.value);
    if (!visited.ok) return visited;
    seen.add(path);
  }
  const expected = await take(32);
  if (!expected.ok) return expected;
  if (!hash.digest().equals(expected.value)) return err({ type: 'Damaged', why: 'its checksum' });
  // To the last chunk: a file cut off in its padding was not copied whole.
  const padding = await take(padmeLength(plainBytes) - plainBytes);
  return padding.ok ? ok({ files: seen.size }) : padding;
}

/** Nothing in a backup may be written outside the folder it is restored to. */
export function isVaultPath(path: string): boolean {
  return /^(log|local)\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(path);
}

async function readAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}
