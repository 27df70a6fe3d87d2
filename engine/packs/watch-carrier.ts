/**
 * Keeps a vault and a folder in step while both are there: looks when the system says that something changed, when the
 * vault has, from time to time because shares and sticks say nothing, and when asked. A folder that goes away is waited for.
 */

import { ok, type Result } from '../../shared/result.ts';
import { isGone } from '../folder/carrier-files.ts';
import type { Progress } from '../vault/api.ts';
import type { PackCarrier } from './pack-carrier.ts';
import type { PackStore } from './pack-store.ts';
import type { ReadError, ReadReport } from './read-packs.ts';
import type { SaveReport } from './save-packs.ts';

export type CarrierEvent =
  /** `saved` is absent where what is written here is being gathered still. */
  | { readonly type: 'synced'; readonly read: ReadReport; readonly saved?: SaveReport }
  | { readonly type: 'progress'; readonly progress: Progress }
  /** Once each time it goes, however long it stays away. */
  | { readonly type: 'gone'; readonly error: ReadError }
  | { readonly type: 'back' }
  /** Still there, but something cannot be done: full, write-protected. Said again only when it is another error. */
  | { readonly type: 'failed'; readonly error: ReadError };

export type Passed = Result<{ readonly read: ReadReport; readonly saved?: SaveReport }, ReadError>;

export interface CarrierWatch {
  /** Looks at once; resolves when that is done. */
  readonly now: () => Promise<void>;
  /** Whatever was in the way may be over: where something was, it is looked for at once, and pauses begin anew. */
  readonly again: () => void;
  /** Resolves when nothing is underway any more. */
  readonly stop: () => Promise<void>;
}

export interface WatchDeps {
  readonly carrier: PackCarrier;
  readonly store: PackStore;
  readonly onLocalChange: (listener: () => void) => () => void;
  readonly onEvent: (event: CarrierEvent) => void;
  /** After each pass, what it came to: also where that is no news. Before the event of it. */
  readonly onPassed?: (done: Passed) => void;
  /** Whether something was found to be lacking there that was there before: asked after a pass that only read. */
  readonly isLacking?: () => boolean;
  readonly pace?: Pace;
  /** Runs something after milliseconds; returns how to call it off. */
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

/** Milliseconds. */
export interface Pace {
  /** Shares and sticks say nothing: how often to look all the same. */
  readonly poll: number;
  /** Other programs write a file in several steps. */
  readonly afterStore: number;
  /** A person writes for a while. */
  readonly afterVault: number;
  /** Instead, where nothing was carried for some while. */
  readonly first?: number;
  /**
   * While it fails: how soon to try again at first, then after twice as long each time, until `longest`, whatever happens
   * here or there meanwhile. Where it answers, but refuses: not before `poll`, unless something happens there.
   */
  readonly retry?: number;
  readonly longest?: number;
  /** What is written here is sent within so long of the first of it, not as soon as it is quiet; what comes is read at once. */
  readonly gather?: number;
}

const folderPace: Pace = { poll: 30_000, afterStore: 1_000, afterVault: 5_000 };
/** How often more changes may put it off: somebody may go on writing. */
const mostPutOff = 6;
const leastPause = 100;
/** What goes wrong after all was read. */
const takesNoMore: ReadonlySet<string> = new Set(['DiskFull', 'NoRoomThere', 'NoMoreToday', 'ReadOnly', 'NotAWriter']);
/** Milliseconds after which a store counts as not having been used for some while. */
const carriedLately = 1_000;

export function watchCarrier({
  carrier,
  store,
  onLocalChange,
  onEvent,
  onPassed,
  isLacking,
  pace = folderPace,
  after = usualTimer,
}: WatchDeps): CarrierWatch {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let state: 'unknown' | 'there' | 'gone' = 'unknown';
  let lastFailure: string | undefined;
  let callOff = () => {};
  let putOff = 0;
  let failures = 0;
  /** Milliseconds from the last pass, before which nothing begins another: 0 where that one was good. */
  let pause = 0;
  let passedAt = Number.NEGATIVE_INFINITY;
  let stopGathering: (() => void) | undefined;
  /** What was written here is to be sent now. */
  let isDue = true;

  const pass = async (byItself: boolean): Promise<Passed> => {
    const progress = (each: Progress) => onEvent({ type: 'progress', progress: each });
    if (!isDue && pace.gather !== undefined) {
      const read = await carrier.read(progress);
      // What it lacks of a sudden is sent like what is written here.
      if (read.ok && isLacking?.()) gather(pace.gather);
      return read.ok ? ok({ read: read.value }) : read;
    }
    isDue = false;
    const done = await carrier.sync({ receipts: 'seldom', byItself, progress });
    if (!done.ok) isDue = true;
    return done;
  };

  const look = async (byItself: boolean): Promise<void> => {
    callOff();
    putOff = 0;
    const synced = await pass(byItself);
    const gone = !synced.ok && isGone(synced.error);
    onPassed?.(synced);
    if (gone && state !== 'gone') onEvent({ type: 'gone', error: synced.error });
    if (!gone && state === 'gone') onEvent({ type: 'back' });
    state = gone ? 'gone' : 'there';
    if (synced.ok) onEvent({ type: 'synced', ...synced.value });
    else if (!gone && lastFailure !== synced.error.type) onEvent({ type: 'failed', error: synced.error });
    lastFailure = synced.ok || gone ? undefined : synced.error.type;
    failures = synced.ok ? 0 : failures + 1;
    passedAt = performance.now();
    // One that is full is read from as ever.
    const growing = synced.ok || takesNoMore.has(synced.error.type) ? 0 : growingPause();
    // One that answers may be told by a comrade what it lacks, and say so.
    pause = gone ? growing : Math.min(growing, pace.poll / 4);
    if (!stopped) wait(gone && growing > 0 ? growing : Math.max(pace.poll, growing));
  };

  /** Not all laptops of a group at the same moment. */
  const growingPause = (): number => {
    const { retry, longest = pace.poll } = pace;
    if (retry === undefined) return 0;
    return Math.min(longest, retry * 2 ** Math.min(failures - 1, 16)) * (0.5 + Math.random());
  };

  const run = (byItself = true): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      again = false;
      await look(byItself);
    })().finally(() => {
      running = undefined;
      // A store that always has something to say must not keep this laptop busy.
      if (again && !stopped) wait(Math.max(pace.afterStore, leastPause, pause));
    });
    return running;
  };

  const wait = (milliseconds: number) => {
    callOff();
    callOff = after(milliseconds, () => void run());
  };

  const soon = (quiet: number) => {
    if (stopped) return;
    if (running) again = true;
    else if (putOff < mostPutOff) {
      putOff++;
      wait(Math.max(quiet, passedAt + pause - performance.now()));
    }
  };

  const stopStore = store.watch(() => soon(pace.afterStore));
  const afterVault = (): number => {
    const isFirst = performance.now() - passedAt > carriedLately;
    return pace.first !== undefined && isFirst ? pace.first : pace.afterVault;
  };

  const gather = (milliseconds: number) => {
    if (stopped) return;
    // Not always as long: when it was written cannot be told from when it is sent.
    stopGathering ??= after(milliseconds * (0.5 + Math.random() / 2), () => {
      stopGathering = undefined;
      isDue = true;
      void run();
    });
  };

  const stopLocal = onLocalChange(() => (pace.gather === undefined ? soon(afterVault()) : gather(pace.gather)));
  void run();

  return {
    now: async () => {
      await running;
      await run(false);
    },
    again: () => {
      if (failures === 0) return;
      failures = 0;
      pause = 0;
      void run();
    },
    stop: async () => {
      stopped = true;
      callOff();
      stopGathering?.();
      stopLocal();
      stopStore();
      await running;
    },
  };
}

function usualTimer(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
