import type { Bundle } from '../bundles/bundle.ts';
import type { Trial } from './engine-api.ts';

/**
 * The bundles whose changes fail in the trial; tried together, and apart only where together they fail.
 * `documentOf`: the volume as it stands, saved; empty where it is not there yet.
 */
export async function failingTrial<T extends { readonly bundle: Bundle; readonly why?: string }>(
  bundles: readonly T[],
  documentOf: (volume: string) => Uint8Array,
  trial: Trial,
): Promise<T[]> {
  const failing: T[] = [];
  const byVolume = new Map<string, T[]>();
  for (const each of bundles)
    if (!each.why) byVolume.set(each.bundle.volume, [...(byVolume.get(each.bundle.volume) ?? []), each]);
  for (const [volume, list] of byVolume) {
    const document = documentOf(volume);
    const all = list.flatMap(({ bundle }) => bundle.changes);
    if (await trial(document, all)) continue;
    for (const each of list) if (!(await trial(document, each.bundle.changes))) failing.push(each);
  }
  return failing;
}
