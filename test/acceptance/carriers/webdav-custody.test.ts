/** A folder on a server that fails the same way again and again: what it holds meanwhile is told all the same. */
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { serversScene } from '../../kit/servers-scene.ts';
import { webdavTest } from '../../kit/webdav-test.ts';

const patient = { timeout: 20_000 };

webdavTest(
  'what was seen to be gone counts no more, though the same failed before, and all is tried again at once',
  async (server) => {
    let backOnline = () => {};
    const { ada, servers, places, events } = serversScene({
      isShared: () => true,
      watchNetworks: (onChange) => {
        backOnline = onChange;
        return () => {};
      },
    });
    const { url, username, password } = server;
    ada.write(2_000);
    expect(await servers.add({ kind: 'webdav', url, username, password }, { on: true })).toHaveProperty('ok', true);
    await vi.waitFor(() => expect(events.some(({ event }) => event.type === 'synced')).toBe(true), patient);
    const held = () => Object.values(places()[0]?.held ?? {}).flat().length;
    expect(held()).toBeGreaterThan(0);
    const [tag = ''] = await readdir(server.folder);
    const packs = join(server.folder, tag);
    // Nobody may write there any more; then what lies there is removed behind its back.
    await chmod(packs, 0o555);
    ada.write(2_000);
    await vi.waitFor(() => expect(servers.now()[0]?.state).toBe('failed'), patient);
    const error = servers.now()[0]?.error?.type;
    expect(held()).toBeGreaterThan(0);
    for (const name of await readdir(packs)) await rm(join(packs, name));
    backOnline();
    await vi.waitFor(() => expect(held()).toBe(0), patient);
    expect(servers.now()[0]?.error?.type).toBe(error);
    expect(events.filter(({ event }) => event.type === 'failed')).toHaveLength(1);
    await chmod(packs, 0o777);
    // Somebody who does not wait: what keeps it in step goes on from there.
    await servers.sync(places()[0]?.id ?? '');
    await vi.waitFor(() => expect(events.at(-1)?.event.type).toBe('synced'), { timeout: 3_000 });
    expect(held()).toBeGreaterThan(0);
    await servers.close();
  },
);
