import type { HistoryEntry, Vault } from '../../engine/vault/api.ts';
import type { Graph } from '../../shared/query/fold.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { ok } from '../../shared/result.ts';
import { refused, wrongUse } from '../answer.ts';
import { momentText } from '../dates.ts';
import { failureOf } from '../errors.ts';
import { findRow } from '../find.ts';
import { iso } from '../iso.ts';
import { type ReadableRow, readable, usersOf } from '../readable.ts';
import { type Command, withVault } from '../session.ts';
import { codeText } from '../words.ts';

/** One row with its fields, layers and notes; as it is or as it was, with its history where asked. */
export const show: Command = async (session) => {
  const { given } = session;
  const at = given.option('at');
  const time = at === undefined ? undefined : Date.parse(at);
  if (time !== undefined && Number.isNaN(time))
    return wrongUse(`"${at}" is no time like 2026-03-11T14:00 or 2026-03-11T13:00:00Z.`);
  return withVault(session, async (vault) => {
    const graph = vault.graph();
    const found = findRow(graph, given.word(1));
    if (!found.ok) return found;
    const then = time === undefined ? ok(found.value) : await vault.rowAt(found.value, time);
    if (!then.ok) return failureOf(then.error);
    if (!then.value) return refused('NotThereYet', `It was not there yet at ${at}.`);
    const history = given.flag('history') ? await vault.history(found.value) : undefined;
    if (history && !history.ok) return failureOf(history.error);
    const value = {
      ...wholeRow(vault, graph, then.value),
      ...(at !== undefined && { at: iso(time ?? 0) }),
      ...(history && { history: history.value.map((entry) => ({ ...entry, at: iso(entry.at) })) }),
    };
    return ok({ value, text: [...rowLines(value), ...(history ? historyLines(history.value) : [])].join('\n') });
  });
};

interface WholeRow extends ReadableRow {
  readonly alternatives: Row['alternatives'];
  readonly notes: readonly { readonly id: string; readonly space: string; readonly text: string }[];
  readonly encounters?: readonly ReadableRow[];
}

function wholeRow(vault: Vault, graph: Graph, row: Row): WholeRow {
  const { archive: _archive, ...fields } = row.fields;
  const spaceName = (space: string) => vault.spaces.find((each) => each.id === space)?.name ?? space;
  const notes = usersOf(graph, row, 'note').map((note) => ({
    id: note.id,
    space: spaceName(note.space),
    text: note.fields.text,
  }));
  const encounters = isRowOf(row, 'organisation') || isRowOf(row, 'person') ? encountersWith(graph, row) : undefined;
  return {
    ...readable(graph, row),
    fields,
    layers: row.parts.map((part) => ({ id: part.id, space: spaceName(part.space), overlay: part.overlay })),
    from: Object.fromEntries(Object.entries(row.from).map(([field, space]) => [field, spaceName(space)])),
    alternatives: row.alternatives,
    ...(Object.keys(row.unknown).length > 0 && { unknown: row.unknown }),
    notes,
    ...(encounters && { encounters }),
  };
}

function encountersWith(graph: Graph, row: Row): ReadableRow[] {
  return usersOf(graph, row, 'encounter')
    .map((each) => readable(graph, each))
    .map(({ id, name, status, mode, when }) => ({ id, name, status, mode, when }))
    .sort((a, b) => (String(a.when ?? '') < String(b.when ?? '') ? -1 : 1));
}

const shownApart = [
  'id',
  'type',
  'fields',
  'layers',
  'from',
  'alternatives',
  'notes',
  'encounters',
  'history',
  'archived',
  'createdAt',
];

function rowLines(value: WholeRow): string[] {
  const said = Object.entries(value).filter(([name, each]) => !shownApart.includes(name) && shown(each) !== '');
  const width = Math.max(...said.map(([name]) => name.length));
  const type = codeText(String(value['type'] ?? ''));
  return [
    `${shown(value['displayName'] ?? value.name)} (${type}${value['archived'] === true ? ', put away' : ''})`,
    `id ${value.id}`,
    '',
    ...said.map(([name, each]) => `  ${name.padEnd(width)}  ${shown(each)}`),
    ...Object.entries(value.alternatives).flatMap(([field, others]) =>
      others.map((other) => `  another value of ${field}: ${shown(other.value)}`),
    ),
    ...value.notes.flatMap((note) => [
      '',
      `  Note (${note.space}):`,
      ...note.text.split('\n').map((line) => `    ${line}`),
    ]),
    ...(value.encounters && value.encounters.length > 0 ? ['', '  Encounters:'] : []),
    ...(value.encounters ?? []).map(
      (each) => `    ${each.id.slice(0, 8)}  ${shown(each['status'])}  ${shown(each['when'])}  ${each.name}`,
    ),
  ];
}

function historyLines(entries: readonly HistoryEntry[]): string[] {
  return [
    '',
    '  History:',
    ...entries.flatMap((entry) => [
      `    ${momentText(entry.at)}  ${entry.who}, ${entry.how} (${entry.space})`,
      ...entry.changes.map(
        ({ key, from, to }) => `      ${key}: ${shown(from) || 'nothing'} → ${shown(to) || 'nothing'}`,
      ),
    ]),
  ];
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(shown).filter(Boolean).join(', ');
  if (typeof value !== 'object') return String(value);
  const { name, role } = Object(value);
  if (typeof name === 'string') return typeof role === 'string' ? `${name} (${role})` : name;
  return Object.entries(value)
    .filter(([key]) => key !== 'id')
    .map(([key, each]) => `${key}: ${shown(each)}`)
    .join(', ');
}
