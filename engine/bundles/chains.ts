/**
 * Forks: one writer, one number, two bundles, because a vault was copied file by file. Automerge would refuse the second
 * (`duplicate seq`), so one branch counts and the other is set aside for its author's device to write anew. Which one is
 * a function of the set of bundles, never of the order they came in.
 */
export interface Link {
  readonly id: string;
  readonly n: number;
  readonly prev: string;
  readonly volume: string;
  /** Automerge sequence number of its first change, and how many changes follow each other. */
  readonly seq: number;
  readonly changes: readonly unknown[];
}

/** The bundles of one writer that do not count: at each number the lowest id that continues the counting branch wins. */
export function losingLinks(links: readonly Link[]): Set<string> {
  const losing = new Set<string>();
  const byNumber = new Map<number, Link[]>();
  for (const link of links) byNumber.set(link.n, [...(byNumber.get(link.n) ?? []), link]);
  const taken = new Set<string>();
  const slotsOf = (link: Link) => link.changes.map((_, index) => `${link.volume} ${link.seq + index}`);
  let last: Link | undefined;
  for (const n of [...byNumber.keys()].sort((a, b) => a - b)) {
    const rivals = byNumber.get(n) ?? [];
    const before: Link | undefined = last?.n === n - 1 ? last : undefined;
    // While bundles between are missing the chain cannot tell two branches apart; Automerge's own numbers still can.
    const fitting = rivals.filter(
      (link) =>
        !losing.has(link.prev) &&
        (!before || link.prev === before.id) &&
        !slotsOf(link).some((slot) => taken.has(slot)),
    );
    const winner = fitting.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    for (const rival of rivals) if (rival !== winner) losing.add(rival.id);
    if (!winner) continue;
    last = winner;
    for (const slot of slotsOf(winner)) taken.add(slot);
  }
  return losing;
}
