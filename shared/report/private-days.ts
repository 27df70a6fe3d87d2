/** The author's days: with whom, where, what was said and noted. */
import * as lists from '../model/enumerations.ts';
import { parseWhen } from '../model/when.ts';
import { statusOf } from '../query/encounter-status.ts';
import type { Row } from '../query/row.ts';
import { daysText, weekdayText, whenText } from './day-words.ts';
import { daysOf } from './days.ts';
import {
  type Block,
  enumerate,
  heading,
  type Line,
  type ListItem,
  line,
  list,
  quiet,
  strong,
  text,
} from './document.ts';
import { inertProse, proseLine } from './inert.ts';
import { describedOrganisation, type Privately, personInline } from './private-words.ts';
import { idsOf, known, rowsNamed } from './rows.ts';

export function days(given: Privately, held: readonly Row<'encounter'>[]): Block[] {
  const { reading, words } = given;
  const byDay = new Map<string, Row<'encounter'>[]>();
  for (const row of held) {
    const day = daysOf(row.fields.when);
    const key = day ? `${day.from}/${day.to ?? '..'}` : '';
    byDay.set(key, [...(byDay.get(key) ?? []), row]);
  }
  const timeOf = (row: Row<'encounter'>) => /T(\d\d:\d\d)/.exec(row.fields.when ?? '')?.[1] ?? '';
  // Days nobody wrote down come last; on one day those without a time come first, as they were made.
  const keys = [...byDay.keys()].sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
  return keys.flatMap((key) => {
    const rows = [...(byDay.get(key) ?? [])].sort((a, b) =>
      timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0,
    );
    const [from = '', to] = key.split('/');
    const span = { from, to: to === undefined || to === '..' ? null : to };
    const title =
      key === ''
        ? words.labels.unknownDay
        : span.from === span.to
          ? weekdayText(words.calendar, from, reading.today)
          : daysText(words.calendar, span, reading.today);
    return [heading(title), ...rows.flatMap((row) => encounterBlocks(given, row))];
  });
}

export function encounterBlocks(given: Privately, row: Row<'encounter'>): Block[] {
  const { reading, words } = given;
  const { fields } = row;
  const { labels } = words;
  const organisations = rowsNamed(reading.graph, fields.orgs, 'organisation').map((each) =>
    describedOrganisation(given, each),
  );
  const people = rowsNamed(reading.graph, fields.people, 'person').map((each): Line => {
    const said = idsOf(each).flatMap((id) => fields.people[id] ?? [])[0];
    const role = said === 'participant' ? undefined : known(lists.participantRoles, said);
    return [personInline(given, each), ...(role ? [text(` (${words.role[role].name})`)] : [])];
  });
  const informal = fields.mode === 'informal' ? `${words.told.metFolksOf} ` : '';
  const mode = fields.mode === 'informal' ? undefined : known(lists.encounterModes, fields.mode);
  const names = organisations.length > 0 ? enumerate(organisations, words.and) : enumerate(people, words.and);
  const when = whenLines(given, row);
  const details: Line[] = [
    ...(when ? [[quiet(`${labels.when}: `), text(when)]] : []),
    ...detail(labels.where, fields.place),
    ...detail(labels.link, fields.onlineLink),
    ...(organisations.length > 0 && people.length > 0
      ? [[quiet(`${labels.people}: `), ...enumerate(people, words.and)]]
      : []),
    ...detail(labels.purpose, fields.purpose),
    ...fields.agenda.map((each) => [quiet(`${words.headings.agenda}: `), text(proseLine(each.text))]),
    ...fields.outcomes.map((each) => line(proseLine(each.text))),
    ...fields.decisions.map((each) => [strong(labels.decision), text(`: ${proseLine(each.text)}`)]),
  ];
  const item: ListItem = {
    line: [
      ...(informal ? [quiet(informal)] : []),
      ...(names.length > 0 ? names : line(labels.unnamed)),
      ...(mode ? [text(` — ${words.mode[mode]}`)] : []),
    ],
    details,
  };
  return [list([item]), ...notesAbout(given, row)];
}

function detail(label: string, value: string | undefined): Line[] {
  const said = proseLine(value ?? '');
  return said === '' ? [] : [[quiet(`${label}: `), text(said)]];
}

/** Every date and time that somebody holds, where two were written at once. */
export function whenLines({ reading, words }: Privately, row: Row<'encounter'>): string | undefined {
  const others = (row.alternatives['when'] ?? []).flatMap(({ value }) => (typeof value === 'string' ? value : []));
  const said = [row.fields.when, ...others].flatMap((value) => (value === undefined ? [] : (parseWhen(value) ?? [])));
  const bare = said.length === 1 && statusOf(row.fields.statusLog).status === 'held';
  const written = said.map((when) => whenText(words, when, reading.today, bare)).filter(Boolean);
  return written.length > 0 ? written.join(' / ') : undefined;
}

/** More than the table of targets says of it. */
export function hasMore({ notesOn }: Privately, row: Row<'encounter'>): boolean {
  const { fields } = row;
  const noted = notesOn.has(row.id);
  const said = [fields.place, fields.onlineLink, fields.purpose].some(Boolean) || /T|~/.test(fields.when ?? '');
  return noted || said || fields.agenda.length + Object.keys(fields.people).length > 0;
}

export function notesAbout({ notesOn, include }: Privately, row: Row): Block[] {
  return (notesOn.get(row.id) ?? []).flatMap((note): Block[] => {
    include(note);
    const said = inertProse(note.fields.text);
    return said === '' ? [] : [{ type: 'quote', text: said }];
  });
}
