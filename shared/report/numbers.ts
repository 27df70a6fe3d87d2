/**
 * Numbers that may be told of organisations nobody may name.
 *
 * A number hides no one if it can be taken apart, so:
 *
 * 1. Counted is only what the audience could read record by record if it were named: nothing of a narrower space, of an
 *    organisation held back or of one that refused.
 * 2. Those that agreed to be named are counted always. The others join them together or not at all, as `smallest` of
 *    them or more: whoever takes those named from the number is left with none or with enough to hide each.
 *    A public report names nobody but asks the same, so that a coalition's list of names subtracts nothing from it.
 * 3. Told is never the number but the step below it, as "at least 5". Two reports, for two audiences with two smallest
 *    groups, or by tool, by supplier and by quarter, give two lower bounds, and a difference of lower bounds is no
 *    number of organisations.
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
      const counted = others.length >= smallestGroup(audience) ? [...agreed, ...others] : agreed;
      const atLeast = lowerBound(counted.length, audience);
      const [first] = counted;
      return first && atLeast !== undefined ? [{ key, value: first.value, atLeast }] : [];
    })
    .sort((a, b) => b.atLeast - a.atLeast || (a.key < b.key ? -1 : 1))
    .map(({ value, atLeast }) => ({ value, atLeast }));
}

/** The step at or below a number of organisations; undefined where they are too few to be told of. */
export function lowerBound(number: number, audience: AudienceWord): number | undefined {
  return steps.filter((step) => step >= smallestGroup(audience) && step <= number).at(-1);
}
