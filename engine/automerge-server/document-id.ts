/**
 * Which document of a server holds what of an epoch. Nobody without the epoch's key can tell which documents are a group's,
 * or find one of them on another server; whoever knows an id can write into it (nothing there is trusted for that).
 */
import { deriveKey, sha256 } from '../secret/derive.ts';

/** The 16 bytes as a version 4 UUID, which is all that automerge-repo takes, in base58 with a checksum. */
export function documentId(contentKey: Uint8Array, part: string, origin: string): string {
  const id = deriveKey(contentKey, `automerge-doc/${part}/${origin}`).subarray(0, 16);
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x40;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  return base58check(id);
}

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function base58check(bytes: Uint8Array): string {
  const all = Buffer.concat([bytes, sha256(sha256(bytes)).subarray(0, 4)]);
  let number = BigInt(`0x${all.toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = `${letters[Number(number % 58n)]}${text}`;
  const zeros = all.findIndex((byte) => byte !== 0);
  return letters.slice(0, 1).repeat(zeros) + text;
}
