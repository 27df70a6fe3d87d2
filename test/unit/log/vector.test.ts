import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesToHex, hexToBytes, sha256 } from '../../../engine/log/primitives.ts';
import {
  addToVector,
  contiguousMaximum,
  emptyVector,
  maxNumber,
  uniteVectors,
  type Vector,
  vectorDifference,
  vectorDigest,
  vectorFromData,
  vectorHas,
  vectorSize,
  vectorToData,
} from '../../../shared/wire/vector.ts';

const writers = ['aa', 'bb', '0c'].map((pair) => pair.repeat(16));
const member = fc.record({ writer: fc.constantFrom(...writers), n: fc.integer({ min: 1, max: 24 }) });
const members = fc.array(member, { maxLength: 60 });
type Member = { readonly writer: string; readonly n: number };

const name = ({ writer, n }: Member) => `${writer} ${n}`;
const vectorOf = (list: readonly Member[]) =>
  list.reduce<Vector>((vector, { writer, n }) => addToVector(vector, writer, n), emptyVector);
const namesIn = (vector: Vector) =>
  writers.flatMap((writer) =>
    Array.from({ length: 26 }, (_, n) => ({ writer, n }))
      .filter(({ n }) => vectorHas(vector, writer, n))
      .map(name),
  );
const sorted = (names: Iterable<string>) => [...names].sort();
const digest = (vector: Vector) => bytesToHex(vectorDigest(vector, sha256));

describe('a vector is a set', () => {
  test('it holds what was added, however often and in whatever order', () => {
    fc.assert(
      fc.property(members, (list) => {
        const names = new Set(list.map(name));
        const vector = vectorOf(list);
        expect(sorted(namesIn(vector))).toEqual(sorted(names));
        expect(vectorSize(vector)).toBe(names.size);
        expect(vectorOf([...list].reverse())).toEqual(vector);
      }),
    );
  });

  test('union and difference are those of sets', () => {
    fc.assert(
      fc.property(members, members, (one, other) => {
        const [a, b] = [vectorOf(one), vectorOf(other)];
        const [names, others] = [new Set(one.map(name)), new Set(other.map(name))];
        expect(uniteVectors(a, b)).toEqual(vectorOf([...one, ...other]));
        const left = [...names].filter((each) => !others.has(each));
        expect(sorted(namesIn(vectorDifference(a, b)))).toEqual(sorted(left));
        expect(uniteVectors(vectorDifference(a, b), b)).toEqual(uniteVectors(a, b));
        expect(vectorDifference(a, a).size).toBe(0);
      }),
    );
  });

  test('digests are equal just where the sets are', () => {
    fc.assert(
      fc.property(members, members, (one, other) => {
        const isSame = sorted(new Set(one.map(name))).join() === sorted(new Set(other.map(name))).join();
        expect(digest(vectorOf(one)) === digest(vectorOf(other))).toBe(isSame);
      }),
    );
  });

  test('the contiguous maximum is the last number before the first gap', () => {
    fc.assert(
      fc.property(members, (list) => {
        const vector = vectorOf(list);
        for (const writer of writers) {
          let last = 0;
          while (vectorHas(vector, writer, last + 1)) last += 1;
          expect(contiguousMaximum(vector, writer)).toBe(last);
        }
      }),
    );
  });
});

describe('as data', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(members, (list) => {
        const vector = vectorOf(list);
        expect(vectorFromData(vectorToData(vector))).toEqual({ ok: true, value: new Map([...vector].sort()) });
      }),
    );
  });

  test('anything is read or refused, and what is read has one form', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(typeof vectorFromData(data).ok).toBe('boolean');
      }),
    );
    const number = fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constantFrom(1.5, maxNumber, maxNumber + 1));
    const entry = fc.tuple(fc.constantFrom(...writers.map(hexToBytes)), fc.array(number, { maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3 }), (data) => {
        const vector = vectorFromData(data);
        if (vector.ok) expect(vectorToData(vector.value)).toEqual(data);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a vector past the limits claims less than it holds, never more, and can be read', () => {
    let vector = emptyVector;
    for (let n = 1; n <= 1_001; n += 2) vector = addToVector(vector, writers[0]!, n);
    const read = vectorFromData(vectorToData(vector));
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    expect(vectorSize(read.value)).toBe(256);
    expect(vectorDifference(read.value, vector).size).toBe(0);
    const full = vector.get(writers[0]!)!;
    const many = new Map(
      Array.from({ length: 5_000 }, (_, index) => [bytesToHex(sha256(`${index}`)).slice(0, 32), full] as const),
    );
    const cut = vectorFromData(vectorToData(many));
    expect(cut.ok && vectorDifference(cut.value, many).size).toBe(0);
  });
});
