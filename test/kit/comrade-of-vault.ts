/** A vault that lies on the disk, locked, as one of the comrades of comrades.ts: so it meets what others wrote meanwhile. */
import { openLevelIndex } from '../../engine/disk/level-index.ts';
import { createNodeFiles } from '../../engine/disk/node-files.ts';
import { deriveKey, fromHex, toHex } from '../../engine/secret/derive.ts';
import { masterKeyByPassphrase, readKeyFile } from '../../engine/secret/key-file.ts';
import { keysOf, readDeviceState, writeDeviceState } from '../../engine/vault/device-state.ts';
import { openEngine } from '../../engine/vault/engine.ts';
import type { Comrade } from './comrades.ts';
import { createFaultyDisk } from './faulty-files.ts';
import { createRandom } from './random.ts';
import { testPassphrase, unwrap } from './vaults.ts';

/** Opens it, lets `use` deliver and receive, and closes it again. */
export async function withVaultAsComrade(folder: string, use: (vault: Comrade) => Promise<void>): Promise<void> {
  const files = createNodeFiles(folder);
  const keyFile = unwrap(await readKeyFile(files)).file;
  const masterKey = await masterKeyByPassphrase(keyFile, new TextEncoder().encode(testPassphrase));
  if (!masterKey) throw new Error('not the test’s passphrase');
  const stateKey = deriveKey(masterKey, 'device-state');
  const state = unwrap(await readDeviceState(files, stateKey));
  const random = createRandom(Date.now());
  const keyring = new Map(Object.entries(state.epochKeys).map(([epoch, key]) => [epoch, fromHex(key)]));
  const engine = unwrap(
    await openEngine({
      files,
      index: unwrap(
        await openLevelIndex(folder, {
          names: deriveKey(masterKey, 'index-names'),
          values: deriveKey(masterKey, 'index-values'),
        }),
      ),
      vaultId: fromHex(keyFile.vault),
      segmentKey: deriveKey(masterKey, 'segments'),
      device: keysOf(state),
      keyring,
      saveKeys: async (keys) => {
        for (const [epoch, key] of keys) keyring.set(epoch, Uint8Array.from(key));
        const epochKeys = Object.fromEntries([...keyring].map(([epoch, key]) => [epoch, toHex(key)]));
        return writeDeviceState(files, stateKey, { ...state, epochKeys });
      },
      saltOf: (space) => state.writers[space] ?? '',
      drawNewWriters: async () => {},
      clock: Date.now,
      newId: () => toHex(random.bytes(16)),
      trial: async () => true,
      markApplying: async () => {},
      quarantine: async () => {},
      quarantined: new Set(),
    }),
  );
  try {
    await use({
      name: state.personName,
      device: keysOf(state),
      disk: createFaultyDisk(),
      indexValues: new Map(),
      writers: new Map(Object.entries(state.writers)),
      // Of the spaces that are shared; what is private stays here.
      keyring: new Map(
        engine
          .spaces()
          .filter(({ info }) => info.width === 'coalition')
          .flatMap(({ epochKeys }) => [...epochKeys]),
      ),
      engine,
      saved: new Map(),
      random,
      context: () => ({
        now: Date.now(),
        today: new Date().toISOString().slice(0, 10),
        me: state.person,
        newId: () => toHex(random.bytes(16)),
        spaces: engine.spaces().map(({ info }) => info),
      }),
    });
  } finally {
    await engine.close();
  }
}
