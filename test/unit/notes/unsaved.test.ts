import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { rewordText } from '../../../shared/edit/edit.ts';
import { createTrail, type Trail } from '../../../shared/notes/unsaved.ts';

beforeAll(() => readyAutomerge());

const trailOf = (first: string, ...texts: string[]): Trail => {
  const trail = createTrail('0', first);
  for (const [at, text] of texts.entries()) trail.further(String(at + 1), text, true);
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
  trail.further('3', 'abcd', true);
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

test('what another window wrote is for that one to put back', () => {
  const watched = createTrail('0', 'Start. ');
  for (const [at, text] of ['Start. o', 'Start. on', 'Start. one'].entries()) watched.further(String(at), text, false);
  for (const standing of ['Start. ', 'Start. o', 'Start. one', 'Start. one two'])
    expect(watched.onto(standing)).toBe(standing);
});

test('two windows that wrote by turns put each letter back once, wherever the engine had got to', () => {
  const change = fc.record({ mine: fc.boolean(), at: fc.nat(500), gone: fc.nat(2), come: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.nat(), (changes, point) => {
      const start = 'abcdef';
      let letter = 0x4e00;
      const texts = [start];
      for (const { at, gone, come } of changes) {
        const before = texts.at(-1) ?? '';
        const from = at % (before.length + 1);
        // Each letter once, so that one can see whether it came twice.
        const fresh = Array.from({ length: come }, () => String.fromCodePoint(letter++)).join('');
        texts.push(before.slice(0, from) + fresh + before.slice(from + gone));
      }
      const standing = texts[point % texts.length] ?? '';
      const [one, other] = [true, false].map((first) => {
        const trail = createTrail('0', start);
        for (const [at, { mine }] of changes.entries()) trail.further(String(at), texts[at + 1] ?? '', mine === first);
        return trail.onto(standing);
      });
      const doc = Automerge.from<{ text: string }>({ text: standing });
      const says = (text = '') =>
        Automerge.change(Automerge.clone(doc), (draft) =>
          rewordText(draft as unknown as Record<string, unknown>, ['text'], text),
        );
      const letters = [...Automerge.merge(says(one), says(other)).text];
      expect(new Set(letters).size).toBe(letters.length);
      for (const last of texts.at(-1) ?? '') expect(letters).toContain(last);
    }),
    { numRuns: 300 },
  );
});
