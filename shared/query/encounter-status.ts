import type { StatusLogEntry } from '../model/encounter.ts';
import type { EncounterStatus } from '../model/enumerations.ts';
import { leavesOf } from '../model/event-log.ts';

const rank: readonly string[] = [
  'held',
  'missed',
  'cancelled',
  'declined',
  'planned',
  'half_planned',
  'asked',
  'wanted',
];
const against: readonly string[] = ['missed', 'cancelled', 'declined'];

export interface StatusReading {
  /** The status shown; a word of a newer version is shown as it is. */
  readonly status: string;
  readonly entry: StatusLogEntry | undefined;
  /** What others decided at the same time. */
  readonly concurrent: readonly StatusLogEntry[];
  /** Held against not held: waits in the inbox and stays out of coalition and public exports until settled. */
  readonly contradiction: boolean;
}

/** The standing status: the one leaf, or of several concurrent ones the highest in rank. */
export function statusOf(statusLog: readonly StatusLogEntry[]): StatusReading {
  const [only, second] = statusLog;
  // Nearly every encounter has one entry, and lists ask for ten thousand of them.
  if (only && !second && !only.retracted)
    return { status: only.status, entry: only, concurrent: [], contradiction: false };
  const leaves = leavesOf(statusLog);
  const place = (entry: StatusLogEntry) => (rank.includes(entry.status) ? rank.indexOf(entry.status) : rank.length);
  const [entry, ...concurrent] = [...leaves].sort(
    (a, b) => place(a) - place(b) || b.at - a.at || (a.id < b.id ? -1 : 1),
  );
  const words = leaves.map((leaf) => leaf.status);
  return {
    status: entry?.status ?? 'wanted',
    entry,
    concurrent: concurrent.filter((other) => other.status !== entry?.status),
    contradiction: words.includes('held') && words.some((word) => against.includes(word)),
  };
}

/** True where the status says it lies ahead of us. */
export function isTarget(status: string): boolean {
  const ahead: readonly EncounterStatus[] = ['wanted', 'asked', 'half_planned', 'planned'];
  return ahead.some((each) => each === status);
}
