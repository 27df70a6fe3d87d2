import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLevelStore } from '../../../relay/level-store.ts';
import { relayStorePromises } from '../../kit/relay-store-promises.ts';

relayStorePromises('the embedded store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-relay-'));
  let store = await openLevelStore(folder);
  return {
    store,
    restart: async () => {
      await store.close();
      store = await openLevelStore(folder);
      return store;
    },
    end: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
