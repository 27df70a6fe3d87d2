/**
 * A hundred and twenty-four posts that people wrote who did not know the parser, each with what a careful reader would note down.
 * Sets A–D drove it; E, F and G were read for the first time after that (first tries are in ARCHITECTURE.md).
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parsePost } from '../../../shared/import/parse-post.ts';
import { differences, sameOrganisation, squeeze } from './matching.ts';

const Case = z.object({
  id: z.string(),
  input: z.string(),
  referenceDate: z.string().nullable(),
  expected: z.looseObject({
    orgs: z.array(z.looseObject({ key: z.string(), name: z.string().nullish(), handle: z.string().nullish() })),
    people: z.array(z.looseObject({ name: z.string().nullish(), handle: z.string().nullish() })),
    meetings: z.array(z.looseObject({ orgs: z.array(z.string()) })),
  }),
});
type Case = z.infer<typeof Case>;

/** Everybody in the fixtures lives under `.example`; the parser is to see the endings people write. */
const reserved =
  /\.(no|se|de|dk|fi|is|at|ch|ie|coop|org|net|eu|social|nu|dev|io|ag|na|uk|com)\.example(?![\p{L}\p{N}_])/giu;

function casesOf(set: string): Case[] {
  const file = new URL(`../../fixtures/import/unseen-${set}.json`, import.meta.url);
  const written = readFileSync(file, 'utf8').replace(reserved, '.$1');
  return z.object({ cases: z.array(Case) }).parse(JSON.parse(written)).cases;
}

interface Tally {
  right: number;
  wanted: number;
  proposed: number;
}
const f1 = ({ right, wanted, proposed }: Tally): number => (2 * right) / Math.max(1, wanted + proposed);

const organisationKeys = ['name', 'domain', 'url', 'handle', 'kind', 'kindText', 'country', 'relationToAuthor'];

function tallyOrganisations(tally: Tally, { expected }: Case, got: ReturnType<typeof parsePost>): Map<string, string> {
  const keys = new Map<string, string>();
  const free = new Set(got.orgs);
  for (const want of expected.orgs) {
    const found = [...free].find((org) => sameOrganisation(want, org));
    if (!found) continue;
    free.delete(found);
    keys.set(want.key, found.key);
    tally.right += Number(differences(want, found, organisationKeys).length === 0);
  }
  tally.wanted += expected.orgs.length;
  tally.proposed += got.orgs.length;
  return keys;
}

function tallyMeetings(
  tally: Tally,
  { expected }: Case,
  got: ReturnType<typeof parsePost>,
  keys: ReadonlyMap<string, string>,
): void {
  const free = new Set(got.meetings);
  for (const want of expected.meetings) {
    const who = want.orgs.map((key) => keys.get(key) ?? '?').sort();
    const found = [...free].find(
      (meeting) =>
        [...meeting.orgs].sort().join() === who.join() &&
        differences(want, meeting, ['status', 'mode', 'when']).length === 0,
    );
    if (!found) continue;
    free.delete(found);
    tally.right++;
  }
  tally.wanted += expected.meetings.length;
  tally.proposed += got.meetings.length;
}

function inventedPeople({ expected }: Case, got: ReturnType<typeof parsePost>): string[] {
  const known = expected.people.flatMap(({ name, handle }) => [squeeze(name), squeeze(handle)]);
  return got.people
    .filter(({ name, handle }) => !known.some((each) => each !== '' && [squeeze(name), squeeze(handle)].includes(each)))
    .map(({ name, handle }) => name ?? handle ?? '');
}

test.each([
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((set) => [set, 0.93, 0.9] as const),
  // Written as people do in the evening, and marked as strictly: dates of what came to nothing, statuses said once for all.
  ['g', 0.94, 0.88] as const,
])('set %s: what a careful reader would note, nobody invented', (set, leastOrganisations, leastMeetings) => {
  const organisations: Tally = { right: 0, wanted: 0, proposed: 0 };
  const meetings: Tally = { right: 0, wanted: 0, proposed: 0 };
  const invented: string[] = [];
  for (const each of casesOf(set)) {
    const got = parsePost(each.input, each.referenceDate === null ? {} : { referenceDate: each.referenceDate });
    const keys = tallyOrganisations(organisations, each, got);
    tallyMeetings(meetings, each, got, keys);
    invented.push(...inventedPeople(each, got).map((who) => `${each.id}: ${who}`));
  }
  expect(invented).toEqual([]);
  expect(f1(organisations)).toBeGreaterThanOrEqual(leastOrganisations);
  expect(f1(meetings)).toBeGreaterThanOrEqual(leastMeetings);
});
