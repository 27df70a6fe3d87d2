/** The end of the author's own log: what waits to be settled, and where it all comes from. */
import { problemWords } from '../i18n/problems.ts';
import { parseWhen } from '../model/when.ts';
import { statusOf } from '../query/encounter-status.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { daysText, whenText } from './day-words.ts';
import { type Block, enumerate, fill, type Line, type ListItem, line, list, section } from './document.ts';
import { isPastPlan } from './gates.ts';
import { inertName } from './inert.ts';
import { encounterLine, organisationLine, type Privately, statusWord } from './private-words.ts';
import { rowNamed, rowsNamed } from './rows.ts';

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
