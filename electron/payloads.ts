/** What a window may ask main for, in the exact form and no larger. */
import { z } from 'zod';
import { mostMessageBytes } from '../shared/bridge/port.ts';

/** Any string at all, of which `fileName` makes a name. */
const Name = z.string().min(1).max(300);

export const FileToSave = z.strictObject({
  name: Name,
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= mostMessageBytes),
  /** A MIME type. */
  type: z.string().max(200),
});
export type FileToSave = z.infer<typeof FileToSave>;

export const PageToPrint = z.strictObject({ name: Name, html: z.string().max(32 * 1024 * 1024) });
export type PageToPrint = z.infer<typeof PageToPrint>;
