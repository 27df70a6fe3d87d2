import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, groupsOf } from '../../../shared/report/numbers.ts';

function entries(agreed: number, others: number): Entry<string>[] {
  return Array.from({ length: agreed + others }, (_, at) => ({
    organisation: String(at),
    agreed: at < agreed,
    key: 'key',
    value: 'value',
  }));
}
const told = (agreed: number, others: number, audience: 'coalition' | 'public') =>
  groupsOf(entries(agreed, others), audience)[0]?.atLeast ?? 0;

test('a number is never more than there are, and nobody is told of fewer than three or five', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(2_000), (agreed, others) => {
      for (const [audience, smallest] of [
        ['coalition', 3],
        ['public', 5],
      ] as const) {
        const n = told(agreed, others, audience);
        expect(n).toBeLessThanOrEqual(agreed + others);
        expect(n === 0 || n >= smallest).toBe(true);
        // Without those named the rest is none or enough.
        expect(n === 0 || n === agreed || n - agreed >= smallest).toBe(true);
      }
    }),
  );
});

test('who reads both reports and every name in them still does not know how many are not named', () => {
  for (let agreed = 0; agreed <= 30; agreed++) {
    const worlds = new Map<string, number[]>();
    for (let others = 0; others < 300; others++) {
      const seen = `${told(agreed, others, 'coalition')} ${told(agreed, others, 'public')}`;
      worlds.set(seen, [...(worlds.get(seen) ?? []), others]);
    }
    for (const possible of worlds.values()) expect(possible.length).toBeGreaterThan(1);
  }
});

test('an organisation counts once, whatever it wrote twice, and the spelling is that of one counted', () => {
  const twice = [...entries(0, 3), ...entries(0, 3)];
  expect(groupsOf(twice, 'coalition')).toEqual([{ value: 'value', atLeast: 3 }]);
  const spelt = [
    { organisation: 'a', agreed: false, key: 'k', value: 'HERS' },
    ...['b', 'c', 'd'].map((organisation) => ({ organisation, agreed: true, key: 'k', value: 'Theirs' })),
  ];
  expect(groupsOf(spelt, 'coalition')).toEqual([{ value: 'Theirs', atLeast: 3 }]);
});
