/**
 * State kept as a log of events instead of one register: an Automerge register forgets its losing side at the next
 * write, a log never does. Each entry names the entries it replaces (`after`); the leaves are those that nothing
 * replaces. Several leaves mean that people decided at the same time.
 */
import type { LogEntry } from './field.ts';

/** The entries nothing standing replaces, oldest first (ties by id, so that every device shows one order). */
export function leavesOf<E extends LogEntry>(entries: readonly E[]): E[] {
  const standing = entries.filter((entry) => !entry.retracted);
  const replaced = new Set(standing.flatMap((entry) => entry.after.filter((id) => id !== entry.id)));
  const leaves = standing.filter((entry) => !replaced.has(entry.id));
  // Entries that replace each other in a circle can only be forged; then all of them count, so that none is hidden.
  return inOrder(leaves.length === 0 ? standing : leaves);
}

/** What a new entry must name as `after` so that it replaces everything its author could see. */
export function replacesAll(entries: readonly LogEntry[]): string[] {
  return leavesOf(entries).map((entry) => entry.id);
}

export function inOrder<E extends LogEntry>(entries: readonly E[]): E[] {
  return [...entries].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
