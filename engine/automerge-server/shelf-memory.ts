/**
 * What was seen of a server, kept between runs by whoever keeps it sealed: only what came since is then asked for. It counts
 * for nothing that the server does not confirm; an old one is as good, and where it does not fit all is asked for anew.
 */
import { z } from 'zod';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const PageName = z.string().regex(/^[0-9a-f]{16}$/);
const Count = z.number().int().nonnegative();

const DocumentMemory = z.object({
  heads: z.array(Hash).readonly(),
  others: z.array(Hash).readonly(),
  bytes: Count,
  lastOperation: Count,
});

const ShelfMemory = z.object({
  directory: DocumentMemory,
  listed: z.array(PageName).readonly(),
  closed: z.array(PageName).readonly(),
  pages: z.array(
    z.object({
      id: PageName,
      document: DocumentMemory,
      /** Name and size of a pack, then where its pieces here begin and how long they are. */
      pieces: z.array(z.tuple([z.string(), Count, z.array(z.tuple([Count, Count]))])),
      removed: z.array(z.string()).readonly(),
    }),
  ),
});

/** By epoch. */
const Memory = z.object({ version: z.literal(1), shelves: z.record(z.string(), ShelfMemory) });

export type ShelfMemory = z.infer<typeof ShelfMemory>;

export function readMemory(text: string | undefined): ReadonlyMap<string, ShelfMemory> {
  try {
    const read = Memory.safeParse(text === undefined ? undefined : JSON.parse(text));
    return new Map(Object.entries(read.data?.shelves ?? {}));
  } catch {
    return new Map();
  }
}

export function memoryText(shelves: ReadonlyMap<string, ShelfMemory>): string {
  return JSON.stringify({ version: 1, shelves: Object.fromEntries(shelves) } satisfies z.infer<typeof Memory>);
}
