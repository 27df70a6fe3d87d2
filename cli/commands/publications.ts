import { z } from 'zod';
import { contentKept, listKept, publicationsIn } from '../../engine/publications.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { Withheld } from '../../shared/model/publication.ts';
import type { Graph } from '../../shared/query/fold.ts';
import { folded, passages } from '../../shared/query/passages.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { ok } from '../../shared/result.ts';
import { type Outcome, wrongUse } from '../answer.ts';
import { momentText } from '../dates.ts';
import { failureOf } from '../errors.ts';
import { findRow } from '../find.ts';
import { iso } from '../iso.ts';
import { nameOf } from '../readable.ts';
import { type Command, withVault } from '../session.ts';
import { counted, table } from '../table.ts';

/** What have I told whom. */
export const publications: Command = async (session) => {
  const { given } = session;
  const [verb, id, word] = [given.word(1), given.word(2), given.option('find')];
  if (verb !== '' && verb !== 'show') return wrongUse(`"${verb}" is unknown; it can be: show.`);
  if (verb === 'show' && id === '') return wrongUse('Which one? Its id is missing.');
  if (verb === 'show' && word !== undefined) return wrongUse('--find looks through the list; it goes without show.');
  if (word !== undefined && folded(word) === '') return wrongUse('--find is empty.');
  return withVault(session, async (vault) => (verb === 'show' ? shown(vault, id) : listed(vault, word)));
};

function listed(vault: Vault, word: string | undefined): Outcome {
  const graph = vault.graph();
  const rows = publicationsIn(graph).flatMap((row) => {
    const found = word === undefined ? undefined : passages(contentKept(row, 'text'), word);
    if (found?.length === 0) return [];
    return [{ ...summary(vault, graph, row), ...(found && { found }) }];
  });
  const heads = ['ID', 'TOLD', 'TO', 'ABOUT', 'LANGUAGE', 'IN', 'LEFT OUT', 'FILE'];
  const cells = rows.map((row) => [
    row.id.slice(0, 8),
    momentText(Date.parse(row.at)),
    readersText(row),
    row.about,
    row.language,
    String(row.included),
    String(row.leftOut),
    row.fileName,
  ]);
  // With what was looked for, each is followed by where it says so.
  const lines = (rows.length > 0 ? table(heads, cells).split('\n') : []).flatMap((line, index) => {
    const found = index === 0 ? undefined : rows[index - 1]?.found;
    return [line, ...(found ?? []).map((each) => `          ${each}`)];
  });
  const total = counted(rows.length, 'publication', 'publications');
  return ok({ value: rows, text: [...lines, ...(rows.length > 0 ? [''] : []), total].join('\n') });
}

function shown(vault: Vault, id: string): Outcome {
  const graph = vault.graph();
  const found = findRow(graph, id);
  if (!found.ok) return found;
  const row: Row = found.value;
  if (!isRowOf(row, 'publication')) return failureOf({ type: 'WrongKind', id, kind: row.kind, wanted: 'publication' });
  const about = summary(vault, graph, row);
  const [text, receipt] = [contentKept(row, 'text'), contentKept(row, 'receipt')];
  const value = {
    ...about,
    includedIds: listKept(row, 'included', z.string()) ?? null,
    withheld: listKept(row, 'withheld', Withheld) ?? null,
    receipt,
    text,
  };
  const head = [
    `${about.title} (${about.fileName})`,
    `Told ${momentText(Date.parse(about.at))} to ${readersText(about)}, about ${about.about}.`,
    `SHA-256 of the file: ${about.sha256 ?? 'not kept'}`,
  ];
  const parts = [head.join('\n'), receipt.trimEnd(), rule, text.trimEnd() || 'Its text was not kept.'];
  return ok({ value, text: parts.filter(Boolean).join('\n\n') });
}

const rule = '-'.repeat(78);

function summary(vault: Vault, graph: Graph, row: Row<'publication'>) {
  const { title, scope, audience, audienceSpace, lang, format, fileName, snapshotHash } = row.fields;
  const { includedCount, withheldCount } = row.fields;
  const space = vault.spaces.find((each) => each.id === audienceSpace);
  return {
    id: row.id,
    at: iso(row.createdAt),
    title: title ?? '',
    audience: audience ?? '',
    ...(audienceSpace && { audienceSpace: { id: audienceSpace, name: space?.name ?? null } }),
    scope: scope ?? '',
    about: scopeText(graph, scope ?? ''),
    language: lang ?? '',
    format: format ?? '',
    fileName: fileName ?? '',
    sha256: snapshotHash ?? null,
    included: includedCount ?? 0,
    leftOut: withheldCount ?? 0,
  };
}

function scopeText(graph: Graph, scope: string): string {
  const [type = '', value = ''] = scope.split(':', 2);
  if (type === 'all') return 'everything';
  if (type === 'day') return value;
  const row = graph.rowOf(value);
  return `${type} ${(row && nameOf(graph, row)) || value.slice(0, 8)}`;
}

function readersText({ audience, audienceSpace }: ReturnType<typeof summary>): string {
  if (audience === 'private') return 'me';
  if (audience === 'public') return 'everyone';
  return audienceSpace ? `${audience} ${audienceSpace.name ?? audienceSpace.id.slice(0, 8)}` : audience;
}
