import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrameReader, encodeFrame, mostFrameBytes } from '../../../shared/wire/frame.ts';

const frames = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 });
const cuts = fc.array(fc.nat(700), { maxLength: 30 });

test('frames come out as they went in, however the bytes were cut on the way, and "still here" is not handed on', () => {
  fc.assert(
    fc.property(frames, cuts, (sent, lengths) => {
      const reader = createFrameReader();
      const got = cutUp(Buffer.concat(sent.map(encodeFrame)), lengths).flatMap((piece) => unwrap(reader.push(piece)));
      expect(got).toEqual(sent.filter((frame) => frame.length > 0));
      expect(reader.waiting()).toBe(0);
    }),
  );
});

test('whatever else comes neither throws nor keeps more than came', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 20 }), (pieces) => {
      const reader = createFrameReader();
      let came = 0;
      for (const piece of pieces) {
        came += piece.length;
        reader.push(piece);
        expect(reader.waiting()).toBeLessThanOrEqual(came);
      }
    }),
  );
});

test('a header of 1 GiB ends it before any room is made, and nothing is taken after it', () => {
  const reader = createFrameReader();
  expect(reader.push(Uint8Array.of(0x40, 0, 0, 0))).toEqual({ ok: false, error: 'TooLong' });
  expect(reader.push(encodeFrame(Uint8Array.of(1)))).toEqual({ ok: false, error: 'TooLong' });
  expect(createFrameReader().push(Uint8Array.of(0, 0x10, 0, 1)).ok).toBe(false);
});

test('the largest frame passes, a larger one is not made', () => {
  const largest = new Uint8Array(mostFrameBytes).fill(7);
  const [got] = unwrap(createFrameReader().push(encodeFrame(largest)));
  expect(Buffer.compare(got ?? new Uint8Array(), largest)).toBe(0);
  expect(() => encodeFrame(new Uint8Array(mostFrameBytes + 1))).toThrow(RangeError);
});

function cutUp(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const length of [...lengths, bytes.length]) {
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
}
