import { expect, test } from 'vitest';
import { understoodLines } from '../../../shared/i18n/understood.ts';
import { parseLine } from '../../../shared/import/parse-line.ts';
import { parsePost } from '../../../shared/import/parse-post.ts';

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

test.each([
  ['met sv.no today w/ Kari', ['Kari'], { status: 'held', mode: 'meeting' }],
  ['møtte sv.no i dag m/ Kari og Ola', ['Kari', 'Ola'], { status: 'held', mode: 'meeting' }],
  ['planned meeting with tekna.no on 2026-12-01', [], { status: 'planned', when: { date: '2026-12-01' } }],
  ['call with @efn tomorrow 14:00', [], { mode: 'call', when: { date: '2026-03-12', time: '14:00' } }],
  ['ringte Tekna i går', [], { status: 'held', mode: 'call', when: { date: '2026-03-10' } }],
])('"%s": who was there, and in which form', (line, people, meeting) => {
  const proposal = read(line);
  expect(proposal.people.map(({ name }) => name)).toEqual(people);
  expect(proposal.meetings).toMatchObject([meeting]);
  expect(proposal.meetings[0]?.note).toBeUndefined();
});

test.each([
  ['promised Tekna the price by Friday', { by: null, to: 'Tekna', text: 'the price', due: '2026-03-13' }],
  ['promised the price to Tekna by Friday', { by: null, to: 'Tekna', text: 'the price', due: '2026-03-13' }],
  ['promised tekna the price by friday', { by: null, to: 'tekna', text: 'the price', due: '2026-03-13' }],
  ['Tekna promised us the list by 1 December', { by: 'Tekna', to: null, text: 'the list', due: '2026-12-01' }],
  ['I owe Kari a map', { by: null, to: 'Kari', text: 'a map', due: null }],
  ['lovet Tekna prisen innen fredag', { by: null, to: 'Tekna', text: 'prisen', due: '2026-03-13' }],
  ['Tekna har lovet oss lista innen 1. desember', { by: 'Tekna', to: null, text: 'lista', due: '2026-12-01' }],
  ['lova Tekna prisen innan fredag', { by: null, to: 'Tekna', text: 'prisen', due: '2026-03-13' }],
  ['lovade Unionen priset till fredag', { by: null, to: 'Unionen', text: 'priset', due: '2026-03-13' }],
  ['habe Tekna den Preis bis Freitag versprochen', { by: null, to: 'Tekna', text: 'den Preis', due: '2026-03-13' }],
])('"%s" is a promise', (line, wanted) => {
  const { commitments, orgs, people } = read(line);
  const nameOf = (key: string | null) => [...orgs, ...people].find((each) => each.key === key)?.name ?? null;
  expect(commitments.map(({ by, to, text, due }) => ({ by: nameOf(by), to: nameOf(to), text, due }))).toEqual([wanted]);
});

test.each([
  ['Tekna uses Teams until 2027-03', [['chat', 'Teams', 'Microsoft', '2027-03-31']]],
  [
    'sv.no uses Microsoft 365 for email and files, contract until March 2027',
    [
      ['email', 'Microsoft 365', 'Microsoft', '2027-03-31'],
      ['files', 'Microsoft 365', 'Microsoft', '2027-03-31'],
    ],
  ],
  [
    'sv.no bruker Teams og Slack',
    [
      ['chat', 'Teams', 'Microsoft', null],
      ['chat', 'Slack', 'Salesforce', null],
    ],
  ],
  ['unionen.se använder Zoom till mars 2027', [['video', 'Zoom', 'Zoom', '2027-03-31']]],
  ['verdi.de nutzt Kassenfuchs bis 2027-03', [['other', 'Kassenfuchs', null, '2027-03-31']]],
])('"%s" tells a tool in use', (line, wanted) => {
  const { dependencies } = read(line);
  expect(dependencies.map((each) => [each.function, each.product, each.vendor, each.contractEnds])).toEqual(wanted);
});

test('one line tells several things, and "them" is the last one named', () => {
  const { orgs, meetings, commitments } = read('met Tekna today, promised them the price by Friday');
  expect(orgs).toMatchObject([{ name: 'Tekna' }]);
  expect(meetings).toMatchObject([{ orgs: [orgs[0]?.key], status: 'held' }]);
  expect(commitments).toMatchObject([{ to: orgs[0]?.key, due: '2026-03-13' }]);
});

test('what was understood is said back in the words of the person', () => {
  const proposal = read('met Tekna today w/ Kari, promised them the price by Friday');
  expect(understoodLines(proposal, 'en')).toEqual([
    'met Tekna, with Kari, Wednesday 11 March 2026',
    'you promised Tekna: the price, by Friday 13 March 2026',
  ]);
  expect(understoodLines(proposal, 'nb')).toEqual([
    'møtte Tekna, med Kari, onsdag 11. mars 2026',
    'du lovet Tekna: the price, innen fredag 13. mars 2026',
  ]);
  expect(understoodLines(read('Tekna uses Teams until 2027-03'), 'de')).toEqual([
    'Tekna nutzt Teams (Microsoft) für Chat bis Mittwoch 31. März 2027',
  ]);
});

test('how sure each field is shows, and the least sure decides for all', () => {
  const [sure, vague] = parsePost('Today I met with:\n- tekna.no\nNext days I want to meet:\n- Rødt (maybe)', {
    referenceDate: '2026-03-11',
  }).meetings;
  expect(sure).toMatchObject({ certainty: { identity: 'high', status: 'high', date: 'high' }, confidence: 'high' });
  expect(vague).toMatchObject({ certainty: { status: 'low' }, confidence: 'low' });
});
