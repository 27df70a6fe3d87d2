/**
 * Numbers that may be told of organisations nobody may name.
 *
 * A number hides no one if it can be taken apart, so:
 *
 * 1. Counted is only what the audience could read record by record if it were named: nothing of a narrower space, of an
 *    organisation held back or of one that refused.
 * 2. Those that agreed to be named are counted always: who reads their names can take them away again. What is left is
 *    nothing or `smallest` organisations and more. A public report names nobody but asks the same, so that a coalition's
 *    list of names subtracts nothing from it.
 * 3. Of that rest never the number is told but the step below it: "at least 5" may be nine. All audiences share the
 *    steps, so a coalition's number beside the public one narrows it no further, and numbers by supplier, by function
 *    and by quarter do not add up, since one organisation can stand in several. (A circle counts with its own consents;
 *    its readers hold the coalition's records anyway.)
 * 4. They are counted over all the audience's spaces, never over the scope: else the reports on two days would tell
 *    what the meeting between them added.
 *
 * What remains: a number that crosses a step between two reports says that something was added since.
 */
import type { AudienceWord } from './choice.ts';

const steps = [3, 5, 10, 20, 50, 100, 200, 500, 1_000];
const smallestGroup = (audience: AudienceWord): number => (audience === 'public' ? 5 : 3);

export interface Entry<T> {
  /** The organisation's row. Counted once in a group, however often it stands there. */
  readonly organisation: string;
  readonly agreed: boolean;
  /** What makes two entries one group. */
  readonly key: string;
  readonly value: T;
}

export interface Group<T> {
  readonly value: T;
  readonly atLeast: number;
}

/** The largest groups first, else by key. The value is one of those counted. */
export function groupsOf<T>(entries: readonly Entry<T>[], audience: AudienceWord): Group<T>[] {
  const groups = new Map<string, Map<string, Entry<T>>>();
  for (const entry of entries) {
    const group = groups.get(entry.key) ?? new Map<string, Entry<T>>();
    if (!group.has(entry.organisation)) group.set(entry.organisation, entry);
    groups.set(entry.key, group);
  }
  return [...groups]
    .flatMap(([key, group]) => {
      const agreed = [...group.values()].filter((entry) => entry.agreed);
      const others = [...group.values()].filter((entry) => !entry.agreed);
      const rest = lowerBound(others.length, audience);
      const atLeast = agreed.length + rest;
      // Told as one of those counted has it: how somebody spelt a supplier is theirs as well.
      const [first] = rest > 0 ? [...agreed, ...others] : agreed;
      return first && atLeast >= smallestGroup(audience) ? [{ key, value: first.value, atLeast }] : [];
    })
    .sort((a, b) => b.atLeast - a.atLeast || (a.key < b.key ? -1 : 1))
    .map(({ value, atLeast }) => ({ value, atLeast }));
}

/** The step at or below a number of organisations; zero where they are too few to be told of. */
export function lowerBound(number: number, audience: AudienceWord): number {
  return steps.filter((step) => step >= smallestGroup(audience) && step <= number).at(-1) ?? 0;
}
