import type { needsMethods } from '../../../shared/bridge/contract/needs.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { needsYou } from '../../../shared/query/needs-you.ts';
import { ok } from '../../../shared/result.ts';
import { lookIntoVault, type WindowSession } from '../host.ts';

export function needsHandlers(window: WindowSession): Pick<Handlers, keyof typeof needsMethods> {
  return {
    needs: ({ today }) =>
      lookIntoVault(window, async (vault) => {
        const { needs, total } = needsYou(vault.graph(), today);
        return ok({ needs: needs.map((need) => ({ ...need })), total });
      }),
  };
}
