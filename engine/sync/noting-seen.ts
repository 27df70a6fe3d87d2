/** When another device was last heard of, by what a carrier brought of it. */
import type { Replica } from './replica.ts';
import type { SyncMemory } from './sync-store.ts';

/** Runs a pass, and notes whose word it brought. */
export type Noting = <T>(way: string, pass: () => Promise<T>) => Promise<T>;

export function notingSeen(
  replica: Pick<Replica, 'device' | 'spaces' | 'receipts'>,
  clock: () => number,
  remember: (change: (seen: SyncMemory['seen']) => SyncMemory['seen']) => Promise<void>,
): Noting {
  const stamps = (): Map<string, number> => {
    const latest = new Map<string, number>();
    for (const { id } of replica.spaces())
      for (const { device, stamp } of replica.receipts(id))
        latest.set(device, Math.max(stamp, latest.get(device) ?? 0));
    return latest;
  };
  return async (way, pass) => {
    const before = stamps();
    const done = await pass();
    const news = [...stamps()].filter(
      ([device, stamp]) => device !== replica.device && stamp > (before.get(device) ?? 0),
    );
    if (news.length > 0)
      await remember((now) => {
        const seen = { ...now };
        for (const [device, stamp] of news) {
          // It was there when that was said, by its own clock, and no later than now.
          const at = Math.min(stamp, clock());
          if (at > (seen[device]?.at ?? 0)) seen[device] = { at, way };
        }
        return seen;
      });
    return done;
  };
}
