import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline, Line, ReportDocument } from '../../../shared/report/document.ts';
import { proseLine } from '../../../shared/report/inert.ts';
import { renderPlain } from '../../../shared/report/plain.ts';
import { tour } from './scene.ts';

const name = (text: string, url?: string): Inline => ({ type: 'name', text, ...(url && { url }) });
const words = (text: string): Line => [{ type: 'text', text }];
const blocks: readonly Block[] = [
  { type: 'facts', rows: [{ label: 'Period', value: words('10–11 March') }] },
  { type: 'prose', text: 'We talk with those who want to leave the big platforms together.\n\nThen we write it down.' },
  { type: 'heading', level: 2, line: words('Met') },
  {
    type: 'table',
    head: ['Organisation', 'Kind', 'How', 'When', 'With'],
    rows: [
      [[name('Havna', 'https://havn.example/')], words('union'), words('meeting'), words('10 March'), [name('Ida')]],
      [[name('*Torg*_og_plass')], words('–'), words('call'), words('11 March'), []],
      [words('A kitchen'), words('–'), words('–'), words('–'), []],
    ],
  },
  { type: 'heading', level: 3, line: words('Outcomes') },
  {
    type: 'list',
    ordered: false,
    items: [
      {
        line: [name('Havna', 'https://havn.example/om')],
        details: [words('They want to move their mail before summer')],
      },
      {
        line: words('One point that is so long that it has to go on in a second line, and does so under its own words'),
      },
    ],
  },
  { type: 'quote', text: 'Now or never.\nWell, soon.' },
  { type: 'paragraph', line: [{ type: 'hashtag', tag: 'coops' }] },
];
const made = (audience: ReportDocument['audience']): ReportDocument => ({
  language: 'en',
  title: words('On the road'),
  audience,
  banner: '',
  blocks,
});

describe('a report', () => {
  test('to a coalition is broken for a mail, with its tables as lists', () =>
    expect(renderPlain(made('coalition'))).toMatchInlineSnapshot(`
      "On the road
      ===========

      Period: 10–11 March

      We talk with those who want to leave the big platforms together.

      Then we write it down.

      Met
      ---

      - Organisation: Havna (havn.example)
        Kind: union · How: meeting · When: 10 March · With: Ida
      - Organisation: *Torg*_og_plass
        How: call · When: 11 March
      - Organisation: A kitchen

      Outcomes

      - Havna (havn.example/om)
        - They want to move their mail before summer
      - One point that is so long that it has to go on in a second line, and does so
        under its own words

      > Now or never.
      > Well, soon.

      #coops
      "
    `));
  test('to the public runs on in long lines, as a box for posts wants it', () =>
    expect(renderPlain(made('public')).split('\n')).toEqual(
      expect.arrayContaining([
        'On the road',
        '- One point that is so long that it has to go on in a second line, and does so under its own words',
      ]),
    ));
  test('of a whole tour stays within 78 columns, and says the same as the others', () => {
    for (const audience of ['private', 'coalition'] as const) {
      const { plain, document } = tour().report({ audience, language: 'nb' });
      expect(plain.split('\n').filter((line) => [...line].length > 78)).toEqual([]);
      for (const each of visible(document)) expect(squashed(plain)).toContain(squashed(each));
    }
  });
});

const letters = fc.string({
  unit: fc.constantFrom(...'aåØ1 .,:;-–#*_>()[]|\\`"', '🌹', 'é', '\n', '\r', '\t', '\u2028', '\u202e', '\u200b', '\0'),
  maxLength: 30,
});
const inline: fc.Arbitrary<Inline> = fc.oneof(
  letters.map((text): Inline => ({ type: 'text', text })),
  letters.map((text): Inline => ({ type: 'strong', text })),
  letters.map((text): Inline => ({ type: 'quiet', text })),
  fc
    .record({ text: letters, url: fc.constantFrom('https://havn.example/', 'https://havn.example/om') })
    .map((name): Inline => ({ type: 'name', ...name })),
  fc.constant<Inline>({ type: 'hashtag', tag: 'coops' }),
);
const line: fc.Arbitrary<Line> = fc.array(inline, { maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), line }),
  fc.record({ type: fc.constant('paragraph' as const), line }),
  fc.record({ type: fc.constantFrom('prose' as const, 'quote' as const), text: letters }),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ line, details: fc.array(line, { maxLength: 2 }) }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('facts' as const),
    rows: fc.array(fc.record({ label: letters, value: line }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('table' as const),
    head: fc.tuple(letters, letters, letters),
    rows: fc.array(fc.tuple(line, line, line), { maxLength: 3 }),
  }),
);
const report: fc.Arbitrary<ReportDocument> = fc.record({
  language: fc.constant('en' as const),
  title: line,
  audience: fc.constantFrom('private' as const, 'coalition' as const, 'public' as const),
  banner: fc.constant(''),
  blocks: fc.array(block, { maxLength: 5 }),
});

describe('any document at all', () => {
  test('has all its visible text in the plain one', () => {
    fc.assert(
      fc.property(report, (document) => {
        const plain = squashed(renderPlain(document));
        for (const each of visible(document)) expect(plain).toContain(squashed(proseLine(each)));
      }),
      { numRuns: 500 },
    );
  });

  test('holds nothing unseen, turns nothing around, ends in one line break, and is the same each time', () => {
    fc.assert(
      fc.property(report, (document) => {
        const plain = renderPlain(document);
        expect(plain).not.toMatch(/(?!\n)\p{Cc}|(?![\u200C\u200D])\p{Cf}|\u2028|\u2029/u);
        expect(plain).toMatch(/[^\n]\n$|^\n$/);
        expect(plain).not.toMatch(/[ \t]$/m);
        expect(renderPlain(structuredClone(document))).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('is never wider than 78 columns but for a word that is, unless it is a post', () => {
    fc.assert(
      fc.property(report, (document) => {
        if (document.audience === 'public') return;
        for (const each of renderPlain(document).split('\n'))
          expect([...each].length <= 78 || !/^\W*\S+ \S/.test(each.trim())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('no name breaks a line of it', () => {
    fc.assert(
      fc.property(report, letters, (document, hostile) => {
        const post = { ...document, audience: 'public' as const };
        const linesWith = (name: string) => renderPlain(named(post, name)).split('\n').length;
        expect(linesWith(`x${hostile}x`)).toBe(linesWith('x'));
      }),
      { numRuns: 500 },
    );
  });
});

test('an address follows its name, without what only machines need', () => {
  const shown = (text: string, url: string) =>
    renderPlain({
      language: 'en',
      title: [],
      audience: 'public',
      banner: '',
      blocks: [{ type: 'paragraph', line: [{ type: 'name', text, url }] }],
    });
  expect(shown('Havna', 'https://havn.example/')).toBe('Havna (havn.example)\n');
  expect(shown('Havna', 'https://havn.example/om/oss')).toBe('Havna (havn.example/om/oss)\n');
  expect(shown('Havn.example', 'https://havn.example/')).toBe('Havn.example\n');
});

/** Without what breaking lines and marking quotes adds. */
function squashed(words: string): string {
  return words.replace(/[\s>]+/g, '');
}

function visible({ title, blocks }: ReportDocument): string[] {
  return [...inlines(title), ...blocks.flatMap(ofBlock)];
}

function ofBlock(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return inlines(block.line);
    case 'prose':
    case 'quote':
      return block.text.split(/[\r\n\u2028]/);
    case 'list':
      return block.items.flatMap(({ line, details }) => [line, ...(details ?? [])].flatMap(inlines));
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, ...inlines(value)]);
    case 'table':
      return block.rows.flatMap((row) =>
        row.flatMap((cell, column) => (isDash(cell) ? [] : [block.head[column] ?? '', ...inlines(cell)])),
      );
  }
}

function isDash(cell: Line): boolean {
  return ['', '–'].includes(inlines(cell).map(proseLine).join(''));
}

function inlines(line: Line): string[] {
  return line.map((each) => (each.type === 'hashtag' ? `#${each.tag}` : each.text));
}

function named(document: ReportDocument, name: string): ReportDocument {
  const renamed = (line: Line): Line => line.map((each) => (each.type === 'name' ? { ...each, text: name } : each));
  return {
    ...document,
    title: renamed(document.title),
    blocks: document.blocks.map((block): Block => {
      switch (block.type) {
        case 'heading':
        case 'paragraph':
          return { ...block, line: renamed(block.line) };
        case 'list':
          return {
            ...block,
            items: block.items.map(({ line, details }) => ({
              line: renamed(line),
              details: (details ?? []).map(renamed),
            })),
          };
        case 'facts':
          return { ...block, rows: block.rows.map(({ label, value }) => ({ label, value: renamed(value) })) };
        case 'table':
          return { ...block, rows: block.rows.map((row) => row.map(renamed)) };
        default:
          return block;
      }
    }),
  };
}
