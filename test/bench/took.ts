/** What came of so many appends that took so long each. */
export function summed(took: number[], elapsedMs: number) {
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { appends: took.length, perSecond: took.length / (elapsedMs / 1_000), p50: at(0.5), p99: at(0.99) };
}
