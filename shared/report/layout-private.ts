/** The author's own log: everything this reader has, day by day, with what is owed and what waits to be settled. */
import type { ReportWords } from '../i18n/report/words.ts';
import * as lists from '../model/enumerations.ts';
import { parseWhen } from '../model/when.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Row } from '../query/row.ts';
import { byCountry } from './country.ts';
import { dateText, daysText, weekdayText, whenText } from './day-words.ts';
import {
  type Block,
  enumerate,
  heading,
  join,
  type Line,
  type ListItem,
  line,
  list,
  quiet,
  section,
  strong,
  text,
} from './document.ts';
import { inertName, inertProse, proseLine } from './inert.ts';
import { askBlocks, contactBlock, nameOf } from './layout-public.ts';
import { checkedFact, periodOf } from './layout-shared.ts';
import { promiseBlocks, settleBlocks, sourceBlocks, stayBlocks, travelBlocks } from './private-appendix.ts';
import {
  describedOrganisation,
  encounterLine,
  organisationLine,
  organisationRemarks,
  type Privately,
  personInline,
  statusWord,
  waysIn,
} from './private-words.ts';
import { asksOf } from './projection.ts';
import { daysOf, followUps, live, rowNamed, rowsNamed } from './reading.ts';

export function privateBlocks(given: Privately): Block[] {
  const { reading, words } = given;
  const { headings } = words;
  const of = (wanted: (status: string) => boolean) =>
    reading.encounters.filter((row) => wanted(statusOf(row.fields.statusLog).status));
  const held = of((status) => status === 'held');
  const ahead = of(isTarget);
  const fallen = of((status) => status !== 'held' && !isTarget(status));
  const about = organisationInScope(given);
  const trip = tripInScope(given);
  const subjects = [about, trip].flatMap((row): Row[] => (row ? [row] : []));
  for (const row of [...reading.encounters, ...subjects]) given.include(row);
  return [
    ...facts(given, held, about, trip),
    ...proseBlocks(reading.choice.summary),
    ...subjects.flatMap((row) => notesAbout(given, row)),
    ...days(given, held),
    ...section(headings.targets, targetTable(given, ahead)),
    ...section(
      headings.ahead,
      ahead.filter((row) => hasMore(given, row)).flatMap((row) => encounterBlocks(given, row)),
    ),
    ...section(headings.next, nextList(given)),
    ...section(headings.fallenThrough, fallenList(given, fallen)),
    ...promiseBlocks(given),
    ...stayBlocks(given),
    ...travelBlocks(given),
    ...section(headings.dependencies, dependencyTable(given)),
    ...section(headings.asks, askBlocks(asksOf(reading, given.include), [], words)),
    ...settleBlocks(given),
    ...sourceBlocks(given),
    ...contactBlock(reading.choice, words),
  ];
}

function organisationInScope({ reading }: Privately): Row<'organisation'> | undefined {
  const { scope } = reading.choice;
  return scope.type === 'organisation' ? rowNamed(reading.graph, scope.id, 'organisation') : undefined;
}

function tripInScope({ reading }: Privately): Row<'trip'> | undefined {
  const { scope } = reading.choice;
  return scope.type === 'trip' ? rowNamed(reading.graph, scope.id, 'trip') : undefined;
}

function facts(
  given: Privately,
  held: readonly Row<'encounter'>[],
  about: Row<'organisation'> | undefined,
  trip: Row<'trip'> | undefined,
): Block[] {
  const { reading, words } = given;
  const { labels, calendar } = words;
  const written = trip?.fields.from ? [{ from: trip.fields.from, to: trip.fields.to ?? null }] : [];
  const period = written[0] ?? periodOf(held.flatMap((row) => daysOf(row.fields.when) ?? []));
  const legs = trip?.fields.legs.map((leg) => inertName(leg.place)).filter(Boolean) ?? [];
  const remarks = about ? organisationRemarks(given, about) : '';
  const rows = [
    ...(period ? [{ label: labels.period, value: line(daysText(calendar, period, reading.today)) }] : []),
    ...(reading.author ? [{ label: labels.by, value: nameOf({ name: inertName(reading.author) }) }] : []),
    ...(legs.length > 0 ? [{ label: labels.legs, value: line(legs.join(' → ')) }] : []),
    ...(remarks !== '' ? [{ label: labels.kind, value: line(remarks) }] : []),
    ...(about ? relationFacts(given, about) : []),
    ...checked(given),
  ];
  return rows.length > 0 ? [{ type: 'facts', rows }] : [];
}

function checked({ reading, words }: Privately): { label: string; value: Line }[] {
  if (reading.choice.scope.type !== 'encounter') return [];
  const known = checkedFact(reading.choice.checkedOn, { words, today: reading.today });
  return known.length > 0 ? known : [{ label: words.labels.checked, value: line(words.labels.notYet) }];
}

function relationFacts(given: Privately, about: Row<'organisation'>): { label: string; value: Line }[] {
  const { reading, words } = given;
  const { graph } = reading;
  const people = live(graph.ofKind('affiliation'))
    .filter(({ fields }) => fields.organisation !== undefined && graph.rowOf(fields.organisation) === about)
    .flatMap((row): Line[] => {
      const person = rowNamed(graph, row.fields.person, 'person');
      if (!person) return [];
      const role = row.fields.role ? [text(` (${inertName(row.fields.role)})`)] : [];
      return [[personInline(given, person), ...role]];
    });
  return people.length > 0 ? [{ label: words.labels.people, value: join(people, ', ') }] : [];
}

function days(given: Privately, held: readonly Row<'encounter'>[]): Block[] {
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

function encounterBlocks(given: Privately, row: Row<'encounter'>): Block[] {
  const { reading, words } = given;
  const { fields } = row;
  const { labels } = words;
  const organisations = rowsNamed(reading.graph, fields.orgs, 'organisation').map((each) =>
    describedOrganisation(given, each),
  );
  const people = rowsNamed(reading.graph, fields.people, 'person').map((each): Line => {
    const said = each.parts.map((part) => fields.people[part.id]).find((role) => role !== undefined);
    const role = said && said !== 'participant' ? lists.participantRoles.find((known) => known === said) : undefined;
    return [personInline(given, each), ...(role ? [text(` (${words.role[role].name})`)] : [])];
  });
  const informal = fields.mode === 'informal' ? `${words.told.metFolksOf} ` : '';
  const mode = lists.encounterModes.find((known) => known === fields.mode && known !== 'informal');
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
function whenLines({ reading, words }: Privately, row: Row<'encounter'>): string | undefined {
  const others = (row.alternatives['when'] ?? []).flatMap(({ value }) => (typeof value === 'string' ? value : []));
  const said = [row.fields.when, ...others].flatMap((value) => (value === undefined ? [] : (parseWhen(value) ?? [])));
  const bare = said.length === 1 && statusOf(row.fields.statusLog).status === 'held';
  const written = said.map((when) => whenText(words, when, reading.today, bare)).filter(Boolean);
  return written.length > 0 ? written.join(' / ') : undefined;
}

function hasMore({ notesOn }: Privately, row: Row<'encounter'>): boolean {
  const { fields } = row;
  const noted = notesOn.has(row.id);
  const said = [fields.place, fields.onlineLink, fields.purpose].some(Boolean) || /T|~/.test(fields.when ?? '');
  return noted || said || fields.agenda.length + Object.keys(fields.people).length > 0;
}

function notesAbout({ notesOn, include }: Privately, row: Row): Block[] {
  return (notesOn.get(row.id) ?? []).flatMap((note): Block[] => {
    include(note);
    const said = inertProse(note.fields.text);
    return said === '' ? [] : [{ type: 'quote', text: said }];
  });
}

function proseBlocks(written: string | undefined): Block[] {
  const said = inertProse(written ?? '');
  return said === '' ? [] : [{ type: 'prose', text: said }];
}

function targetTable(given: Privately, ahead: readonly Row<'encounter'>[]): Block[] {
  const { reading, words } = given;
  const { columns, labels } = words;
  const targets = ahead.flatMap((row) =>
    rowsNamed(reading.graph, row.fields.orgs, 'organisation').map((organisation) => ({ row, organisation })),
  );
  if (targets.length === 0) return [];
  const groups = byCountry(targets, ({ organisation }) => organisation.fields.country, words);
  return [
    {
      type: 'table',
      head: [columns.country, columns.organisation, columns.kind, columns.status, columns.wayIn],
      rows: groups.flatMap(({ country, members }) =>
        members.map(({ row, organisation }) => {
          const when = whenLines(given, row);
          const status = statusWord(words, statusOf(row.fields.statusLog).status);
          const ways = waysIn(given, organisation);
          return [
            line(country ?? labels.unknownCountry),
            organisationLine(given, organisation),
            line(organisationRemarks(given, organisation) || '–'),
            line(when ? `${status}, ${when}` : status),
            ways.length > 0 ? join(ways, '; ') : line('–'),
          ];
        }),
      ),
    },
  ];
}

function nextList(given: Privately): Block[] {
  const { reading, words } = given;
  const rows = reading.choice.scope.type === 'encounter' ? followUps(reading) : [];
  const items = rows.map((row): ListItem => {
    const { status } = statusOf(row.fields.statusLog);
    return { line: [...encounterLine(given, row), text(` (${statusWord(words, status)})`)] };
  });
  return items.length > 0 ? [list(items)] : [];
}

function fallenList(given: Privately, rows: readonly Row<'encounter'>[]): Block[] {
  const items = rows.map((row): ListItem => {
    const { status, entry } = statusOf(row.fields.statusLog);
    const reason = proseLine(entry?.reason ?? '');
    return {
      line: [...encounterLine(given, row), text(`: ${statusWord(given.words, status)}${reason ? `. ${reason}` : ''}`)],
    };
  });
  return items.length > 0 ? [list(items)] : [];
}

function dependencyTable(given: Privately): Block[] {
  const { reading, words, include } = given;
  const { columns } = words;
  const wanted = new Set(
    reading.encounters.flatMap((row) =>
      rowsNamed(reading.graph, row.fields.orgs, 'organisation').map((each) => each.id),
    ),
  );
  const about = organisationInScope(given);
  if (about) wanted.add(about.id);
  const rows = live(reading.graph.ofKind('dependency')).flatMap((row): Line[][] => {
    const organisation = rowNamed(reading.graph, row.fields.org, 'organisation');
    if (!organisation || !wanted.has(organisation.id)) return [];
    include(row);
    const { function: use, product, vendor, contractEnds } = row.fields;
    return [
      [
        organisationLine(given, organisation),
        line(useWord(words, use)),
        line([product, vendor].flatMap((each) => (each ? inertName(each) : [])).join(', ') || '–'),
        line(contractEnds ? dateText(words.calendar, contractEnds, reading.today) : '–'),
      ],
    ];
  });
  return rows.length === 0
    ? []
    : [{ type: 'table', head: [columns.organisation, columns.what, columns.tool, columns.until], rows }];
}

function useWord(words: ReportWords, use: string | undefined): string {
  const known = lists.dependencyFunctions.find((each) => each === use);
  return known ? words.dependency[known] : inertName(use ?? '–');
}
