/**
 * The messages on the bridge. One byte says what follows:
 *
 * | byte | from   | what                                                                          |
 * |------|--------|-------------------------------------------------------------------------------|
 * | 1    | window | call: CBOR `[id, method, input]`                                              |
 * | 2    | engine | answer: CBOR `[id, true, output]` or `[id, false, problem]`                   |
 * | 3    | engine | event: CBOR `[name, data]`                                                    |
 * | 4    | engine | rows: JSON `{put, gone, filled?, total?}`: thirty thousand rows are quicker so |
 * | 5    | both   | note: bytes of automerge-repo's own sync for the notes open in this window    |
 *
 * Version 0: window and engine always come from the same build.
 */
import { decode, encode } from 'cborg';
import { err, ok, type Result } from '../result.ts';
import { boundedTokens } from '../wire/bounded-tokens.ts';

export type Frame =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly type: 'event'; readonly name: string; readonly data: unknown }
  | { readonly type: 'rows'; readonly json: Uint8Array }
  | { readonly type: 'note'; readonly bytes: Uint8Array };

const tags = { call: 1, answer: 2, event: 3, rows: 4, note: 5 } as const;

export function encodeFrame(frame: Frame): Uint8Array {
  switch (frame.type) {
    case 'call':
      return tagged(tags.call, encode([frame.id, frame.method, plain(frame.input)]));
    case 'answer':
      return tagged(tags.answer, encode([frame.id, frame.ok, plain(frame.value)]));
    case 'event':
      return tagged(tags.event, encode([frame.name, plain(frame.data)]));
    case 'rows':
      return tagged(tags.rows, frame.json);
    case 'note':
      return tagged(tags.note, frame.bytes);
  }
}

/** `BadFrame` for whatever no honest side would send. Byte strings in calls are views on `bytes`. */
export function decodeFrame(bytes: Uint8Array): Result<Frame, 'BadFrame'> {
  const body = bytes.subarray(1);
  switch (bytes[0]) {
    case tags.rows:
      return ok({ type: 'rows', json: body });
    case tags.note:
      return ok({ type: 'note', bytes: body });
    case tags.call:
    case tags.answer:
    case tags.event:
      return decodeList(bytes[0], body);
    default:
      return err('BadFrame');
  }
}

function decodeList(tag: number, body: Uint8Array): Result<Frame, 'BadFrame'> {
  const list = decoded(body);
  if (!Array.isArray(list)) return err('BadFrame');
  const [first, second, third] = list;
  if (tag === tags.event && list.length === 2 && typeof first === 'string')
    return ok({ type: 'event', name: first, data: second });
  if (list.length !== 3 || typeof first !== 'number' || !Number.isSafeInteger(first)) return err('BadFrame');
  if (tag === tags.call && typeof second === 'string')
    return ok({ type: 'call', id: first, method: second, input: third });
  if (tag === tags.answer && typeof second === 'boolean')
    return ok({ type: 'answer', id: first, ok: second, value: third });
  return err('BadFrame');
}

/** Far more than the largest honest call. Fifty megabytes of empty maps, one byte each, would else take four gigabytes. */
const mostParts = 1_000_000;
const options = { rejectDuplicateMapKeys: true, useMaps: false };

function decoded(body: Uint8Array): unknown {
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  try {
    return decode(body, { ...options, tokenizer: boundedTokens(bytes, options, mostParts) });
  } catch {
    return undefined;
  }
}

function tagged(tag: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = tag;
  bytes.set(body, 1);
  return bytes;
}

/** CBOR has no place for what is undefined inside a map; a field that is not there says the same. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, plain(inner)]])),
  );
}
