/** The whole of it in one room: real vaults, the real command, real networks between. */
import { mkdirSync } from 'node:fs';
import { expect } from 'vitest';
import { readInvitation } from '../../../engine/pairing/invitation.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { type Computer, roomTest } from '../../kit/namespaces.ts';
import { addOrganisation, names, unwrap } from '../../kit/vaults.ts';
import { type Desk, desk, environmentOf, openedAt, quickVault } from '../cli/command.ts';

async function withVault<T>(at: Desk, name: string, use: (vault: Vault) => Promise<T>): Promise<T> {
  const vault = await openedAt(at, at.path(name));
  try {
    return await use(vault);
  } finally {
    await vault.lock();
  }
}

/** Ida founds; the others are let in through a folder. */
async function comrades(at: Desk, ...others: readonly string[]): Promise<void> {
  const stick = at.path('stick');
  mkdirSync(stick);
  await quickVault(at, at.path('ida'), 'Ida Planted');
  await withVault(at, 'ida', (ida) => addOrganisation(ida, 'Planted Harbour Union'));
  for (const other of others) {
    await quickVault(at, at.path(other), `${other} Planted`, { joining: true });
    const file = await withVault(at, 'ida', async (ida) => {
      const coalition = ida.spaces.find(({ width }) => width === 'coalition');
      return unwrap(await ida.sync.desk.invite(coalition ?? { id: '', name: '', width: 'coalition' })).file;
    });
    await withVault(at, other, async (vault) =>
      unwrap(await vault.sync.joinByFolder(unwrap(readInvitation(file)), stick)),
    );
    await withVault(at, 'ida', async (ida) => {
      for (const request of unwrap(await ida.sync.requestsIn(stick))) unwrap(await request.admit());
      unwrap(await ida.sync.syncFolder(stick, 'both'));
    });
    await withVault(at, other, async (vault) => unwrap(await vault.sync.syncFolder(stick, 'both')));
  }
  await withVault(at, 'ida', async (ida) => unwrap(await ida.sync.syncFolder(stick, 'both')));
}

const serving = (computer: Computer, at: Desk, name: string) =>
  computer.samband(environmentOf(at.folder), 'serve', at.path(name), '--lan');

const everything = ['Planted Harbour Union', 'Planted by Bo', 'Planted by Ida'];

roomTest(
  'two comrades with no internet find each other and have each other’s work',
  { needs: ['ip', 'bridge', 'tcpdump'] },
  async (room) => {
    const at = desk();
    try {
      await comrades(at, 'bo');
      await withVault(at, 'ida', (ida) => addOrganisation(ida, 'Planted by Ida'));
      await withVault(at, 'bo', (bo) => addOrganisation(bo, 'Planted by Bo'));
      const [one, other] = [await room.computer(2), await room.computer(3)];
      const stop = await room.record('br0');
      const [ida, bo] = [serving(one, at, 'ida'), serving(other, at, 'bo')];
      await Promise.all([ida.next('synced'), bo.next('synced')]);
      await Promise.all([ida, bo].map((each) => each.next('level', { level: true })));
      bo.signal('SIGSTOP');
      expect(await ida.next('gone', {}, 10_000)).toMatchObject({ why: 'vanished' });
      bo.signal('SIGCONT');
      await ida.next('connected', {}, 15_000);
      const seen = (await stop()).toString('latin1');
      await Promise.all([ida.end(), bo.end()]);
      for (const name of ['ida', 'bo'])
        expect(await withVault(at, name, async (vault) => names(vault))).toEqual(everything);
      for (const planted of ['Planted', 'samband', 'Samband', 'coalition']) expect(seen).not.toContain(planted);
    } finally {
      at.remove();
    }
  },
);

roomTest(
  'after a removal somebody who was away finds the way back, and the removed device gets nothing',
  { needs: ['ip', 'bridge'] },
  async (room) => {
    const at = desk();
    try {
      await comrades(at, 'bo', 'cy');
      await withVault(at, 'ida', async (ida) => {
        const bo = ida.members
          .list()
          .flatMap(({ persons }) => persons)
          .find(({ name }) => name === 'bo Planted');
        unwrap(await ida.members.remove((bo?.devices ?? []).map(({ device }) => device)));
        await addOrganisation(ida, 'Planted by Ida');
      });
      // Both know the old keys alone; Cy is a member and does not know that anything happened.
      const computers = await Promise.all([2, 3, 4].map((number) => room.computer(number)));
      const [first, second, third] = computers;
      if (!first || !second || !third) throw new Error('three computers');
      const ida = serving(first, at, 'ida');
      await ida.next('listening');
      const [bo, cy] = [serving(second, at, 'bo'), serving(third, at, 'cy')];
      await cy.next('received');
      await ida.next('refused', { why: 'NotAMember' });
      await cy.next('level', { level: true });
      await Promise.all([ida, bo, cy].map((each) => each.end()));
      expect(await withVault(at, 'cy', async (vault) => names(vault))).toContain('Planted by Ida');
      expect(await withVault(at, 'bo', async (vault) => names(vault))).toEqual(['Planted Harbour Union']);
    } finally {
      at.remove();
    }
  },
);
