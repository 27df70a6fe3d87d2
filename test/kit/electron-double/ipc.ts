/** ipcMain. */
import { EventEmitter } from 'node:events';
import type { PortDouble } from './ports.ts';

export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
  readonly postMessage?: (channel: string, message: unknown, transfer?: readonly PortDouble[]) => void;
}

export interface InvokeEvent {
  readonly sender: object;
  readonly senderFrame: Frame | null;
}

type Handler = (event: InvokeEvent, ...words: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
});

/** As if a window had called; tests also call it for windows that there should not be. */
export async function invoke(channel: string, event: InvokeEvent, words: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return await handler(event, ...words);
}

export function handledChannels(): string[] {
  return [...handlers.keys()];
}
