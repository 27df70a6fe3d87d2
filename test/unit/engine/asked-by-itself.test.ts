import { expect, test } from 'vitest';
import type { WindowSession } from '../../../engine/bridge/host.ts';
import { needsHandlers } from '../../../engine/bridge/methods/needs.ts';
import { syncHandlers } from '../../../engine/bridge/methods/sync.ts';
import { unwrap, withVault } from '../../kit/vaults.ts';

test('what a window asks because something came keeps no vault open; what somebody does there does', () =>
  withVault(async (_scene, vault) => {
    let touched = 0;
    const host = { vault, touch: () => touched++, syncChanged: () => {}, deps: { folder: '/nowhere' } };
    const window = { host } as unknown as WindowSession;
    const [needs, sync] = [needsHandlers(window), syncHandlers(window)];
    unwrap(await needs.needs({ today: '2026-11-25' }));
    unwrap(await sync.syncState({}));
    unwrap(await sync.members({}));
    const { cursor } = unwrap(await sync.whatChanged({}));
    unwrap(await sync.lookedAt({ cursor }));
    expect(await sync.custodyOfRow({ id: '0'.repeat(32) })).toMatchObject({ error: { type: 'NoSuchRecord' } });
    expect(touched).toBe(0);
    unwrap(await sync.forgetFolder({ folder: '/media/ida/BLUE' }));
    expect(touched).toBe(1);
  }));
