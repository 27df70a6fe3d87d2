/** The running time (running-time.ts) of the embedded store. */
import { keyOf, keysFrom, recordIn } from './level-records.ts';
import { isCorruption, type Level, type Steps, unlessCorrupt } from './level-steps.ts';
import type { StoreClock, Tick } from './store.ts';

export async function tickLevel(steps: Steps, { ran, now }: Tick): Promise<StoreClock> {
  const key = keyOf.clock();
  const going = await goOn();
  if (going) return going;
  const began = Math.max(now, await latestIn(steps.level()));
  return (await goOn({ now: began, since: began })) ?? { now: began, since: began };

  function goOn(first?: StoreClock): Promise<StoreClock | undefined> {
    return steps.run([key], async (step) => {
      const there = await step.get('clock', key);
      const clock = there ? { ...there, now: there.now + ran } : first;
      if (clock) step.put('clock', key, clock);
      return clock;
    });
  }
}

/** For what is made anew while nothing else may use the store; 0 where it has no clock. */
export async function clockIn(level: Level): Promise<number> {
  const key = keyOf.clock();
  const value = await level.get(key).catch(unlessCorrupt);
  return (value && recordIn('clock', key, value)?.now) ?? 0;
}

/** A store of an earlier release, or one that lost its clock: nothing in it may lie ahead. */
async function latestIn(level: Level): Promise<number> {
  let latest = 0;
  try {
    for await (const [key, value] of level.iterator(keysFrom('a')))
      latest = Math.max(latest, recordIn('account', key, value)?.seen ?? 0);
    for await (const [key, value] of level.iterator(keysFrom('l')))
      latest = Math.max(latest, recordIn('log', key, value)?.superseded ?? 0);
  } catch (thrown) {
    if (!isCorruption(thrown)) throw thrown;
  }
  return latest;
}
