import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import type { ReportChoice } from '../../../shared/report/choice.ts';
import { meetingReport, type Report } from '../../../shared/report/report.ts';
import { type Garden, gardens, type Planted } from './planted.ts';
import { circleSpace, coalitionSpace, spaces, today } from './scene.ts';

/** What each audience may read, written down once more and apart from the code it checks. */
const organisation = [
  'organisation.name',
  'organisation.urls.host',
  'organisation.urls.path',
  'organisation.handles.user',
  'organisation.handles.host',
];
const person = ['person.name', 'person.pseudonym', 'person.handles.user', 'person.handles.host'];
const allowed: Readonly<Record<string, readonly string[]>> = {
  public: [...organisation, 'ask.text', 'import_batch.hashtags'],
  coalition: [...organisation, ...person, 'ask.text', 'encounter.outcomes.text', 'encounter.decisions.text'],
  circle: [...organisation, ...person, 'ask.text', 'encounter.outcomes.text', 'encounter.decisions.text'],
};
const marks: Readonly<Record<string, readonly unknown[]>> = {
  public: ['public'],
  coalition: ['public', 'coalition'],
  circle: ['public', 'coalition', 'circle'],
};

const audiences: readonly { word: string; audience: ReportChoice['audience']; open: readonly SpaceInfo[] }[] = [
  { word: 'public', audience: 'public', open: [coalitionSpace] },
  { word: 'coalition', audience: 'coalition', open: [coalitionSpace] },
  { word: 'coalition', audience: { coalition: coalitionSpace.id }, open: [coalitionSpace] },
  { word: 'circle', audience: { circle: circleSpace.id }, open: [coalitionSpace, circleSpace] },
];

/** Many spellings of one thing: as it stands, and as a letter-for-letter search would miss it. */
function everythingSent({ markdown, html, fileName, title, document }: Report): string {
  return [markdown, html, fileName, title, JSON.stringify(document)].join('\n').toLowerCase();
}

function mayStand(
  { kind, path, space, item, part }: Planted,
  { word, open }: (typeof audiences)[number],
  { parts }: Garden,
) {
  if (!open.includes(space) || !allowed[word]?.includes(`${kind}.${path}`)) return false;
  if (kind === 'encounter') return marks[word]?.includes(item?.['audience']);
  const fields = parts.find((each) => each.id === part)?.fields ?? {};
  if (kind === 'ask') {
    const mark = fields['audience'];
    return word === 'public' ? mark === 'public' : mark === undefined || marks[word]?.includes(mark);
  }
  if (kind === 'person') {
    const purpose = word === 'circle' ? 'share_circle' : 'share_coalition';
    return parts.some(
      (each) => each.kind === 'consent' && each.fields['purpose'] === purpose && each.fields['state'] === 'given',
    );
  }
  return true;
}

describe('nothing leaks', () => {
  const shown = new Set<string>();
  for (const each of audiences)
    test(`${JSON.stringify(each.audience)}: no word of any record but those the allow-list admits`, () => {
      fc.assert(
        fc.property(gardens, fc.nat(4), fc.constantFrom('en', 'nb', 'nn', 'sv'), (garden, scopeAt, language) => {
          const { parts, planted, next } = garden;
          const some = (kind: string) => parts.filter((part) => part.kind === kind)[next(2)]?.id ?? '';
          const scopes: ReportChoice['scope'][] = [
            { type: 'all' },
            { type: 'day', date: '2026-02-11' },
            { type: 'trip', id: some('trip') },
            { type: 'encounter', id: some('encounter') },
            { type: 'organisation', id: some('organisation') },
          ];
          const choice: ReportChoice = {
            scope: scopes[scopeAt] ?? { type: 'all' },
            audience: each.audience,
            language,
            include: parts.filter(() => next(3) === 0).map((part) => part.id),
          };
          const named = spaces.map((space) => ({ ...space, name: `zqspace${space.width}zq` }));
          const report = meetingReport({ parts, spaces: named, choice, today: '2026-01-11', author: 'Ada Author' });
          const sent = everythingSent(report);
          for (const plant of planted) {
            if (!sent.includes(plant.word)) continue;
            const where = `${plant.kind}.${plant.path} in ${plant.space.name}`;
            expect(mayStand(plant, each, garden), `${where} stands in the ${each.word} report`).toBe(true);
            shown.add(`${each.word} ${plant.kind}.${plant.path}`);
          }
          for (const { id } of parts) expect(sent).not.toContain(id);
          expect(sent).not.toContain('zqspace');
          expect(sent).not.toContain('2031');
          if (each.word !== 'circle') expect(sent).not.toContain('2032');
          if (each.word === 'public') expect(sent).not.toMatch(/14[:.]00|ada author/);
        }),
        { numRuns: 150 },
      );
    });

  test('the gardens do grow what is allowed, so the silence above means something', () => {
    for (const path of ['organisation.name', 'ask.text', 'import_batch.hashtags'])
      expect(shown).toContain(`public ${path}`);
    for (const path of [
      'organisation.name',
      'person.name',
      'ask.text',
      'encounter.outcomes.text',
      'encounter.decisions.text',
    ])
      expect(shown).toContain(`coalition ${path}`);
  });

  test('the same records, choice and day give the same bytes, whatever order they come in', () => {
    fc.assert(
      fc.property(gardens, fc.constantFrom('private', 'coalition', 'public'), ({ parts }, audience) => {
        const choice = { scope: { type: 'all' }, audience, language: 'en' } as const;
        const one = meetingReport({ parts, spaces, choice, today });
        const other = meetingReport({ parts: [...parts].reverse(), spaces, choice, today });
        expect(other.markdown).toBe(one.markdown);
        expect(other.html).toBe(one.html);
      }),
      { numRuns: 40 },
    );
  });

  test('what lies in narrower spaces changes nothing but what is held back', () => {
    fc.assert(
      fc.property(gardens, fc.constantFrom('coalition', 'public'), ({ parts }, audience) => {
        const choice = { scope: { type: 'all' }, audience, language: 'nb' } as const;
        const lines = (from: typeof parts) => meetingReport({ parts: from, spaces, choice, today }).included.length;
        const alone = parts.filter(
          (part) => part.space === coalitionSpace.id && part.kind !== 'person' && part.kind !== 'consent',
        );
        const narrower = parts.filter(
          (part) => part.space !== coalitionSpace.id && part.kind !== 'consent' && part.kind !== 'relation',
        );
        expect(lines([...alone, ...narrower])).toBeLessThanOrEqual(lines(alone));
      }),
      { numRuns: 60 },
    );
  });
});
