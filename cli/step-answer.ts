import type { Step, UndoneStep, Vault } from '../engine/vault/api.ts';
import type { Answer } from './answer.ts';
import { nameOf, readable } from './readable.ts';
import { counted } from './table.ts';
import { codeText, kindCounts } from './words.ts';

/** A step that was saved, with the row it was about as it now is. */
export function stepAnswer(vault: Vault, step: Step, text: string, id?: string): Answer {
  const graph = vault.graph();
  const row = id === undefined ? undefined : graph.rowOf(id);
  const value = { step: step.id, records: step.records, ...(row && { id: row.id, row: readable(graph, row) }) };
  return { value, text: `${text} "undo" takes it back.` };
}

export function undoneAnswer(vault: Vault, step: UndoneStep, what: 'Undone' | 'Redone'): Answer {
  const { id, records, kept } = step;
  const graph = vault.graph();
  const rows = [...new Set(records.flatMap((record) => graph.rowOf(record) ?? []))];
  const [only] = rows;
  const about = only && rows.length === 1 ? `${nameOf(graph, only) || codeText(only.kind)}` : kindCounts(rows);
  const lines = [
    `${what}: ${about || counted(records.length, 'record', 'records')}.`,
    ...kept.map(({ record, key, why }) => {
      const because = why === 'used_since' ? 'something built on it since' : 'it was changed since';
      return `Left as it is: ${key ? `${key} of ` : ''}${record.slice(0, 8)}, because ${because}.`;
    }),
  ];
  return { value: { step: id, records, kept }, text: lines.join('\n') };
}
