/** WebDAV folders and Automerge servers that went back to an earlier day, lost what lay there, or rot: it is told, and costs nothing. */
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ServerAddress, ServerPlace } from '../../../engine/sync/server-place.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { type Lie, withLiar } from '../../kit/between.ts';
import { withRealGroup } from '../../kit/real-group.ts';
import { type ServersScene, serversScene } from '../../kit/servers-scene.ts';
import { startStockServer, whyNoStockServer } from '../../kit/stock-server.ts';
import { addOrganisation, unwrap } from '../../kit/vaults.ts';
import { webdavTest } from '../../kit/webdav-test.ts';

interface Shown {
  readonly scene: ServersScene;
  readonly id: string;
  /** As after a start of the app: nothing is known but what was remembered. `anew`: nothing was, and it stays open from then on. */
  readonly started: (anew?: 'anew') => Promise<Shown>;
  readonly trouble: () => string | undefined;
  readonly held: () => number;
}

async function using(address: ServerAddress): Promise<Shown> {
  const kept = new Map<string, string>();
  const store = {
    read: async (name: string) => kept.get(name),
    keep: async (name: string, text: string | undefined) => {
      if (text === undefined) kept.delete(name);
      else kept.set(name, text);
      return { ok: true, value: true } as const;
    },
    close: async () => {},
  };
  const shownOf = (scene: ServersScene): Shown => {
    const id = scene.places()[0]?.id ?? '';
    return {
      ...{ scene, id },
      started: async (anew) => {
        if (anew) kept.clear();
        await scene.servers.close();
        let places: readonly ServerPlace[] = scene.places().map((each) => ({ ...each, on: anew !== undefined }));
        return shownOf({
          ...serversScene({
            ...{ replica: scene.ada as never, packReplica: scene.ada, box: scene.ada.box, clock: scene.ada.clock },
            ...{ store, isShared: () => true },
            places: () => places,
            keep: async (change) => {
              places = change(places);
            },
          }),
          ada: scene.ada,
          places: () => places,
        });
      },
      trouble: () => {
        const [now] = scene.servers.now();
        return now?.trouble && `${now.trouble.type}${now.trouble.mended ? ', mended' : ''}`;
      },
      held: () => Object.values(scene.places()[0]?.held ?? {}).flat().length,
    };
  };
  const scene = serversScene({ store, isShared: () => true });
  scene.ada.write(30_000);
  const added = await scene.servers.add(address, {
    on: false,
    ...(address.kind === 'automerge' && { space: scene.space }),
  });
  expect(added).toMatchObject({ ok: true, value: { synced: {} } });
  return shownOf(scene);
}

const synced = async ({ scene: { servers }, id }: Shown) => {
  const done = await servers.sync(id);
  expect(done).toHaveProperty('ok', true);
  return done.ok ? done.value : undefined;
};

webdavTest('a WebDAV folder set back, emptied or rotting is told as that, and is filled again', async (server) => {
  const { url, username, password } = server;
  let shown = await using({ kind: 'webdav', url, username, password });
  const backup = `${server.folder}-backup`;
  execFileSync('cp', ['-a', server.folder, backup]);
  shown.scene.ada.write(30_000);
  await synced(shown);
  await synced(shown);
  expect(shown.trouble()).toBeUndefined();
  // Whoever is not let in sees nothing, and so nothing that is gone.
  const { servers } = shown.scene;
  const held = shown.held();
  await servers.change(shown.id, { password: 'wrong' });
  expect(await servers.sync(shown.id)).toMatchObject({ error: { type: 'WrongPassword' } });
  await servers.change(shown.id, { password });
  expect([shown.held(), held]).toEqual([held, expect.toSatisfy((count: number) => count > 0)]);
  for (const restart of [false, true]) {
    if (restart) shown = await shown.started();
    shown.scene.ada.write(2_000);
    await synced(shown);
    shown.scene.ada.clockAt.now += 60_000;
    const before = shown.trouble();
    for (const name of await readdir(server.folder)) await rm(join(server.folder, name), { recursive: true });
    execFileSync('cp', ['-a', `${backup}/.`, server.folder]);
    const { trouble, saved } = (await synced(shown)) ?? {};
    expect(trouble).toMatchObject({ type: 'setBack', at: shown.scene.ada.clock() });
    expect(saved?.envelopes).toBeGreaterThan(0);
    expect(shown.trouble()).toBe('setBack, mended');
    expect(before).toBe(restart ? 'setBack, mended' : undefined);
  }
  for (const name of await readdir(server.folder)) await rm(join(server.folder, name), { recursive: true });
  await synced(shown);
  expect(shown.trouble()).toBe('lost, mended');
  // A bit of it rots: found by whoever reads it whole, as after a start.
  shown.scene.ada.clockAt.now += 60_000;
  const [tag = ''] = await readdir(server.folder);
  const [pack = ''] = (await readdir(join(server.folder, tag))).filter((name) => name.endsWith('.p'));
  const path = join(server.folder, tag, pack);
  const bytes = await readFile(path);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(path, bytes);
  shown = await shown.started();
  await synced(shown);
  expect(shown.trouble()).toBe('damaged, mended');
  const at = shown.scene.servers.now()[0]?.trouble?.at;
  shown.scene.ada.clockAt.now += 3_600_000;
  shown = await shown.started();
  await synced(shown);
  // It is known, and no news.
  expect(shown.scene.servers.now()[0]?.trouble?.at).toBe(at);
  await shown.scene.servers.close();
  await rm(backup, { recursive: true });
});

webdavTest(
  'what a folder refuses for a moment is neither gone nor damaged, and hides nothing that is',
  async (server) => {
    const { url, username, password } = server;
    const says: { status?: number; to?: string } = {};
    const lie: Lie = ({ method }, said) => {
      const status = says.to === undefined || says.to === method ? says.status : undefined;
      if (says.to === method) delete says.status;
      return status === undefined ? said : { ...said, status, body: Buffer.alloc(0), headers: {} };
    };
    await withLiar(Number(new URL(url).port), lie, async (port) => {
      const between = Object.assign(new URL(url), { port: `${port}` }).href;
      let shown = await using({ kind: 'webdav', url: between, username, password });
      const backup = `${server.folder}-backup`;
      execFileSync('cp', ['-a', server.folder, backup]);
      shown.scene.ada.write(30_000);
      await synced(shown);
      // Somebody else's program has a pack open, as it is read for the first time.
      shown = await shown.started('anew');
      Object.assign(says, { status: 423, to: 'GET' });
      for (let pass = 0; pass < 3; pass++) await synced(shown);
      expect([says.status, shown.trouble()]).toEqual([undefined, undefined]);
      const held = shown.held();
      // All of it fails, and meanwhile it goes back to the day before.
      shown = await shown.started();
      Object.assign(says, { status: 500, to: undefined });
      expect(await shown.scene.servers.sync(shown.id)).toHaveProperty('ok', false);
      expect(shown.held()).toBe(held);
      for (const name of await readdir(server.folder)) await rm(join(server.folder, name), { recursive: true });
      execFileSync('cp', ['-a', `${backup}/.`, server.folder]);
      delete says.status;
      expect(await synced(shown)).toMatchObject({ trouble: { type: 'setBack' } });
      expect(shown.held()).toBe(held);
      // Told that the folder is not there, nobody goes on counting on it.
      says.status = 404;
      expect(await shown.scene.servers.sync(shown.id)).toMatchObject({ error: { type: 'FolderGone' } });
      expect(shown.held()).toBe(0);
      await shown.scene.servers.close();
      await rm(backup, { recursive: true });
    });
  },
);

webdavTest(
  'whoever was put out fills no folder again that the others tidy, and takes their tidying for no loss',
  async (server) => {
    const { url, username, password } = server;
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      await withRealGroup(['Ada', 'Bo', 'Cai'], async ({ vaults, space }) => {
        const [ada, bo, cai] = vaults as [Vault, Vault, Vault];
        const syncOf = async (vault: Vault) => {
          const [known] = vault.sync.servers.now();
          if (known) return unwrap(await vault.sync.servers.sync(known.id));
          return unwrap(await vault.sync.servers.add({ kind: 'webdav', url, username, password }, { on: false }))
            .synced;
        };
        for (const vault of vaults) await addOrganisation(vault, vault.members.self.device);
        for (let round = 0; round < 2; round++) for (const vault of vaults) expect(await syncOf(vault)).toBeDefined();
        unwrap(await ada.members.remove([cai.members.self.device], space));
        // Cai learns of it from what is left under the old key.
        for (const vault of [ada, bo, cai]) await syncOf(vault);
        expect(cai.replica.spaces().find(({ id }) => id === space)?.members).not.toContain(cai.members.self.device);
        for (const days of [1, 8, 1, 1]) {
          vi.setSystemTime(Date.now() + days * 86_400_000);
          for (const vault of [ada, bo]) expect(await syncOf(vault)).toBeDefined();
          await addOrganisation(cai, 'Elv Samvirke');
          expect(await syncOf(cai)).toMatchObject({ saved: { packs: 0 } });
          expect((await cai.sync.status()).servers[0]?.trouble).toBeUndefined();
        }
      });
    } finally {
      vi.useRealTimers();
    }
  },
);

test('an Automerge server set back or emptied is told as that, and is filled again', async ({ skip }) => {
  const why = whyNoStockServer();
  if (why !== undefined) return skip(why);
  const server = await startStockServer();
  try {
    let shown = await using({ kind: 'automerge', url: server.url });
    await synced(shown);
    expect(shown.trouble()).toBeUndefined();
    for (const restart of [false, true]) {
      shown.scene.ada.write(2_000);
      await synced(shown);
      if (restart) shown = await shown.started();
      await server.kill();
      await server.wipe();
      await server.start();
      shown.scene.ada.clockAt.now += 60_000;
      const { trouble, saved } = (await synced(shown)) ?? {};
      expect(trouble).toMatchObject({ type: 'lost', at: shown.scene.ada.clock() });
      expect(saved?.envelopes).toBeGreaterThan(0);
      expect(shown.trouble()).toBe('lost, mended');
    }
    await shown.scene.servers.close();
  } finally {
    await server.end();
  }
});
