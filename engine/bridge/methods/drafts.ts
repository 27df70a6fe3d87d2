import { type DraftName, type draftMethods, draftNames } from '../../../shared/bridge/contract/drafts.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { ok } from '../../../shared/result.ts';
import { type WindowSession, withVault } from '../host.ts';

export function draftHandlers(window: WindowSession): Pick<Handlers, keyof typeof draftMethods> {
  const { drafts } = window.host;
  const isOthers = (name: DraftName) => {
    const writer = drafts.get(name);
    return writer !== undefined && writer !== window && writer.isOpen();
  };
  return {
    keepDraft: ({ name, text }) =>
      withVault(window, async (vault) => {
        // Emptying a copy of what somebody goes on writing in another window wipes nothing there.
        if (text === null && isOthers(name)) return ok(true);
        if (text === null) drafts.delete(name);
        else drafts.set(name, window);
        return vault.keepDraft(name, text ?? undefined);
      }),
    drafts: () =>
      withVault(window, async (vault) => {
        const left = draftNames.filter((name) => !isOthers(name));
        const read = await Promise.all(left.map(async (name) => [name, await vault.draft(name)] as const));
        return ok(Object.fromEntries(read.filter(([, text]) => text !== undefined)));
      }),
  };
}
