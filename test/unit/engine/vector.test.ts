import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyVector,
  type Range,
  type Vector,
  vectorAdd,
  vectorDifference,
  vectorGaps,
  vectorHas,
  vectorMaximum,
  vectorText,
  vectorUnion,
} from '../../../engine/bundles/vector.ts';

const writers = ['ada', 'bo', 'cy'];
const most = 30;
const range = fc
  .tuple(fc.integer({ min: 1, max: most }), fc.nat(6))
  .map(([from, more]): Range => [from, Math.min(most, from + more)]);
const additions = fc.array(fc.tuple(fc.constantFrom(...writers), range), { maxLength: 20 });
type Additions = readonly (readonly [string, Range])[];

function vectorOf(added: Additions): Vector {
  return added.reduce((vector, [writer, each]) => vectorAdd(vector, writer, each), emptyVector);
}

/** The same as a set of `writer number`. */
function modelOf(added: Additions): Set<string> {
  return new Set(
    added.flatMap(([writer, [from, to]]) =>
      Array.from({ length: to - from + 1 }, (_, index) => `${writer} ${from + index}`),
    ),
  );
}

function numbersOf(vector: Vector): Set<string> {
  const found = new Set<string>();
  for (const writer of writers)
    for (let n = 0; n <= most + 1; n++) if (vectorHas(vector, writer, n)) found.add(`${writer} ${n}`);
  return found;
}

function expectTidy(vector: Vector): void {
  for (const ranges of vector.values()) {
    for (const [from, to] of ranges) expect(from).toBeLessThanOrEqual(to);
    for (let index = 1; index < ranges.length; index++)
      expect(ranges[index]?.[0]).toBeGreaterThan((ranges[index - 1]?.[1] ?? 0) + 1);
  }
}

describe('a vector is a set of numbers for each writer', () => {
  test('it has what was added and nothing else', () => {
    fc.assert(
      fc.property(additions, (added) => {
        expect(numbersOf(vectorOf(added))).toEqual(modelOf(added));
        expectTidy(vectorOf(added));
      }),
    );
  });

  test('a union has what either has', () => {
    fc.assert(
      fc.property(additions, additions, (a, b) => {
        const union = vectorUnion(vectorOf(a), vectorOf(b));
        expect(numbersOf(union)).toEqual(new Set([...modelOf(a), ...modelOf(b)]));
        expectTidy(union);
      }),
    );
  });

  test('a difference has what the first has and the second lacks', () => {
    fc.assert(
      fc.property(additions, additions, (a, b) => {
        const difference = vectorDifference(vectorOf(a), vectorOf(b));
        const lacking = modelOf(b);
        expect(numbersOf(difference)).toEqual(new Set([...modelOf(a)].filter((each) => !lacking.has(each))));
        expectTidy(difference);
      }),
    );
  });

  test('maximum and gaps are those of the set', () => {
    fc.assert(
      fc.property(additions, (added) => {
        const vector = vectorOf(added);
        const model = modelOf(added);
        for (const writer of writers) {
          const numbers = [...model].flatMap((each) => (each.startsWith(writer) ? [Number(each.split(' ')[1])] : []));
          const highest = Math.max(0, ...numbers);
          expect(vectorMaximum(vector, writer)).toBe(highest);
          const missing = Array.from({ length: highest }, (_, index) => index + 1).filter((n) => !numbers.includes(n));
          const gaps = vectorGaps(vector, writer).flatMap(([from, to]) =>
            Array.from({ length: to - from + 1 }, (_, index) => from + index),
          );
          expect(gaps).toEqual(missing);
        }
      }),
    );
  });

  test('equal sets have equal text, in whatever order they grew, and unequal ones do not', () => {
    fc.assert(
      fc.property(additions, additions, fc.infiniteStream(fc.nat()), (a, b, order) => {
        const mixed = a
          .map((each) => ({ each, at: order.next().value }))
          .sort((x, y) => x.at - y.at)
          .map(({ each }) => each);
        expect(vectorText(vectorOf(mixed))).toBe(vectorText(vectorOf(a)));
        const same = [...modelOf(a)].sort().join() === [...modelOf(b)].sort().join();
        expect(vectorText(vectorOf(a)) === vectorText(vectorOf(b))).toBe(same);
      }),
    );
  });

  test('what is taken off and put back makes the same text', () => {
    fc.assert(
      fc.property(additions, additions, (a, b) => {
        const whole = vectorUnion(vectorOf(a), vectorOf(b));
        const back = vectorUnion(vectorDifference(whole, vectorOf(b)), vectorOf(b));
        expect(vectorText(back)).toBe(vectorText(whole));
      }),
    );
  });

  test('nothing changes the vectors it is made from', () => {
    fc.assert(
      fc.property(additions, additions, (a, b) => {
        const [first, second] = [vectorOf(a), vectorOf(b)];
        const before = [vectorText(first), vectorText(second)];
        vectorUnion(first, second);
        vectorDifference(first, second);
        vectorAdd(first, 'ada', [1, most]);
        expect([vectorText(first), vectorText(second)]).toEqual(before);
      }),
    );
  });
});
