import { expect, test } from 'vitest';
import { parseLine } from '../../../shared/import/parse-line.ts';

const read = (line: string) => parseLine(line, { referenceDate: '2026-03-11' });

test.each([
  [
    'met roedt.no today, notes to follow',
    'roedt.no',
    { status: 'held', when: { date: '2026-03-11' }, note: 'notes to follow' },
  ],
  [
    'planned tekna.no thu 14:00 at Stortinget',
    'tekna.no',
    { status: 'planned', when: { date: '2026-03-12', time: '14:00' }, place: 'Stortinget' },
  ],
  ['want to meet lo.no', 'lo.no', { status: 'wanted', when: null }],
  ['asked mdg.no', 'mdg.no', { status: 'asked', when: null }],
  ['coffee with sv.no yesterday', 'sv.no', { status: 'held', mode: 'informal', when: { date: '2026-03-10' } }],
  ['møtte sv.no i går', 'sv.no', { status: 'held', when: { date: '2026-03-10' } }],
  [
    'träffade unionen.se igår: de vill byta mejl',
    'unionen.se',
    { status: 'held', when: { date: '2026-03-10' }, note: 'de vill byta mejl' },
  ],
])('"%s" is understood', (line, domain, meeting) => {
  const proposal = read(line);
  expect(proposal.orgs).toMatchObject([{ domain }]);
  expect(proposal.meetings).toMatchObject([meeting]);
});

test('a person met is a person, with where they belong', () => {
  const { orgs, people, meetings } = read('met Kari from sv.no yesterday');
  expect(orgs).toMatchObject([{ name: null, domain: 'sv.no' }]);
  expect(people).toMatchObject([{ name: 'Kari', org: orgs[0]?.key }]);
  expect(meetings).toMatchObject([{ orgs: [orgs[0]?.key], people: [people[0]?.key], when: { date: '2026-03-10' } }]);
});

test('a line about nothing of the kind proposes nothing', () => {
  expect(read('buy milk')).toMatchObject({ orgs: [], meetings: [], warnings: ['not_a_meeting_post'] });
});
