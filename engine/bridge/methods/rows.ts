import type { rowMethods } from '../../../shared/bridge/contract/rows.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { rowSeenIn } from '../../../shared/query/layers.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { scanRows } from '../../../shared/query/search.ts';
import { waysIn } from '../../../shared/query/ways-in.ts';
import { err, ok } from '../../../shared/result.ts';
import { contentKept } from '../../publications.ts';
import { type WindowSession, withVault } from '../host.ts';
import { rowsJson, streamRows } from '../stream-rows.ts';

export function rowHandlers(window: WindowSession): Pick<Handlers, keyof typeof rowMethods> {
  return {
    watchRows: ({ today }) => {
      const glance = window.host.opening?.glance;
      if (glance) {
        const { rows: put, total } = glance;
        window.server().sendRows(rowsJson({ put, gone: [], sent: put.length, total }));
      }
      return withVault(window, async (vault) => {
        const graph = vault.graph();
        window.watching = true;
        const isWanted = () => window.isOpen() && window.watching && window.host.vault === vault;
        const shown = glance?.rows.map((row) => row.id) ?? [];
        void streamRows({ graph, today, shown, send: (json) => window.server().sendRows(json), isWanted });
        return ok({ total: graph.rows.size });
      });
    },
    history: ({ id }) =>
      withVault(window, async (vault) => {
        const row = vault.graph().rowOf(id);
        if (!row) return err({ type: 'NoSuchRecord', id });
        const history = await vault.history(row);
        return history.ok ? ok(history.value.map((entry) => ({ ...entry, changes: [...entry.changes] }))) : history;
      }),
    rowAt: ({ id, time }) =>
      withVault(window, async (vault) => {
        const row = vault.graph().rowOf(id);
        if (!row) return err({ type: 'NoSuchRecord', id });
        const then = await vault.rowAt(row, time);
        return then.ok ? ok({ row: then.value ?? null }) : then;
      }),
    rowSeenIn: ({ id, space }) =>
      withVault(window, async (vault) => {
        const graph = vault.graph();
        return ok({ row: rowSeenIn(graph, id, space) ?? null });
      }),
    scan: ({ text, limit }) =>
      withVault(window, async (vault) =>
        ok(scanRows(vault.graph(), text, limit).map(({ id, kind }) => ({ id, kind }))),
      ),
    waysIn: ({ id, today }) =>
      withVault(window, async (vault) => {
        const ways = waysIn(vault.graph(), id, today);
        return ok(ways.map((way) => ({ ...way, path: [...way.path], steps: [...way.steps] })));
      }),
    publicationText: ({ id }) =>
      withVault(window, async (vault) => {
        const row = vault.graph().rowOf(id);
        if (!row || !isRowOf(row, 'publication')) return err({ type: 'NoSuchRecord', id });
        return ok({ text: contentKept(row, 'text'), receipt: contentKept(row, 'receipt') });
      }),
    pastedText: ({ id }) =>
      withVault(window, async (vault) => {
        const row = vault.graph().rowOf(id);
        if (!row || !isRowOf(row, 'import_batch')) return err({ type: 'NoSuchRecord', id });
        return ok({ raw: row.fields.raw ?? '' });
      }),
  };
}
