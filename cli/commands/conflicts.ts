import { ok } from '../../shared/result.ts';
import { choicesOf, conflictId, conflictsOf, conflictValue } from '../conflicts.ts';
import { nameOf } from '../readable.ts';
import { type Command, withVault } from '../session.ts';
import { counted, table } from '../table.ts';

export const conflicts: Command = (session) =>
  withVault(session, async (vault) => {
    const found = conflictsOf(vault);
    const graph = vault.graph();
    const rows = found.map((conflict) => {
      const row = graph.rowOf(conflict.row);
      const values = choicesOf(conflict).map(({ take, shown }) => (take === shown ? take : `${take} (${shown})`));
      return [
        conflictId(conflict),
        row ? nameOf(graph, row) : conflict.row.slice(0, 8),
        'statuses' in conflict ? 'status' : conflict.field,
        values.join(' | '),
      ];
    });
    return ok({
      value: found.map((conflict) => conflictValue(vault, conflict)),
      text:
        found.length === 0
          ? 'Nothing is in conflict.'
          : `${table(['ID', 'ABOUT', 'FIELD', 'VALUES'], rows)}\n\n${counted(found.length, 'conflict', 'conflicts')}. Settle one with: samband settle DIR ID --take VALUE`,
    });
  });
