/** The engine as a process of its own: what slows or crashes it leaves the host answering, and its memory goes with it. */
import { type BridgeHost, createBridgeHost } from '../../engine/bridge/host.ts';
import type { VaultOptions } from '../../engine/vault/api.ts';
import { createInbox } from '../../shared/bridge/port.ts';
import type { ToEngine, ToHost } from './engine-message.ts';

/** Long enough to bundle and back up what is open; a process that hangs longer would keep the vault from the next. */
const mostClosingMilliseconds = 30_000;

/** Serves its parent until that says `end` or is gone. `vaultOptions`: what tests make cheaper. */
export function runEngine(vaultOptions?: VaultOptions): void {
  const windows = new Map<number, ReturnType<typeof createInbox>>();
  let starting: Promise<BridgeHost> | undefined;

  const end = async () => {
    setTimeout(() => process.exit(1), mostClosingMilliseconds).unref();
    await (await starting)?.close();
    process.exit(0);
  };

  const open = (host: BridgeHost, window: number) => {
    const inbox = createInbox();
    windows.set(window, inbox);
    host.connect({
      ...inbox.listen,
      send: (bytes) => tellHost({ type: 'bytes', window, bytes }),
      close: () => {
        if (!windows.delete(window)) return;
        inbox.closed();
        tellHost({ type: 'close', window });
      },
    });
  };

  const take = (host: BridgeHost, message: Exclude<ToEngine, { type: 'start' }>) => {
    switch (message.type) {
      case 'open':
        return open(host, message.window);
      case 'bytes':
        return windows.get(message.window)?.receive(message.bytes);
      case 'close': {
        const inbox = windows.get(message.window);
        windows.delete(message.window);
        return inbox?.closed();
      }
      case 'lock':
        return void host.lock(message.why);
      case 'end':
        return void end();
    }
  };

  process.on('message', (message: ToEngine) => {
    if (message.type === 'start') {
      const { folder, settingsFile, version } = message;
      starting = createBridgeHost({
        folder,
        settingsFile,
        version,
        clock: () => Date.now(),
        onBug: tellBug,
        ...(vaultOptions && { vaultOptions }),
      });
    } else void starting?.then((host) => take(host, message));
  });
  process.on('disconnect', () => void end());
  // Control-C reaches every process of the terminal; the host decides when it is time, and says so.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
}

function tellHost(message: ToHost): void {
  if (process.connected) process.send?.(message, undefined, {}, () => {});
}

/** The message of an error may quote what somebody wrote; where it happened never does. */
function tellBug(thrown: unknown, method: string): void {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(`samband: ${method} failed (${thrown instanceof Error ? thrown.name : typeof thrown})\n`);
  process.stderr.write(`${places.join('\n')}\n`);
}
