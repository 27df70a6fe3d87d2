/** The engine as Electron's utility process: what slows or crashes it leaves the windows alone, and its memory goes with it. */
import type { MessagePortMain, ParentPort } from 'electron';
import { type BridgeHost, createBridgeHost } from '../engine/bridge/host.ts';
import type { VaultOptions } from '../engine/vault/api.ts';
import { type BytePort, createInbox, mostMessageBytes } from '../shared/bridge/port.ts';
import type { FromEngine, ToEngine } from './engine-message.ts';

/** Long enough to bundle and back up what is open; a process that hangs longer would keep the vault from the next. */
const mostClosingMilliseconds = 30_000;

/** `vaultOptions`: what tests make cheaper. */
export function runEngine(parent: ParentPort, vaultOptions?: VaultOptions): void {
  let starting: Promise<BridgeHost> | undefined;
  const tell = (message: FromEngine) => parent.postMessage(message);

  const take = async (host: BridgeHost, message: Exclude<ToEngine, { type: 'start' }>, port?: MessagePortMain) => {
    switch (message.type) {
      case 'open':
        if (port) host.connect(bytePortOf(port));
        return;
      case 'lock':
        await host.lock(message.why);
        return tell({ type: 'locked' });
      case 'end':
        setTimeout(() => process.exit(1), mostClosingMilliseconds).unref();
        await host.close();
        tell({ type: 'locked' });
        process.exit(0);
    }
  };

  parent.on('message', ({ data, ports }) => {
    const message: ToEngine = data;
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
    } else void starting?.then((host) => take(host, message, ports[0]));
  });
  // Control-C reaches every process of the terminal; main decides when it is time, and says so.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
}

function bytePortOf(port: MessagePortMain): BytePort {
  const { receive, closed, listen } = createInbox();
  const end = () => {
    closed();
    port.close();
  };
  port.on('message', ({ data }) => {
    if (data instanceof Uint8Array && data.byteLength <= mostMessageBytes) receive(data);
    else end();
  });
  port.on('close', closed);
  port.start();
  return {
    ...listen,
    send: (bytes) => port.postMessage(bytes),
    close: () => {
      port.postMessage('closed');
      end();
    },
  };
}

/** The message of an error may quote what somebody wrote; where it happened never does. */
function tellBug(thrown: unknown, method: string): void {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(`samband: ${method} failed (${thrown instanceof Error ? thrown.name : typeof thrown})\n`);
  process.stderr.write(`${places.join('\n')}\n`);
}
