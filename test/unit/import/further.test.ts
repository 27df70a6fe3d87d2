/** What a post says besides meetings, and that none of it is taken for one. */
import { expect, test } from 'vitest';
import { parsePost } from '../../../shared/import/parse-post.ts';

function read(text: string) {
  const { orgs, people, meetings, commitments, dependencies } = parsePost(text, { referenceDate: '2026-11-30' });
  const nameOf = (key: string | null) => [...orgs, ...people].find((each) => each.key === key)?.name ?? null;
  return {
    met: meetings.map(({ orgs: [org = ''], status, when }) => [
      nameOf(org),
      status,
      when && 'date' in when ? when.date : null,
    ]),
    promises: commitments.map(({ text: what, to, by, due }) => [what, nameOf(to), nameOf(by), due]),
    tools: dependencies.map(({ org, product, function: use }) => [nameOf(org), product, use]),
    sure: meetings.map(({ confidence }) => confidence),
  };
}

test.each([
  [
    'Today I met Betalaget (beta9.example) and promised them a draft by 12 December.',
    [['a draft', 'Betalaget', null, '2026-12-12']],
  ],
  [
    'I dag møtte jeg Betalaget (beta9.example) og lovet dem et utkast innen 12. desember.',
    [['et utkast', 'Betalaget', null, '2026-12-12']],
  ],
  [
    'Idag träffade jag Betalaget (beta9.example) och lovade skicka utkast senast 15 december.',
    [['skicka utkast', null, null, '2026-12-15']],
  ],
  ['Today I met Betalaget (beta9.example), their contract with Google ends on 30 June 2027.', []],
  ['Heute habe ich Betalaget (beta9.example) getroffen und ihnen bis zum 12. Dezember einen Entwurf versprochen.', []],
  ['I dag träffade jag Betalaget (beta9.example) och skickade ett utkast.', []],
])('the day belongs to what is said with it: %s', (text, promises) => {
  const got = read(text);
  expect(got.met).toEqual([['Betalaget', 'held', '2026-11-30']]);
  expect(got.promises).toEqual(promises);
});

test('tools of those just met; others’ promises, questions and denials are left where they stand', () => {
  expect(read('I dag møtte jeg Betalaget (b.example). De bruker Google Workspace til e-post.').tools).toEqual([
    ['Betalaget', 'Google Workspace', 'email'],
  ]);
  const text =
    'Today I met Betalaget (b.example). Kari promised us a list by Friday. I have not promised them anything.';
  expect(read(text)).toMatchObject({ promises: [], tools: [] });
});

test('a promise in a list is no organisation', () => {
  const got = read('Møtte:\n- Alfalaget (a.example)\n- lovet Alfalaget en prøveinstans innen 15. desember');
  expect(got.met).toEqual([['Alfalaget', 'held', null]]);
});

test('met on a day to come, or a year ago for want of a year, is a guess', () => {
  expect(read('Met Betalaget (b.example) on 12 December.').sure).toEqual(['low']);
  expect(read('Met Betalaget (b.example) on 12 December 2025.').sure).toEqual(['high']);
  expect(read('Met Betalaget (b.example) on 12 November.').sure).toEqual(['high']);
});
