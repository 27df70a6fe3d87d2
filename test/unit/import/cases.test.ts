import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parsePost } from '../../../shared/import/parse-post.ts';
import { Proposal } from '../../../shared/import/proposal.ts';
import { differences, sameOrganisation, squeeze } from './matching.ts';

const Fields = z.record(z.string(), z.unknown());
const Organisation = z.looseObject({
  key: z.string(),
  name: z.string().nullish(),
  domain: z.string().nullish(),
  url: z.string().nullish(),
  handle: z.string().nullish(),
});
const Case = z.object({
  id: z.string(),
  style: z.string(),
  input: z.string(),
  referenceDate: z.string().nullable(),
  expected: z.looseObject({
    orgs: z.array(Organisation),
    people: z.array(z.looseObject({ name: z.string().optional(), handle: z.string().optional() })),
    meetings: z.array(z.looseObject({ orgs: z.array(z.string()) })),
    warnings: z.array(z.string()).default([]),
    hashtags: z.array(z.string()).default([]),
    asks: z.array(z.looseObject({ type: z.string() })).default([]),
    relations: z.array(z.looseObject({ type: z.string() })).default([]),
    stays: z.array(Fields).default([]),
    ignored: z.array(z.object({ textContains: z.string(), reason: z.string() })).default([]),
    duplicates: z.array(z.array(z.string())).default([]),
    post: Fields.optional(),
  }),
});
const file = new URL('../../fixtures/import/cases.json', import.meta.url);
const { cases } = z.object({ cases: z.array(Case) }).parse(JSON.parse(readFileSync(file, 'utf8')));

const organisationProperties = [
  'name',
  'domain',
  'url',
  'handle',
  'kind',
  'kindText',
  'legalForm',
  'country',
  'countrySource',
  'relationToAuthor',
];

describe('a post in another style gives what a careful person would note', () => {
  test.each(cases.map((each) => [each.id, each.style, each] as const))('%s (%s)', (_id, _style, each) => {
    expect(mistakes(each)).toEqual([]);
  });
});

function mistakes({ input, referenceDate, expected }: z.infer<typeof Case>): string[] {
  const got = parsePost(input, referenceDate === null ? {} : { referenceDate });
  expect(Proposal.safeParse(got).error).toBeUndefined();
  const wrong: string[] = [];

  const keys = new Map<string, string>();
  const free = new Set(got.orgs);
  for (const want of expected.orgs) {
    const found = [...free].find((org) => sameOrganisation(want, org));
    if (!found) {
      wrong.push(`organisation missing: ${want.key}`);
      continue;
    }
    free.delete(found);
    keys.set(want.key, found.key);
    for (const property of differences(want, found, organisationProperties))
      wrong.push(`organisation ${want.key}: ${property}`);
  }
  for (const { name, domain, handle } of free) wrong.push(`organisation invented: ${name ?? domain ?? handle}`);

  const meetings = new Set(got.meetings);
  for (const want of expected.meetings) {
    const who = want.orgs.map((key) => keys.get(key) ?? '?').sort();
    const candidates = [...meetings].filter(({ orgs }) => [...orgs].sort().join() === who.join());
    const found =
      candidates.find((meeting) => differences(want, meeting, ['status', 'mode', 'when', 'flags']).length === 0) ??
      candidates[0];
    if (!found) {
      wrong.push(`meeting missing: ${want.orgs}`);
      continue;
    }
    meetings.delete(found);
    for (const property of differences(want, found, ['status', 'mode', 'when', 'flags', 'place']))
      wrong.push(`meeting ${want.orgs}: ${property}`);
  }
  for (const { orgs, status } of meetings) wrong.push(`meeting invented: ${orgs} ${status}`);

  const people = new Set(got.people);
  for (const want of expected.people) {
    const found = [...people].find(({ name, handle }) =>
      want.handle ? squeeze(handle) === squeeze(want.handle) : squeeze(name) === squeeze(want.name),
    );
    if (found) people.delete(found);
    else wrong.push(`person missing: ${want.name ?? want.handle}`);
  }
  for (const { name, handle } of people) wrong.push(`person invented: ${name ?? handle}`);

  for (const code of expected.warnings)
    if (!got.warnings.some((given) => given === code)) wrong.push(`warning missing: ${code}`);
  for (const tag of expected.hashtags)
    if (!got.hashtags.some((given) => squeeze(given) === squeeze(tag))) wrong.push(`hashtag missing: ${tag}`);
  for (const { type } of expected.asks)
    if (!got.asks.some((ask) => ask.type === type)) wrong.push(`ask missing: ${type}`);
  for (const { type } of expected.relations)
    if (!got.relations.some((relation) => relation.type === type)) wrong.push(`relation missing: ${type}`);
  for (const want of expected.stays)
    if (!got.stays.some((stay) => differences(want, stay, ['when']).length === 0)) wrong.push('stay missing');
  for (const { textContains, reason } of expected.ignored) {
    if (!got.ignored.some((given) => given.reason === reason && given.text.includes(textContains)))
      wrong.push(`not ignored: ${textContains}`);
  }
  for (const pair of expected.duplicates) {
    const wanted = pair
      .map((key) => keys.get(key))
      .sort()
      .join();
    if (!got.duplicates.some((given) => [...given].sort().join() === wanted)) wrong.push(`duplicate missing: ${pair}`);
  }
  if (expected.post)
    wrong.push(...differences(expected.post, got.post, ['author', 'date']).map((property) => `post: ${property}`));
  return wrong;
}
