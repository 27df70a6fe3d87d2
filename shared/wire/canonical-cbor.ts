/**
 * Canonical CBOR (RFC 8949 §4.2.1) with nothing but unsigned integers, bytes, texts, arrays and maps: the form of everything
 * that is signed, and of what two devices say to each other.
 */
import { decode, encode } from 'cborg';
import { err, ok, type Result } from '../result.ts';

export type CborError = { readonly type: 'Malformed'; readonly why: string };

/** Strict: definite lengths, shortest integers, no duplicate keys, nothing left over. */
export function decodeCanonical(bytes: Uint8Array): Result<unknown, CborError> {
  if (!isPlainCbor(bytes)) return err({ type: 'Malformed', why: 'too many or too deep items' });
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      rejectDuplicateMapKeys: true,
    });
    return ok(value);
  } catch (thrown) {
    return err({ type: 'Malformed', why: thrown instanceof Error ? thrown.message : 'not CBOR' });
  }
}

export function encodeCanonical(value: unknown): Uint8Array {
  return encode(value);
}

const mostItems = 200_000;
const deepest = 8;

/**
 * Walks the heads of all items without building anything: 4 MiB can hold four million one-byte items, or as many
 * nested arrays, and the decoder would make objects of them all. Only integers, bytes, texts, arrays and maps pass.
 */
function isPlainCbor(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const left = [1];
  let offset = 0;
  for (let items = 0; items < mostItems; items++) {
    while (left.at(-1) === 0) left.pop();
    const open = left.length - 1;
    if (open < 0) return offset === bytes.length;
    const initial = bytes[offset++];
    if (initial === undefined) return false;
    left[open] = (left[open] ?? 0) - 1;
    const short = initial & 31;
    const width = short < 24 ? 0 : short < 28 ? 2 ** (short - 24) : undefined;
    if (width === undefined || offset + width > bytes.length) return false;
    const argument = width === 0 ? short : argumentAt(view, offset, width);
    offset += width;
    const major = initial >> 5;
    if (major === 2 || major === 3) offset += argument;
    else if (major === 4) left.push(argument);
    else if (major === 5) left.push(argument * 2);
    else if (major !== 0) return false;
    if (offset > bytes.length || left.length > deepest) return false;
  }
  return false;
}

function argumentAt(view: DataView, offset: number, width: number): number {
  switch (width) {
    case 1:
      return view.getUint8(offset);
    case 2:
      return view.getUint16(offset);
    case 4:
      return view.getUint32(offset);
    default:
      return Number(view.getBigUint64(offset));
  }
}
