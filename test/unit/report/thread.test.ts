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

test('a list is cut between its members, never behind the line that opens it, and pieces are full', () => {
  const names = Array.from({ length: 24 }, (_each, at) => `The co-op number ${at}`);
  const text = `Met A.\n\nI hope to meet:\n\n- **Norway**: ${names.join(' · ')}\n\nTell me.`;
  const pieces = splitThread(text, 200);
  expect(pieces.length).toBe(3);
  for (const piece of pieces) expect(piece).not.toMatch(/:( \(|\**$)|· \(|^·/);
  for (const piece of pieces.slice(0, -1)) expect(countLetters(piece)).toBeGreaterThan(150);
});

test('a link is never cut in two', () => {
  const links = Array.from({ length: 9 }, (_each, at) => `[The very long name ${at}](https://n${at}.example/)`);
  const marks = links.map((link) => link.replace(/\[(.*)\]\((.*)\)/, '[url=$2]$1[/url]'));
  for (const each of [links, marks])
    for (const piece of splitThread(each.join(' '), 130)) {
      expect(piece.match(/https:/g)?.length).toBe(piece.match(/The very long name \d/g)?.length);
      expect(piece.replace(/ \(\d\/\d\)$/, '')).toMatch(/[)\]]$/);
    }
});

test('handles without a server are found, whole addresses and mail are not', () => {
  expect(
    bareHandles('Met @skogtinget and @kaia@lampa.example, write to post@lampa.example. @skogtinget again, @a.b.'),
  ).toEqual(['@skogtinget', '@a.b']);
});
