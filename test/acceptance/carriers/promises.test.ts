/** The promises of every carrier, kept by a real relay and by a folder on a real WebDAV server. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { createRelayPackStore } from '../../../engine/relay/relay-pack-store.ts';
import { createRelaySession, type RelaySession } from '../../../engine/relay/relay-session.ts';
import { createWebdavCarrierFiles } from '../../../engine/webdav/webdav-carrier-files.ts';
import { apachePath } from '../../kit/apache-path.ts';
import { carrierPromises } from '../../kit/carrier-promises.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import type { LightReplica } from '../../kit/light-replica.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { connect, newKey } from '../../kit/tiny-relay-client.ts';
import { unwrap } from '../../kit/vaults.ts';
import { startWebdavServer } from '../../kit/webdav-server.ts';

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

carrierPromises({
  name: 'a relay',
  lasts: true,
  make: async (group) => {
    let relay = await startRelay();
    let voucher = await relay.voucher();
    const sessions: RelaySession[] = [];
    const origin = relay.url;
    const again = async () => {
      relay = await relay.start('--listen', `127.0.0.1:${relay.port}`);
    };
    const sessionOf = (replica: LightReplica): RelaySession => {
      let memory: string | undefined;
      const session = createRelaySession({
        ...{ origin, space: group.space, replica, box: replica.box, clock: replica.clock },
        voucher: { text: () => voucher, used: () => {} },
        memory: {
          read: async () => memory,
          keep: async (text) => {
            memory = text;
          },
        },
      });
      sessions.push(session);
      return session;
    };
    // Who may write is a steward's to say: test/acceptance/carriers/relay.test.ts tells what happens before.
    const [first] = group.replicas;
    const steward = first && sessionOf(first);
    const stewardWasThere = async () => {
      const [space] = first?.spaces() ?? [];
      if (space && steward && (await steward.refresh()).ok) await steward.account.settle(space);
    };
    return {
      carrierOf: (replica, limits) => {
        const session = sessionOf(replica);
        const carrier = createPackCarrier({
          ...{ store: createRelayPackStore(session), replica, clock: replica.clock },
          limits: { packBytes: 240 * 1024, ...limits },
        });
        return {
          ...carrier,
          save: async (options) => {
            await stewardWasThere();
            return carrier.save(options);
          },
          sync: async (options) => {
            await stewardWasThere();
            return carrier.sync(options);
          },
        };
      },
      takeAway: () => relay.kill(),
      bringBack: again,
      wipe: async () => {
        await relay.kill();
        await rm(relay.data, { recursive: true });
        await again();
        voucher = await relay.voucher();
      },
      // Nobody who is no member can write there, or remove: test/acceptance/relay tries harder.
      vandalise: async () => {
        const stranger = await connect(relay.url);
        await stranger.put(randomBytes(32), newKey(), randomBytes(1_000));
        await stranger.close();
      },
      contents: async () => {
        return Promise.all((await filesIn(relay.data)).map((file) => readFile(file)));
      },
      end: async () => {
        for (const session of sessions) await session.close();
        await relay.end();
      },
    };
  },
});

carrierPromises({
  name: 'a folder on a WebDAV server',
  lasts: false,
  missing: existsSync(apachePath) ? undefined : `there is no ${apachePath} here; Debian: apt-get install apache2-bin`,
  make: async () => {
    const server = await startWebdavServer();
    return {
      carrierOf: (replica, limits) =>
        createFolderCarrier({
          ...{ files: unwrap(createWebdavCarrierFiles(server)), replica, clock: replica.clock },
          ...(limits && { limits }),
        }),
      takeAway: server.kill,
      bringBack: server.start,
      wipe: async () => {
        for (const name of await readdir(server.folder)) await rm(join(server.folder, name), { recursive: true });
      },
      vandalise: async () => {
        for (const [at, file] of (await filesIn(server.folder)).entries())
          if (at % 2 === 0) await rm(file);
          else await writeFile(file, randomBytes(5_000));
      },
      contents: async () => Promise.all((await filesIn(server.folder)).map((file) => readFile(file))),
      end: server.end,
    };
  },
});
