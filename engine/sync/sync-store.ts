/** What the ways to sync remember on this laptop alone: watched folders, who was seen when, what carriers held. */
import { z } from 'zod';
import type { Range, Vector } from '../bundles/vector.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { ServerPlace } from './server-place.ts';

const Memory = z.object({
  /** Whether this vault looks for comrades whenever it is open. */
  meetAlways: z.boolean().optional(),
  folders: z.array(
    z.object({
      path: z.string(),
      watched: z.boolean(),
      /** When it was last in step, milliseconds since 1970. */
      at: z.number().optional(),
      /** What was read back of it, by space: writer → ranges. */
      held: z.record(z.string(), z.array(z.tuple([z.string(), z.array(z.tuple([z.number(), z.number()]))]))).optional(),
    }),
  ),
  servers: z.array(ServerPlace).default([]),
  /** How many entries the ledger had when it was last looked at what others changed. */
  looked: z.number().optional(),
  /** By device: when, and over which way, it was last connected. */
  seen: z.record(z.string(), z.object({ at: z.number(), way: z.string() })),
});
export type SyncMemory = z.infer<typeof Memory>;
export type RememberedFolder = SyncMemory['folders'][number];

const name = 'memory';

export async function readMemory(store: SealedStore): Promise<SyncMemory> {
  try {
    const parsed = Memory.safeParse(JSON.parse((await store.read(name)) ?? ''));
    if (parsed.success) return parsed.data;
  } catch {
    // Nothing yet, or damaged: it is found out anew at the next sync.
  }
  return { folders: [], servers: [], seen: {} };
}

export async function writeMemory(store: SealedStore, memory: SyncMemory): Promise<void> {
  await store.keep(name, JSON.stringify(memory));
}

export function vectorOfHeld(held: readonly (readonly [string, readonly Range[]])[]): Vector {
  return new Map(held);
}
function heldOfVector(vector: Vector): [string, [number, number][]][] {
  return [...vector].map(([writer, ranges]) => [writer, ranges.map(([from, to]): [number, number] => [from, to])]);
}
/** What a carrier holds, by space, as it is kept. */
export function heldOfCustody(
  custody: readonly { readonly space: string; readonly vector: Vector }[],
): NonNullable<RememberedFolder['held']> {
  return Object.fromEntries(custody.map(({ space, vector }) => [space, heldOfVector(vector)]));
}

/** By space; nothing where a carrier was never read back. */
export function vectorsOfHeld(held: RememberedFolder['held']): ReadonlyMap<string, Vector> {
  return new Map(Object.entries(held ?? {}).map(([space, vector]) => [space, vectorOfHeld(vector)]));
}
