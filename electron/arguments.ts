/** What a start of the app, or the operating system, asks for: a folder, a link, a backup that was double-clicked. */
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { backupEnding } from '../engine/bridge/places.ts';
import { commandOfLink, linkScheme } from './deep-link.ts';

/** A second start hands its own over to the first, which reads it like everything that comes from outside. */
export const Wish = z.object({
  /** The vault's folder, where one was named. */
  folder: z.string().max(4_096).exactOptional(),
  /** For the window: `open:/encounter/ID`. */
  command: z
    .string()
    .regex(/^open:\/[a-z]+\/[0-9a-f]{32}$/)
    .exactOptional(),
  /** A sealed backup. */
  backup: z.string().max(4_096).exactOptional(),
});
export type Wish = z.infer<typeof Wish>;

/** `words`: without the program itself. `here`: the folder in which they were said. */
export function wishOf(words: readonly string[], here: string): Wish {
  // Electron and Chromium add switches of their own; we have none.
  const [word] = words.filter((each) => each !== '' && !each.startsWith('-'));
  if (word === undefined) return {};
  if (word.toLowerCase().startsWith(linkScheme)) {
    const command = commandOfLink(word);
    return command === undefined ? {} : { command };
  }
  // An address of another scheme is no folder; one letter before the colon is a drive of Windows.
  if (/^[a-z][a-z0-9+.-]+:/i.test(word)) return {};
  const path = isAbsolute(word) ? word : resolve(here, word);
  return path.toLowerCase().endsWith(backupEnding) ? { backup: path } : { folder: path };
}
