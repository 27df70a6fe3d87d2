import type { ServerOutcome, SyncState, syncMethods } from '../../../shared/bridge/contract/sync.ts';
import type { Problem } from '../../../shared/bridge/contract.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readProxy } from '../../sync/proxy.ts';
import { withoutLogin } from '../../sync/servers.ts';
import type { SyncStatus } from '../../sync/service.ts';
import type { ServerOutcome as Outcome } from '../../sync/sync-with-server.ts';
import type { Vault } from '../../vault/api.ts';
import { type WindowSession, withVault } from '../host.ts';

type Methods = 'addServer' | 'syncServer' | 'changeServer' | 'forgetServer';

/** Servers that carry, as a window names them. */
export function serverHandlers(window: WindowSession): Pick<Handlers, Methods & keyof typeof syncMethods> {
  const { host } = window;
  const run = <T>(use: (vault: Vault) => Promise<Result<T, Problem>>) =>
    withVault(window, async (vault) => {
      const done = await use(vault);
      host.syncChanged(vault);
      return done;
    });

  return {
    addServer: ({ kind, address, space, proxy }) =>
      run(async (vault) => {
        await host.rooms?.flush();
        const synced = await vault.sync.syncWithServer(kind, address, {
          on: true,
          ...(space !== undefined && { space }),
          ...(proxy && { proxy }),
        });
        return synced.ok ? ok(synced.value.map((each) => outcomeOut(vault, each))) : synced;
      }),
    syncServer: ({ id }) =>
      run(async (vault) => {
        host.syncChanged(vault);
        await host.rooms?.flush();
        const synced = await vault.sync.servers.sync(id);
        return synced.ok ? ok(outcomeOut(vault, { id, synced: synced.value })) : synced;
      }),
    changeServer: ({ id, gatherMinutes, proxy, on, voucher, username, password }) =>
      run(async (vault) => {
        const kept = vault.sync.servers.places().find((place) => place.id === id)?.proxy;
        // A window is not told the login of a proxy: what it was told is no change.
        const wanted = kept !== undefined && proxy === withoutLogin(kept) ? undefined : proxy;
        const through = wanted ? readProxy(wanted) : ok(wanted);
        if (!through.ok) return through;
        return vault.sync.servers.change(id, {
          ...(on !== undefined && { on }),
          ...(voucher !== undefined && { voucher }),
          ...(username !== undefined && { username }),
          ...(password !== undefined && { password }),
          ...(gatherMinutes !== undefined && { gather: gatherMinutes === 0 ? undefined : gatherMinutes * 60_000 }),
          ...(through.value !== undefined && { proxy: through.value === '' ? undefined : through.value }),
        });
      }),
    forgetServer: ({ id, erase }) =>
      run((vault) => vault.sync.servers.forget(id, { ...(erase !== undefined && { erase }) })),
  };
}

function outcomeOut(vault: Vault, { id, space, synced, error }: Outcome): ServerOutcome {
  const info = vault.spaces.find((each) => each.id === space);
  return {
    ...(id !== undefined && { id }),
    ...(info && { space: { ...info } }),
    in: synced?.read.received ?? 0,
    out: synced?.saved.envelopes ?? 0,
    ...(error && { error: error.type }),
  };
}

export function serversOut(vault: Vault, { servers }: Pick<SyncStatus, 'servers'>): SyncState['servers'] {
  return servers.map(({ space, gather, error, trouble, usage, ...server }) => {
    const info = vault.spaces.find(({ id }) => id === space);
    return {
      ...server,
      ...(info && { space: { ...info } }),
      ...(gather !== undefined && { gatherMinutes: gather / 60_000 }),
      ...(error && { error: error.type }),
      ...(trouble && { trouble: { ...trouble } }),
      ...(usage && { usage: [usage[0], usage[1]] }),
    };
  });
}
