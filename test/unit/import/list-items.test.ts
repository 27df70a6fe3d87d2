/** Items of a list under a heading: whatever side of the name its day stands on, and however much of it is in small letters. */
import { describe, expect, test } from 'vitest';
import { parsePost } from '../../../shared/import/parse-post.ts';

const referenceDate = '2026-11-30';

/** Whom, how it stands, and when: as one would note it down. */
function meetingsIn(text: string): string[] {
  const { orgs, people, meetings } = parsePost(text, { referenceDate });
  const names = new Map([...orgs, ...people].map((each) => [each.key, each.name ?? each.key] as const));
  return meetings.map(({ orgs: of, people: who, status, when }) => {
    const day = when && 'date' in when ? [when.date, when.time].filter(Boolean).join(' ') : '–';
    return `${[...of, ...who].map((key) => names.get(key)).join(' + ')} | ${status} | ${day}`;
  });
}

interface Written {
  readonly heading: string;
  readonly names: readonly [string, string, string];
  readonly days: readonly [string, string, string];
  readonly atTen: string;
  readonly on: string;
}

const written: Readonly<Record<string, Written>> = {
  en: {
    heading: 'Going to meet:',
    names: ['Harbour House', 'Power Collective North', 'Old Mill'],
    days: ['3 December', 'Dec 5', 'Monday'],
    atTen: 'at 10',
    on: 'on ',
  },
  nb: {
    heading: 'Skal møte:',
    names: ['Rørosfolkets hus', 'Steinberg studentsamskipnad', 'Kraftlaget nord'],
    days: ['3. desember', '5.12.', 'mandag'],
    atTen: 'kl. 10',
    on: 'på ',
  },
  nn: {
    heading: 'Skal møte:',
    names: ['Bygdefolkets hus', 'Steinberg velforeining aust', 'Kraftlaget nord'],
    days: ['3. desember', '5.12.', 'måndag'],
    atTen: 'kl. 10',
    on: 'på ',
  },
  sv: {
    heading: 'Ska träffa:',
    names: ['Gamla kvarnen', 'Stenbergs studentkår norra', 'Hamnhuset'],
    days: ['3 december', '5 dec', 'måndag'],
    atTen: 'kl 10',
    on: 'på ',
  },
};

describe.each(Object.entries(written))('%s', (_, { heading, names, days, atTen, on }) => {
  const dates = ['2026-12-03', '2026-12-05', '2026-12-07'];
  const expected = names.map((name, at) => `${name} | planned | ${dates[at]}`);
  const list = (line: (name: string, day: string) => string, bullet = '- ') =>
    [heading, ...names.map((name, at) => `${bullet}${line(name, days[at] ?? '')}`)].join('\n');

  test.each([
    ['the day in front', (name: string, day: string) => `${day} ${name}`],
    ['the day in front, a colon', (name: string, day: string) => `${day}: ${name}`],
    ['the day behind a comma', (name: string, day: string) => `${name}, ${day}`],
    ['the day in parentheses', (name: string, day: string) => `${name} (${day})`],
    ['the day behind a dash', (name: string, day: string) => `${name} – ${day}`],
    ['the day behind', (name: string, day: string) => `${name} ${on}${day}`],
  ])('%s', (_where, line) => {
    expect(meetingsIn(list(line))).toEqual(expected);
  });

  test('no bullets, each line begins with its day', () => {
    expect(meetingsIn(list((name, day) => `${day}: ${name}`, ''))).toEqual(expected);
  });

  test('an hour beside the day', () => {
    expect(meetingsIn(`${heading}\n- ${days[0]} ${atTen} ${names[0]}\n- ${names[1]} ${days[1]} ${atTen}`)).toEqual([
      `${names[0]} | planned | 2026-12-03 10:00`,
      `${names[1]} | planned | 2026-12-05 10:00`,
    ]);
  });
});

test('lines of a plan: days with nothing and days of travel are no meetings, and do not end the list', () => {
  expect(
    meetingsIn(
      'Reiseplan:\n30.11. Havnehuset\n1.12. Gamle mølla (kanskje)\n2.12. reisedag\n3.12. tog til Oslo\n5.12. 10-12 Rørosfolkets hus – med Åse',
    ),
  ).toEqual([
    'Havnehuset | planned | 2026-11-30',
    'Gamle mølla | wanted | 2026-12-01',
    'Rørosfolkets hus | planned | 2026-12-05 10:00',
  ]);
  expect(meetingsIn('Planned:\n2 Dec: travel day\n3 Dec: train to Oslo\n4 Dec: Harbour House')).toEqual([
    'Harbour House | planned | 2026-12-04',
  ]);
});

test('one day may stand for all of a line, but not for whoever has a day of their own', () => {
  expect(meetingsIn('Going to meet:\n- 3 December Harbour House, Old Mill (4 December)')).toEqual([
    'Harbour House | planned | 2026-12-03',
    'Old Mill | planned | 2026-12-04',
  ]);
});

test('a day that is part of a name is no day', () => {
  expect(meetingsIn('Vil møte:\n- 8. mars-komiteen i Oslo')).toEqual([]);
});

test('chores in the form of a name are no meetings', () => {
  expect(meetingsIn('Neste uke:\n- Kjøp billett\n- Husk lader\n- Bestill hotell i Oslo')).toEqual([]);
  expect(meetingsIn('Nästa vecka:\n- Köp biljett\n- Packa väskan')).toEqual([]);
});

test('under a heading with a day only, a name in small letters is a guess', () => {
  const [guess] = parsePost('Neste uke:\n- Rørosfolkets hus', { referenceDate }).meetings;
  expect(guess?.confidence).toBe('low');
  const [told] = parsePost('Skal møte:\n- Rørosfolkets hus', { referenceDate }).meetings;
  expect(told?.confidence).toBe('medium');
});

test('what came to nothing was not met', () => {
  expect(meetingsIn('Møtte:\n- Ung Solidaritet (ikke noe av)')).toEqual(['Ung Solidaritet | missed | –']);
});

test.each([
  ['a picture', '✅ Met\n* Harbour House\n📅 Planned\n* Old Mill\n🤞 Would love to meet\n* Power Collective'],
  ['a line below', 'Met\n===\n- Harbour House\n\nPlanned\n---\n- Old Mill\n\nWant to meet\n---\n- Power Collective'],
  ['signs before', '## Met\n- Harbour House\n## Planned\n- Old Mill\n## Want to meet\n- Power Collective'],
  ['a colon, and all on one line', 'Met: Harbour House\nPlanned: Old Mill\nWant to meet: Power Collective'],
  ['a colon, commas', 'Met:\nHarbour House\nPlanned:\nOld Mill\nWant to meet:\nPower Collective'],
])('headings by %s', (_by, text) => {
  expect(meetingsIn(text)).toEqual([
    'Harbour House | held | –',
    'Old Mill | planned | –',
    'Power Collective | wanted | –',
  ]);
});

test('names between commas on a line below their heading', () => {
  expect(meetingsIn('Ich möchte noch treffen:\nFreie Schule Hagen, Radio Z, Alte Weberei')).toEqual([
    'Freie Schule Hagen | wanted | –',
    'Radio Z | wanted | –',
    'Alte Weberei | wanted | –',
  ]);
});

test('what stands behind a dash is said of the one before it', () => {
  expect(meetingsIn('Met:\n- Riverside Tenants – a great talk, they run mail on Bigmail and Chatterbox')).toEqual([
    'Riverside Tenants | held | –',
  ]);
});

test('a date with a stop behind it ends no sentence, an abbreviation neither', () => {
  expect(
    meetingsIn('Getroffen: Ostheim\nMittwoch 25.11. 14 Uhr – Hackspace Tiefburg, hackspace-tiefburg.example'),
  ).toEqual(['Ostheim | held | –', 'Hackspace Tiefburg | held | 2026-11-25 14:00']);
  expect(meetingsIn('I dag møtte jeg Fagforbundet avd. 12 på Lillevik og Stiftelsen Lyspunkt.')).toEqual([
    'Fagforbundet | held | 2026-11-30',
    'Stiftelsen Lyspunkt | held | 2026-11-30',
  ]);
});

test('the board of an organisation is that organisation, and no place', () => {
  expect(
    meetingsIn('I morgen kl 9.30 skal jeg møte styret i Nordby borettslag, og på lørdag Fredsinitiativet.'),
  ).toEqual(['Nordby borettslag | planned | 2026-12-01 09:30', 'Fredsinitiativet | planned | 2026-12-05']);
});

test('a contract is no contact', () => {
  expect(meetingsIn('I dag møtte jeg Fagforbundet. Kontrakten til Fagforbundet går ut i mars.')).toEqual([
    'Fagforbundet | held | 2026-11-30',
  ]);
});

test('a week told day by day: meetings as nouns, days without any, lines that begin in small letters', () => {
  const week =
    'Kva eg har gjort denne veka:\nmåndag: møte med Bygdelaget i Fjelldal\ntysdag: ingenting, sjuk\nonsdag: kaffi med to frå Fagforeininga Nord, og Ungdomslaget Fram\ntorsdag: Kommunen avlyste :(\nfredag: Straumsamvirket SA kl 10 og Lærarlaget kl 13\n\nNeste veke:\n- Mållaget på Vik';
  expect(meetingsIn(week)).toEqual([
    'Bygdelaget | held | 2026-11-30',
    'Fagforeininga Nord | held | 2026-11-25',
    'Ungdomslaget Fram | held | 2026-11-25',
    'Kommunen | cancelled | 2026-11-26',
    'Straumsamvirket SA | held | 2026-11-27 10:00',
    'Lærarlaget | held | 2026-11-27 13:00',
    'Mållaget | wanted | –',
  ]);
});

test('days of this week that lie ahead are plans', () => {
  expect(meetingsIn('This week:\nMonday: Harbour House\nTuesday: meeting with Old Mill')).toEqual([
    'Harbour House | held | 2026-11-30',
    'Old Mill | planned | 2026-12-01',
  ]);
  expect(meetingsIn('What I did this week:\nWednesday: coffee with Power Collective')).toEqual([
    'Power Collective | held | 2026-11-25',
  ]);
});

test('a chat says itself on which day it was written', () => {
  const chat = [
    '[29.11.2026, 18:02] Sol: ok status:',
    '[29.11.2026, 18:02] Sol: møtte Havnelaget i går, de er interessert',
    '[29.11.2026, 18:03] Sol: Snekkerkooperativet har ikke svart',
    '[29.11.2026, 18:04] Ida: jeg møter Teaterkollektivet på onsdag kl 17',
  ].join('\n');
  expect(meetingsIn(chat)).toEqual(['Havnelaget | held | 2026-11-28', 'Snekkerkooperativet | asked | –']);
  expect(parsePost(chat.replaceAll('29.11.2026', '09/12/2026'), { referenceDate }).post.date).toBe(referenceDate);
});

test('the people at an organisation are met there', () => {
  expect(meetingsIn('On Monday I had a long talk with the people at Riverside Tenants.')).toEqual([
    'Riverside Tenants | held | 2026-11-30',
  ]);
});
