/** Real vaults over a real relay. */
import { expect, test } from 'vitest';
import type { Vault } from '../../../engine/vault/api.ts';
import { type RealGroup, withRealGroup } from '../../kit/real-group.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { addOrganisation, names, unwrap } from '../../kit/vaults.ts';

async function withRelay(people: readonly string[], use: (relay: RelayProcess, group: RealGroup) => Promise<void>) {
  const relay = await startRelay();
  try {
    await withRealGroup(people, (group) => use(relay, group));
  } finally {
    await relay.end();
  }
}

/** Syncs once; every space must have gone well. */
async function sync(vault: Vault, address: string, space?: string) {
  const [one, ...more] = unwrap(
    await vault.sync.syncWithServer('relay', address, { ...(space !== undefined && { space }) }),
  );
  expect(more).toEqual([]);
  if (!one?.synced) throw new Error(JSON.stringify(one));
  return one.synced;
}

test('one opens the account, others come with the address alone, and everybody has everything', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space, reopen }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await addOrganisation(aud, 'Fjell Union');
    const first = await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    expect(first.saved.packs).toBeGreaterThan(0);
    await addOrganisation(bo, 'Elv Samvirke');
    await sync(bo, relay.url);
    await sync(cam, relay.url);
    expect(names(cam)).toEqual(['Elv Samvirke', 'Fjell Union']);
    await sync(aud, relay.url);
    expect(names(aud)).toEqual(names(cam));
    expect(aud.sync.custody().onlyHere).toBe(0);
    // Nothing new: nothing is written, also after a night.
    const again = await reopen(0);
    const quiet = await sync(again, relay.url);
    expect(quiet.saved).toMatchObject({ packs: 0 });
    expect(quiet.read).toMatchObject({ read: 0, skipped: [] });
    expect((await again.sync.status()).servers).toMatchObject([{ kind: 'relay', url: relay.url, toSend: 0, space }]);
  });
});
