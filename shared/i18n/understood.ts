/** What was understood of a line of quick capture, said back in words before or after it is taken in. */

import { noon } from '../day.ts';
import { parseDay, weekdayOf } from '../import/calendar.ts';
import { alternatives, type LanguageCode, vocabularyOf } from '../import/lexicon.ts';
import type { Proposal, ProposedMeeting } from '../import/proposal.ts';
import type { EncounterMode, EncounterStatus } from '../model/enumerations.ts';
import { readableUrl } from '../model/readable-host.ts';
import { clockText } from '../model/when.ts';
import { dateFormat } from './locale.ts';
import { reportWords } from './report/index.ts';

interface Words {
  readonly status: Readonly<Record<EncounterStatus, string>>;
  readonly mode: Readonly<Partial<Record<EncounterMode, string>>>;
  readonly folks: string;
  readonly with: string;
  readonly at: string;
  readonly from: string;
  readonly youPromised: string;
  readonly youPromisedNobody: string;
  readonly theyPromised: string;
  readonly due: string;
  readonly uses: string;
  readonly for: string;
  readonly until: string;
  readonly slept: string;
  readonly note: string;
}

const words: Readonly<Record<LanguageCode, Words>> = {
  en: {
    status: {
      wanted: 'want to meet',
      asked: 'asked',
      half_planned: 'half-planned with',
      planned: 'planned with',
      held: 'met',
      missed: 'did not meet',
      declined: 'said no:',
      cancelled: 'cancelled:',
    },
    mode: { call: 'call', assembly: 'assembly' },
    folks: 'met folks of',
    with: 'with',
    at: 'at',
    from: 'from',
    youPromised: 'you promised {to}: {text}',
    youPromisedNobody: 'you promised: {text}',
    theyPromised: '{by} promised you: {text}',
    due: 'by {day}',
    uses: '{org} uses {product}',
    for: 'for',
    until: 'until {day}',
    slept: 'stayed with {hosts}',
    note: 'note',
  },
  nb: {
    status: {
      wanted: 'vil møte',
      asked: 'spurt',
      half_planned: 'halvplanlagt med',
      planned: 'avtalt med',
      held: 'møtte',
      missed: 'fikk ikke møtt',
      declined: 'takket nei:',
      cancelled: 'avlyst:',
    },
    mode: { call: 'telefon', assembly: 'årsmøte' },
    folks: 'traff folk fra',
    with: 'med',
    at: 'på',
    from: 'fra',
    youPromised: 'du lovet {to}: {text}',
    youPromisedNobody: 'du lovet: {text}',
    theyPromised: '{by} lovet deg: {text}',
    due: 'innen {day}',
    uses: '{org} bruker {product}',
    for: 'til',
    until: 'til {day}',
    slept: 'overnattet hos {hosts}',
    note: 'notat',
  },
  nn: {
    status: {
      wanted: 'vil møte',
      asked: 'spurt',
      half_planned: 'halvplanlagt med',
      planned: 'avtalt med',
      held: 'møtte',
      missed: 'fekk ikkje møtt',
      declined: 'takka nei:',
      cancelled: 'avlyst:',
    },
    mode: { call: 'telefon', assembly: 'årsmøte' },
    folks: 'møtte folk frå',
    with: 'med',
    at: 'på',
    from: 'frå',
    youPromised: 'du lova {to}: {text}',
    youPromisedNobody: 'du lova: {text}',
    theyPromised: '{by} lova deg: {text}',
    due: 'innan {day}',
    uses: '{org} brukar {product}',
    for: 'til',
    until: 'til {day}',
    slept: 'overnatta hos {hosts}',
    note: 'notat',
  },
  sv: {
    status: {
      wanted: 'vill träffa',
      asked: 'frågat',
      half_planned: 'halvplanerat med',
      planned: 'bokat med',
      held: 'träffade',
      missed: 'hann inte träffa',
      declined: 'tackade nej:',
      cancelled: 'inställt:',
    },
    mode: { call: 'telefon', assembly: 'årsmöte' },
    folks: 'träffade folk från',
    with: 'med',
    at: 'på',
    from: 'från',
    youPromised: 'du lovade {to}: {text}',
    youPromisedNobody: 'du lovade: {text}',
    theyPromised: '{by} lovade dig: {text}',
    due: 'senast {day}',
    uses: '{org} använder {product}',
    for: 'för',
    until: 'till {day}',
    slept: 'sov hos {hosts}',
    note: 'anteckning',
  },
  de: {
    status: {
      wanted: 'möchte treffen:',
      asked: 'angefragt:',
      half_planned: 'halb geplant mit',
      planned: 'verabredet mit',
      held: 'getroffen:',
      missed: 'nicht getroffen:',
      declined: 'hat abgesagt:',
      cancelled: 'fällt aus:',
    },
    mode: { call: 'Telefonat', assembly: 'Versammlung' },
    folks: 'Leute getroffen von',
    with: 'mit',
    at: 'Ort:',
    from: 'ab',
    youPromised: 'du hast {to} versprochen: {text}',
    youPromisedNobody: 'du hast versprochen: {text}',
    theyPromised: '{by} hat dir versprochen: {text}',
    due: 'bis {day}',
    uses: '{org} nutzt {product}',
    for: 'für',
    until: 'bis {day}',
    slept: 'übernachtet bei {hosts}',
    note: 'Notiz',
  },
};

/** One line for each thing understood. `language`: of the person who reads it. */
export function understoodLines(proposal: Proposal, language: LanguageCode): string[] {
  const said = words[language];
  const nameOf = (key: string): string => {
    const org = proposal.orgs.find((each) => each.key === key);
    const person = proposal.people.find((each) => each.key === key);
    return (
      org?.name ??
      org?.domain ??
      (org?.url && readableUrl(org.url)) ??
      org?.handle ??
      person?.name ??
      person?.handle ??
      key
    );
  };
  const list = (keys: readonly string[]) => keys.map(nameOf).join(', ');
  return [
    ...proposal.meetings.map((meeting) => encounterLine(meeting, list, said, language)),
    ...proposal.stays.map(({ people, when }) =>
      [said.slept.replace('{hosts}', () => list(people)), ...(when ? [whenText(when, said, language)] : [])].join(', '),
    ),
    ...proposal.commitments.map(({ text, by, to, due }) => {
      const form = by !== null ? said.theyPromised : to !== null ? said.youPromised : said.youPromisedNobody;
      const filled = filledIn(form, { by: by === null ? '' : nameOf(by), to: to === null ? '' : nameOf(to), text });
      return due === null ? filled : `${filled}, ${filledIn(said.due, { day: dayText(due, language) })}`;
    }),
    ...toolsOf(proposal).map(({ org, product, vendor, contractEnds, uses }) => {
      const tool = vendor === null || product.includes(vendor) ? product : `${product} (${vendor})`;
      const purpose = uses.filter((use) => use !== 'other').map((use) => functionWord(use, language));
      const what = purpose.length > 0 ? `${tool} ${said.for} ${purpose.join(', ')}` : tool;
      const filled = filledIn(said.uses, { org: nameOf(org), product: what });
      return contractEnds === null
        ? filled
        : `${filled} ${filledIn(said.until, { day: dayText(contractEnds, language) })}`;
    }),
  ];
}

type Use = Proposal['dependencies'][number]['function'];

/** One line for a tool, whatever number of uses it has. */
function toolsOf({ dependencies }: Proposal) {
  const tools = new Map<string, Proposal['dependencies'][number] & { uses: Use[] }>();
  for (const each of dependencies) {
    const key = `${each.org} ${each.product}`;
    const known = tools.get(key);
    if (known) known.uses.push(each.function);
    else tools.set(key, { ...each, uses: [each.function] });
  }
  return [...tools.values()];
}

function functionWord(use: Use, language: LanguageCode): string {
  return language === 'de' ? germanFunctions[use] : reportWords[language].dependency[use];
}

/** Reports are not written in German, so these words stand here alone. */
const germanFunctions: Readonly<Record<Use, string>> = {
  email: 'E-Mail',
  calendar: 'Kalender',
  files: 'Dateien',
  office_docs: 'Dokumente',
  chat: 'Chat',
  video: 'Video',
  members_crm: 'Mitglieder',
  newsletter: 'Rundbrief',
  website: 'Webseite',
  social: 'soziale Medien',
  forms: 'Formulare',
  payments: 'Zahlungen',
  accounting: 'Buchhaltung',
  identity_sso: 'Anmeldung',
  devices_os: 'Geräte',
  dns_domain: 'Domain',
  cdn: 'Auslieferung',
  events: 'Veranstaltungen',
  passwords: 'Passwörter',
  backup: 'Sicherung',
  project: 'Aufgaben',
  other: 'anderes',
};

function encounterLine(
  meeting: ProposedMeeting,
  list: (keys: readonly string[]) => string,
  said: Words,
  language: LanguageCode,
): string {
  const { orgs, people, status, mode, when, place, note } = meeting;
  const verb = status === 'held' && mode === 'informal' && orgs.length > 0 ? said.folks : said.status[status];
  const form = said.mode[mode];
  return [
    `${verb} ${list(orgs.length > 0 ? orgs : people)}`,
    ...(orgs.length > 0 && people.length > 0 ? [`${said.with} ${list(people)}`] : []),
    ...(form ? [form] : []),
    ...(when === null ? [] : [whenText(when, said, language)]),
    ...(place ? [`${said.at} ${place}`] : []),
    ...(note ? [`${said.note}: ${note}`] : []),
  ].join(', ');
}

function whenText(when: NonNullable<ProposedMeeting['when']>, { from }: Words, language: LanguageCode): string {
  if ('offsetDays' in when) return `${when.offsetDays >= 0 ? '+' : ''}${when.offsetDays}`;
  if ('from' in when) {
    const begins = dateText(when.from, language);
    return when.to === null ? `${from} ${begins}` : `${begins} – ${dateText(when.to, language)}`;
  }
  return `${dayText(when.date, language)}${when.time ? ` ${clockText({ time: when.time, minutes: when.minutes })}` : ''}`;
}

/** "Friday 27 November 2026": the weekday shows at once whether the right one was understood. */
function dayText(date: string, language: LanguageCode): string {
  const day = parseDay(date);
  if (day === undefined) return date;
  const [weekday = ''] = alternatives(vocabularyOf(language).weekdays[weekdayOf(day)]);
  const written = language === 'en' || language === 'de' ? weekday.charAt(0).toUpperCase() + weekday.slice(1) : weekday;
  return `${written} ${dateText(date, language)}`;
}

function dateText(date: string, language: LanguageCode): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  if (language === 'de') return new Intl.DateTimeFormat('de-DE', options).format(noon(date));
  return dateFormat(language, options)(noon(date));
}

/** Values are put in as they are, whatever they contain. */
function filledIn(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{([a-z]+)\}/g, (gap, name: string) => values[name] ?? gap);
}
