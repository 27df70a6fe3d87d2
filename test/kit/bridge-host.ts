/** The engine's host on a fresh folder, which goes when the test ends. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BridgeHost, createBridgeHost } from '../../engine/bridge/host.ts';
import { testVaultOptions } from './vault-options.ts';

export async function bridgeHost(): Promise<BridgeHost> {
  const root = await mkdtemp(join(tmpdir(), 'samband-bridge-'));
  const host = await createBridgeHost({
    folder: join(root, 'vault'),
    settingsFile: join(root, 'settings.json'),
    version: 'test',
    clock: Date.now,
    vaultOptions: testVaultOptions,
    onBug: (thrown) => {
      throw thrown;
    },
  });
  onTestFinished(async () => {
    await host.close();
    await rm(root, { recursive: true, force: true });
  });
  return host;
}
