/** The engine as the browser host's child: its windows by number over the one channel. */
import type { FromEngine, ToEngine } from '../../engine/process/engine-message.ts';
import { runEngine } from '../../engine/process/run-engine.ts';
import type { VaultOptions } from '../../engine/vault/api.ts';
import { createInbox } from '../../shared/bridge/port.ts';
import type { EngineToWindow, WindowToEngine } from './window-message.ts';

/** Serves its parent until that says `end` or is gone. */
export function runEngineChild(vaultOptions?: VaultOptions): void {
  const windows = new Map<number, ReturnType<typeof createInbox>>();
  const engine = runEngine(tellHost, vaultOptions);

  const open = (window: number) => {
    const inbox = createInbox();
    windows.set(window, inbox);
    engine.connect({
      ...inbox.listen,
      send: (bytes) => tellHost({ type: 'bytes', window, bytes }),
      close: () => {
        if (!windows.delete(window)) return;
        inbox.closed();
        tellHost({ type: 'close', window });
      },
    });
  };

  process.on('message', (message: ToEngine | WindowToEngine) => {
    switch (message.type) {
      case 'open':
        return open(message.window);
      case 'bytes':
        return windows.get(message.window)?.receive(message.bytes);
      case 'close': {
        const inbox = windows.get(message.window);
        windows.delete(message.window);
        return inbox?.closed();
      }
      default:
        return engine.take(message);
    }
  });
  process.on('disconnect', () => engine.take({ type: 'end' }));
}

function tellHost(message: FromEngine | EngineToWindow): void {
  if (process.connected) process.send?.(message, undefined, {}, () => {});
}
