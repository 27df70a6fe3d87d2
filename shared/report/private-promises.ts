/** What the author owes and is owed. */
import type { Row } from '../query/row.ts';
import { dateText } from './day-words.ts';
import { type Block, fill, type ListItem, list, section, strong, text } from './document.ts';
import { proseLine } from './inert.ts';
import { type Privately, partyLine } from './private-words.ts';
import { promiseState } from './project-commitments.ts';
import { live } from './rows.ts';
import { concernsScope } from './scope.ts';

export function promiseBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const { headings } = words;
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const rows = live(reading.graph.ofKind('commitment')).filter(
    ({ fields }) => fields.status !== 'dropped' && concerns([fields.encounter, fields.by, fields.to]),
  );
  for (const row of rows) include(row);
  const items = (wanted: (fields: Row<'commitment'>['fields']) => boolean): Block[] => {
    const chosen = rows.filter((row) => wanted(row.fields)).map((row) => promise(given, row));
    return chosen.length > 0 ? [list(chosen)] : [];
  };
  return [
    ...section(
      headings.weOwe,
      items(({ by }) => by === undefined),
    ),
    ...section(
      headings.owedToUs,
      items(({ by, to }) => by !== undefined && to === undefined),
    ),
    ...section(
      headings.otherPromises,
      items(({ by, to }) => by !== undefined && to !== undefined),
    ),
  ];
}

function promise(given: Privately, row: Row<'commitment'>): ListItem {
  const { reading, words } = given;
  const { by, to, due, status, text: said } = row.fields;
  const state = promiseState(status, due, reading.today);
  const when = due && fill(words.told.due, { date: dateText(words.calendar, due, reading.today) });
  return {
    line: [
      ...fill(words.told.promised, {
        who: partyLine(given, by),
        to: partyLine(given, to),
        what: proseLine(said ?? ''),
      }),
      ...(when ? [text(', '), ...when] : []),
      ...(state === 'overdue' ? [text(', '), strong(words.promise.overdue)] : []),
      ...(state === 'done' || status === 'blocked'
        ? [text(` (${words.promise[state === 'done' ? 'done' : 'blocked']})`)]
        : []),
    ],
  };
}
