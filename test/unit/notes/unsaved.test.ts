import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { createTrail, type Trail } from '../../../shared/notes/unsaved.ts';

beforeAll(() => readyAutomerge());

const trailOf = (first: string, ...texts: string[]): Trail => {
  const trail = createTrail('0', first);
  for (const [at, text] of texts.entries()) trail.further(String(at + 1), text);
  return trail;
};

test('what the engine got to before it was killed is not put in twice', () => {
  const typed = trailOf('', 'h', 'he', 'hel', 'hell', 'hello');
  for (const standing of ['', 'he', 'hell', 'hello']) expect(typed.onto(standing)).toBe('hello');
});

test('words of somebody else in the meantime are kept beside one’s own', () => {
  const result = trailOf('Start.', 'Start. Mine', 'Start. Mine.').onto('Theirs. Start. Mine');
  expect(result).toBe('Theirs. Start. Mine.');
});

test('nothing was unsaved: what stands is what counts', () => {
  expect(trailOf('old').onto('stands')).toBe('stands');
  const trail = trailOf('a', 'ab', 'abc');
  trail.saved('2');
  expect(trail.onto('somebody put it otherwise')).toBe('somebody put it otherwise');
  trail.further('3', 'abcd');
  expect(trail.onto('abc')).toBe('abcd');
});

test('wherever the engine had got to, what was typed, moved and taken out stands as the window saw it', () => {
  const splice = fc.record({ at: fc.nat(500), gone: fc.nat(3), come: fc.string({ maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(splice, { maxLength: 500 }), fc.nat(), fc.nat(), (splices, point, known) => {
      const texts = ['start'];
      for (const { at, gone, come } of splices) {
        const before = texts.at(-1) ?? '';
        const from = at % (before.length + 1);
        texts.push(before.slice(0, from) + come + before.slice(from + gone));
      }
      const trail = trailOf('start', ...texts.slice(1));
      const saved = known % texts.length;
      trail.saved(String(saved));
      const reached = saved + (point % (texts.length - saved));
      expect(trail.onto(texts[reached] ?? '')).toBe(texts.at(-1));
    }),
  );
});
