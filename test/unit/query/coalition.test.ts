import { describe, expect, test } from 'vitest';
import type { FieldsOf, KindName } from '../../../shared/model/kinds.ts';
import {
  cohortFor,
  cohortOf,
  type Member,
  offerFits,
  sharedDependencies,
  spaceOfCohort,
} from '../../../shared/query/coalition.ts';
import type { Row } from '../../../shared/query/row.ts';

function row<K extends KindName>(kind: K, id: string, fields: Partial<FieldsOf<K>>): Row<K> {
  return {
    id,
    kind,
    space: 's',
    parts: [],
    createdAt: 0,
    createdBy: 'me',
    source: 'manual',
    fields: fields as FieldsOf<K>,
    from: {},
    alternatives: {},
    unknown: {},
    archived: { state: 'live' },
    problems: [],
  };
}
const tool = (id: string, org: string, product: string, contractEnds?: string) =>
  row('dependency', id, {
    org,
    function: 'files',
    product,
    vendor: 'Storsky Inc.',
    ...(contractEnds && { contractEnds }),
  });

describe('tools in common', () => {
  const shared = sharedDependencies([
    tool('1', 'a', 'SkyDrift', '2027-03-01'),
    tool('2', 'b', ' skydrift', '2027-01-01'),
    tool('3', 'b', 'SkyDrift'),
    tool('4', 'c', 'Annet'),
  ]);

  test('are one however they are spelled; each organisation counts once; the window is first to last', () => {
    expect(shared.map(({ product, organisations }) => [product, organisations])).toEqual([
      ['SkyDrift', ['a', 'b']],
      ['Annet', ['c']],
    ]);
    expect(shared[0]).toMatchObject({ renewsFrom: '2027-01-01', renewsTo: '2027-03-01' });
  });

  test('a cohort made of one is found again as the one of it', () => {
    const [first, second] = shared;
    if (!first || !second) throw new Error('two were expected');
    const made = cohortOf(first, 'Away');
    expect(made.members).toEqual({ a: 'candidate', b: 'candidate' });
    // A key of a set holds no dot.
    expect(made.vendors).toEqual(['Storsky Inc ']);
    const keyed = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, true]));
    const cohort = row('cohort', 'k', { functions: keyed(made.functions), vendors: keyed(made.vendors ?? []) });
    expect(cohortFor(first, [cohort])?.id).toBe('k');
  });
});

test('a cohort goes nowhere wider than the narrowest it was made of', () => {
  const spaces = [
    { id: 's', name: 'coalition', width: 'coalition' as const },
    { id: 'p', name: 'private', width: 'private' as const },
  ];
  const [shared] = sharedDependencies([tool('1', 'a', 'SkyDrift'), { ...tool('2', 'b', 'SkyDrift'), space: 'p' }]);
  if (!shared) throw new Error('one was expected');
  expect(spaceOfCohort(shared, spaces)?.id).toBe('p');
});

describe('an offer and a cohort', () => {
  const cohort = row('cohort', 'k', {
    functions: { files: true },
    vendors: {},
    countries: {},
    members: { a: 'in', b: 'candidate', c: 'out' },
  });
  const members: Record<string, Member> = {
    a: { languages: ['nb'], country: 'NO' },
    b: { languages: [], country: 'SE' },
    c: { languages: ['fr'], country: 'US' },
  };
  const judged = (fields: Partial<FieldsOf<'hosting_offer'>>) =>
    offerFits(row('hosting_offer', 'o', { function: 'files', languages: {}, ...fields }), cohort, (id) => members[id]);

  test('another purpose is no fit at all', () => {
    expect(judged({ function: 'email' })).toBeUndefined();
  });

  test('what is not said neither speaks for it nor against it', () => {
    expect(judged({})).toMatchObject({ fits: ['function'], lacks: [] });
  });

  test('those who are out do not count; who has not said a language is not left behind by one', () => {
    expect(
      judged({ languages: { nb: true }, jurisdiction: 'NO', governance: 'member_coop', seatsFree: 2 }),
    ).toMatchObject({
      fits: ['function', 'language', 'jurisdiction', 'governance', 'seats'],
      lacks: [],
    });
  });

  test('what lacks is said', () => {
    expect(judged({ languages: { fi: true }, jurisdiction: 'US', governance: 'company', seatsFree: 1 })).toMatchObject({
      fits: ['function'],
      lacks: ['language', 'jurisdiction', 'governance', 'seats'],
    });
  });
});
