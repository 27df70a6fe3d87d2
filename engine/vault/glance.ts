/**
 * What the first screen needs, kept in the index beside the rows it was made of, so that a window shows it while the
 * rest of a large vault is still being read. It holds for one end of the log only: whatever was written or received
 * since makes it void, and then opening takes as long as it takes.
 */
import type { Index } from '../disk/index-port.ts';
import type { Position } from '../disk/segments.ts';

/** `version`: of the rows, as in the catalog: other code folds other rows. */
export interface GlanceStamp {
  readonly end: Position;
  readonly version: number;
}

/** `glance`: whatever the shell wishes to see again, as JSON. */
export async function keepGlance(index: Index, stamp: GlanceStamp, glance: unknown): Promise<void> {
  const value = new TextEncoder().encode(JSON.stringify({ ...stamp, glance }));
  // Without it the next opening is slower, no more.
  await index.batch([{ put: key, value }]).catch(() => undefined);
}

/** Undefined where there is none for this state of the log. */
export async function readGlance(index: Index, { end, version }: GlanceStamp): Promise<unknown> {
  const value = await index.get(key);
  if (!value) return undefined;
  const kept: GlanceStamp & { readonly glance: unknown } = JSON.parse(new TextDecoder().decode(value));
  const holds = kept.version === version && kept.end.segment === end.segment && kept.end.offset === end.offset;
  return holds ? kept.glance : undefined;
}

const key = 'glance';
