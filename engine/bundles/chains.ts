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

/**
 * The bundles of one writer that do not count: at each number the lowest id that continues the counting branch wins.
 * `tips`: bundles of a removed device that others witnessed; what leads to them wins over whatever it forges later.
 */
export function losingLinks(links: readonly Link[], tips: ReadonlySet<string> = new Set()): Set<string> {
  const pinned = leadingTo(tips, links);
  const losing = new Set<string>();
  const byNumber = new Map<number, Link[]>();
  for (const link of links) byNumber.set(link.n, [...(byNumber.get(link.n) ?? []), link]);
  const rank = (link: Link) => (pinned.has(link.id) ? 0 : 1);
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
    const winner = fitting.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0];
    for (const rival of rivals) if (rival !== winner) losing.add(rival.id);
    if (!winner) continue;
    last = winner;
    for (const slot of slotsOf(winner)) taken.add(slot);
  }
  return losing;
}

/** The tips, and all that leads to them: what was there when they were signed. */
export function leadingTo(tips: ReadonlySet<string>, links: readonly Pick<Link, 'id' | 'prev'>[]): ReadonlySet<string> {
  if (tips.size === 0) return tips;
  const byId = new Map(links.map((link) => [link.id, link]));
  const pinned = new Set(tips);
  for (const id of pinned) {
    const link = byId.get(id);
    if (link) pinned.add(link.prev);
  }
  return pinned;
}
