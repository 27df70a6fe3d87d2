/** A comrade on a laptop of their own, without a window: the real host and engine, driven over the bridge. */

import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import { openBridge } from './bridge-socket.ts';
import { hostScene, makeVault, until, type VaultToMake } from './test-host.ts';
import { unwrap } from './vaults.ts';

export interface ComradeHost {
  readonly bridge: BridgeClient;
  readonly sync: () => Promise<SyncState>;
  /** Waits for something of its state and gives it. */
  readonly seen: <T>(select: (state: SyncState) => T | undefined) => Promise<T>;
  /** SIGSTOP to its engine, as a lid that is closed: it says nothing more, not even goodbye. */
  readonly vanish: () => void;
  readonly close: () => Promise<void>;
}

export async function comradeHost(name: string, vault: VaultToMake = 'empty'): Promise<ComradeHost> {
  const scene = await hostScene();
  await makeVault(scene.host, vault, false, name);
  const { bridge, socket } = await openBridge(scene.host.origin, scene.host.passAddress('/'));
  const sync = async () => unwrap(await bridge.call('syncState', {}));
  return {
    bridge,
    sync,
    seen: async (select) => {
      let found: ReturnType<typeof select>;
      await until(async () => {
        found = select(await sync());
        return found !== undefined;
      });
      return found as NonNullable<typeof found>;
    },
    vanish: () => process.kill(scene.host.enginePid() ?? 0, 'SIGSTOP'),
    close: async () => {
      process.kill(scene.host.enginePid() ?? 0, 'SIGCONT');
      socket.close();
      await scene.close();
    },
  };
}

/** Where a comrade on the same computer dials: the door is open on every address of it. */
export function loopback({ meet }: SyncState): string {
  return `127.0.0.1:${meet.port ?? 0}`;
}
