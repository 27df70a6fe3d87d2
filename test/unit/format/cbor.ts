/** Part of the second implementation, written from docs/format.md alone: CBOR as its Notation has it. */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | CborMap;
export type CborMap = { readonly [key: string]: Cbor };

export function readCbor(bytes: Uint8Array): Cbor {
  const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let offset = 0;
  let items = 0;
  const take = (length: number) => {
    if (offset + length > bytes.length) throw new Error('cut short');
    offset += length;
    return offset - length;
  };
  const argument = (short: number): number => {
    if (short < 24) return short;
    const least = { 24: 24, 25: 2 ** 8, 26: 2 ** 16, 27: 2 ** 32 }[short];
    if (least === undefined) throw new Error('indefinite or reserved');
    const width = 2 ** (short - 24);
    const from = take(width);
    let value = 0;
    for (let byte = 0; byte < width; byte++) value = value * 256 + at.getUint8(from + byte);
    if (value < least || !Number.isSafeInteger(value)) throw new Error('not in its shortest form, or too large');
    return value;
  };
  const piece = (length: number) => {
    const from = take(length);
    return bytes.subarray(from, from + length);
  };
  const item = (depth: number): Cbor => {
    if (++items >= 200_000) throw new Error('too many items');
    const initial = at.getUint8(take(1));
    const value = argument(initial & 31);
    const major = initial >> 5;
    if (major === 0) return value;
    if (major === 2) return piece(value);
    if (major === 3) return new TextDecoder('utf-8', { fatal: true }).decode(piece(value));
    if ((major !== 4 && major !== 5) || depth === 7) throw new Error('another type, or too deep');
    if (value > bytes.length - offset) throw new Error('cut short');
    if (major === 4) return Array.from({ length: value }, () => item(depth + 1));
    const map = new Map<string, Cbor>();
    for (let entry = 0; entry < value; entry++) {
      const key = item(depth + 1);
      if (typeof key !== 'string' || map.has(key)) throw new Error('a key that is no text, or twice');
      map.set(key, item(depth + 1));
    }
    return Object.fromEntries(map);
  };
  const value = item(0);
  if (offset !== bytes.length) throw new Error('bytes left over');
  return value;
}
