import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLine } from '../../../shared/import/parse-line.ts';
import { parsePost } from '../../../shared/import/parse-post.ts';
import { Proposal } from '../../../shared/import/proposal.ts';

const words = [
  'Yesterday I met with',
  'i går møtte jeg',
  'sv.no',
  '@efn',
  '@efn@snabelen.no',
  '(planned)',
  '[SV](sv.no)',
  '\n- ',
  '\n',
  ', ',
  ' and ',
  ':',
  '> ',
  '-- ',
  '**',
  '~~',
  '[b]',
  '[url=https://sv.no]',
  '[/url]',
  '<p>',
  '<a href="https://sv.no">',
  '</a>',
  '&aring;',
  '{"content":"',
  '#coops',
  '✅',
  '🇳🇴',
  '\u200b',
  '\u202e',
  'a\u0301',
  '12.3.',
  'kl. 14',
  '(',
  ')',
  '|',
  ';',
  'Kari',
  ' from ',
  'slept at',
  'Rosa Bøker',
  '\ud83d',
];
const pasted = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((some) => some.join('')),
);

test('no text makes the importer fail, and every source lies in the text', () => {
  fc.assert(
    fc.property(pasted, fc.constantFrom('2026-03-11', undefined), (text, referenceDate) => {
      const options = referenceDate === undefined ? {} : { referenceDate };
      for (const proposal of [parsePost(text, options), parseLine(text, options)]) {
        expect(Proposal.safeParse(proposal).error).toBeUndefined();
        for (const { source } of [
          ...proposal.orgs,
          ...proposal.people,
          ...proposal.meetings,
          ...proposal.stays,
          ...proposal.ignored,
        ]) {
          expect(source.start).toBeLessThanOrEqual(source.end);
          expect(source.end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('the importer never gives a handle an instance the text does not name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z0-9_]{2,12}$/), (user) => {
      const { orgs } = parsePost(`Today I met with:\n- @${user}\n- @other@snabelen.no`, {
        referenceDate: '2026-03-11',
      });
      expect(orgs.map(({ handle }) => handle)).toContain(`@${user}`);
    }),
  );
});

test('the source of an organisation is where it stands in the text as pasted', () => {
  const text = '<p>Today I met with <b>R&oslash;dt</b> (roedt.no) and \u200bsv\u00ad.no.</p>';
  const { orgs } = parsePost(text, { referenceDate: '2026-03-11' });
  expect(orgs.map(({ source }) => text.slice(source.start, source.end))).toEqual([
    'R&oslash;dt</b> (roedt.no)',
    'sv\u00ad.no',
  ]);
});

describe('hostile shapes are read through', () => {
  // Enough for anything that costs the square of its length to run into the test's time limit many times over.
  const length = 60_000;
  const fill = (text: string) => text.repeat(Math.ceil(length / text.length));
  test.each([
    ['one word', fill('a')],
    ['one line of words', `Today I met with ${fill('sv.no and ')}`],
    ['bullets', `Today I met with:\n${fill('- x.no\n')}`],
    [
      'many organisations',
      `Today I met with:\n${Array.from({ length: 6_000 }, (_, index) => `- org${index}.no`).join('\n')}`,
    ],
    ['brackets', fill('[')],
    ['labels', fill('[a](')],
    ['parentheses', `Today I met with ${fill('(')}`],
    ['tags', fill('<a ')],
    ['closed tags', fill('<p><a href="')],
    ['BBCode', fill('[url=[b]')],
    ['quotes', fill('> ')],
    ['nested quotes', Array.from({ length: 340 }, (_, depth) => `${'>'.repeat(depth)} x`).join('\n')],
    ['entities', `<p>${fill('&#x')}`],
    ['dots', fill('a.')],
    ['hyphens', fill('a-')],
    ['signs', fill('@a')],
    ['hashes', fill('#')],
    ['zero width', fill('\u200b\u202e')],
    ['accents', fill('a\u0301\u0301')],
    ['spaces', `Today I met with:${fill(' ')}`],
    ['blank lines', fill('\n')],
    ['capitals', `Today I met with ${fill('Xa ')}`],
    ['kinds', `Today I met with:\n- ${fill('union of ')}`],
    ['digits', fill('12.')],
    ['JSON', `{"content":"${fill('\\\\u0041')}"}`],
    ['JSON keys', `{"a":1,"b":[${fill('"content",')}1]`],
  ])('%s', (_name, text) => {
    expect(() => parsePost(text, { referenceDate: '2026-03-11' })).not.toThrow();
  });
});

test.each([
  ['one line of a megabyte', `Today I met with ${'sv.no and '.repeat(100_000)}`, 1],
  [
    '100,000 bullets',
    `Today I met with:\n${Array.from({ length: 100_000 }, (_, index) => `- o${index}.no`).join('\n')}`,
    100_000,
  ],
])('%s is read to its end', (_name, text, count) => {
  expect(parsePost(text, { referenceDate: '2026-03-11' }).orgs).toHaveLength(count);
});
