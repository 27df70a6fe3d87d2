import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeAsk,
  decodeList,
  decodeTold,
  encodeAsk,
  encodeList,
  encodeTold,
  listHeadIn,
  type RelayAsk,
  type RelayTold,
  type WriterList,
} from '../../../shared/wire/relay.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const count = fc.nat();
const flag = fc.constantFrom(0 as const, 1 as const);
const label = fc.uint8Array({ minLength: 1, maxLength: 64 });
const blob = fc.uint8Array({ maxLength: 2_000 });

const asks: fc.Arbitrary<RelayAsk> = fc.oneof(
  fc.record({
    type: fc.constant('open' as const),
    q: count,
    c: fc.string({ minLength: 1, maxLength: 128 }),
    l: blob,
    g: bytes(64),
  }),
  fc.record({ type: fc.constant('list' as const), q: count, l: blob, g: bytes(64) }),
  fc.record({ type: fc.constant('enter' as const), q: count, o: bytes(32), n: bytes(32), p: bytes(64), w: flag }),
  fc.record({
    type: fc.constant('put' as const),
    q: count,
    o: bytes(32),
    k: label,
    b: blob,
    d: bytes(32),
    g: bytes(64),
  }),
  fc.record({ type: fc.constant('since' as const), q: count, o: bytes(32), s: count, m: count, a: flag }),
  fc.record({ type: fc.constant('get' as const), q: count, o: bytes(32), i: bytes(32), f: count, z: count }),
  fc.record({
    type: fc.constant('remove' as const),
    q: count,
    o: bytes(32),
    i: fc.array(bytes(32), { minLength: 1, maxLength: 5 }),
    k: fc.array(bytes(32), { maxLength: 5 }),
    d: bytes(32),
    g: bytes(64),
  }),
  fc.record({ type: fc.constant('close' as const), q: count, a: bytes(32), n: count, d: bytes(32), g: bytes(64) }),
);

const tellings: fc.Arbitrary<RelayTold> = fc.oneof(
  fc.record({
    type: fc.constant('hello' as const),
    v: fc.array(count, { minLength: 1, maxLength: 3 }),
    n: bytes(32),
    t: count,
    z: count,
  }),
  fc.record({ type: fc.constant('done' as const), q: count, s: count, n: count, i: bytes(32) }),
  fc.record({
    type: fc.constant('no' as const),
    q: count,
    e: fc.constantFrom('slow' as const, 'gone' as const),
    w: count,
  }),
  fc.record({
    type: fc.constant('entry' as const),
    o: bytes(32),
    s: count,
    t: count,
    k: label,
    i: bytes(32),
    z: count,
    b: blob,
  }),
  fc.record({ type: fc.constant('gone' as const), o: bytes(32), s: count, t: count, i: bytes(32) }),
  fc.record({ type: fc.constant('listed' as const), o: bytes(32) }),
  fc.record({ type: fc.constant('bye' as const), e: fc.constant('closing' as const), w: count }),
);

test('what is asked and told is read as it was written', () => {
  fc.assert(
    fc.property(asks, (ask) => {
      expect(decodeAsk(encodeAsk(ask))).toEqual({ ok: true, value: ask });
    }),
  );
  fc.assert(
    fc.property(tellings, (told) => {
      expect(decodeTold(encodeTold(told))).toEqual({ ok: true, value: told });
    }),
  );
});

test('whatever bytes come, reading them throws nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      decodeTold(message);
      decodeList(message);
      return !decodeAsk(message).ok || message.length > 10;
    }),
  );
  fc.assert(
    fc.property(asks, fc.nat(), fc.integer({ min: 1, max: 255 }), (ask, at, flip) => {
      const message = encodeAsk(ask);
      message[at % message.length] = (message[at % message.length] ?? 0) ^ flip;
      decodeAsk(message);
    }),
  );
});

test('a message with a key that is not in it, or one too long, is refused', () => {
  const ask = { type: 'since', q: 1, o: randomBytes(32), s: 0, m: 1, a: 1 } as const;
  expect(decodeAsk(encodeAsk({ ...ask, x: 1 } as RelayAsk)).ok).toBe(false);
  const { m: _, ...without } = ask;
  expect(decodeAsk(encodeAsk(without as unknown as RelayAsk)).ok).toBe(false);
  expect(decodeAsk(new Uint8Array(327_681)).ok).toBe(false);
});

test('account, signer and number stand at the beginning of every list, and of nothing that was cut or begins otherwise', () => {
  const numbers = fc.oneof(fc.nat(30), fc.nat(70_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(
    fc.property(bytes(32), bytes(32), numbers, fc.nat(75), (a, d, n, at) => {
      const list = encodeList({ v: 1, a, n, o: a, r: a, d, w: [[d, 1, 1]] });
      expect(listHeadIn(list)).toEqual({ a, d, n });
      expect(listHeadIn(list.subarray(0, at))).toBeUndefined();
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (some) => listHeadIn(some) === undefined));
});

test('a list names each key once and at least one steward', () => {
  const [one, two] = [randomBytes(32), randomBytes(32)];
  const ids = { a: randomBytes(32), o: randomBytes(32), r: randomBytes(32), d: one };
  const listed = (w: WriterList['w']) => decodeList(encodeList({ v: 1, n: 1, ...ids, w })).ok;
  expect(listed([[one, 1, 1]])).toBe(true);
  expect(
    listed([
      [one, 1, 1],
      [two, 5, 0],
    ]),
  ).toBe(true);
  expect(
    listed([
      [one, 1, 1],
      [one, 5, 0],
    ]),
  ).toBe(false);
  expect(listed([[one, 1, 0]])).toBe(false);
  expect(listed([[one, 0, 1]])).toBe(false);
  expect(listed([])).toBe(false);
});
