/**
 * Stands in for cbor-x, which automerge-repo imports for presence messages and storage, neither of which a window has:
 * cbor-x tries to compile code as it loads, and the page's policy refuses that with a complaint.
 */
import { decode as decodeCbor, encode as encodeCbor } from 'cborg';

export class Encoder {
  encode(value: unknown): Uint8Array {
    return encodeCbor(value);
  }
}

export function decode(bytes: Uint8Array): unknown {
  return decodeCbor(bytes);
}
