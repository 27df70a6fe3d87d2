import type { Signed } from '../bundles/envelope.ts';
import { type Act, readAct } from '../space/acts.ts';

/**
 * The acts that somebody weeks offline needs to find the way back, to be left where the old epoch points: whatever may
 * change the epoch, and all it rests on. Who was admitted or given a role after the last of these is none of the business
 * of somebody who was removed and still reads there.
 */
export function actsToLeave(acts: readonly Signed[]): ReadonlySet<string> {
  const byId = new Map<string, Act>();
  const wanted: string[] = [];
  for (const signed of acts) {
    const act = readAct(signed);
    if (act.ok) byId.set(signed.id, act.value);
    if (!act.ok || !['admit', 'role', 'witness'].includes(act.value.what.y)) wanted.push(signed.id);
  }
  const left = new Set<string>();
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (left.has(id)) continue;
    left.add(id);
    wanted.push(...(byId.get(id)?.parents ?? []));
  }
  return left;
}
