/**
 * The key file, format version 1: JSON, kept twice (`vault.key`, `vault.key.copy`), so that a lost or damaged file does
 * not lock its owner out. It holds nothing readable without the passphrase or the recovery kit.
 *
 * | field      | meaning                                                                     |
 * |------------|-----------------------------------------------------------------------------|
 * | samband    | `key`                                                                       |
 * | version    | 1; a higher one is refused as newer, 0 as of an unfinished Samband          |
 * | generation | counts up with each change of passphrase; the higher of two good copies wins |
 * | vault      | 16 random bytes, hex: the vault's name in its own files                     |
 * | kdf        | `memoryKiB`, `passes` of Argon2id, `salt` 16 bytes hex                      |
 * | passphrase | master key sealed under the passphrase's key (AAD `samband/slot/passphrase/1`), hex |
 * | recovery   | master key sealed under the kit's key (AAD `samband/slot/recovery/1`), hex  |
 * | checksum   | SHA-256 of the canonical JSON of all above: tells damage from a wrong passphrase |
 *
 * Changing the passphrase writes the copy first, then the file itself, each whole or not at all: whenever the power
 * fails, at least one opens with the old or the new passphrase. The old copy is gone when the call returns. Where the
 * second write is refused the first is taken back: the newer generation wins, and a passphrase whose change was reported
 * as failed must go on working.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DiskError, Files } from '../disk/files.ts';
import { deriveKey, fromHex, sha256, toHex } from './derive.ts';
import { isSaneKdf, type KdfParameters, keyFromPassphrase } from './passphrase.ts';
import { open, seal } from './seal.ts';

export const keyFileNames = ['vault.key', 'vault.key.copy'] as const;

export type KeyFileError =
  | DiskError
  | { readonly type: 'KeyFileMissing' }
  | { readonly type: 'KeyFileDamaged' }
  | { readonly type: 'NewerVersion'; readonly found: number }
  /** Version 0: a Samband from before its formats were settled made it. */
  | { readonly type: 'UnfinishedVersion' };

const hex = z.string().regex(/^([0-9a-f]{2})+$/);
const KeyFileBody = z.object({
  samband: z.literal('key'),
  version: z.literal(1),
  generation: z.number().int().min(0),
  vault: hex.length(32),
  kdf: z.object({ memoryKiB: z.number(), passes: z.number(), salt: hex.length(32) }),
  passphrase: hex,
  recovery: hex,
});
export type KeyFile = z.infer<typeof KeyFileBody>;

const slots = { passphrase: 'samband/slot/passphrase/1', recovery: 'samband/slot/recovery/1' } as const;

export async function makeKeyFile(
  masterKey: Uint8Array,
  passphrase: Uint8Array,
  kitSecret: Uint8Array,
  kdf: KdfParameters,
): Promise<KeyFile> {
  const empty = { samband: 'key', version: 1, generation: 0, vault: toHex(randomBytes(16)) } as const;
  const recovery = toHex(seal(masterKey, deriveKey(kitSecret, 'recovery'), Buffer.from(slots.recovery)));
  return { ...empty, recovery, ...(await passphraseSlot(masterKey, passphrase, kdf)) };
}

/** The same vault and kit under another passphrase, one generation on. */
export async function withPassphrase(file: KeyFile, masterKey: Uint8Array, passphrase: Uint8Array): Promise<KeyFile> {
  return { ...file, generation: file.generation + 1, ...(await passphraseSlot(masterKey, passphrase, file.kdf)) };
}

async function passphraseSlot(
  masterKey: Uint8Array,
  passphrase: Uint8Array,
  { memoryKiB, passes }: KdfParameters,
): Promise<Pick<KeyFile, 'kdf' | 'passphrase'>> {
  const salt = randomBytes(16);
  const key = await keyFromPassphrase(passphrase, salt, { memoryKiB, passes });
  const sealed = seal(masterKey, key, Buffer.from(slots.passphrase));
  key.fill(0);
  return { kdf: { memoryKiB, passes, salt: toHex(salt) }, passphrase: toHex(sealed) };
}

/** The master key, 32 bytes; undefined for a wrong passphrase. */
export async function masterKeyByPassphrase(file: KeyFile, passphrase: Uint8Array): Promise<Uint8Array | undefined> {
  const key = await keyFromPassphrase(passphrase, fromHex(file.kdf.salt), file.kdf);
  const masterKey = open(fromHex(file.passphrase), key, Buffer.from(slots.passphrase));
  key.fill(0);
  return masterKey;
}

export function masterKeyByKit(file: KeyFile, kitSecret: Uint8Array): Uint8Array | undefined {
  return open(fromHex(file.recovery), deriveKey(kitSecret, 'recovery'), Buffer.from(slots.recovery));
}

export function encodeKeyFile(file: KeyFile): Uint8Array {
  return Buffer.from(`${JSON.stringify({ ...canonical(file), checksum: checksumOf(file) }, undefined, 1)}\n`);
}

export function decodeKeyFile(bytes: Uint8Array): Result<KeyFile, KeyFileError> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 8_192)));
  } catch {
    return err({ type: 'KeyFileDamaged' });
  }
  const version = z.object({ samband: z.literal('key'), version: z.number().int().min(2) }).safeParse(parsed);
  if (version.success) return err({ type: 'NewerVersion', found: version.data.version });
  const file = KeyFileBody.extend({ version: z.literal([0, 1]), checksum: z.string() }).safeParse(parsed);
  if (!file.success || !isSaneKdf(file.data.kdf)) return err({ type: 'KeyFileDamaged' });
  const { checksum, version: found, ...body } = file.data;
  if (checksum !== checksumOf({ ...body, version: found })) return err({ type: 'KeyFileDamaged' });
  return found === 1 ? ok({ ...body, version: found }) : err({ type: 'UnfinishedVersion' });
}

export interface ReadKeyFile {
  readonly file: KeyFile;
  /** The copy that was missing or damaged and has been written anew. */
  readonly repaired?: string;
}

/** Reads both copies, takes the newer good one and mends the other where the disk allows it. */
export async function readKeyFile(files: Files): Promise<Result<ReadKeyFile, KeyFileError>> {
  const read = await Promise.all(
    keyFileNames.map(async (name) => {
      const bytes = await files.read(name);
      return { name, file: bytes.ok ? decodeKeyFile(bytes.value) : bytes };
    }),
  );
  const good = read.flatMap(({ file }) => (file.ok ? [file.value] : []));
  const best = good.reduce<KeyFile | undefined>((a, b) => (!a || b.generation > a.generation ? b : a), undefined);
  if (!best) {
    const errors = read.flatMap(({ file }) => (file.ok ? [] : [file.error]));
    const telling = errors.find((error) => error.type !== 'NotFound') ?? { type: 'KeyFileMissing' as const };
    return err(telling);
  }
  const bad = read.find(({ file }) => !file.ok || file.value.generation !== best.generation);
  if (!bad) return ok({ file: best });
  const mended = await files.writeAtomically(bad.name, encodeKeyFile(best));
  return ok({ file: best, ...(mended.ok && { repaired: bad.name }) });
}

export async function writeKeyFile(files: Files, file: KeyFile): Promise<Result<true, DiskError>> {
  const [main, copy] = keyFileNames;
  const before = await files.read(copy);
  const first = await files.writeAtomically(copy, encodeKeyFile(file));
  if (!first.ok) return first;
  const second = await files.writeAtomically(main, encodeKeyFile(file));
  if (!second.ok && before.ok) await files.writeAtomically(copy, before.value);
  return second;
}

type AnyVersion = Omit<KeyFile, 'version'> & { readonly version: 0 | 1 };

function checksumOf(file: AnyVersion): string {
  return toHex(sha256(JSON.stringify(canonical(file))));
}

function canonical(file: AnyVersion): AnyVersion {
  const { samband, version, generation, vault, kdf, passphrase, recovery } = file;
  const { memoryKiB, passes, salt } = kdf;
  return { samband, version, generation, vault, kdf: { memoryKiB, passes, salt }, passphrase, recovery };
}
