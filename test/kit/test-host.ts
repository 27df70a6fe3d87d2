/** The real host and engine process on a fresh folder, with no browser: for looking at the host from outside. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, startHost } from '../../cli/host/host.ts';
import type { BridgeClient } from '../../shared/bridge/client.ts';
import { openBridge } from './bridge-socket.ts';
import { packageRoot } from './package-root.ts';
import { testPassphrase, unwrap } from './vaults.ts';

export { packageRoot };

/** Comrades of one test find each other; those of another, which may run beside it, are not in the room. */
process.env['SAMBAND_TEST_UDP_PORT'] ??= String(20_000 + (process.pid % 10_000));

/** The same host that `samband open` starts, with the test's engine. `clock`: milliseconds that only grow. */
export function startTestHost(folder: string, settingsFile: string, clock = () => performance.now()): Promise<Host> {
  return startHost({
    folder,
    settingsFile,
    version: 'test',
    renderer: join(packageRoot, 'dist/renderer'),
    engineEntry: join(packageRoot, 'dist/test/kit/engine-child.js'),
    clock,
    random: randomBytes,
  });
}

export interface HostScene {
  readonly host: Host;
  readonly folder: string;
  readonly settingsFile: string;
  /** 43 characters, good for one window. */
  readonly pass: () => string;
  readonly close: () => Promise<void>;
}

export async function hostScene(clock?: () => number): Promise<HostScene> {
  const root = await mkdtemp(join(tmpdir(), 'samband-host-'));
  const [folder, settingsFile] = [join(root, 'vault'), join(root, 'settings.json')];
  const host = await startTestHost(folder, settingsFile, clock);
  return {
    host,
    folder,
    settingsFile,
    pass: () => host.passAddress('/').split('=')[1] ?? '',
    close: async () => {
      await host.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

export type VaultToMake = 'empty' | 'demo' | ((bridge: BridgeClient) => Promise<void>);

/** Makes a vault over the bridge, with the passphrase `testPassphrase`, and leaves it open unless it should be locked. */
export async function makeVault(host: Host, what: VaultToMake, locked = false, name = 'Ida Example'): Promise<void> {
  const { bridge, socket } = await openBridge(host.origin, host.passAddress('/'));
  unwrap(await bridge.call('create', { name, passphrase: passphraseBytes(), demo: what === 'demo' }));
  if (typeof what === 'function') await what(bridge);
  if (locked) unwrap(await bridge.call('lock', {}));
  socket.close();
}

export function passphraseBytes(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(testPassphrase);
}

export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 20_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`still not so after ${milliseconds} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
