/**
 * What a group puts into a document of a sync server, under a key drawn by chance: sealed under the epoch's content key, for
 * this one document. So nobody else can put anything that counts, or tell a pack from a note that one is not needed any more.
 *
 * Value of a key: nonce · XChaCha20-Poly1305 of the entry below, its additional data the document's id. Key: HKDF of the
 * epoch's content key, info `samband/automerge-entry/1`. Integers are big-endian.
 *
 * | kind (1)   | then                                                                             |
 * |------------|----------------------------------------------------------------------------------|
 * | 1 piece    | first 20 bytes of the pack's hash · where it begins (4) · the pack's size (4) · bytes |
 * | 2 removed  | first 20 bytes of the pack's hash: others hold all that is in it                 |
 * | 3 opened   | a page's name, 8 bytes drawn by chance: where pieces lie (only in the directory)  |
 * | 4 closed   | a page's name: nothing in it is needed, nobody need fetch it (only in the directory) |
 */
import { deriveKey, fromHex, toHex } from '../secret/derive.ts';
import { open, seal } from '../secret/seal.ts';

export type Entry =
  | {
      readonly type: 'piece';
      /** As a store names a pack. */
      readonly name: string;
      readonly offset: number;
      readonly size: number;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'removed'; readonly name: string }
  /** Hex. */
  | { readonly type: 'opened'; readonly page: string }
  | { readonly type: 'closed'; readonly page: string };

const kinds = { piece: 1, removed: 2, opened: 3, closed: 4 } as const;

export function entryKey(contentKey: Uint8Array): Uint8Array {
  return deriveKey(contentKey, 'automerge-entry');
}

export function sealEntry(entry: Entry, key: Uint8Array, document: string): Uint8Array {
  return seal(plainOf(entry), key, Buffer.from(document));
}

/** Undefined for what nobody of the group put there. */
export function openEntry(value: Uint8Array, key: Uint8Array, document: string): Entry | undefined {
  const plain = open(value, key, Buffer.from(document));
  const [kind] = plain ?? [];
  if (!plain) return undefined;
  if (kind === kinds.piece && plain.length > 29) {
    const at = new DataView(plain.buffer, plain.byteOffset);
    const [offset, size, bytes] = [at.getUint32(21), at.getUint32(25), plain.subarray(29)];
    return offset + bytes.length <= size ? { type: 'piece', name: nameIn(plain), offset, size, bytes } : undefined;
  }
  if (kind === kinds.removed && plain.length === 21) return { type: 'removed', name: nameIn(plain) };
  if (plain.length !== 9) return undefined;
  if (kind === kinds.opened) return { type: 'opened', page: toHex(plain.subarray(1)) };
  if (kind === kinds.closed) return { type: 'closed', page: toHex(plain.subarray(1)) };
  return undefined;
}

function plainOf(entry: Entry): Uint8Array {
  const kind = Buffer.of(kinds[entry.type]);
  if (entry.type === 'opened' || entry.type === 'closed') return Buffer.concat([kind, fromHex(entry.page)]);
  const name = fromHex(entry.name.slice(0, 40));
  if (entry.type === 'removed') return Buffer.concat([kind, name]);
  const place = Buffer.alloc(8);
  place.writeUInt32BE(entry.offset);
  place.writeUInt32BE(entry.size, 4);
  return Buffer.concat([kind, name, place, entry.bytes]);
}

function nameIn(plain: Uint8Array): string {
  return `${toHex(plain.subarray(1, 21))}.p`;
}
