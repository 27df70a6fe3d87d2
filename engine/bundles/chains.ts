/**
 * Forks: one writer, one number, two bundles, because a vault was copied file by file. Automerge would refuse the second
 * (`duplicate seq`), so one branch counts and the other is set aside for its author's device to write anew. Which one is
 * a function of the set of bundles, never of the order they came in.
 */
export interface Link {
  readonly id: string;
  readonly n: number;
  readonly prev: string;
}

/** The bundles of one writer that do not count: at each number the lowest id that continues the counting branch wins. */
export function losingLinks(links: readonly Link[]): Set<string> {
  const losing = new Set<string>();
  const byNumber = new Map<number, Link[]>();
  for (const link of links) byNumber.set(link.n, [...(byNumber.get(link.n) ?? []), link]);
  let last: Link | undefined;
  for (const n of [...byNumber.keys()].sort((a, b) => a - b)) {
    const rivals = byNumber.get(n) ?? [];
    const before: Link | undefined = last?.n === n - 1 ? last : undefined;
    const fitting = rivals.filter((link) => !losing.has(link.prev) && (!before || link.prev === before.id));
    const winner = fitting.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    for (const rival of rivals) if (rival !== winner) losing.add(rival.id);
    if (winner) last = winner;
  }
  return losing;
}
