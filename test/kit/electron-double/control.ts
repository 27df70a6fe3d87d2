/**
 * The test's hold on the doubled main process, over Node's channel to its parent. `evaluate` is what Playwright offers on a
 * real Electron; the rest only a double can do.
 *
 * | message  | what                                                                          |
 * |----------|-------------------------------------------------------------------------------|
 * | evaluate | runs a function's text with the module `electron` and one argument            |
 * | invoke   | calls an IPC handler as a frame of any address                                |
 * | look     | where Chromium listens, which channels are handled, utility processes so far  |
 */
import { endpoint } from './browser.ts';
import { loadedWindows } from './browser-window.ts';
import { type Frame, handledChannels, invoke } from './ipc.ts';
import { utilityPids } from './utility-process.ts';

export type ToDouble =
  | { readonly type: 'evaluate'; readonly id: number; readonly source: string; readonly argument: unknown }
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly frame: Frame | null;
      readonly words: readonly unknown[];
    }
  | { readonly type: 'look'; readonly id: number };

export interface FromDouble {
  readonly id: number;
  readonly value?: unknown;
  readonly refused?: string;
}

export interface DoubleView {
  readonly endpoint: string;
  /** How many windows have loaded their page so far. */
  readonly loaded: number;
  readonly channels: readonly string[];
  readonly utilityPids: readonly number[];
}

export function listenToTest(): void {
  process.on('message', (message: ToDouble) => {
    void answer(message).then(
      (value) => tell({ id: message.id, value }),
      (reason: unknown) => tell({ id: message.id, refused: String(reason instanceof Error ? reason.message : reason) }),
    );
  });
  process.channel?.unref();
}

async function answer(message: ToDouble): Promise<unknown> {
  switch (message.type) {
    case 'evaluate': {
      const run: (electron: object, argument: unknown) => unknown = new Function(`return (${message.source})`)();
      return await run(await import('./electron.ts'), message.argument);
    }
    case 'invoke':
      return await invoke(message.channel, { sender: {}, senderFrame: message.frame }, message.words);
    case 'look':
      return {
        endpoint,
        loaded: loadedWindows(),
        channels: handledChannels(),
        utilityPids: [...utilityPids],
      } satisfies DoubleView;
  }
}

function tell(message: FromDouble): void {
  if (process.connected) process.send?.(message);
}
