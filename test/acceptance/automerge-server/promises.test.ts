import {
  type AutomergePackStore,
  createAutomergePackStore,
} from '../../../engine/automerge-server/automerge-pack-store.ts';
import { serverUrl } from '../../../engine/automerge-server/server-url.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { strangerChanges } from '../../kit/automerge-stranger.ts';
import { carrierPromises } from '../../kit/carrier-promises.ts';
import { documentsIn, filesOn, startStockServer, whyNoStockServer } from '../../kit/stock-server.ts';
import { unwrap } from '../../kit/vaults.ts';

carrierPromises({
  name: 'a stock automerge-repo sync server',
  lasts: true,
  missing: whyNoStockServer(),
  make: async () => {
    const server = await startStockServer();
    const url = unwrap(serverUrl(server.url, false));
    const stores: AutomergePackStore[] = [];
    return {
      carrierOf: (replica, limits) => {
        const store = createAutomergePackStore({ url, origin: 'wss://sync.example' });
        stores.push(store);
        return createPackCarrier({ store, replica, clock: replica.clock, ...(limits && { limits }) });
      },
      takeAway: server.kill,
      bringBack: server.start,
      wipe: async () => {
        await server.kill();
        await server.wipe();
        await server.start();
      },
      vandalise: async () => {
        let spoiled = 0;
        for (const id of documentsIn(await filesOn(server, (bytes) => bytes > 120_000)))
          await strangerChanges(url, id, (document) => {
            for (const [at, key] of Object.keys(document).entries())
              if (++spoiled && at % 2 === 0) delete document[key];
              else document[key] = new Uint8Array(5_000).fill(7);
            for (let n = 0; n < 20; n++) document[`stranger ${n}`] = { nothing: ['but', 'trouble', n] };
          });
        return spoiled;
      },
      contents: async () => {
        const files = await filesOn(server, (bytes) => bytes > 50_000);
        return files.flatMap(([path, bytes]) => [Buffer.from(path), bytes]);
      },
      end: async () => {
        for (const store of stores) await store.close();
        await server.end();
      },
    };
  },
});
