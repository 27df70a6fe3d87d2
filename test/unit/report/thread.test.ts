import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareHandles, countLetters, splitThread } from '../../../shared/report/thread.ts';

const squeezed = (text: string) => text.replace(/\s+/gu, '');

test('no piece of a thread is longer than the limit, and nothing but white space is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 30 }),
      fc.constantFrom(' ', '. ', '\n', '\n\n'),
      fc.integer({ min: 60, max: 500 }),
      (parts, joint, limit) => {
        const text = parts.join(joint);
        const pieces = splitThread(text, limit);
        for (const piece of pieces) expect(countLetters(piece)).toBeLessThanOrEqual(limit);
        const bodies = pieces.length > 1 ? pieces.map((piece) => piece.replace(/ \(\d+\/\d+\)$/, '')) : pieces;
        expect(squeezed(bodies.join(''))).toBe(squeezed(text));
      },
    ),
  );
});

test('what fits in one post is left as it is', () => {
  expect(splitThread('Met Lyktestolpen today.', 500)).toEqual(['Met Lyktestolpen today.']);
});

test('a thread is cut between paragraphs first', () => {
  const paragraphs = ['One. '.repeat(10).trim(), 'Two. '.repeat(10).trim(), 'Three. '.repeat(10).trim()];
  expect(splitThread(paragraphs.join('\n\n'), 80)).toEqual(
    paragraphs.map((paragraph, place) => `${paragraph} (${place + 1}/3)`),
  );
});

test('handles without a server are found, whole addresses and mail are not', () => {
  expect(
    bareHandles('Met @skogtinget and @kaia@lampa.example, write to post@lampa.example. @skogtinget again, @a.b.'),
  ).toEqual(['@skogtinget', '@a.b']);
});
