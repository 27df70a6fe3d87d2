/** Two worlds that differ only in what an audience may not read give it the same bytes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KindName } from '../../../shared/model/kinds.ts';
import type { Part } from '../../../shared/model/part.ts';
import type { ReportChoice } from '../../../shared/report/choice.ts';
import { meetingReport } from '../../../shared/report/report.ts';
import { gardenFrom } from './planted.ts';
import { circleSpace, coalitionSpace, spaces, today } from './scene.ts';
import { worldFrom } from './world.ts';

type Fields = Readonly<Partial<Record<KindName, readonly string[]>>>;

const ofOrganisation = ['name', 'urls', 'handles', 'country', 'kind', 'care'];
const ofPerson = ['name', 'pseudonym', 'handles', 'canBeAskedToIntroduce'];
const consent = ['subject', 'purpose', 'state', 'until', 'after'];
const ask = ['type', 'orgs', 'encounters', 'text', 'audience', 'status'];
const stay = ['hosts', 'from', 'thanksPublic'];
const relation = ['from', 'to', 'type', 'after'];

/** All that may move a report, in whatever space it lies. Written down apart from the projection. */
const heeded: Readonly<Record<'shared' | 'public', Fields>> = {
  shared: {
    organisation: ofOrganisation,
    person: ofPerson,
    affiliation: ['person', 'organisation', 'to'],
    relation,
    encounter: ['orgs', 'people', 'mode', 'statusLog', 'when', 'outcomes', 'decisions', 'joinPolicy', 'trip'],
    trip: ['from', 'to'],
    stay,
    ask,
    commitment: ['text', 'by', 'to', 'due', 'encounter', 'status'],
    dependency: ['org', 'function', 'product', 'vendor', 'contractEnds'],
    migration: ['org', 'function', 'software', 'provider', 'status'],
    cohort: ['title', 'functions', 'vendors', 'members', 'status'],
    hosting_offer: [
      ...['provider', 'function', 'software', 'languages', 'jurisdiction'],
      ...['governance', 'floss', 'evidence', 'lastChecked'],
    ],
    consent,
  },
  public: {
    organisation: ofOrganisation,
    person: ['name', 'pseudonym', 'handles'],
    relation,
    encounter: ['orgs', 'mode', 'statusLog', 'when', 'joinPolicy', 'trip'],
    trip: ['from', 'to'],
    stay,
    ask,
    dependency: ['org', 'function', 'vendor'],
    migration: ['org', 'function', 'software', 'status', 'cohort'],
    cohort: ['functions', 'vendors', 'members', 'status'],
    hosting_offer: ['provider', 'function'],
    consent,
    import_batch: ['hashtags'],
  },
};

/** Of records in narrower spaces, only what can forbid or choose: never what is said. */
const forbidding: Fields = {
  organisation: ['kind', 'care'],
  // An organisation that is called the same as somebody is held back.
  person: ['name', 'pseudonym', 'handles', 'canBeAskedToIntroduce'],
  relation,
  encounter: ['orgs', 'statusLog', 'trip'],
  trip: ['from', 'to'],
  ask: ['orgs', 'encounters'],
  cohort: ['members'],
  consent,
};

const audiences = [
  { audience: 'public', open: [coalitionSpace], heeds: heeded.public },
  { audience: 'coalition', open: [coalitionSpace], heeds: heeded.shared },
  { audience: { circle: circleSpace.id }, open: [coalitionSpace, circleSpace], heeds: heeded.shared },
] as const;

/** The same record with every field but those kept as another garden grew it. */
function changed(part: Part, other: Part | undefined, kept: readonly string[]): Part {
  const fields = Object.entries(part.fields).map(([name, value]) => [
    name,
    // Where the other has none of its kind, what stands there already is as good.
    kept.includes(name) || !other ? value : other.fields[name],
  ]);
  return { ...part, fields: Object.fromEntries(fields), volume: other?.volume ?? '', unknown: other?.unknown ?? {} };
}

describe('twin worlds', () => {
  for (const { audience, open, heeds } of audiences) {
    const openIds: readonly string[] = open.map((space) => space.id);
    const bothReports = (seed: number, scopeAt: number, twin: (part: Part, other: Part | undefined) => Part) => {
      // Gardens hold every oddity, worlds enough of a kind for something to be counted.
      const grow = seed % 2 === 0 ? gardenFrom : worldFrom;
      const { parts, next } = grow(seed);
      const others = new Map<KindName, Part[]>();
      for (const part of grow(seed ^ 0x5bd1e994).parts) others.set(part.kind, [...(others.get(part.kind) ?? []), part]);
      const some = (kind: string) => parts.filter((part) => part.kind === kind)[next(3)]?.id ?? '';
      const scopes: ReportChoice['scope'][] = [
        { type: 'all' },
        { type: 'day', date: seed % 2 === 0 ? '2026-02-11' : '2026-03-10' },
        { type: 'trip', id: some('trip') },
        { type: 'encounter', id: some('encounter') },
        { type: 'organisation', id: some('organisation') },
      ];
      const choice: ReportChoice = {
        scope: scopes[scopeAt] ?? { type: 'all' },
        audience,
        language: 'nb',
        include: parts.filter(() => next(4) === 0).map((part) => part.id),
        thankHosts: next(2) === 0,
      };
      const report = (from: readonly Part[]) => {
        const { title, fileName, markdown, html, plain, document } = meetingReport({
          parts: from,
          spaces,
          choice,
          today: seed % 2 === 0 ? '2026-01-11' : today,
        });
        return { title, fileName, markdown, html, plain, document: JSON.stringify(document) };
      };
      const twins = parts.map((part) => twin(part, others.get(part.kind)?.shift()));
      return [report(parts), report(twins)];
    };

    test(`${JSON.stringify(audience)}: what narrower records say changes not one byte`, () => {
      fc.assert(
        fc.property(fc.integer(), fc.nat(4), (seed, scopeAt) => {
          const [one, other] = bothReports(seed, scopeAt, (part, another) =>
            openIds.includes(part.space)
              ? part
              : { ...changed(part, another, forbidding[part.kind] ?? []), createdAt: part.createdAt + 7 },
          );
          expect(other).toEqual(one);
        }),
        { numRuns: 100 },
      );
    });

    test(`${JSON.stringify(audience)}: what is not on the list changes not one byte, wherever it lies`, () => {
      fc.assert(
        fc.property(fc.integer(), fc.nat(4), (seed, scopeAt) => {
          const [one, other] = bothReports(seed, scopeAt, (part, another) =>
            changed(part, another, heeds[part.kind] ?? []),
          );
          expect(other).toEqual(one);
        }),
        { numRuns: 100 },
      );
    });
  }
});
