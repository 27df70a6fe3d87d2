/**
 * A world of laptops in one process, whose every chance, key, id and clock comes from one seed: the same seed is the same
 * run, byte for byte. What happens in it: events.ts; what must be so afterwards: checks.ts.
 */
import { createHash } from 'node:crypto';
import type { SpaceWidth } from '../../../shared/model/id.ts';
import type { Random } from '../random.ts';
import type { WorldDevice } from './device.ts';
import type { Meeting } from './meetings.ts';

export interface World {
  readonly random: Random;
  /** Milliseconds since 1970; goes on when looked at. */
  now: number;
  readonly devices: WorldDevice[];
  readonly spaces: WorldSpace[];
  readonly meetings: Set<Meeting>;
  /** Things to be done a little later; see exchange.ts. */
  readonly due: Set<() => void>;
  /** By receipt: ids of the bundles its device held durably as it signed it. */
  readonly holdings: Map<string, ReadonlySet<string>>;
  /** Bundles written by somebody who knew that these devices were out. */
  readonly writtenAfter: { readonly id: string; readonly space: string; readonly out: readonly string[] }[];
  /** What went wrong; empty in a good run. */
  readonly faults: string[];
  /** What a run of the world consists of: two runs of one seed are compared by it. */
  readonly note: (text: string) => void;
  readonly frame: (bytes: Uint8Array) => void;
  readonly fault: (text: string) => void;
  /** One turn of the event loop; counts as something going on. */
  readonly turn: () => Promise<void>;
  /** Lets some turns pass. */
  readonly pass: (turns: number) => Promise<void>;
  /** Until nothing more is said and nothing is left to do. */
  readonly quiet: () => Promise<void>;
  readonly digest: () => string;
  readonly story: readonly string[];
  /** Hears everything as it happens, frames too. */
  readonly tell: ((text: string) => void) | undefined;
}

export interface WorldSpace {
  readonly id: string;
  readonly width: SpaceWidth;
  /** Begins every word written in it. */
  readonly tag: string;
  /** Every device that was ever let in. */
  readonly letIn: Set<string>;
}

/** Turns after which a world that still talks is one that never stops. */
const mostTurns = 5_000;
const start = 1_773_000_000_000;

export function createWorld(random: Random, tell?: (text: string) => void): World {
  const hash = createHash('sha256');
  const story: string[] = [];
  const due = new Set<() => void>();
  const faults: string[] = [];
  let activity = 0;
  const idle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const runDue = (): void => {
    for (const run of [...due]) if (due.delete(run)) run();
  };
  return {
    random,
    now: start,
    devices: [],
    spaces: [],
    meetings: new Set(),
    due,
    holdings: new Map(),
    writtenAfter: [],
    faults,
    story,
    tell,
    note: (text) => {
      story.push(text);
      tell?.(text);
      hash.update(`${text}\n`);
    },
    frame: (bytes) => {
      activity++;
      hash.update(bytes);
    },
    fault: (text) => {
      tell?.(`  WRONG: ${text}`);
      if (!faults.includes(text)) faults.push(text);
    },
    turn: async () => {
      await idle();
      activity++;
    },
    pass: async (turns) => {
      for (let left = turns; left > 0; left--) await idle();
      if (random.chance(0.4)) runDue();
    },
    quiet: async () => {
      let last = -1;
      let turns = 0;
      for (let still = 0; still < 4; turns++) {
        await idle();
        still = activity === last && due.size === 0 ? still + 1 : 0;
        last = activity;
        runDue();
        if (turns > mostTurns) {
          faults.push('it never becomes quiet');
          return;
        }
      }
    },
    digest: () => hash.copy().digest('hex'),
  };
}

export function spaceOf(world: World, id: string): WorldSpace {
  const found = world.spaces.find((space) => space.id === id);
  if (!found) throw new Error(`no such space: ${id}`);
  return found;
}
