/**
 * How large a pack may be where one found no room. Smaller ones may still: an edit larger than the room must not keep the
 * others from where they would fit. And what did not fit is not sent again a minute later, over a line that is slow.
 */
import type { StoreError } from './pack-store.ts';

export interface Room {
  /** The most bytes of contents to try, by space, and what was said of more; undefined where any size may be tried. */
  readonly most: (space: string) => Bound | undefined;
  /** So many bytes of contents found no room. False: nothing smaller is worth trying. */
  readonly refused: (space: string, bytes: number, error: StoreError) => boolean;
  /** There may be more room than there was. */
  readonly forget: (space: string) => void;
}

interface Bound {
  readonly bytes: number;
  readonly error: StoreError;
}

/** Below this a pack is mostly its own table. */
const least = 16 * 1024;
const longestPause = 86_400_000;

/** `pause`: milliseconds before the usual size is tried again; twice as long each time, up to a day. */
interface Known extends Bound {
  readonly since: number;
  readonly pause: number;
}

export function createRoom(clock: () => number, pause: number): Room {
  const spaces = new Map<string, Known>();

  const lasts = ({ since, pause }: Known): boolean => Math.abs(clock() - since) < pause;

  return {
    most: (space) => {
      const known = spaces.get(space);
      return known && lasts(known) ? known : undefined;
    },
    refused: (space, bytes, error) => {
      const known = spaces.get(space);
      // The halves that follow a first refusal are one search.
      const isAgain = known !== undefined && lasts(known);
      const next = isAgain ? known.pause : Math.min(longestPause, 2 * (known?.pause ?? pause / 2));
      // What goes with a pack whatever its size must not keep the search from its end.
      const halved = Math.floor((isAgain ? Math.min(bytes, known.bytes) : bytes) / 2);
      spaces.set(space, {
        bytes: Math.max(least, halved),
        error,
        since: isAgain ? known.since : clock(),
        pause: next,
      });
      return halved >= least;
    },
    forget: (space) => {
      spaces.delete(space);
    },
  };
}
