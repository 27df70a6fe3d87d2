/** Whether something that may happen now and then happens again and again. */
export const mostCrashes = 5;
const withinMilliseconds = 60_000;

/** Call it at each crash. True for the sixth within a minute; then counting starts anew. `clock`: milliseconds that only grow. */
export function createTooOften(clock: () => number): () => boolean {
  let crashes: number[] = [];
  return () => {
    const now = clock();
    crashes = [...crashes.filter((at) => at > now - withinMilliseconds), now];
    const isTooOften = crashes.length > mostCrashes;
    if (isTooOften) crashes = [];
    return isTooOften;
  };
}
