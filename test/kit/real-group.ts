/** Real vaults that belong to one coalition, as pairing leaves them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAct } from '../../engine/space/acts.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { createVault, openVault } from '../../engine/vault/vault.ts';
import { spaceOfWidth } from '../../shared/edit/plan.ts';
import { testPassphrase, unwrap } from './vaults.ts';

/** Who is let in knows who belongs and holds the keys, and nothing that was written. */
export async function letIn(
  host: Vault,
  guest: Vault,
  space: string,
  role: 'steward' | 'member' = 'member',
): Promise<void> {
  unwrap(await host.members.admit(space, { ...guest.members.self, role }));
  unwrap(await guest.members.join(host.replica.acts(space).map((signed) => unwrap(readAct(signed)))));
}

/** What pairing does: lets the guest's device into one space and brings both up to the same. */
export async function pairVaults(
  host: Vault,
  guest: Vault,
  space: string,
  role: 'steward' | 'member' = 'member',
): Promise<void> {
  await letIn(host, guest, space, role);
  for (const [from, to] of [
    [host, guest],
    [guest, host],
  ] as const) {
    const envelopes: Uint8Array[] = [];
    for await (const envelope of from.replica.envelopes(space, from.replica.ids(space))) envelopes.push(envelope);
    unwrap(await to.replica.receive(envelopes));
  }
}

/** A vault of somebody who is in nothing yet. */
export async function withGuest(folder: string, name: string, use: (guest: Vault) => Promise<void>): Promise<void> {
  const options = { memoryKiB: 64, machineTokenFile: join(folder, `state-${name}`, 'machine') };
  const setup = { name, passphrase: Buffer.from(testPassphrase) };
  const { vault } = unwrap(await createVault(join(folder, `guest-${name}`), setup, options));
  try {
    await use(vault);
  } finally {
    await vault.lock();
  }
}

export interface RealGroup {
  readonly folder: string;
  readonly space: string;
  /** Open vaults, the first the steward who made the space. */
  readonly vaults: readonly Vault[];
  /** Locks one and opens it again, as the next day does. */
  readonly reopen: (place: number) => Promise<Vault>;
}

export async function withRealGroup(names: readonly string[], use: (group: RealGroup) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'samband-group-'));
  const optionsOf = (place: number) => ({ memoryKiB: 64, machineTokenFile: join(folder, `state-${place}`, 'machine') });
  const vaults: Vault[] = [];
  try {
    for (const [place, name] of names.entries()) {
      const setup = { name, passphrase: Buffer.from(testPassphrase) };
      vaults.push(unwrap(await createVault(join(folder, `vault-${place}`), setup, optionsOf(place))).vault);
    }
    const [host, ...guests] = vaults;
    if (!host) throw new Error('nobody');
    const space = spaceOfWidth(host.context(), 'coalition').id;
    for (const guest of guests) await pairVaults(host, guest, space);
    await use({
      folder,
      space,
      vaults,
      reopen: async (place) => {
        await vaults[place]?.lock();
        const opened = await openVault(join(folder, `vault-${place}`), Buffer.from(testPassphrase), optionsOf(place));
        vaults[place] = unwrap(opened);
        return unwrap(opened);
      },
    });
  } finally {
    for (const vault of vaults) await vault.lock();
    await rm(folder, { recursive: true, force: true });
  }
}
