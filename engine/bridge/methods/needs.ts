import type { needsMethods } from '../../../shared/bridge/contract/needs.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { ok } from '../../../shared/result.ts';
import { type WindowSession, withVault } from '../host.ts';

export function needsHandlers(window: WindowSession): Pick<Handlers, keyof typeof needsMethods> {
  return {
    needs: () => withVault(window, async () => ok({ needs: [], total: 0 })),
  };
}
