/**
 * Three vaults, two relays and a WebDAV folder, all kept in step at once; both relays are killed and one is wiped in turn
 * while all three write. Everybody ends with everything, and what custody says is held against what is really there.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ServerNow } from '../../../engine/sync/servers.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { apachePath } from '../../kit/apache-path.ts';
import { letIn, type RealGroup, withGuest, withRealGroup } from '../../kit/real-group.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { addOrganisation, names, unwrap } from '../../kit/vaults.ts';
import { startWebdavServer, type WebdavServer } from '../../kit/webdav-server.ts';

const needsApache = Boolean(process.env['SAMBAND_NEED_WEBDAV']);
const run = existsSync(apachePath) || needsApache ? test : test.skip;

const withLogin = ({ url, username, password }: WebdavServer) =>
  url.replace('//', `//${encodeURIComponent(username)}:${encodeURIComponent(password)}@`);

const startedAgain = (relay: RelayProcess) => relay.start('--listen', `127.0.0.1:${relay.port}`);

run('three vaults over two relays and a WebDAV folder, relays killed and wiped in turn while all write', async () => {
  let [first, second] = [await startRelay(), await startRelay()];
  const cloud = await startWebdavServer();
  try {
    await withRealGroup(['Aud', 'Bo', 'Cam'], async (group) => {
      const { vaults, space } = group;
      const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
      for (const relay of [first, second])
        unwrap(await aud.sync.syncWithServer('relay', `${relay.url}#${await relay.voucher()}`, { space, on: true }));
      unwrap(await aud.sync.syncWithServer('webdav', withLogin(cloud), { on: true }));
      for (const vault of [bo, cam]) {
        for (const relay of [first, second])
          unwrap(await vault.sync.syncWithServer('relay', relay.url, { space, on: true }));
        unwrap(await vault.sync.syncWithServer('webdav', withLogin(cloud), { on: true }));
      }
      let written = 0;
      const allWrite = async () => {
        for (const vault of vaults) await addOrganisation(vault, `Union ${String(++written).padStart(3, '0')}`);
        tellTheTruth(group);
      };
      await allWrite();
      await everywhere(group, written);

      // One relay dies: the rest carries.
      await first.kill();
      await allWrite();
      await everywhere(group, written);
      await until(async () => (await stateOf(aud, first))?.state === 'gone');

      // Both are dead: the folder carries, at once for who asks for it.
      await second.kill();
      await allWrite();
      for (const vault of [...vaults, ...vaults]) await syncNow(vault, ({ kind }) => kind === 'webdav');
      await everywhere(group, written);

      // One is back, with nothing: its operator lost the disk, and gives a new voucher.
      await rm(first.data, { recursive: true });
      first = await startedAgain(first);
      await syncNow(aud, ({ url }) => url === first.url);
      await until(async () => (await stateOf(aud, first))?.trouble?.type === 'lost');
      expect((await stateOf(aud, first))?.toSend).toBeGreaterThan(0);
      await allWrite();
      unwrap(await aud.sync.syncWithServer('relay', `${first.url}#${await first.voucher()}`, { space, on: true }));
      second = await startedAgain(second);
      await allWrite();
      for (const vault of [...vaults, aud]) await syncNow(vault, ({ kind }) => kind === 'relay');
      await everywhere(group, written);

      // The folder dies too; the relays carry.
      await cloud.kill();
      await allWrite();
      await everywhere(group, written);
      await cloud.start();
      for (const vault of vaults) await syncNow(vault, () => true);
      // In the end each of them lacks nothing, by its own account and in truth.
      for (const vault of vaults)
        await until(async () => {
          const { servers, custody } = await vault.sync.status();
          return custody.onlyHere === 0 && servers.every(({ toSend, state }) => toSend === 0 && state === 'idle');
        });
      expect(names(aud)).toHaveLength(written);
      tellTheTruth(group);
      const addresses = [
        ['relay', first.url],
        ['relay', second.url],
        ['webdav', withLogin(cloud)],
      ] as const;
      for (const [place, [kind, address]] of addresses.entries())
        await withGuest(group.folder, `Guest ${place}`, async (guest) => {
          await letIn(aud, guest, space);
          unwrap(await guest.sync.syncWithServer(kind, address));
          expect(names(guest), address).toEqual(names(aud));
        });
    });
  } finally {
    await Promise.all([first.end(), second.end(), cloud.end()]);
  }
});

/** What somebody does who does not want to wait for the next look. */
async function syncNow(vault: Vault, which: (server: ServerNow) => boolean): Promise<void> {
  for (const server of vault.sync.servers.now()) if (which(server)) await vault.sync.servers.sync(server.id);
}

const stateOf = async (vault: Vault, { url }: RelayProcess) =>
  (await vault.sync.status()).servers.find((server) => server.url === url);

/** Whoever is said to lack nothing of a vault lacks nothing of it: custody may say less than is so, never more. */
function tellTheTruth({ vaults, space }: RealGroup): void {
  for (const vault of vaults) {
    const { devices } = vault.sync.custody();
    for (const { device, toSend } of devices) {
      const other = vaults.find(({ members }) => members.self.device === device);
      if (!other || toSend > 0) continue;
      const lacking = [...vault.replica.bundles(space)].filter(({ id }) => !other.replica.holds(space, id));
      expect(lacking).toEqual([]);
    }
  }
}

/** Until every vault has all that was written. */
async function everywhere({ vaults }: RealGroup, count: number): Promise<void> {
  for (const vault of vaults) await until(async () => names(vault).length === count);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
}
