import type { noteMethods } from '../../../shared/bridge/contract/notes.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { err, ok } from '../../../shared/result.ts';
import { type WindowSession, withVault } from '../host.ts';

export function noteHandlers(window: WindowSession): Pick<Handlers, keyof typeof noteMethods> {
  const { host } = window;
  return {
    openNote: ({ id }) =>
      withVault(window, async () => {
        const opened = await host.rooms?.open(id, window);
        return opened ?? err({ type: 'Locked' });
      }),
    closeNote: ({ id }) =>
      withVault(window, async () => {
        await host.rooms?.close(id, window);
        return ok(true);
      }),
    leaveNote: ({ id, step }) =>
      withVault(window, async (vault) => {
        await host.rooms?.flush();
        const row = vault.graph().rowOf(id);
        if (!row || !isRowOf(row, 'note') || row.fields.text !== '') return ok(true);
        const undone = await vault.undo(step, true);
        if (undone.ok) await host.tellState();
        return undone.ok || undone.error.type === 'NothingToUndo' ? ok(true) : undone;
      }),
    flushNotes: () =>
      withVault(window, async () => {
        const flushed = await host.rooms?.flush();
        return flushed ?? err({ type: 'Locked' });
      }),
  };
}
