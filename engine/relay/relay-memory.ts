/** What this laptop remembers of one space at one relay: enough to notice that a log was lost, or set back to an earlier day. */
import { z } from 'zod';

const Memory = z.object({
  /** Counts what was noticed: what was read back before it counts no more. */
  lives: z.number(),
  /** By log, hex: where it had come to. */
  logs: z.record(z.string(), z.object({ birth: z.string(), number: z.number(), id: z.string() })),
  /** Packs this device wrote, by name: these it may remove. */
  own: z.array(z.string()),
});
export type RelayMemory = z.infer<typeof Memory>;

/** Where it is kept, sealed. */
export interface RelayMemoryPlace {
  readonly read: () => Promise<string | undefined>;
  readonly keep: (text: string) => Promise<unknown>;
}

export async function readRelayMemory(place: RelayMemoryPlace): Promise<RelayMemory> {
  try {
    const parsed = Memory.safeParse(JSON.parse((await place.read()) ?? ''));
    if (parsed.success) return parsed.data;
  } catch {
    // Nothing yet, or damaged: what lies there is looked at anew.
  }
  return { lives: 0, logs: {}, own: [] };
}
