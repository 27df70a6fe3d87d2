/** What was typed in one line is understood or kept where it is seen: nothing is lost without a word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { understoodLines } from '../../../shared/i18n/understood.ts';
import { knownNamesOf, nameEntry } from '../../../shared/import/line/known-names.ts';
import { parseLine } from '../../../shared/import/parse-line.ts';

/** A Monday. */
const referenceDate = '2026-11-30';
const owners: Readonly<Record<string, 'organisation' | 'person'>> = {
  'Ravnfors fackförening': 'organisation',
  'Kveldhaugen nettverk': 'organisation',
  Havnerud: 'organisation',
  'Ørjan Rosenkvist': 'person',
};
const known = knownNamesOf(Object.entries(owners).map(([name, kind]) => nameEntry(name, name, kind)));
const read = (line: string) => parseLine(line, { referenceDate, known, whoIs: (name) => owners[name] });
const whom = ({ orgs, people }: ReturnType<typeof read>) => [
  ...orgs.map(({ name, domain }) => name ?? domain),
  ...people.map(({ name }) => name),
];

describe('days and hours', () => {
  test.each([
    ['Møte med Havnerud tirsdag kl. 9 om e-post', ['Havnerud'], { date: '2026-12-01', time: '09:00' }, 'om e-post'],
    ['Möte med Havnerud tisdag kl. 9 om e-post', ['Havnerud'], { date: '2026-12-01', time: '09:00' }, 'om e-post'],
    ['Møte med Havnerud tysdag kl. 9 om e-post', ['Havnerud'], { date: '2026-12-01', time: '09:00' }, 'om e-post'],
    ['avtalt møte med LO torsdag 14', ['LO'], { date: '2026-12-03', time: '14:00' }, undefined],
    ['avtala møte med LO torsdag 14', ['LO'], { date: '2026-12-03', time: '14:00' }, undefined],
    ['bokat möte med LO torsdag 14', ['LO'], { date: '2026-12-03', time: '14:00' }, undefined],
    ['planned sv.no thu 14', ['sv.no'], { date: '2026-12-03', time: '14:00' }, undefined],
    ['planned sv.no thu 17', ['sv.no'], { date: '2026-12-17' }, undefined],
    ['planned sv.no thu 17 december', ['sv.no'], { date: '2026-12-17' }, undefined],
    ['planned sv.no thu 10-12', ['sv.no'], { date: '2026-12-03', time: '10:00', minutes: 120 }, undefined],
    ['avtalt LO i morgen kl. 10.30–12', ['LO'], { date: '2026-12-01', time: '10:30', minutes: 90 }, undefined],
    [
      'planned havnerud.example 2026-12-14T10:00',
      ['havnerud.example'],
      { date: '2026-12-14', time: '10:00' },
      undefined,
    ],
    [
      'planned Kveldhaugen nettverk friday 10-12 in Oslo with Ørjan Rosenkvist',
      ['Kveldhaugen nettverk', 'Ørjan Rosenkvist'],
      { date: '2026-12-04', time: '10:00', minutes: 120 },
      undefined,
    ],
    ['ring Kari om Nextcloud-pris', ['Kari'], null, 'om Nextcloud-pris'],
    ['met Tekna today. They have forty members', ['Tekna'], { date: '2026-11-30' }, 'They have forty members'],
  ])('"%s"', (line, names, when, note) => {
    const proposal = read(line);
    expect(whom(proposal)).toEqual(names);
    expect(proposal.meetings).toHaveLength(1);
    expect(proposal.meetings[0]?.when).toEqual(when);
    expect(proposal.meetings[0]?.note).toBe(note);
    expect(proposal.warnings).not.toContain('date_doubtful');
  });

  test('how long it takes is said back, and where it is', () => {
    expect(
      understoodLines(read('planned Kveldhaugen nettverk friday 10-12 in Oslo with Ørjan Rosenkvist'), 'en'),
    ).toEqual([
      'planned with Kveldhaugen nettverk, with Ørjan Rosenkvist, Friday 4 December 2026 10:00–12:00, at Oslo',
    ]);
  });

  test.each([
    ['avtalt møte med LO fredag 27.11. kl 10', '2026-11-27', true],
    ['avtala møte med LO fredag 27. november kl 10', '2026-11-27', true],
    ['bokat möte med LO fredag 27 november kl 10', '2026-11-27', true],
    ['planned LO friday 27 november', '2026-11-27', true],
    ['avtalt møte med LO torsdag 4.12.', '2026-12-04', true],
    ['avtalt møte med LO fredag 4.12.', '2026-12-04', false],
    ['avtalt møte med LO 27.11.', '2027-11-27', true],
    ['avtalt møte med LO 27.11.2027', '2027-11-27', false],
  ])('"%s": a date that may be a slip is the likeliest, and asked to be looked at', (line, date, doubtful) => {
    const { meetings, warnings } = read(line);
    expect(meetings).toMatchObject([{ when: { date } }]);
    expect(warnings.includes('date_doubtful')).toBe(doubtful);
  });

  test.each(['sov hos Maja i natt', 'sov hos Maja inatt', 'slept at Maja’s last night'])(
    '"%s" says the night',
    (line) => {
      const proposal = read(line);
      expect(proposal.stays).toMatchObject([{ when: { date: '2026-11-29' } }]);
      expect(understoodLines(proposal, 'en')).toEqual(['stayed with Maja, Sunday 29 November 2026']);
    },
  );
});

describe('promises', () => {
  test.each([
    ['promised Ravnfors fackförening the minutes by friday', 'Ravnfors fackförening', 'the minutes', '2026-12-04'],
    ['lovade Ravnfors fackförening protokollet till fredag', 'Ravnfors fackförening', 'protokollet', '2026-12-04'],
    ['lovet Kveldhaugen nettverk referatet innen fredag', 'Kveldhaugen nettverk', 'referatet', '2026-12-04'],
    ['Husk å sende referatet til LO', 'LO', 'sende referatet', null],
    ['Hugs å sende referatet til LO', 'LO', 'sende referatet', null],
    ['Kom ihåg att skicka protokollet till LO', 'LO', 'skicka protokollet', null],
    ['remember to send the minutes to LO', 'LO', 'send the minutes', null],
  ])('"%s"', (line, name, text, due) => {
    const proposal = read(line);
    expect(proposal.meetings).toEqual([]);
    expect(whom(proposal)).toEqual([name]);
    expect(proposal.commitments).toMatchObject([{ by: null, to: proposal.orgs[0]?.key, text, due }]);
  });
});

test('every word of a line stands in what was understood or in what was kept', () => {
  const begins = fc.constantFrom('met', 'møtte', 'møte med', 'planned', 'avtalt møte med', 'träffade', 'asked');
  const who = fc.constantFrom('Tekna', 'Havnerud', 'tekna.example', 'Kveldhaugen nettverk', 'Ørjan Rosenkvist');
  const when = fc.constantFrom('', 'today', 'torsdag', 'thu 14', 'fredag 10-12', 'fredag 4.12.', 'i går');
  const words = fc.array(fc.constantFrom('servere', 'Nextcloud-pris', 'zebra', 'budsjett', 'om', 'flytting', '2031'), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(begins, who, when, words, fc.constantFrom(' ', ', ', ' om ', '. '), (verb, name, time, rest, joint) => {
      const line = `${verb} ${name} ${time}`.trim() + (rest.length > 0 ? joint + rest.join(' ') : '');
      const proposal = read(line);
      if (understoodLines(proposal, 'en').length === 0) return;
      const said = JSON.stringify(proposal).toLowerCase();
      const typed = rest.flatMap((each) => each.toLowerCase().split('-')).filter((each) => each !== 'om');
      for (const word of typed) expect(said, line).toContain(word);
      expect(said, line).toContain(name.toLowerCase());
    }),
    { numRuns: 300 },
  );
});
