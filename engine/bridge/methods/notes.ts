import type { noteMethods } from '../../../shared/bridge/contract/notes.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
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
    flushNotes: () =>
      withVault(window, async () => {
        const flushed = await host.rooms?.flush();
        return flushed ?? err({ type: 'Locked' });
      }),
  };
}
