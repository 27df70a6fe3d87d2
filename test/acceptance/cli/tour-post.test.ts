/** The main job: a real pasted post goes in, lists and reports come out. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparable, desk, listed, quickVault, tourPost } from './command.ts';

const at = desk();
const day = ['--reference-date', '2026-03-11'];

beforeAll(async () => {
  await quickVault(at, at.vault, 'Aud');
  await at.value('import', at.vault, tourPost, ...day);
});
afterAll(() => at.remove());

test('31 organisations, 10 held encounters and 21 targets', async () => {
  expect((await listed(at, 'organisations')).length).toBe(31);
  const encounters = await listed(at, 'encounters');
  const count = (status: string) => encounters.filter((row) => row['status'] === status).length;
  expect(encounters.length).toBe(31);
  expect([count('held'), count('wanted'), count('planned'), count('half_planned')]).toEqual([10, 14, 6, 1]);
  const targets = encounters.filter((row) => row['status'] !== 'held');
  const inCountry = (country: string) => targets.filter((row) => row['country'] === country).length;
  expect([inCountry('NO'), inCountry('SE')]).toEqual([15, 6]);
  expect((await listed(at, 'encounters', '--status', 'planned', '--country', 'NO')).length).toBe(5);
});

test('people, stays and asks come with it, each in its place', async () => {
  const [people, stays, asks] = [await listed(at, 'people'), await listed(at, 'stays'), await listed(at, 'asks')];
  expect(people.map((row) => [row['displayName'], row['space']])).toEqual([['@jhamre', 'private']]);
  expect(stays.map((row) => [row['from'], row['space']])).toEqual([['2026-03-10', 'private']]);
  expect(asks.map((row) => row['ask'])).toEqual(expect.arrayContaining(['facilitate', 'suggest', 'join']));
  const organisations = await listed(at, 'organisations');
  const mine = organisations.filter((row) => row['myTie'] === 'member').map((row) => row['domain']);
  expect(mine).toEqual(expect.arrayContaining(['datakollektivet.no', 'styrke.no', 'ung.styrke.no']));
  expect(organisations.filter((row) => row['care'] === 'careful').map((row) => row['domain'])).toEqual(['nsm.no']);
  const paths = organisations.filter((row) => String(row['domain']) === 'lo.no').map((row) => row['url']);
  expect(paths.sort()).toEqual(['https://lo.no/', 'https://lo.no/folketshjorne/']);
});

test('the public report names no person, stay, place or time; the private one does', async () => {
  const report = async (audience: string, ...more: string[]) => {
    const scope = ['--scope', 'all', '--audience', audience, '--language', 'en', ...more];
    const ran = await at.run(['report', at.vault, ...scope]);
    expect(ran.code).toBe(0);
    return ran;
  };
  const [mine, coalition, open] = [await report('private'), await report('coalition'), await report('public')];
  expect(mine.out).toContain('jhamre');
  for (const each of [coalition, open]) {
    expect(each.out).not.toContain('jhamre');
    expect(each.out).not.toMatch(/my (workers' )?union/i);
    expect(each.out).not.toContain('nsm.no');
    expect(each.out).toContain('roedt.no');
  }
  expect(open.out).not.toMatch(/\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}/);
  const withReceipt = await report('public', '--receipt');
  expect(withReceipt.out).not.toContain('jhamre');
  expect(withReceipt.err).toMatch(/nsm\.no/);
  const html = await report('coalition', '--format', 'html');
  expect(html.out).toMatch(/<html/);
  expect(html.out).not.toMatch(/<script|https?:\/\/[^"]+\.(js|css)/);
});

test('what is ticked is included, and a report written to a file is remembered', async () => {
  const careful = (await listed(at, 'organisations')).find((row) => row['domain'] === 'nsm.no');
  const file = at.path('public.md');
  const told = await at.value(
    'report',
    at.vault,
    '--scope',
    'all',
    '--audience',
    'public',
    '--language',
    'nb',
    '--include',
    String(careful?.['id']),
    '--out',
    file,
    '--receipt',
  );
  expect(readFileSync(file, 'utf8')).toContain('nsm.no');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(told).toMatchObject({ file, audience: 'public', withheld: expect.any(Array) });
});

test('the same text again adds nothing, whatever the day', async () => {
  const before = [await listed(at, 'organisations'), await listed(at, 'encounters'), await listed(at, 'asks')];
  const again = await at.value('import', at.vault, tourPost);
  expect(again).toMatchObject({ created: {}, changed: [], step: null });
  const after = [await listed(at, 'organisations'), await listed(at, 'encounters'), await listed(at, 'asks')];
  expect(after).toEqual(before);
});

test('one undo takes the import back, redo brings it again, and a new import after an undo revives', async () => {
  const kinds = ['organisations', 'encounters', 'people', 'stays', 'asks'];
  const ids = async () => {
    const found: unknown[][] = [];
    for (const kind of kinds) found.push((await listed(at, kind)).map((row) => row['id']).sort());
    return found;
  };
  const before = await ids();
  await at.value('undo', at.vault);
  for (const kind of kinds) expect(await listed(at, kind)).toEqual([]);
  expect((await listed(at, 'organisations', '--archived')).length).toBe(31);
  await at.value('redo', at.vault);
  expect(await ids()).toEqual(before);
  await at.value('undo', at.vault);
  await at.value('import', at.vault, tourPost, ...day);
  expect(await ids()).toEqual(before);
});

test('export and import into an empty vault give the same rows', async () => {
  const file = at.path('all.json');
  await at.value('export', at.vault, '--out', file);
  const other = desk();
  try {
    await quickVault(other, other.vault, 'Aud');
    await other.value('import', other.vault, file, '--format', 'json');
    for (const what of ['organisations', 'encounters', 'people', 'stays', 'asks'])
      expect(comparable(await listed(other, what))).toEqual(comparable(await listed(at, what)));
    expect(await other.value('import', other.vault, file, '--format', 'json')).toMatchObject({ records: 0 });
  } finally {
    other.remove();
  }
});

test('nothing of the content is readable in the folder, and all of it is sound', async () => {
  const found = filesIn(at.vault).filter((file) => {
    const bytes = readFileSync(file);
    return ['roedt', 'jhamre', 'Folkets', 'smultring', 'nsm.no'].some((word) => bytes.includes(word));
  });
  expect(found).toEqual([]);
  expect(await at.value('verify', at.vault)).toMatchObject({ sound: true });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
