/** What each bundle of one writer counts for now, by membership and fork rule: a function of what is known, in any order. */
import { leadingTo, losingLinks } from '../bundles/chains.ts';
import type { Membership } from '../space/membership.ts';
import type { LedgerEntry } from './ledger.ts';

type Verdict = Pick<LedgerEntry, 'status' | 'why'>;

/** Sets the verdicts on the entries; returns those that changed to or from applied. `changed` hears of every change. */
export function judgeWriter(
  entries: readonly LedgerEntry[],
  membership: Membership | undefined,
  isMine: (device: string) => boolean,
  changed: (entry: LedgerEntry) => void,
): LedgerEntry[] {
  const standing = entries.filter((entry) => entry.status !== 'refused');
  const tips = membership?.witnessed.get(entries[0]?.writer ?? '') ?? new Set<string>();
  const witnessed = leadingTo(tips, standing);
  const device = entries[0]?.device ?? '';
  const isOut = (membership?.members.get(device)?.removedBy.length ?? 0) > 0 && !isMine(device);
  // What counts for nothing anyway must not stand in the way of what does.
  const losing = losingLinks(isOut ? standing.filter(({ id }) => witnessed.has(id)) : standing, tips);
  const turned: LedgerEntry[] = [];
  for (const entry of standing) {
    const verdict = verdictOn(entry, membership, { losing, witnessed }, isMine);
    if (verdict.status === entry.status && verdict.why === entry.why) continue;
    if (verdict.status === 'applied' || entry.status === 'applied') turned.push(entry);
    entry.status = verdict.status;
    if (verdict.why) entry.why = verdict.why;
    else delete entry.why;
    changed(entry);
  }
  return turned;
}

function verdictOn(
  entry: LedgerEntry,
  membership: Membership | undefined,
  { losing, witnessed }: { readonly losing: ReadonlySet<string>; readonly witnessed: ReadonlySet<string> },
  isMine: (device: string) => boolean,
): Verdict {
  const member = membership?.members.get(entry.device);
  if (!member) return { status: 'held', why: 'not a member' };
  // Not by its number: a number it left out can be filled in later, below whatever bound.
  if (member.removedBy.length > 0 && !witnessed.has(entry.id) && !isMine(entry.device))
    return { status: 'held', why: 'after its removal' };
  return losing.has(entry.id) ? { status: 'losing', why: 'fork' } : { status: 'applied' };
}
