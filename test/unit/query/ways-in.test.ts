import { describe, expect, test } from 'vitest';
import { introductionText } from '../../../shared/i18n/app/introduction.ts';
import { languages } from '../../../shared/model/enumerations.ts';
import { wayReasons, waysIn } from '../../../shared/query/ways-in.ts';
import { coalitionSpace, type Device, device, privateSpace } from '../../kit/domain.ts';
import { make, makeEncounter, makeOrganisation, makePerson, today } from './comrades.ts';

function relate(on: Device, from: string, type: string, to: string, more: object = {}): void {
  make(on, { kind: 'relation', space: privateSpace.id, fields: { from, to, type, ...more } });
}
function belong(on: Device, person: string, organisation: string, more: object = {}): void {
  make(on, { kind: 'affiliation', space: privateSpace.id, fields: { person, organisation, ...more } });
}
/** Who took part lies in the private space, over the coalition's encounter. */
function met(
  on: Device,
  when: string,
  { orgs = [], people = {} }: { orgs?: string[]; people?: Record<string, string> },
) {
  const id = makeEncounter(on, { orgs: orgs.length > 0 ? orgs : ['somebody'], when, status: 'held' });
  make(on, { kind: 'encounter', space: privateSpace.id, about: id, fields: { people } });
}

describe('who can introduce me', () => {
  test('folks of a related organisation, met yesterday: the visitors’ centre leads to the union centre', () => {
    const ida = device('ida');
    const [centre, corner] = [makeOrganisation(ida, { name: 'Samorg' }), makeOrganisation(ida, { name: 'Hjørnet' })];
    relate(ida, corner, 'part_of', centre);
    makeEncounter(ida, { orgs: [corner], when: '2026-03-10', mode: 'informal', status: 'held' });
    expect(waysIn(ida.graph(), centre, today)).toEqual([
      {
        path: [corner, centre],
        steps: [{ word: 'part_of', forward: true }],
        reason: 'related_organisation',
        lastContact: '2026-03-10',
        willing: 'unknown',
      },
    ]);
  });

  test('each kind of way, the best first; who said no is not among them, nor who was never met', () => {
    const ida = device('ida');
    const target = makeOrganisation(ida, { name: 'Samorg' });
    const related = makeOrganisation(ida, { name: 'Hjørnet' });
    relate(ida, target, 'partner_of', related);
    const person = (name: string, more: object = {}) => makePerson(ida, { name, ...more });
    const [able, inside, refusing, stranger, friend, colleague, there] = [
      person('Able', { canBeAskedToIntroduce: 'yes' }),
      person('Inside'),
      person('Refusing', { canBeAskedToIntroduce: 'no' }),
      person('Stranger'),
      person('Friend'),
      person('Colleague'),
      person('There'),
    ] as const;
    relate(ida, able, 'can_introduce', target, { strength: 3 });
    for (const each of [inside, refusing, stranger]) belong(ida, each, target, { role: 'styret' });
    relate(ida, friend, 'knows', stranger);
    belong(ida, colleague, related);
    met(ida, '2026-03-09', { people: Object.fromEntries([inside, refusing, friend].map((id) => [id, 'participant'])) });
    met(ida, '2025-01-09', { people: { [colleague]: 'participant' }, orgs: [related] });
    met(ida, '2026-02-01', { people: { [there]: 'introducer' }, orgs: [target] });
    const ways = waysIn(ida.graph(), target, today);
    expect(ways.map(({ path, reason }) => [path[0], reason])).toEqual([
      [able, 'can_introduce'],
      [there, 'was_there'],
      [inside, 'is_inside'],
      [colleague, 'inside_related'],
      [friend, 'knows_someone_inside'],
    ]);
    expect(ways.find((way) => way.path[0] === friend)?.path).toEqual([friend, stranger, target]);
    expect(ways[0]).toMatchObject({ willing: 'yes' });
  });

  test('never farther than three steps, and never more than ten', () => {
    const ida = device('ida');
    const chain = ['A', 'B', 'C', 'D', 'E'].map((name) => makeOrganisation(ida, { name }));
    for (let at = 1; at < chain.length; at++) relate(ida, chain[at] ?? '', 'part_of', chain[at - 1] ?? '');
    for (const org of chain.slice(3)) makeEncounter(ida, { orgs: [org], when: '2026-03-01', status: 'held' });
    expect(waysIn(ida.graph(), chain[0] ?? '', today).map(({ path }) => path.length)).toEqual([4]);
    const people = Array.from({ length: 14 }, (_each, number) => makePerson(ida, { name: `Person ${number}` }));
    for (const person of people) belong(ida, person, chain[0] ?? '');
    met(ida, '2026-03-05', { people: Object.fromEntries(people.map((id) => [id, 'participant'])) });
    expect(waysIn(ida.graph(), chain[0] ?? '', today)).toHaveLength(10);
  });

  test('a former role counts less than a present one; what is planned is no contact', () => {
    const ida = device('ida');
    const target = makeOrganisation(ida, { name: 'Samorg' });
    const [former, present] = [makePerson(ida, { name: 'Former' }), makePerson(ida, { name: 'Present' })];
    belong(ida, former, target, { to: '2024-01-01' });
    belong(ida, present, target);
    make(ida, { kind: 'stay', space: privateSpace.id, fields: { hosts: [former], from: '2026-03-10', nights: 1 } });
    const planned = makeEncounter(ida, { orgs: ['x'], when: '2026-03-20', status: 'planned' });
    make(ida, { kind: 'encounter', space: privateSpace.id, about: planned, fields: { people: { [present]: 'host' } } });
    expect(waysIn(ida.graph(), target, today)).toMatchObject([{ path: [former, target], lastContact: '2026-03-10' }]);
    met(ida, '2025-06-01', { people: { [present]: 'participant' } });
    expect(waysIn(ida.graph(), target, today).map(({ path }) => path[0])).toEqual([present, former]);
  });

  test('records merged into one lead on as one', () => {
    const ida = device('ida');
    const [a, b, corner] = ['Samorg', 'SAMORG', 'Hjørnet'].map((name) => makeOrganisation(ida, { name })) as [
      string,
      string,
      string,
    ];
    make(ida, { kind: 'relation', space: coalitionSpace.id, fields: { from: a, to: b, type: 'same_as' } });
    relate(ida, corner, 'part_of', b);
    makeEncounter(ida, { orgs: [corner], when: '2026-03-10', status: 'held' });
    expect(waysIn(ida.graph(), a, today)).toMatchObject([{ path: [corner, a] }]);
  });
});

describe('the message', () => {
  test.each(languages)(
    'in %s names who is asked and who is sought, whatever the reason, and leaves no gap',
    (language) => {
      const seen = new Set<string>();
      for (const reason of wayReasons)
        for (const askIsPerson of [true, false])
          for (const via of [undefined, 'Hjørnet']) {
            if (via === undefined && (reason === 'inside_related' || reason === 'knows_someone_inside')) continue;
            const text = introductionText(language, {
              ask: 'Kari Lien',
              askIsPerson,
              target: 'Samorg',
              reason,
              met: 'X-DAG',
              about: 'e-post',
              me: 'Ida',
              ...(via && { via }),
            });
            for (const word of ['Kari Lien', 'Samorg', 'X-DAG', 'e-post', 'Ida']) expect(text).toContain(word);
            expect(text).not.toMatch(/[{}]|undefined| {2}/);
            seen.add(text);
          }
      expect(seen.size).toBeGreaterThan(wayReasons.length);
    },
  );

  test('without a day or a matter it says neither; a name is never read as a pattern', () => {
    const bare = { ask: '{target}', askIsPerson: true, target: '$& {met}', reason: 'is_inside' } as const;
    const text = introductionText('nb', bare);
    expect(text.startsWith('Hei, {target}!\n\nJeg vil gjerne møte $& {met} og')).toBe(true);
  });
});
