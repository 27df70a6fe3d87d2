/**
 * What the first screen needs, kept in the index beside the rows it was made of, so that a window shows it while the
 * rest of a large vault is still being read. It was made at one end of the log: after a crash, or when another program
 * wrote, it is older than the log, which whoever shows it is told.
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

export interface KeptGlance {
  readonly glance: unknown;
  /** Something was written since it was made. */
  readonly isOlder: boolean;
}

/** Undefined where there is none, or none that this code can read. */
export async function readGlance(index: Index, { end, version }: GlanceStamp): Promise<KeptGlance | undefined> {
  const value = await index.get(key);
  if (!value) return undefined;
  const kept: GlanceStamp & { readonly glance: unknown } = JSON.parse(new TextDecoder().decode(value));
  if (kept.version !== version) return undefined;
  return { glance: kept.glance, isOlder: kept.end.segment !== end.segment || kept.end.offset !== end.offset };
}

const key = 'glance';
