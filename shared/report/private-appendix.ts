/** The end of the author's own log: promises, nights and rides, what waits to be settled, where it all comes from. */
import { problemWords } from '../i18n/problems.ts';
import { parseWhen } from '../model/when.ts';
import { statusOf } from '../query/encounter-status.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { counted, dateText, daysText, whenText } from './day-words.ts';
import {
  type Block,
  enumerate,
  fill,
  type Line,
  type ListItem,
  line,
  list,
  section,
  strong,
  text,
} from './document.ts';
import { isPastPlan } from './gates.ts';
import { inertName, proseLine } from './inert.ts';
import {
  encounterLine,
  organisationLine,
  type Privately,
  partyLine,
  personInline,
  statusWord,
} from './private-words.ts';
import { covers, daysOf, live, type Reading, rowNamed, rowsNamed } from './reading.ts';

export function promiseBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const rows = live(reading.graph.ofKind('commitment')).filter(
    (row) => row.fields.status !== 'dropped' && concerns(reading, [row.fields.encounter, row.fields.by, row.fields.to]),
  );
  for (const row of rows) include(row);
  const items = (wanted: (row: Row<'commitment'>) => boolean): Block[] => {
    const chosen = rows.filter(wanted).map((row) => promise(given, row));
    return chosen.length > 0 ? [list(chosen)] : [];
  };
  const { by, to } = { by: (row: Row<'commitment'>) => row.fields.by, to: (row: Row<'commitment'>) => row.fields.to };
  return [
    ...section(
      words.headings.weOwe,
      items((row) => by(row) === undefined),
    ),
    ...section(
      words.headings.owedToUs,
      items((row) => by(row) !== undefined && to(row) === undefined),
    ),
    ...section(
      words.headings.otherPromises,
      items((row) => by(row) !== undefined && to(row) !== undefined),
    ),
  ];
}

function promise(given: Privately, row: Row<'commitment'>): ListItem {
  const { reading, words } = given;
  const { by, to, due, status, text: said } = row.fields;
  const open = status !== 'done';
  const when = due && fill(words.told.due, { date: dateText(words.calendar, due, reading.today) });
  const late = due !== undefined && open && due < reading.today ? [text(', '), strong(words.told.overdue)] : [];
  return {
    line: [
      ...fill(words.told.promised, {
        who: partyLine(given, by),
        to: partyLine(given, to),
        what: proseLine(said ?? ''),
      }),
      ...(when ? [text(', '), ...when] : []),
      ...late,
      ...(open ? [] : [text(` (${words.told.done})`)]),
    ],
  };
}

/** In a report on everything, all; else what is tied to an encounter, person or organisation of the scope. */
function concerns(reading: Reading, ids: readonly (string | undefined)[]): boolean {
  const { scope } = reading.choice;
  if (scope.type === 'all') return true;
  const meant = new Set(reading.encounters.flatMap((row) => [row.id, ...Object.keys(row.fields.orgs)]));
  if (scope.type === 'organisation') meant.add(scope.id);
  const rows = new Set([...meant].map((id) => reading.graph.rowOf(id)));
  return ids.some((id) => id !== undefined && rows.has(reading.graph.rowOf(id)));
}

export function stayBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const covered = covers(reading.choice, reading.graph);
  const items = live(reading.graph.ofKind('stay'))
    .filter((row) => covered(row.fields.from))
    .map((row): ListItem => {
      include(row);
      const { from, nights, place, hosts } = row.fields;
      const people = rowsNamed(reading.graph, hosts, 'person').map((each): Line => [personInline(given, each)]);
      const organisations = rowsNamed(reading.graph, hosts, 'organisation').map((each) =>
        organisationLine(given, each),
      );
      const rest = [
        from ? dateText(words.calendar, from, reading.today) : '',
        nights ? counted(words, words.labels.nights, nights) : '',
        inertName(place ?? ''),
      ].filter(Boolean);
      const host = enumerate([...people, ...organisations], words.and);
      return {
        line: [...(host.length > 0 ? host : line(words.labels.unnamed)), text([': ', rest.join(', ')].join(''))],
      };
    });
  return section(words.headings.stays, items.length > 0 ? [list(items)] : []);
}

export function travelBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const covered = covers(reading.choice, reading.graph);
  const { scope } = reading.choice;
  const items = live(reading.graph.ofKind('travel')).flatMap((row): ListItem[] => {
    const { from, to, departs, arrives, ref, trip } = row.fields;
    const tied =
      scope.type === 'trip' && trip !== undefined && reading.graph.rowOf(trip) === reading.graph.rowOf(scope.id);
    if (!tied && !covered(daysOf(departs)?.from)) return [];
    include(row);
    const times = [departs, arrives].flatMap((each) => (each === undefined ? [] : (parseWhen(each) ?? [])));
    const rest = [...times.map((each) => whenText(words, each, reading.today)), inertName(ref ?? '')].filter(Boolean);
    const way = `${inertName(from ?? '') || '?'} → ${inertName(to ?? '') || '?'}`;
    return [{ line: line([way, ...rest].join(', ')) }];
  });
  return section(words.headings.travel, items.length > 0 ? [list(items)] : []);
}

export function settleBlocks(given: Privately): Block[] {
  const { reading, words, language } = given;
  const items: Line[] = [];
  for (const row of reading.encounters) {
    const { contradiction, entry, concurrent, status } = statusOf(row.fields.statusLog);
    const name = encounterLine(given, row);
    if (contradiction) {
      const said = [entry?.status ?? status, ...concurrent.map((each) => each.status)];
      const all = said.map((each) => line(statusWord(words, each)));
      items.push(fill(words.settle.status, { name, words: enumerate(all, words.and) }));
    }
    const others = (row.alternatives['when'] ?? []).flatMap(({ value }) => (typeof value === 'string' ? value : []));
    const values = [row.fields.when, ...others].flatMap((value) => (value ? (parseWhen(value) ?? []) : []));
    if (values.length > 1) {
      const all = values.map((when) => whenText(words, when, reading.today)).join(' / ');
      items.push(fill(words.settle.values, { name, values: all }));
    }
    if (isPastPlan(reading, row)) items.push(fill(words.settle.pastPlan, { name }));
  }
  const undated = reading.encounters.filter(
    (row) => /planned$/.test(statusOf(row.fields.statusLog).status) && !row.fields.when,
  );
  const names = (lines: readonly Line[]) => enumerate(lines, words.and);
  if (undated.length > 0)
    items.push(fill(words.settle.noDate, { names: names(undated.map((row) => encounterLine(given, row))) }));
  const organisations = [
    ...new Set(reading.encounters.flatMap((row) => rowsNamed(reading.graph, row.fields.orgs, 'organisation'))),
  ];
  const bare = organisations.filter((row) => row.fields.handles.some((handle) => !handle.host));
  if (bare.length > 0)
    items.push(fill(words.settle.noInstance, { names: names(bare.map((row) => organisationLine(given, row))) }));
  for (const row of [...reading.encounters, ...organisations])
    for (const problem of row.problems)
      items.push(
        fill(words.settle.problem, { name: called(given, row), problem: problemWords[language][problem] ?? problem }),
      );
  return section(
    words.headings.toSettle,
    items.length > 0
      ? [
          list(
            items.map((each) => ({ line: each })),
            true,
          ),
        ]
      : [],
  );
}

function called(given: Privately, row: Row): Line {
  if (isRowOf(row, 'encounter')) return encounterLine(given, row);
  return isRowOf(row, 'organisation') ? organisationLine(given, row) : line(given.words.labels.unnamed);
}

export function sourceBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const batches = [...new Set(reading.encounters.flatMap((row) => /^import:([^:]+)/.exec(row.source)?.[1] ?? []))];
  const items = batches.flatMap((id): ListItem[] => {
    const batch = rowNamed(reading.graph, id, 'import_batch');
    if (!batch) return [];
    include(batch);
    const { referenceDate, author } = batch.fields;
    const days = referenceDate ? { from: referenceDate, to: referenceDate } : undefined;
    const rest = [inertName(author ?? ''), days ? daysText(words.calendar, days, reading.today) : ''].filter(Boolean);
    return [{ line: line([words.told.pasted, ...rest].join(', ')) }];
  });
  if (items.length > 0 && reading.encounters.some((row) => row.source === 'manual'))
    items.push({ line: line(words.told.byHand) });
  return section(words.headings.sources, items.length > 0 ? [list(items)] : []);
}
