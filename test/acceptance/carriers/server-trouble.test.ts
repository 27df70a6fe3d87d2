/** WebDAV folders and Automerge servers that went back to an earlier day, lost what lay there, or rot: it is told, and costs nothing. */
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ServerAddress, ServerPlace } from '../../../engine/sync/server-place.ts';
import { type ServersScene, serversScene } from '../../kit/servers-scene.ts';
import { startStockServer, whyNoStockServer } from '../../kit/stock-server.ts';
import { webdavTest } from '../../kit/webdav-test.ts';

interface Shown {
  readonly scene: ServersScene;
  readonly id: string;
  /** As after a start of the app: nothing is known but what was remembered. */
  readonly started: () => Promise<Shown>;
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
      started: async () => {
        await scene.servers.close();
        let places: readonly ServerPlace[] = scene.places();
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
