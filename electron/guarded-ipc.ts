/** Requests of windows: answered only where the sender is our own page at the top of a window, and what it sends is in form. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import { isTrustedSender } from './origin.ts';

/** Anything else gets an error that says nothing about why. */
export function answerWindows<T, R>(
  channel: string,
  payload: z.ZodType<T>,
  run: (input: T, event: IpcMainInvokeEvent) => R | Promise<R>,
): void {
  ipcMain.handle(channel, async (event, ...given: unknown[]) => {
    const input = payload.safeParse(given[0]);
    if (!isTrustedSender(event.senderFrame) || given.length > 1 || !input.success) throw new Error('refused');
    return run(input.data, event);
  });
}
