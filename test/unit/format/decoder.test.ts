/** docs/format.md is enough: a decoder written from it alone reads what the product has just written. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers-sumo';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createNodeCarrierFiles } from '../../../engine/folder/node-carrier-files.ts';
import { readAct } from '../../../engine/space/acts.ts';
import { resolveMembership } from '../../../engine/space/membership.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { createVault } from '../../../engine/vault/vault.ts';
import { spaceOfWidth } from '../../../shared/edit/plan.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { addOrganisation, names, testPassphrase, unwrap } from '../../kit/vaults.ts';
import { listingOf } from './listing.ts';
import { envelopesInFolder, envelopesInLog, epochKeysOfVault, masterKey } from './sealed.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'samband-format-'));
  await sodium.ready;
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function vaultOf(name: string): Promise<Vault> {
  const who = { name, passphrase: Buffer.from(testPassphrase) };
  const options = { memoryKiB: 64, machineTokenFile: join(root, `${name} machine`) };
  return unwrap(await createVault(join(root, name), who, options)).vault;
}

async function bring(from: Vault, to: Vault, space: string): Promise<void> {
  const envelopes: Uint8Array[] = [];
  for await (const envelope of from.replica.envelopes(space, from.replica.ids(space))) envelopes.push(envelope);
  unwrap(await to.replica.receive(envelopes));
}

test('a stranger with docs/format.md reads a vault and a folder: who wrote what, who belongs, what is in it', async () => {
  const [ada, bo, cy] = [await vaultOf('Ada'), await vaultOf('Bo'), await vaultOf('Cy')];
  const space = spaceOfWidth(ada.context(), 'coalition').id;
  await addOrganisation(ada, 'Havnelaget');
  for (const guest of [bo, cy]) {
    unwrap(await ada.members.admit(space, { ...guest.members.self, role: 'member' }));
    unwrap(await guest.members.join(ada.replica.acts(space).map((signed) => unwrap(readAct(signed)))));
    await bring(ada, guest, space);
  }
  await addOrganisation(cy, 'Teknikerlaget');
  await bring(cy, ada, space);
  unwrap(await ada.members.remove([cy.replica.device], space));
  // Cy has not heard of it, and writes on.
  await addOrganisation(cy, 'For sent');
  await bring(cy, ada, space);
  await bring(ada, bo, space);
  await addOrganisation(bo, 'Leieboerlaget');
  await bring(bo, ada, space);
  const folder = join(root, 'stick');
  await mkdir(folder);
  const carrier = createFolderCarrier({
    files: createNodeCarrierFiles(folder),
    replica: ada.replica,
    clock: () => 1_773_000_000_000,
  });
  expect(unwrap(await carrier.save()).packs).toBeGreaterThan(0);
  const known = names(ada);
  const ids = ada.replica.ids(space);
  const bundles = new Map([...ada.replica.bundles(space)].map(({ id, writer, n }) => [id, { writer, n }]));
  const acts = ada.replica.acts(space).map((signed) => unwrap(readAct(signed)));
  const device = { ada: ada.replica.device, bo: bo.replica.device, cy: cy.replica.device };
  for (const vault of [ada, bo, cy]) await vault.lock();

  const { master, vault } = masterKey(await readFile(join(root, 'Ada/vault.key'), 'utf8'), testPassphrase);
  const keys = epochKeysOfVault(join(root, 'Ada'), master);
  const sources = [envelopesInLog(join(root, 'Ada'), master, vault), envelopesInFolder(folder, keys)];
  const expected = resolveMembership(space, acts);
  expect(expected.epochs).toHaveLength(2);
  for (const envelopes of sources) {
    const listing = listingOf(envelopes, keys);
    expect(listing.sealed).toBe(0);
    const found = listing.spaces.get(space);
    if (!found) throw new Error('the space is not there');
    expect([...found.acts, ...found.counting, ...found.held].map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(found.organisations).toEqual(known);
    expect(known).toEqual(['Havnelaget', 'Leieboerlaget', 'Teknikerlaget']);
    const { membership } = found;
    expect([...membership.members].map(([id, { role, out }]) => [id, role, out])).toEqual([
      [device.ada, 'steward', false],
      [device.bo, 'member', false],
      [device.cy, 'member', true],
    ]);
    expect(membership.heads).toEqual(expected.heads);
    expect(membership.epochs).toEqual(expected.epochs);
    expect(membership.writeEpoch).toBe(expected.writeEpoch);
    expect(membership.bounds).toEqual(expected.bounds);
    expect(found.held.map((bundle) => bundle.device)).toContain(device.cy);
    const byId = new Map([...found.counting, ...found.held].map((bundle) => [bundle.id, bundle]));
    for (const { id, writer, n, previous, time } of byId.values()) {
      expect(bundles.get(id)).toEqual({ writer, n });
      expect(byId.get(previous)).toEqual(n === 1 ? undefined : expect.objectContaining({ writer, n: n - 1 }));
      expect(Math.abs(Date.now() - time)).toBeLessThan(3_600_000);
    }
    expect(found.acts.map(({ y }) => y)).toEqual(
      expect.arrayContaining(['create', 'admit', 'remove', 'rotate', 'witness']),
    );
  }
});
