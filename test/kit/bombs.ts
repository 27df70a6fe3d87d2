/** Changes that look small and are not. Made by hand, since no honest program writes them. */
import { deflateRawSync } from 'node:zlib';
import { sha256 } from '../../engine/secret/derive.ts';

/** A deflated change that unfolds to `bytes` of zeros in its message. */
export function deflateBomb(actor: string, bytes: number): Uint8Array {
  const message = new Uint8Array(bytes);
  const body = Buffer.concat([headBefore(actor), uleb(message.length), message, uleb(0), uleb(0)]);
  return chunk(2, deflateRawSync(body), body);
}

/** A change of a few bytes that says it has `rows` operations. */
export function runLengthBomb(actor: string, rows: number): Uint8Array {
  const column = Buffer.concat([leb(rows), uleb(1)]);
  const columns = Buffer.concat([uleb(1), uleb((4 << 4) | 2), uleb(column.length), column]);
  const body = Buffer.concat([headBefore(actor), uleb(0), uleb(0), columns]);
  return chunk(1, body, body);
}

/** One long key, repeated by run length. */
export function keyBomb(actor: string, length: number, times: number): Uint8Array {
  const column = Buffer.concat([leb(times), uleb(length), Buffer.alloc(length, 'a')]);
  const columns = Buffer.concat([uleb(1), uleb((1 << 4) | 5), uleb(column.length), column]);
  const body = Buffer.concat([headBefore(actor), uleb(0), uleb(0), columns]);
  return chunk(1, body, body);
}

/** No dependencies, the actor, sequence number 1, first operation 1, time 0. */
function headBefore(actor: string): Buffer {
  const bytes = Buffer.from(actor, 'hex');
  return Buffer.concat([uleb(0), uleb(bytes.length), bytes, uleb(1), uleb(1), leb(0)]);
}

function chunk(type: number, content: Uint8Array, body: Uint8Array): Uint8Array {
  const hash = sha256(Buffer.concat([Buffer.from([1]), uleb(body.length), body]));
  return Buffer.concat([
    Buffer.from([0x85, 0x6f, 0x4a, 0x83]),
    hash.subarray(0, 4),
    Buffer.from([type]),
    uleb(content.length),
    content,
  ]);
}

function uleb(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) return Buffer.from(bytes);
  }
}

function leb(value: number): Buffer {
  const bytes = [...uleb(value)];
  const last = bytes.at(-1) ?? 0;
  // The sixth bit of the last byte is the sign.
  if (last & 0x40) bytes.splice(-1, 1, last | 0x80, 0);
  return Buffer.from(bytes);
}
