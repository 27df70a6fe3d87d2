/** The engine as a process of its own: what slows or crashes it leaves its host answering, and its memory goes with it. */
import type { BytePort } from '../../shared/bridge/port.ts';
import { type BridgeHost, createBridgeHost } from '../bridge/host.ts';
import type { VaultOptions } from '../vault/api.ts';
import type { FromEngine, ToEngine } from './engine-message.ts';
import { endOnUncaught, errorPlaces } from './error-places.ts';

/** Long enough to bundle and back up what is open; a process that hangs longer would keep the vault from the next. */
const mostClosingMilliseconds = 30_000;

export interface RunningEngine {
  readonly take: (message: ToEngine) => void;
  /** A window has come. */
  readonly connect: (port: BytePort) => void;
}

/** `vaultOptions`: what tests make cheaper. */
export function runEngine(tell: (message: FromEngine) => void, vaultOptions?: VaultOptions): RunningEngine {
  let starting: Promise<BridgeHost> | undefined;

  const lock = async (why: string) => {
    await (await starting)?.lock(why);
    tell({ type: 'locked' });
  };
  const end = async () => {
    setTimeout(() => process.exit(1), mostClosingMilliseconds).unref();
    await (await starting)?.close();
    tell({ type: 'locked' });
    process.exit(0);
  };

  // The host starts another one, which reads from the disk what is true.
  endOnUncaught(() => process.exit(1));
  // Control-C reaches every process of the terminal; the host decides when it is time, and says so.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

  return {
    connect: (port) => void starting?.then((host) => host.connect(port)),
    take: (message) => {
      switch (message.type) {
        case 'start': {
          const { folder, settingsFile, version } = message;
          starting = createBridgeHost({
            folder,
            settingsFile,
            version,
            clock: () => Date.now(),
            onBug: tellBug,
            onVault: (isOpen) => tell({ type: 'vault', isOpen }),
            onSettings: (settings) => tell({ type: 'settings', settings }),
            ...(vaultOptions && { vaultOptions }),
          });
          return;
        }
        case 'lock':
          return void lock(message.why);
        case 'end':
          return void end();
      }
    },
  };
}

function tellBug(thrown: unknown, method: string): void {
  process.stderr.write(`samband: ${method} failed: ${errorPlaces(thrown)}\n`);
}
