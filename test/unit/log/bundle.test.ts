import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actorFor, openBundle, sealBundle, writerFor } from '../../../engine/log/bundle.ts';
import { maxSealedLength, sealContent, signContent } from '../../../engine/log/envelope.ts';
import { bytesToHex, freshBytes, sealWithKey, sha256 } from '../../../engine/log/primitives.ts';
import { addToVector, emptyVector } from '../../../shared/wire/vector.ts';
import {
  chanceFrom,
  damaged,
  doc,
  keyForEpoch,
  namedHash,
  namedSigner,
  newBundle,
  outside,
  salt,
  sealedRealBundle,
} from './fuzz-inputs.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const alice = namedSigner('alice');
const device = bytesToHex(alice.publicKey);
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytesToHex);
const short = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(bytesToHex);
const hashes = fc.uniqueArray(hash, { minLength: 1, maxLength: 5 }).map((list) => list.sort());

function sealed(parts: Parameters<typeof newBundle>[1] = {}, changes = [Uint8Array.of(1, 2, 3)]) {
  const result = sealBundle(newBundle(changes, parts), alice, outside);
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

function errorOf(bytes: Uint8Array): unknown {
  const opened = openBundle(bytes, keyForEpoch);
  return opened.ok ? 'opened' : opened.error;
}

describe('a bundle', () => {
  test('is opened as it was sealed', () => {
    const parts = fc.record({
      ...{ space: hash, heads: hashes, result: hashes, step: short, doc: short, of: short },
      n: fc.integer({ min: 2, max: 2 ** 32 - 1 }),
      prev: hash.filter((prev) => !/^0+$/.test(prev)),
      seen: fc
        .array(fc.integer({ min: 1, max: 99 }))
        .map((list) => list.reduce((v, n) => addToVector(v, salt, n), emptyVector)),
      stepKind: fc.constantFrom(
        'edit' as const,
        'import' as const,
        'undo' as const,
        'redo' as const,
        'system' as const,
      ),
      at: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    });
    const changes = fc.array(fc.uint8Array({ maxLength: 3_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, changes, (given, bytes) => {
        const { id, sealed: envelope } = sealed(given, bytes);
        const opened = openBundle(envelope, keyForEpoch);
        expect(opened).toMatchObject({ ok: true, value: { id, envelope: { kind: 'bundle', epoch: outside.epoch } } });
        if (!opened.ok) return;
        const writer = writerFor(device, salt);
        expect(opened.value.bundle).toEqual({ ...newBundle(bytes, given), device, writer });
      }),
    );
  });

  test('keeps its id when it is sealed again, under another key and tag', () => {
    const first = sealed();
    const elsewhere = { carrierTag: 'ab'.repeat(16), epoch: namedHash('next'), contentKey: sha256('next key') };
    const again = sealContent(first.content, elsewhere);
    const opened = openBundle(again, () => elsewhere.contentKey);
    expect(opened).toMatchObject({ ok: true, value: { id: first.id } });
    expect(sealed().id).toBe(first.id);
    expect(sealed().sealed).not.toEqual(first.sealed);
  });

  test('shows outside nothing but version, tag, epoch and a padded length', () => {
    const one = sealed({}, [new Uint8Array(1_020)]).sealed;
    const other = sealed({ n: 900, prev: namedHash('before') }, [new Uint8Array(1_050)]).sealed;
    expect(one.length).toBe(other.length);
    expect(one.subarray(0, 49)).toEqual(other.subarray(0, 49));
    expect(Buffer.from(one).includes(Buffer.from(alice.publicKey))).toBe(false);
    expect(sealed({}, [Uint8Array.of(1)]).sealed.length).toBe(73 + 512 + 16);
  });
});

describe('what is not a bundle', () => {
  test('any damage is noticed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = chanceFrom(seed);
        expect(openBundle(damaged(sealedRealBundle(chance), chance), keyForEpoch).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 800 }), (bytes) => {
        expect(openBundle(bytes, () => outside.contentKey).ok).toBe(false);
        bytes[0] = 0;
        expect(openBundle(bytes, () => outside.contentKey).ok).toBe(false);
      }),
    );
  });

  test('each failure has its name', () => {
    const good = sealed().sealed;
    const flipped = good.slice();
    flipped[good.length - 1]! ^= 1;
    expect(errorOf(new Uint8Array(0))).toEqual({ type: 'NotABundle' });
    expect(errorOf(good.subarray(0, -1))).toEqual({ type: 'NotABundle' });
    expect(errorOf(Uint8Array.of(7, ...good.subarray(1)))).toEqual({ type: 'NewerVersion', version: 7 });
    expect(errorOf(flipped)).toEqual({ type: 'SealBroken' });
    expect(errorOf(new Uint8Array(maxSealedLength + 1))).toEqual({ type: 'TooLarge', length: maxSealedLength + 1 });
    const unknown = sealContent(sealed().content, { ...outside, epoch: namedHash('other') });
    expect(errorOf(unknown)).toEqual({ type: 'UnknownEpoch', epoch: namedHash('other') });
  });

  test('tag and epoch on the outside cannot be exchanged', () => {
    const good = sealed().sealed;
    for (const at of [1, 16, 17, 48]) {
      const moved = good.slice();
      moved[at]! ^= 1;
      const opened = openBundle(moved, () => outside.contentKey);
      expect(opened.ok ? 'opened' : opened.error).toEqual({ type: 'SealBroken' });
    }
  });

  test('a body signed by another device is refused', () => {
    const { content } = sealed();
    const other = namedSigner('mallory').sign(content.signature);
    expect(errorOf(sealContent({ ...content, signature: other }, outside))).toEqual({ type: 'SignatureBad', device });
  });

  test('a larger bundle than the format allows is not made', () => {
    const result = sealBundle(newBundle([new Uint8Array(4_000_000)]), alice, outside);
    expect(result).toMatchObject({ ok: false, error: { type: 'TooLarge' } });
    expect(sealed({}, [new Uint8Array(3_990_000)]).sealed.length).toBeLessThanOrEqual(maxSealedLength);
  });
});

/** Signs and seals a body with some items replaced, as a member who means harm could. */
function withItem(at: number, item: unknown): unknown {
  const opened = openBundle(sealed().sealed, keyForEpoch);
  if (!opened.ok) throw new Error('not opened');
  const fields = opened.value.envelope.fields.map((field, index) => (index === at ? item : field));
  const content = signContent('bundle', fields, alice);
  return content.ok ? errorOf(sealContent(content.value, outside)) : content.error;
}

describe('a signed body of another form', () => {
  test('a writer that is not its own is refused', () => {
    expect(withItem(3, new Uint8Array(16))).toEqual({ type: 'WriterMismatch', writer: '0'.repeat(32) });
  });

  test('each item outside its limits is refused', () => {
    const hashOf = (byte: number) => new Uint8Array(32).fill(byte);
    const wrong: readonly (readonly [number, unknown])[] = [
      ...([
        [0, new Uint8Array(31)],
        [4, 0],
        [4, 2 ** 32],
        [4, 1.5],
        [4, 2],
        [5, hashOf(1)],
        [6, 'x'],
        [7, []],
      ] as const),
      ...([
        [7, [hashOf(2), hashOf(1)]],
        [7, [hashOf(1), hashOf(1)]],
        [9, 'other'],
        [10, 7],
        [11, -1],
      ] as const),
      ...([
        [12, null],
        [13, []],
        [13, ['text']],
        [13, Array(4_097).fill(hashOf(0))],
        [14, Array(1_025).fill(hashOf(0))],
      ] as const),
      ...([
        [9, { a: 1 }],
        [6, [[[[[[[[]]]]]]]]],
        [6, Array(300_000).fill(0)],
      ] as const),
    ];
    for (const [at, item] of wrong) expect(withItem(at, item), `item ${at}`).toMatchObject({ type: 'Malformed' });
  });

  test('CBOR in any but its one form is refused', () => {
    const { content } = sealed();
    const spelled = (body: Uint8Array) => {
      const signature = alice.sign(new Uint8Array(Buffer.concat([Buffer.from('samband/bundle/0'), sha256(body)])));
      return errorOf(sealContent({ ...content, body, signature }, outside));
    };
    const { body } = content;
    expect(spelled(body)).toBe('opened');
    const more = (...parts: (Uint8Array | number[])[]) =>
      new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
    const form = { type: 'Malformed', why: 'body is not an array of plain CBOR' };
    expect(spelled(more([0x98, 16], body.subarray(1)))).toEqual(form);
    expect(spelled(more([0x9f], body.subarray(1), [0xff]))).toEqual(form);
    expect(spelled(more(body, [0]))).toEqual(form);
    expect(spelled(body.subarray(0, -1))).toEqual(form);
    expect(spelled(more(Array(100_000).fill(0x81), [0]))).toEqual(form);
  });

  test('padding that is not zeros, or says another length, is refused', () => {
    const head = sealed().sealed.slice(0, 49);
    const wrap = (plain: Uint8Array) => {
      const nonce = freshBytes(24);
      const bytes = Buffer.concat([head, nonce, sealWithKey(plain, head, nonce, outside.contentKey)]);
      return errorOf(new Uint8Array(bytes));
    };
    const plain = new Uint8Array(512);
    plain[511] = 1;
    expect(wrap(plain)).toEqual({ type: 'Malformed', why: 'padding is not zeros' });
    expect(wrap(new Uint8Array(512).fill(255))).toEqual({ type: 'Malformed', why: 'padding length' });
  });
});

test('the format stays as it is described: names, hashes and actors of a known device', () => {
  expect(device).toMatchInlineSnapshot(`"c4df99d7fbac15badf15a06cd6987cf5ffa4fb880386c7513944075b12a2b62c"`);
  expect(writerFor(device, salt)).toMatchInlineSnapshot(`"9c55c6e7a533ccb0ec4deafdcf39a1b8"`);
  expect(actorFor(writerFor(device, salt), doc)).toMatchInlineSnapshot(`"39da9602f33536652f1a527d59e71433"`);
  expect(sealed().id).toMatchInlineSnapshot(`"dce8e4b941ec8ac2a9677bcd6b2b310ed50208326e6e28748925e2242a3530db"`);
});
