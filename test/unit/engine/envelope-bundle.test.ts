import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actorFor,
  type NewBundle,
  noPrevious,
  readBundle,
  signBundle,
  writerOf,
} from '../../../engine/bundles/bundle.ts';
import {
  carrierTag,
  epochOf,
  mostEnvelopeBytes,
  openEnvelope,
  sealEnvelope,
  signBody,
} from '../../../engine/bundles/envelope.ts';
import type { Range } from '../../../engine/bundles/vector.ts';
import { deriveKey, fromHex, sha256, toHex } from '../../../engine/secret/derive.ts';
import { pad, padmeLength, seal } from '../../../engine/secret/seal.ts';
import { decodeCanonical, encodeCanonical } from '../../../shared/wire/canonical-cbor.ts';
import { deviceOf, epochOfName, flipped, hash, keysOf, readWhole, signedBundle } from './signed-things.ts';

const epoch = epochOfName('one');
const keyFor = (id: string) => (id === epoch.id ? epoch.contentKey : undefined);
const hex = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);
const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const ranges = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(9)), { maxLength: 4 }).map((some) => {
  let last = 0;
  return some.map(([gap, more]): Range => {
    const from = last + gap + 1;
    last = from + more;
    return [from, last];
  });
});
const seen = fc.array(fc.tuple(hex(16), ranges), { maxLength: 4 }).map((entries) => new Map(entries));
const bundles: fc.Arbitrary<NewBundle> = fc
  .record({
    space: hex(32),
    salt: hex(16),
    n: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    prev: hex(32).filter((prev) => prev !== noPrevious),
    seen,
    heads: fc.array(hex(32), { maxLength: 64 }),
    step: hex(16),
    kind: fc.constantFrom('edit' as const, 'import' as const, 'undo' as const, 'redo' as const, 'system' as const),
    of: fc.option(hex(16), { nil: undefined }),
    time: whole,
    volume: hex(16),
    changes: fc.array(fc.uint8Array({ maxLength: 500 }), { minLength: 1, maxLength: 5 }),
    result: fc.array(hex(32), { maxLength: 3 }),
  })
  .map(({ of, ...rest }) => ({ ...rest, ...(of && { of }), prev: rest.n === 1 ? noPrevious : rest.prev }));

function sealBodyOf(content: Uint8Array): Uint8Array {
  const head = new Uint8Array(49);
  head[0] = 1;
  head.set(carrierTag(epoch), 1);
  head.set(fromHex(epoch.id), 17);
  return Buffer.concat([head, seal(pad(content), deriveKey(epoch.contentKey, 'content'), head)]);
}

/** The body of a good bundle, as the map that is signed. */
function bodyWith(parts: Record<string, unknown> = {}): Uint8Array {
  const decoded = decodeCanonical(signedBundle().body);
  if (!decoded.ok) throw new Error(decoded.error.type);
  const entries = Object.entries({ ...(decoded.value as Record<string, unknown>), ...parts });
  return encodeCanonical(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

const readBody = (body: Uint8Array) => readBundle(signBody(body, keysOf('Ada')));

describe('a bundle', () => {
  test('comes out of its envelope as it went in', () => {
    fc.assert(
      fc.property(bundles, (given) => {
        const signed = signBundle(given, keysOf('Ada'));
        const opened = openEnvelope(sealEnvelope(signed, epoch), keyFor);
        if (!opened.ok) throw new Error(JSON.stringify(opened.error));
        expect(opened.value.id).toBe(toHex(sha256(signed.body)));
        const writer = writerOf(keysOf('Ada').publicKey, fromHex(given.salt));
        expect(readWhole(opened.value)).toEqual({ ...given, id: signed.id, device: deviceOf('Ada'), writer });
      }),
      { numRuns: 200 },
    );
  });

  test('keeps its id when it is sealed again under another epoch', () => {
    const other = epochOfName('two');
    const signed = signedBundle();
    const first = sealEnvelope(signed, epoch);
    const second = sealEnvelope(signed, other);
    const opened = openEnvelope(second, (id) => (id === other.id ? other.contentKey : undefined));
    expect(opened).toMatchObject({ ok: true, value: { id: signed.id } });
    expect([epochOf(first), epochOf(second)]).toEqual([epoch.id, other.id]);
    expect(Buffer.compare(carrierTag(epoch), carrierTag(other))).not.toBe(0);
    expect(epochOf(first.subarray(0, 48))).toBeUndefined();
  });

  test('has the writer that its device and its salt make, and nobody can claim another', () => {
    const writers = ['Ada', 'Bo'].flatMap((author) =>
      ['one', 'two'].map((salt) => readWhole(signedBundle({ salt: hash(salt).slice(0, 32) }, author)).writer),
    );
    expect(new Set(writers).size).toBe(4);
    expect(writers[0]).toBe(
      toHex(sha256('samband/writer/1', keysOf('Ada').publicKey, fromHex(hash('one').slice(0, 32)))).slice(0, 32),
    );
    const claimed = signBody(bodyWith({ d: keysOf('Bo').publicKey }), keysOf('Ada'));
    expect(readBundle(claimed)).toEqual({ ok: false, error: { type: 'SignatureBad' } });
  });

  test('belongs to an actor that is its own in every document', () => {
    const actors = ['one', 'two'].flatMap((writer) =>
      ['a', 'b'].map((volume) => actorFor(hash(writer).slice(0, 32), hash(volume).slice(0, 32))),
    );
    expect(new Set(actors).size).toBe(4);
    for (const actor of actors) expect(actor).toMatch(/^[0-9a-f]{32}$/);
  });

  test('with a signature that is not its author’s over these very bytes is refused', () => {
    const signed = signedBundle();
    const bad = { ok: false, error: { type: 'SignatureBad' } };
    for (let bit = 0; bit < 512; bit++)
      expect(readBundle({ ...signed, signature: flipped(signed.signature, bit) })).toEqual(bad);
    expect(readBundle({ ...signed, signature: signedBundle({ n: 2, prev: hash('p') }).signature })).toEqual(bad);
    for (let bit = 0; bit < signed.body.length * 8; bit++)
      expect(readBundle({ ...signed, body: flipped(signed.body, bit) }).ok).toBe(false);
  });

  test.each([
    ['a key that the format does not have', { z: 1 }],
    ['a key named __proto__', { ['__proto__']: { t: 1 } }],
    ['another t', { t: 2 }],
    ['no t', { t: undefined }],
    ['number 0', { n: 0 }],
    ['a number that is no whole number', { n: -1 }],
    ['number 1 after another bundle', { n: 1, p: sha256('before') }],
    ['number 2 after none', { n: 2 }],
    ['a space of 31 bytes', { s: new Uint8Array(31) }],
    ['a device of 33 bytes', { d: new Uint8Array(33) }],
    ['a salt that is text', { a: 'x'.repeat(16) }],
    ['a kind that nobody knows', { k: 'merge' }],
    ['no changes', { c: [] }],
    ['257 changes', { c: Array.from({ length: 257 }, () => new Uint8Array(1)) }],
    ['65 heads', { h: Array.from({ length: 65 }, () => new Uint8Array(32)) }],
    ['a writer that is not hexadecimal', { v: { ADA: [[1, 1]] } }],
    ['a range that begins at 0', { v: { [hash('w').slice(0, 32)]: [[0, 1]] } }],
    [
      '1,025 ranges',
      { v: { [hash('w').slice(0, 32)]: Array.from({ length: 1_025 }, (_, at) => [2 * at + 1, 2 * at + 1]) } },
    ],
    [
      '4,097 writers',
      { v: Object.fromEntries(Array.from({ length: 4_097 }, (_, at) => [hash(`w${at}`).slice(0, 32), [[1, 1]]])) },
    ],
    ['a time that is a negative number', { w: -1 }],
    ['a time beyond what counts exactly', { w: 2n ** 60n }],
    ['a step of 15 bytes', { e: new Uint8Array(15) }],
    ['an undone step that is null', { o: null }],
  ])('with %s is refused', (_name, parts) => {
    const read = readBody(bodyWith(parts));
    expect(read).toMatchObject({ ok: false, error: { type: 'Malformed' } });
  });

  test('at its limits is read', () => {
    const writers = Array.from({ length: 4_096 }, (_, at) => [hash(`w${at}`).slice(0, 32), [[1, 1]]]);
    for (const parts of [
      { v: Object.fromEntries(writers) },
      { h: Array.from({ length: 64 }, () => new Uint8Array(32)) },
      { c: Array.from({ length: 256 }, () => new Uint8Array(1)) },
      { n: Number.MAX_SAFE_INTEGER, p: sha256('before') },
    ])
      expect(readBody(bodyWith(parts)).ok).toBe(true);
  });

  test.each([
    ['the wrong way round', [[5, 3]]],
    [
      'out of order',
      [
        [7, 9],
        [1, 2],
      ],
    ],
    [
      'overlapping',
      [
        [1, 5],
        [4, 9],
      ],
    ],
  ])('with ranges %s is refused', (_name, some) => {
    expect(readBody(bodyWith({ v: { [hash('w').slice(0, 32)]: some } })).ok).toBe(false);
  });
});

describe('an envelope', () => {
  const envelope = sealEnvelope(signedBundle(), epoch);

  test('is refused with any bit flipped', () => {
    for (let bit = 0; bit < envelope.length * 8; bit++) {
      const opened = openEnvelope(flipped(envelope, bit), keyFor);
      const byte = Math.floor(bit / 8);
      const first = envelope[0] === 1 && bit === 0 ? 'UnfinishedVersion' : 'NewerVersion';
      const type = byte === 0 ? first : byte >= 17 && byte < 49 ? 'UnknownEpoch' : 'SealBroken';
      expect(opened).toMatchObject({ ok: false, error: { type } });
    }
  });

  test('is refused at any other length', () => {
    for (let length = 0; length < envelope.length; length++)
      expect(openEnvelope(envelope.subarray(0, length), keyFor)).toMatchObject({
        ok: false,
        error: { type: length < 89 ? 'NotAnEnvelope' : 'SealBroken' },
      });
    expect(openEnvelope(Buffer.concat([envelope, new Uint8Array(1)]), keyFor)).toMatchObject({
      ok: false,
      error: { type: 'SealBroken' },
    });
    expect(openEnvelope(new Uint8Array(mostEnvelopeBytes + 1), keyFor)).toMatchObject({
      ok: false,
      error: { type: 'TooLarge' },
    });
  });

  test('is refused where the key of its epoch is another', () => {
    expect(openEnvelope(envelope, () => sha256('another key'))).toMatchObject({ error: { type: 'SealBroken' } });
    expect(openEnvelope(envelope, () => undefined)).toEqual({
      ok: false,
      error: { type: 'UnknownEpoch', epoch: epoch.id },
    });
  });

  test('moved to the head of another is refused: the seal knows its head', () => {
    const other = sealEnvelope(signedBundle({ n: 2, prev: hash('before') }), epochOfName('two'));
    const mixed = Buffer.concat([other.subarray(0, 49), envelope.subarray(49)]);
    expect(openEnvelope(mixed, () => epoch.contentKey)).toMatchObject({ error: { type: 'SealBroken' } });
  });

  test('tells a holder without the key neither who wrote it nor where, nor a name inside', () => {
    fc.assert(
      fc.property(bundles, fc.constantFrom('Ada', 'Bo'), (given, author) => {
        const name = 'Fjellvik Leieboerforening';
        const signed = signBundle(
          { ...given, changes: [Buffer.from(name.repeat(3)), ...given.changes] },
          keysOf(author),
        );
        const { writer, device } = readWhole(signed);
        const bytes = Buffer.from(sealEnvelope(signed, epoch));
        const hidden = [device, writer, given.space, given.salt, given.step, given.volume, signed.id, ...given.heads];
        for (const secret of [...hidden, ...given.seen.keys()]) {
          expect(bytes.includes(Buffer.from(secret, 'hex'))).toBe(false);
          expect(bytes.includes(secret)).toBe(false);
        }
        for (const secret of [name, 'leieboer']) expect(bytes.includes(secret)).toBe(false);
        for (const secret of [signed.signature, epoch.contentKey])
          expect(bytes.includes(Buffer.from(secret))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('of like bundles has one length, and all have Padmé lengths', () => {
    const lengthOf = (bytes: number) =>
      sealEnvelope(signedBundle({ changes: [new Uint8Array(bytes)] }), epoch).length - 49 - 24 - 16;
    expect(new Set(Array.from({ length: 20 }, (_, index) => lengthOf(2_300 + index))).size).toBeLessThanOrEqual(2);
    for (const bytes of [0, 100, 1_000, 70_000]) expect(padmeLength(lengthOf(bytes))).toBe(lengthOf(bytes));
  });

  test('looks different each time the same bundle is sealed', () => {
    const bodies = Array.from({ length: 50 }, () => toHex(sealEnvelope(signedBundle(), epoch).subarray(49)));
    expect(new Set(bodies).size).toBe(50);
  });

  test.each([
    ['something that is no pair', encode({ a: 1 })],
    ['an empty array', encode([])],
    ['a body that is text', encode(['body', new Uint8Array(64)])],
    ['a signature of 63 bytes', encode([new Uint8Array(3), new Uint8Array(63)])],
    ['nothing', new Uint8Array()],
    ['bytes behind the pair', Buffer.concat([encode([new Uint8Array(3), new Uint8Array(64)]), new Uint8Array(1)])],
  ])('that holds %s is refused', (_name, content) => {
    expect(openEnvelope(sealBodyOf(content), keyFor)).toMatchObject({ ok: false, error: { type: 'Malformed' } });
  });
});

describe('bytes that are not plain CBOR in its one form', () => {
  const of = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

  test.each([
    ['an array without a length', of('9f 01 ff')],
    ['a map without a length', of('bf 61 61 01 ff')],
    ['bytes without a length', of('5f 41 01 ff')],
    ['a text without a length', of('7f 61 61 ff')],
    ['a number longer than it need be', of('18 01')],
    ['a number longer than it need be, by more', of('1b 00 00 00 00 00 00 00 01')],
    ['a length longer than it need be', of('58 01 00')],
    ['a key twice', of('a2 61 61 01 61 61 02')],
    ['a key that is a number', of('a1 01 01')],
    ['a negative number', of('20')],
    ['a tag', of('c0 61 61')],
    ['true', of('f5')],
    ['null', of('f6')],
    ['undefined', of('f7')],
    ['a float', of('fb 3f f8 00 00 00 00 00 00')],
    ['not a number', of('f9 7e 00')],
    ['a break', of('ff')],
    ['a reserved length', of('1c')],
    ['two things', of('01 01')],
    ['nothing', of('')],
    ['an array that is cut', of('83 01 01')],
    ['bytes that are cut', of('45 01')],
    ['a text of 2⁶⁴ − 1', of('7b ff ff ff ff ff ff ff ff')],
    ['an array of 2⁶⁴ − 1', of('9b ff ff ff ff ff ff ff ff')],
    ['a map of 2⁶³', of('bb 80 00 00 00 00 00 00 00')],
    ['9 arrays in each other', of(`${'81'.repeat(9)}01`)],
    ['100,000 arrays in each other', of(`${'81'.repeat(100_000)}01`)],
    ['4 million numbers', Buffer.concat([of('9a 00 3d 09 00'), new Uint8Array(4_000_000)])],
    ['4 million empty arrays', Buffer.concat([of('9a 00 3d 09 00'), new Uint8Array(4_000_000).fill(0x80)])],
    ['4 million arrays in each other', new Uint8Array(4_000_000).fill(0x81)],
    ['2 million pairs', Buffer.concat([of('ba 00 1e 84 80'), new Uint8Array(4_000_000)])],
  ])('such as %s are refused', (_name, bytes) => {
    expect(decodeCanonical(bytes)).toMatchObject({ ok: false, error: { type: 'Malformed' } });
    if (bytes.length < mostEnvelopeBytes - 100)
      expect(openEnvelope(sealBodyOf(bytes), keyFor)).toMatchObject({ ok: false });
    expect(readBody(bytes)).toMatchObject({ ok: false, error: { type: 'Malformed' } });
  });

  test('are refused or give a value, and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoded = decodeCanonical(bytes);
        if (decoded.ok) expect(decodeCanonical(encodeCanonical(decoded.value))).toEqual(decoded);
        else expect(decoded.error.type).toBe('Malformed');
      }),
      { numRuns: 3_000 },
    );
  });

  test('are never what we write ourselves', () => {
    fc.assert(
      fc.property(bundles, (given) => {
        const { body } = signBundle(given, keysOf('Ada'));
        const decoded = decodeCanonical(body);
        expect(decoded.ok).toBe(true);
        if (decoded.ok) expect(Buffer.compare(encodeCanonical(decoded.value), body)).toBe(0);
      }),
    );
  });
});
