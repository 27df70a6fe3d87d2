/** Whom the author still wants to meet, and what did not come about. */
import { statusOf } from '../query/encounter-status.ts';
import type { Row } from '../query/row.ts';
import { byCountry } from './country.ts';
import { type Block, join, type ListItem, line, list, text } from './document.ts';
import { proseLine } from './inert.ts';
import { whenLines } from './private-days.ts';
import {
  encounterLine,
  organisationLine,
  organisationRemarks,
  type Privately,
  statusWord,
  waysIn,
} from './private-words.ts';
import { rowsNamed } from './rows.ts';
import { followUps } from './scope.ts';

export function targetTable(given: Privately, ahead: readonly Row<'encounter'>[]): Block[] {
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

export function nextList(given: Privately): Block[] {
  const { reading, words } = given;
  const rows = reading.choice.scope.type === 'encounter' ? followUps(reading) : [];
  const items = rows.map((row): ListItem => {
    const { status } = statusOf(row.fields.statusLog);
    return { line: [...encounterLine(given, row), text(` (${statusWord(words, status)})`)] };
  });
  return items.length > 0 ? [list(items)] : [];
}

export function fallenList(given: Privately, rows: readonly Row<'encounter'>[]): Block[] {
  const items = rows.map((row): ListItem => {
    const { status, entry } = statusOf(row.fields.statusLog);
    const reason = proseLine(entry?.reason ?? '');
    return {
      line: [...encounterLine(given, row), text(`: ${statusWord(given.words, status)}${reason ? `. ${reason}` : ''}`)],
    };
  });
  return items.length > 0 ? [list(items)] : [];
}
