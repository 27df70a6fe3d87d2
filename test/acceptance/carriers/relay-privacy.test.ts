/** What a relay, its disk, its operator and the network on the way can learn. */
import { expect, test } from 'vitest';
import type { Vault } from '../../../engine/vault/api.ts';
import { searchDisk } from '../../kit/disk-search.ts';
import { startPostgres } from '../../kit/postgres-server.ts';
import { postgresTests } from '../../kit/postgres-test.ts';
import { textsInMemory } from '../../kit/process-memory.ts';
import { withRealGroup } from '../../kit/real-group.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { startSocksProxy } from '../../kit/socks-proxy.ts';
import { addOrganisation, names, unwrap } from '../../kit/vaults.ts';

const planted = ['Planted Harbour Union', 'Ida Planted', 'Bo Planted', 'planted-harbour.example'];

/** Lets a relay carry what these names stand in, then looks for them wherever its operator could. */
async function carriedUnseen(relay: RelayProcess, disk: string): Promise<void> {
  const since = Date.now() - 1_000;
  await withRealGroup(['Ida Planted', 'Bo Planted'], async ({ vaults, space }) => {
    const [ida, bo] = vaults as [Vault, Vault];
    await addOrganisation(ida, 'Planted Harbour Union (planted-harbour.example)');
    unwrap(await ida.sync.syncWithServer('relay', `${relay.url}#${await relay.voucher()}`, { space }));
    unwrap(await bo.sync.syncWithServer('relay', relay.url));
    expect(names(bo)).toHaveLength(1);
    const secrets = [...planted, 'coalition', space, ida.members.self.device, bo.members.self.device];
    const { pid } = relay.child;
    if (pid === undefined) throw new Error('the relay has no process');
    // The search does find what is there: the name of its own protocol.
    const { found, bytes } = textsInMemory(pid, [...secrets, 'samband.relay.1']);
    expect(bytes).toBeGreaterThan(10_000_000);
    expect(found).toEqual(['samband.relay.1']);
    for (const text of secrets) {
      const search = searchDisk({ text, folders: [disk], since });
      expect(search.looked).toBeGreaterThan(2);
      expect(search.found).toEqual([]);
      expect(JSON.stringify(relay.log())).not.toContain(text);
    }
  });
}

test('no planted name lies on the disk, in the log or in the memory of a relay that carried them', async () => {
  const relay = await startRelay();
  try {
    await carriedUnseen(relay, relay.data);
  } finally {
    await relay.end();
  }
});

postgresTests('on PostgreSQL', () => {
  test('no planted name lies in the database, the log or the memory of a relay that carried them', async () => {
    const server = await startPostgres();
    try {
      const database = await server.database();
      const relay = await startRelay([], undefined, { SAMBAND_RELAY_POSTGRES: database });
      try {
        await carriedUnseen(relay, server.folder);
        const [row] = await server.admin(database, 'select count(*)::int as entries from samband_relay_entries');
        expect(row?.['entries']).toBeGreaterThan(0);
      } finally {
        await relay.end();
      }
    } finally {
      await server.end();
    }
  });
});

test('through a proxy: the name goes to it as a name, each connection under another user, and nothing goes beside it', async () => {
  const relay = await startRelay();
  const proxy = await startSocksProxy(relay.port);
  try {
    await withRealGroup(['Ida', 'Bo'], async ({ vaults, space, reopen }) => {
      const [ida, bo] = vaults as [Vault, Vault];
      await addOrganisation(ida, 'Fjell Union');
      const origin = 'ws://relayrelayrelay.onion';
      const how = { space, proxy: proxy.url };
      const [opened] = unwrap(await ida.sync.syncWithServer('relay', `${origin}#${await relay.voucher()}`, how));
      expect(opened).toHaveProperty('synced');
      unwrap(await bo.sync.syncWithServer('relay', origin, how));
      expect(names(bo)).toEqual(['Fjell Union']);
      const again = await reopen(1);
      // The proxy is remembered with the relay.
      unwrap(await again.sync.syncWithServer('relay', origin, { space }));
      expect(proxy.asked.map(({ host, type }) => [host, type])).toEqual(
        Array.from({ length: 3 }, () => ['relayrelayrelay.onion', 'name']),
      );
      expect(new Set(proxy.asked.map(({ user }) => user)).size).toBe(3);
      // The proxy dies: nothing is tried beside it, and it is said.
      await proxy.close();
      const last = await reopen(0);
      const before = relay.log().length;
      const [gone] = unwrap(await last.sync.syncWithServer('relay', origin, { space }));
      expect(gone?.error).toEqual({ type: 'ProxyGone' });
      expect(relay.log()).toHaveLength(before);
      const direct = await last.sync.syncWithServer('relay', 'ws://other.onion', { space });
      expect(direct).toMatchObject({ ok: false, error: { type: 'NeedsProxy' } });
      for (const wrong of ['socks5://127.0.0.1:9050', 'socks4://127.0.0.1:9050', 'http://127.0.0.1:8118', 'tor'])
        expect((await last.sync.syncWithServer('relay', origin, { space, proxy: wrong })).ok).toBe(false);
    });
  } finally {
    await relay.end();
  }
});
