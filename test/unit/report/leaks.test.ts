import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import type { ReportChoice } from '../../../shared/report/choice.ts';
import { meetingReport, type Report } from '../../../shared/report/report.ts';
import { type Garden, gardenFrom, type Planted } from './planted.ts';
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
const together = [
  'commitment.text',
  'dependency.product',
  'dependency.vendor',
  'migration.software',
  'cohort.title',
  'cohort.vendors',
  'hosting_offer.software',
  'hosting_offer.languages',
  'hosting_offer.jurisdiction',
];
const shared = [
  ...organisation,
  ...person,
  ...together,
  ...['ask.text', 'encounter.outcomes.text', 'encounter.decisions.text'],
];
const allowed: Readonly<Record<string, readonly string[]>> = {
  public: [...organisation, ...person, 'ask.text', 'import_batch.hashtags', 'cohort.vendors'],
  coalition: shared,
  circle: shared,
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
function everythingSent({ markdown, html, plain, fileName, title, document }: Report): string {
  return [markdown, html, plain, fileName, title, JSON.stringify(document)].join('\n').toLowerCase();
}

function mayStand(
  { kind, path, space, item, part }: Planted,
  { word, open }: (typeof audiences)[number],
  { parts }: Garden,
  thankHosts: boolean,
) {
  if (!open.includes(space) || !allowed[word]?.includes(`${kind}.${path}`)) return false;
  if (kind === 'encounter') return marks[word]?.includes(item?.['audience']);
  const fields = parts.find((each) => each.id === part)?.fields ?? {};
  if (kind === 'ask') {
    const mark = fields['audience'];
    return word === 'public' ? mark === 'public' : mark === undefined || marks[word]?.includes(mark);
  }
  // One statement can lie in two layers, so its purpose and its answer need not stand in one part.
  const some = (field: string, value: string) =>
    parts.some((each) => each.kind === 'consent' && each.fields[field] === value);
  const sharing = word === 'circle' ? 'share_circle' : 'share_coalition';
  const given = (purpose: string) => some('purpose', purpose) && some('state', 'given');
  if (kind === 'person') return (word !== 'public' && given(sharing)) || (thankHosts && given('publish_thanks'));
  // No word stands twice in a garden, so what is counted only, in threes and more, cannot stand there.
  if (kind === 'dependency' || kind === 'migration') return given(sharing);
  if (kind === 'commitment') return fields['status'] !== 'dropped';
  return true;
}

describe('nothing leaks', () => {
  for (const each of audiences)
    test(`${JSON.stringify(each.audience)}: no word of any record but those the allow-list admits`, () => {
      fc.assert(
        fc.property(fc.integer(), fc.nat(4), fc.constantFrom('en', 'nb', 'nn', 'sv'), (seed, scopeAt, language) => {
          const garden = gardenFrom(seed);
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
            thankHosts: next(2) === 0,
          };
          const named = spaces.map((space) => ({ ...space, name: `zqspace${space.width}zq` }));
          const report = meetingReport({ parts, spaces: named, choice, today: '2026-01-11', author: 'Ada Author' });
          const sent = everythingSent(report);
          for (const plant of planted) {
            if (!sent.includes(plant.word)) continue;
            const where = `${plant.kind}.${plant.path} in ${plant.space.name}`;
            const may = mayStand(plant, each, garden, choice.thankHosts ?? false);
            expect(may, `${where} stands in the ${each.word} report`).toBe(true);
          }
          for (const { id } of parts) expect(sent).not.toContain(id);
          expect(sent).not.toContain('zqspace');
          expect(sent).not.toContain('2031');
          if (each.word !== 'circle') expect(sent).not.toContain('2032');
          if (each.word === 'public') expect(sent).not.toMatch(/14[:.]00|ada author/);
        }),
        { numRuns: 100 },
      );
    });

  test('the gardens do grow what is allowed, so the silence above means something', () => {
    /** What of `wanted` stands in no report of so many gardens. */
    const missing = (audience: 'public' | 'coalition', wanted: readonly string[]) => {
      const paths = new Set(wanted);
      for (let seed = 0; seed < 1_000 && paths.size > 0; seed++) {
        const { parts, planted } = gardenFrom(seed);
        const choice = { scope: { type: 'all' }, audience, language: 'en', thankHosts: true } as const;
        const sent = everythingSent(meetingReport({ parts, spaces, choice, today: '2026-01-11' }));
        for (const { word, kind, path } of planted) if (sent.includes(word)) paths.delete(`${kind}.${path}`);
      }
      return [...paths];
    };
    const inPublic = [...organisation, 'ask.text', 'import_batch.hashtags', 'cohort.vendors', 'person.name'];
    expect(missing('public', inPublic)).toEqual([]);
    const inCoalition = ['ask.text', 'person.pseudonym', 'encounter.outcomes.text', 'encounter.decisions.text'];
    expect(missing('coalition', [...organisation, ...inCoalition, ...together])).toEqual([]);
  });

  test('the same records, choice and day give the same bytes, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('private', 'coalition', 'public'), (seed, audience) => {
        const { parts } = gardenFrom(seed);
        const choice = { scope: { type: 'all' }, audience, language: 'en' } as const;
        const one = meetingReport({ parts, spaces, choice, today });
        const other = meetingReport({ parts: [...parts].reverse(), spaces, choice, today });
        expect(other.markdown).toBe(one.markdown);
        expect(other.html).toBe(one.html);
      }),
      { numRuns: 50 },
    );
  });

  test('narrower records that forbid nothing change not one byte', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('coalition', 'public'), (seed, audience) => {
        const parts = gardenFrom(seed).parts.filter(({ kind }) => kind !== 'relation');
        const choice = { scope: { type: 'all' }, audience, language: 'nb' } as const;
        // Consent, care and layers over a wider record may take away; a relation may tie to what is careful.
        const forbids = ({ kind, about, fields }: (typeof parts)[number]) =>
          kind === 'consent' ||
          fields['care'] === 'careful' ||
          /^(patient|religious|migrant)_org$/.test(String(fields['kind'])) ||
          about.length > 0;
        const wide = parts.filter((part) => part.space === coalitionSpace.id);
        const all = parts.filter((part) => part.space === coalitionSpace.id || !forbids(part));
        const [alone, among] = [wide, all].map((from) => meetingReport({ parts: from, spaces, choice, today }));
        expect(among?.html).toBe(alone?.html);
        expect(among?.markdown).toBe(alone?.markdown);
      }),
      { numRuns: 50 },
    );
  });
});
