/** The promises of every carrier, kept by a real relay and by a folder on a real WebDAV server. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { signingKeysFromSeed } from '../../../engine/bundles/envelope.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { connectToRelay } from '../../../engine/relay/relay-connection.ts';
import { type LogKeys, logKeysOf, signRaw } from '../../../engine/relay/relay-keys.ts';
import { createRelayPackStore } from '../../../engine/relay/relay-pack-store.ts';
import { createRelaySession, type RelaySession } from '../../../engine/relay/relay-session.ts';
import { sha256, toHex } from '../../../engine/secret/derive.ts';
import { createWebdavCarrierFiles } from '../../../engine/webdav/webdav-carrier-files.ts';
import { openLevelStore } from '../../../relay/level-store.ts';
import { decodeList, encodeList, signedBytes } from '../../../shared/wire/relay.ts';
import { apachePath } from '../../kit/apache-path.ts';
import { carrierPromises } from '../../kit/carrier-promises.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import type { LightReplica } from '../../kit/light-replica.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { unwrap } from '../../kit/vaults.ts';
import { startWebdavServer } from '../../kit/webdav-server.ts';

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

/** Tries all that a member could, under a key that is on no list, and is refused each time. The ids of all that lies there. */
async function asStranger(url: string, keys: LogKeys): Promise<readonly Uint8Array[]> {
  const ids: Uint8Array[] = [];
  const connected = await connectToRelay(url, {
    onTold: (told) => void (told.type === 'entry' && ids.push(told.i)),
    onClose: () => {},
  });
  if (!connected.ok) throw new Error(connected.error.type);
  const { ask, hello, close } = connected.value;
  const own = signingKeysFromSeed(randomBytes(32));
  const { log: o } = keys;
  const p = signRaw(signedBytes.enter(hello.n, o), keys.read);
  const { l = new Uint8Array() } = unwrap(await ask({ type: 'enter', o, n: hello.n, p, w: 0 }));
  unwrap(await ask({ type: 'since', o, s: 0, m: 1_000_000, a: 0 }));
  const list = unwrap(decodeList(l));
  const { a, n } = list;
  const next = encodeList({ ...list, n: n + 1 });
  const d = own.publicKey;
  const b = new Uint8Array(randomBytes(1_000));
  const k = new Uint8Array(randomBytes(24));
  const refused = [
    await ask({ type: 'put', o, k, b, d, g: signRaw(signedBytes.put(o, k, sha256(b)), own) }),
    await ask({ type: 'remove', o, i: ids, k: [], d, g: signRaw(signedBytes.remove(o, ids, []), own) }),
    await ask({ type: 'list', l: next, g: signRaw(signedBytes.list(next), own) }),
    await ask({ type: 'close', a, n, d, g: signRaw(signedBytes.close(a, n), own) }),
  ];
  for (const each of refused) expect(each).toMatchObject({ ok: false, error: { type: 'Refused' } });
  unwrap(await ask({ type: 'since', o, s: 0, m: 1_000_000, a: 0 }));
  // All of it is told once more, and nothing besides.
  expect(new Set(ids.map(toHex)).size).toBe(ids.length / 2);
  close();
  return ids.slice(0, ids.length / 2);
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
      // Somebody who was put out still knows the key for reading, and may do nothing but read. Whoever runs the relay may delete.
      vandalise: async () => {
        const keys = logKeysOf(group.epoch, origin);
        const ids = await asStranger(relay.url, keys);
        await relay.kill();
        const store = await openLevelStore(relay.data);
        const log = await store.log(keys.log);
        const some = ids.filter((_, place) => place % 2 === 0);
        if (log) await store.remove({ ...log, ids: some, kept: [], newest: log.newest, running: Date.now() });
        await store.close();
        await again();
        return some.length;
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
        const files = await filesIn(server.folder);
        for (const [at, file] of files.entries())
          if (at % 2 === 0) await rm(file);
          else await writeFile(file, randomBytes(5_000));
        return files.length;
      },
      contents: async () => Promise.all((await filesIn(server.folder)).map((file) => readFile(file))),
      end: server.end,
    };
  },
});
