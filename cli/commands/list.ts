import { askStatuses, commitmentStatuses, encounterStatuses } from '../../shared/model/enumerations.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import { readableHost } from '../../shared/model/readable-host.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../answer.ts';
import { wrongUse } from '../answer.ts';
import { today } from '../dates.ts';
import { chosen } from '../find.ts';
import { encounterCells } from '../import-answer.ts';
import { type ReadableRow, readable } from '../readable.ts';
import { type Command, withVault } from '../session.ts';
import { counted, table } from '../table.ts';
import { codeText, whenText } from '../words.ts';

/** What can be listed: of which kind, by which statuses, and which columns people see. */
interface List {
  readonly kind: KindName;
  readonly statuses?: readonly string[];
  readonly hasCountry?: boolean;
  readonly heads: readonly string[];
  readonly cells: (row: ReadableRow) => readonly string[];
}

const lists = {
  organisations: {
    kind: 'organisation',
    hasCountry: true,
    heads: ['ID', 'NAME', 'KIND', 'COUNTRY', 'ADDRESS', 'SPACE'],
    cells: (row) => [
      id(row),
      text(row['displayName']),
      codeText(text(row['kind'] ?? row['kindText'])),
      text(row['country']),
      readableHost(text(row['domain'] ?? '')) || text(first(row['handles'])),
      text(row['space']),
    ],
  },
  people: {
    kind: 'person',
    heads: ['ID', 'NAME', 'HANDLE', 'AT', 'SPACE'],
    cells: (row) => [
      id(row),
      text(row['displayName']),
      text(first(row['handles'])),
      names(row['affiliations'], 'organisation'),
      text(row['space']),
    ],
  },
  encounters: {
    kind: 'encounter',
    statuses: encounterStatuses,
    hasCountry: true,
    heads: ['ID', 'WITH', 'STATUS', 'WHEN', 'COUNTRY'],
    cells: encounterCells,
  },
  asks: {
    kind: 'ask',
    statuses: askStatuses,
    heads: ['ID', 'ASK', 'STATUS', 'ABOUT'],
    cells: (row) => [
      id(row),
      codeText(text(row['ask'])),
      text(row['status']),
      names(row['organisations']) || 'in general',
    ],
  },
  stays: {
    kind: 'stay',
    heads: ['ID', 'WITH', 'FROM', 'NIGHTS', 'PLACE'],
    cells: (row) => [
      id(row),
      text(row.name),
      whenText(text(row['from']), today()),
      text(row['nights']),
      text(row['place']),
    ],
  },
  commitments: {
    kind: 'commitment',
    statuses: commitmentStatuses,
    heads: ['ID', 'BY', 'TO', 'DUE', 'STATUS', 'WHAT'],
    cells: (row) => [
      id(row),
      party(row['by']),
      party(row['to']),
      whenText(text(row['due']), today()),
      text(row['status']),
      text(row['text']),
    ],
  },
  relations: {
    kind: 'relation',
    heads: ['ID', 'FROM', 'RELATION', 'TO', 'SINCE'],
    cells: (row) => [
      id(row),
      party(row['from']),
      codeText(text(row['relation'])),
      party(row['to']),
      text(row['since']),
    ],
  },
  trips: {
    kind: 'trip',
    heads: ['ID', 'TITLE', 'FROM', 'TO'],
    cells: (row) => [id(row), text(row.name), text(row['from']), text(row['to'])],
  },
  notes: {
    kind: 'note',
    heads: ['ID', 'ABOUT', 'SPACE', 'TEXT'],
    cells: (row) => [id(row), party(row['subject']), text(row['space']), text(row.name)],
  },
} as const satisfies Record<string, List>;

export const list: Command = async (session) => {
  const { given } = session;
  const what = chosen('The list', given.word(1), listNames);
  if (!what.ok) return what;
  const wanted: List = lists[what.value];
  const filter = filterFrom(wanted, what.value, given.option('status'), given.option('country'));
  if (!filter.ok) return filter;
  return withVault(session, async (vault) => {
    const graph = vault.graph();
    const rows = graph
      .ofKind(wanted.kind)
      .filter((row) => (row.archived.state === 'archived') === given.flag('archived'))
      .map((row) => readable(graph, row))
      .filter(filter.value)
      .sort(inOrder);
    const shown = rows.length > 0 ? `${table(wanted.heads, rows.map(wanted.cells))}\n\n` : '';
    return ok({ value: rows, text: `${shown}${counted(rows.length, codeText(wanted.kind), what.value)}` });
  });
};

const listNames = [
  'organisations',
  'people',
  'encounters',
  'asks',
  'stays',
  'commitments',
  'relations',
  'trips',
  'notes',
] as const satisfies readonly (keyof typeof lists)[];

function filterFrom(
  wanted: List,
  name: string,
  status: string | undefined,
  country: string | undefined,
): Result<(row: ReadableRow) => boolean, Failure> {
  if (status !== undefined) {
    if (!wanted.statuses) return wrongUse(`There is no status to choose ${name} by.`);
    const known = chosen('--status', status, wanted.statuses);
    if (!known.ok) return known;
  }
  if (country !== undefined) {
    if (!wanted.hasCountry) return wrongUse(`There is no country to choose ${name} by.`);
    if (!/^[a-z]{2}$/i.test(country)) return wrongUse(`"${country}" is no country like NO.`);
  }
  return ok(
    (row) =>
      (status === undefined || row['status'] === status) &&
      (country === undefined || countriesOf(row).includes(country.toUpperCase())),
  );
}

/** An encounter with organisations of several countries is listed under each. */
function countriesOf(row: ReadableRow): readonly unknown[] {
  const several = row['countries'];
  return Array.isArray(several) ? several : [row['country']];
}

/** Dated ones by day, then by name; the id settles the rest, so that every device lists alike. */
function inOrder(a: ReadableRow, b: ReadableRow): number {
  const [whenA, whenB] = [text(a['when'] ?? a['from'] ?? a['due']), text(b['when'] ?? b['from'] ?? b['due'])];
  if (whenA !== whenB && typeof a['from'] !== 'object') return whenA < whenB ? -1 : 1;
  return called(a).localeCompare(called(b), 'nb') || (a.id < b.id ? -1 : 1);
}

function called(row: ReadableRow): string {
  return text(row['displayName'] ?? row.name);
}

function id(row: ReadableRow): string {
  return row.id.slice(0, 8);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function party(value: unknown): string {
  return typeof value === 'string' ? value : text(Object(value)['name']);
}

function names(value: unknown, under?: string): string {
  const each = Array.isArray(value) ? value : [];
  return each.map((item) => text(Object(under ? Object(item)[under] : item)['name'])).join(', ');
}
