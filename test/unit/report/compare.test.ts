import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../shared/model/enumerations.ts';
import type { ReportChoice } from '../../../shared/report/choice.ts';
import {
  compareReports,
  comparisonBrief,
  comparisonText,
  type EarlierTold,
  type Statement,
  statementsOf,
  type Told,
} from '../../../shared/report/compare.ts';
import {
  type Block,
  type Inline,
  type Line,
  line,
  list,
  paragraph,
  strong,
  text,
} from '../../../shared/report/document.ts';
import { renderPlain } from '../../../shared/report/plain.ts';
import { meetingReport } from '../../../shared/report/report.ts';
import { createScene, type Scene, spaces, statusLog, today, tour } from './scene.ts';

const audiences = ['private', 'coalition', 'public'] as const;
const anyAudience = fc.constantFrom(...audiences);
const anyLanguage = fc.constantFrom(...languages);

function told(scene: Pick<Scene, 'parts'>, choice: Partial<ReportChoice> = {}, day = today): Told {
  const { audience = 'public', language = 'en', scope = { type: 'all' } } = choice;
  const { document } = meetingReport({
    parts: scene.parts,
    spaces,
    choice: { ...choice, audience, language, scope },
    today: day,
  });
  return { audience: JSON.stringify(audience), scope: scope.type, language, statements: statementsOf(document, day) };
}

function earlier(report: Told, at = 1, day = today): EarlierTold {
  return { ...report, id: `p${at}`, at, day };
}

function compared(now: Told, ...before: readonly EarlierTold[]) {
  const comparison = compareReports(now, before);
  if (!comparison) throw new Error('nothing to compare with');
  return comparison;
}

const nothing = { firstNamed: [], added: [], changed: [], gone: [], noLongerNamed: [] };

describe('two reports to the same readers', () => {
  test('a report compared with itself differs in nothing', () => {
    fc.assert(
      fc.property(anyAudience, anyLanguage, (audience, language) => {
        const report = told(tour(), { audience, language });
        const comparison = compared(report, earlier(report));
        expect(comparison).toMatchObject(nothing);
        expect(comparisonText(comparison, language, today).split('\n').filter(Boolean)).toHaveLength(2);
      }),
    );
  });

  test('the next day differs in nothing either, though "today" has become "yesterday"', () => {
    for (const language of languages) {
      const [then, now] = [told(tour(), { language }), told(tour(), { language }, '2026-03-12')];
      expect(now.statements.map((each) => each.says)).not.toEqual(then.statements.map((each) => each.says));
      expect(compared(now, earlier(then))).toMatchObject(nothing);
    }
  });

  test('what was added is found, and named as told for the first time', () => {
    fc.assert(
      fc.property(
        anyAudience,
        anyLanguage,
        fc.constantFrom('held', 'planned', 'wanted'),
        (audience, language, status) => {
          const before = earlier(told(tour(), { audience, language }));
          const scene = tour();
          const org = scene.add('organisation', { name: 'Nyskogen', country: 'NO' });
          scene.add('encounter', {
            orgs: { [org]: true },
            mode: 'meeting',
            when: status === 'held' ? '2026-03-10' : '2026-03-14',
            statusLog: statusLog(status),
          });
          const { firstNamed, added, changed } = compared(told(scene, { audience, language }), before);
          expect(firstNamed).toEqual(['Nyskogen']);
          expect(added.filter(({ says, firstTold }) => says.includes('Nyskogen') && firstTold)).not.toEqual([]);
          expect(changed.map(({ about }) => about)).not.toContain('Nyskogen');
        },
      ),
    );
  });

  test('what was taken out is no longer said', () => {
    const scene = createScene();
    const org = scene.add('organisation', { name: 'Torvlaget' });
    const before = told(scene);
    scene.target(org, 'planned');
    const comparison = compared(before, earlier(told(scene)));
    expect(comparison.gone.join()).toContain('Torvlaget');
    expect(comparison.noLongerNamed).toEqual(['Torvlaget']);
  });

  test('the order of what is said does not matter', () => {
    const scene = tour();
    const half = { parts: scene.parts.filter((_part, index) => index % 3 > 0) };
    fc.assert(
      fc.property(anyAudience, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (audience, dice) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((each, index) => ({ each, by: dice[index % dice.length] ?? 0 }))
            .sort((a, b) => a.by - b.by)
            .map(({ each }) => each);
        const [now, before] = [told(scene, { audience }), told(half, { audience })];
        const [nowToo, beforeToo] = [now, before].map((each) => ({ ...each, statements: shuffled(each.statements) }));
        expect(compared(nowToo!, earlier(beforeToo!))).toEqual(compared(now, earlier(before)));
      }),
    );
  });

  test('nor the order in which things were written down', () => {
    const scene = createScene();
    for (const name of ['Fjell', 'Elv', 'Skog', 'Torv', 'Myr']) {
      const org = scene.add('organisation', { name, country: name.length === 4 ? 'NO' : 'SE' });
      scene.met(org, '2026-03-10');
      scene.target(org, name === 'Elv' ? 'planned' : 'wanted');
    }
    fc.assert(
      fc.property(fc.constantFrom('coalition' as const, 'public' as const), fc.array(fc.nat()), (audience, times) => {
        const parts = scene.parts.map((part, index) => ({ ...part, createdAt: times[index] ?? part.createdAt }));
        expect(compared(told({ parts }, { audience }), earlier(told(scene, { audience })))).toMatchObject(nothing);
      }),
    );
  });

  test('whatever was known before, nothing held back comes in through the comparison', () => {
    const secrets = /Vaktbyrået|Kari|Fjellveien|Havnegata|Storgata|price list|board is split|member/i;
    const scene = tour();
    fc.assert(
      fc.property(
        fc.constantFrom('coalition' as const, 'public' as const),
        anyLanguage,
        fc.subarray(scene.parts),
        (audience, language, parts) => {
          const [now, then] = [told(scene, { audience, language }), told({ parts }, { audience, language })];
          for (const comparison of [compared(now, earlier(then)), compared(then, earlier(now))]) {
            expect(JSON.stringify(comparison)).not.toMatch(secrets);
            expect(comparisonText(comparison, language, today)).not.toMatch(secrets);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a document says', () => {
  const name = (words: string): Inline => ({ type: 'name', text: words });
  const document = (blocks: readonly Block[], day = today): Told => ({
    audience: 'public',
    scope: 'all',
    language: 'en',
    statements: statementsOf({ language: 'en', title: [], audience: 'public', banner: '', blocks }, day),
  });
  const met = (...names: string[]): Block => {
    const orgs = names.flatMap((each, index) => [...(index > 0 ? [text(index > 1 ? ' and ' : ', ')] : []), name(each)]);
    return paragraph([text('Yesterday I met with '), ...orgs, text(', and with folks of '), name('Elv'), text('.')]);
  };
  const targets = (...lines: Line[]): Block[] => [
    paragraph(line('I hope to meet:')),
    list(lines.map((each) => ({ line: [strong('Norway'), text(': '), ...each] }))),
  ];

  test('one more in a sentence leaves what is said of the others as it was', () => {
    const comparison = compared(document([met('Fjell', 'Skog', 'Myr')]), earlier(document([met('Fjell', 'Skog')])));
    expect(comparison).toMatchObject({ changed: [], gone: [], firstNamed: ['Myr'] });
    expect(comparison.added).toEqual([{ says: 'Yesterday I met with Myr, and with folks of …', firstTold: true }]);
  });

  test('a plan that was kept is a change', () => {
    const before = document(targets([name('Myr'), text(' (planned) · '), name('Torv')]), '2026-03-09');
    const now = document([met('Myr'), ...targets([name('Torv')])]);
    const comparison = compared(now, earlier(before, 1, '2026-03-09'));
    expect(comparison.changed).toEqual([
      {
        about: 'Myr',
        before: ['I hope to meet: Norway: Myr (planned)'],
        now: ['Yesterday I met with Myr, and with folks of …'],
      },
    ]);
    expect(comparison.firstNamed).toEqual(['Elv']);
    expect(comparisonText(comparison, 'en', today)).toMatchInlineSnapshot(`
      "Compared with what these readers were told on 9 March:

      More than before – named to them for the first time:
      - Elv

      More than before – said to them for the first time:
      - Yesterday I met with …, and with folks of Elv.

      Changed:
      - Myr
        before: I hope to meet: Norway: Myr (planned)
        now: Yesterday I met with Myr, and with folks of …
      "
    `);
  });

  test('who stands in brackets behind a name belongs to it, and two who change places are noticed', () => {
    const way = (org: string, by: string): Line => [name(org), text(' ('), name(by), text(' can introduce us)')];
    const [before, now] = [
      document(targets(way('Myr', 'Ida'), way('Torv', 'Kari'))),
      document(targets(way('Myr', 'Kari'), way('Torv', 'Ida'))),
    ];
    expect(compared(now, earlier(before)).changed.map(({ about }) => about)).toEqual(['Ida', 'Kari', 'Myr', 'Torv']);
  });

  test('a row of a table is about everybody it names; a fact about its label', () => {
    const rows = (when: string, ...people: string[]): Block[] => [
      { type: 'facts', rows: [{ label: 'Period', value: line(when) }] },
      { type: 'table', head: ['Organisation', 'When', 'With'], rows: [[[name('Myr')], line(when), people.map(name)]] },
    ];
    const { changed, firstNamed, added } = compared(
      document(rows('10–11 March', 'Ida')),
      earlier(document(rows('10 March'))),
    );
    expect(changed.map(({ about }) => about)).toEqual(['Myr', 'Period']);
    expect(firstNamed).toEqual(['Ida']);
    expect(added).toEqual([{ says: 'Organisation: Myr · When: 10–11 March · With: Ida', firstTold: true }]);
  });

  test('every word of it stands in some statement', () => {
    for (const audience of audiences) {
      const { document: made } = tour().report({ audience });
      const statements = statementsOf(made, today)
        .map(({ section, says }) => `${section} ${says}`)
        .join(' ');
      const bare = JSON.parse(JSON.stringify(made), (key, value) => (key === 'url' ? undefined : value));
      for (const word of renderPlain(bare).match(/[\p{L}@_]+/gu) ?? []) expect(statements).toContain(word);
    }
  });
});

describe('which report it is compared with', () => {
  const says = (...names: string[]): Statement[] => names.map((name) => ({ section: '', name, says: name }));
  const report = (names: string[], more: Partial<Told> = {}): Told => ({
    audience: 'public',
    scope: 'all',
    language: 'en',
    statements: says(...names),
    ...more,
  });

  test('never one to other readers', () => {
    const others = ['private', 'coalition', 'coalition:2222', 'circle:2222'].map((audience, at) =>
      earlier(report(['A'], { audience }), at),
    );
    expect(compareReports(report(['A']), others)).toBe(undefined);
    expect(comparisonText(undefined, 'en', today)).toMatch(/no earlier report/);
  });

  test('the last on the same thing, else the last on anything', () => {
    const all = [
      earlier(report([], { scope: 'trip:1' }), 1),
      earlier(report([], { scope: 'trip:1' }), 2),
      earlier(report([], { scope: 'trip:1', language: 'nb' }), 3),
      earlier(report([]), 4),
    ];
    const against = (scope: string, language: Language = 'en') =>
      compared(report([], { scope, language }), ...all).against;
    expect(against('trip:1')).toMatchObject({ id: 'p2', sameScope: true });
    expect(against('trip:1', 'nb')).toMatchObject({ id: 'p3', sameLanguage: true });
    expect(against('trip:1', 'sv')).toMatchObject({ id: 'p3', sameLanguage: false });
    expect(against('trip:9')).toMatchObject({ id: 'p4', sameScope: false });
  });

  test('a name given once is not new again, in whatever report and language it was given', () => {
    const long = earlier(report(['A', 'B'], { language: 'nb', scope: 'trip:1' }), 1);
    const last = earlier(report(['A']), 2);
    const comparison = compared(report(['A', 'B', 'C']), long, last);
    expect(comparison.firstNamed).toEqual(['C']);
    expect(comparison.added.map((each) => each.says)).toEqual(['B', 'C']);
    expect(comparisonBrief(comparison, 'en', today)).toBe(
      'Since their report of 11 March – new: 2, changed: 0, no longer said: 0.\nNamed to them for the first time: C.',
    );
  });

  test('what was told before the last report is told again, not for the first time', () => {
    const comparison = compared(report(['A', 'B', 'C']), earlier(report(['A', 'B']), 1), earlier(report(['A']), 2));
    expect(comparison.added).toEqual([
      { says: 'B', firstTold: false },
      { says: 'C', firstTold: true },
    ]);
  });

  test('across languages only names are compared', () => {
    const comparison = compared(report(['B'], { language: 'sv' }), earlier(report(['A']), 1));
    expect(comparison).toMatchObject({ firstNamed: ['B'], noLongerNamed: ['A'], added: [], changed: [], gone: [] });
    expect(comparisonBrief(comparison, 'sv', today).split('\n')).toHaveLength(2);
  });
});
