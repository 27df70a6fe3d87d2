/** Part of the second implementation, written from docs/format.md alone: what is sealed, and the files it lies in. */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sodium from 'libsodium-wrappers-sumo';
import { readCbor } from './cbor.ts';

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
export const unhex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
export const derive = (key: Uint8Array, purpose: string) =>
  new Uint8Array(hkdfSync('sha256', key, '', `samband/${purpose}/1`, 32));
export function sha256(...parts: (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** By epoch, hex. */
export type EpochKeys = ReadonlyMap<string, Uint8Array>;

const openSealed = (sealed: Uint8Array, key: Uint8Array, more: Uint8Array | string) =>
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(24), more, sealed.subarray(0, 24), key);

export function padme(length: number): number {
  if (length < 256) return 256;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(length / step) * step;
}

export interface Opened {
  readonly id: string;
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
}

/** Undefined where the epoch's key is not known. */
export function openEnvelope(envelope: Uint8Array, keys: EpochKeys): Opened | undefined {
  if (envelope.length > 4 * 1024 * 1024 || envelope[0] !== 1) throw new Error('no envelope of version 1');
  const key = keys.get(hex(envelope.subarray(17, 49)));
  if (!key) return undefined;
  if (hex(envelope.subarray(1, 17)) !== hex(derive(key, 'carrier-tag').subarray(0, 16))) throw new Error('carrier tag');
  const padded = openSealed(envelope.subarray(49), derive(key, 'content'), envelope.subarray(0, 49));
  const length = Buffer.from(padded).readUInt32BE(0);
  const pair = readCbor(padded.subarray(4, 4 + length));
  const [body, signature] = Array.isArray(pair) ? pair : [];
  if (!(body instanceof Uint8Array) || !(signature instanceof Uint8Array) || padme(4 + length) !== padded.length)
    throw new Error('not a pair');
  return { id: hex(sha256(body)), body, signature };
}

/** Envelopes of every pack that can be opened. */
export function envelopesInFolder(folder: string, keys: EpochKeys): Uint8Array[] {
  const tags = new Map([...keys].map(([id, key]) => [hex(derive(key, 'carrier-tag').subarray(0, 16)), { id, key }]));
  return readdirSync(folder).flatMap((tag) => {
    const epoch = tags.get(tag);
    const names = epoch ? readdirSync(join(folder, tag)).filter((name) => /^[0-9a-f]{40}\.p$/.test(name)) : [];
    return names.flatMap((name) => {
      const file = readFileSync(join(folder, tag, name));
      if (`${hex(sha256(file)).slice(0, 40)}.p` !== name) throw new Error('damaged');
      return epoch ? envelopesInPack(file, epoch.id, epoch.key) : [];
    });
  });
}

export function envelopesInPack(file: Uint8Array, epoch: string, key: Uint8Array): Uint8Array[] {
  const head = file.subarray(0, 49);
  const expected = Buffer.concat([Uint8Array.of(1), derive(key, 'carrier-tag').subarray(0, 16), unhex(epoch)]);
  if (!expected.equals(head)) throw new Error('another pack');
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(file.subarray(49, 73), derive(key, 'pack'));
  const plain: Uint8Array[] = [];
  let tag = 0;
  for (let from = 73; from < file.length; from += 65_553) {
    const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, file.subarray(from, from + 65_553), head);
    if (!pulled || tag === 3) throw new Error('a message that does not open');
    plain.push(pulled.message);
    tag = pulled.tag;
  }
  if (tag !== 3) throw new Error('cut short');
  const all = Buffer.concat(plain);
  const table = all.subarray(4, 4 + all.readUInt32BE(0));
  const [entries, receipts] = [table.readUInt32BE(13), table.readUInt32BE(17)];
  if (table.length !== 21 + 61 * entries + 76 * receipts) throw new Error('table');
  let at = 4 + table.length;
  const next = (length: number) => {
    at += length;
    return all.subarray(at - length, at);
  };
  const envelopes: Uint8Array[] = [];
  for (let entry = 0; entry < entries; entry++) {
    const from = 21 + 61 * entry;
    const envelope = next(table.readUInt32BE(from + 57));
    const opened = openEnvelope(envelope, new Map([[epoch, key]]));
    if (opened?.id !== hex(table.subarray(from + 1, from + 33))) throw new Error('another id than the table has');
    envelopes.push(envelope);
  }
  for (let receipt = 0; receipt < receipts; receipt++)
    envelopes.push(next(table.readUInt32BE(21 + 61 * entries + 76 * receipt + 72)));
  if (Math.max(4_096, padme(at)) !== all.length || all.subarray(at).some((byte) => byte !== 0))
    throw new Error('zeros');
  return envelopes;
}

export function masterKey(keyFile: string, passphrase: string): { master: Uint8Array; vault: Uint8Array } {
  const { checksum, ...body } = JSON.parse(keyFile);
  if (body.samband !== 'key' || body.version !== 1) throw new Error('no key file of version 1');
  if (hex(sha256(JSON.stringify(body))) !== checksum) throw new Error('damaged');
  const { memoryKiB, passes, salt } = body.kdf;
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const words = passphrase.normalize('NFC');
  const key = sodium.crypto_pwhash(32, words, unhex(salt), passes, memoryKiB * 1_024, algorithm);
  return { master: openSealed(unhex(body.passphrase), key, 'samband/slot/passphrase/1'), vault: unhex(body.vault) };
}

export function epochKeysOfVault(folder: string, master: Uint8Array): EpochKeys {
  const sealed = readFileSync(join(folder, 'local/device'));
  const state = openSealed(sealed, derive(master, 'device-state'), 'samband/device-state/1');
  const { version, epochKeys } = JSON.parse(new TextDecoder().decode(state));
  if (version !== 1) throw new Error('device state');
  return new Map(Object.entries<string>(epochKeys).map(([epoch, key]) => [epoch, unhex(key)]));
}

export function envelopesInLog(folder: string, master: Uint8Array, vault: Uint8Array): Uint8Array[] {
  return readdirSync(join(folder, 'log')).flatMap((name) =>
    envelopesInSegment(readFileSync(join(folder, 'log', name)), Number(name.slice(0, 8)), master, vault),
  );
}

export function envelopesInSegment(file: Buffer, number: number, master: Uint8Array, vault: Uint8Array): Uint8Array[] {
  const head = Buffer.concat([Buffer.from('SMBDSEG\0'), Buffer.of(0, 0, 0, 1), vault, Buffer.alloc(4)]);
  head.writeUInt32BE(number, 28);
  const mac = createHmac('sha256', derive(master, 'segments')).update(head).digest();
  if (!file.subarray(0, 64).equals(Buffer.concat([head, mac]))) throw new Error('not this segment');
  const envelopes: Uint8Array[] = [];
  for (let at = 64; at < file.length; ) {
    const length = file.readUInt32BE(at + 4);
    const payload = file.subarray(at + 12, at + 12 + length);
    if (file.readUInt32BE(at) !== 0x534d521e || file.readUInt32BE(at + 8) !== crc32(payload)) throw new Error('record');
    for (let item = 0; item < payload.length; ) {
      const size = payload.readUInt32BE(item + 1);
      if (payload[item] === 1 || payload[item] === 2) envelopes.push(payload.subarray(item + 5, item + 5 + size));
      item += 5 + size;
    }
    at += 12 + length;
  }
  return envelopes;
}
