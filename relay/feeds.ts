/**
 * What comes, told to those who asked for it. New entries of a log are read and encoded once for all who are up to date; whoever
 * does not read fast enough is left behind and reads from the store by itself when there is room, so nothing piles up for it.
 */
import { encodeTold, mostInlineBytes, mostSinceBytes } from '../shared/wire/relay.ts';
import { nameOf } from './bytes-name.ts';
import type { Gate } from './gate.ts';
import type { Entry, Mark, RelayStore } from './store.ts';

export interface Follower {
  /** Whether it takes more now. */
  hasRoom(): boolean;
  /** Until it takes more; never ends well for one that is gone. */
  room(): Promise<void>;
  send(message: Uint8Array): void;
  /** Whether this connection put the entry itself. */
  isOwn(number: number): boolean;
  /** Through which it reads what it was left behind with. */
  readonly gate: Gate;
}

export interface Feeds {
  /** Tells what comes after a number, from now on. Returns how to stop. */
  follow(log: Uint8Array, after: number, follower: Follower): () => void;
}

interface Following {
  at: number;
  readonly follower: Follower;
  behind: boolean;
  stopped: boolean;
}

interface Feed {
  last: number;
  readonly following: Set<Following>;
  stopWatching: () => void;
}

const mostEntries = 256;
/** A store that could not be read just now wakes nobody when it can be again. */
const againAfter = 1_000;
const noRoomFor = 50;

/** `gate`: through which what comes is read; thousands of logs may be woken at once, when a database is back. */
export function createFeeds(store: RelayStore, gate: Gate, onTrouble: (thrown: unknown) => void): Feeds {
  const feeds = new Map<string, Feed>();

  function feedOf(log: Uint8Array, last: number): Feed {
    const name = nameOf(log);
    const known = feeds.get(name);
    if (known) return known;
    const feed: Feed = { last, following: new Set(), stopWatching: () => undefined };
    const pump: () => void = oneAtATime(() =>
      tellAll(log, feed).catch((thrown: unknown) => {
        onTrouble(thrown);
        later(() => feed.following.size > 0 && pump());
      }),
    );
    feed.stopWatching = store.watch(log, (what) => {
      if (what === 'entries') return pump();
      const listed = encodeTold({ type: 'listed', o: log });
      for (const { follower } of feed.following) follower.send(listed);
    });
    feeds.set(name, feed);
    pumps.set(feed, pump);
    return feed;
  }
  const pumps = new WeakMap<Feed, () => void>();

  async function tellAll(log: Uint8Array, feed: Feed): Promise<void> {
    while (await gate(() => tellPage(log, feed)));
  }

  /** Whether there may be more. */
  async function tellPage(log: Uint8Array, feed: Feed): Promise<boolean> {
    const page = await pageAfter(log, feed.last);
    if (!page || page.upTo <= feed.last) return false;
    const told = page.entries.map((entry) => encoded(log, entry));
    const before = feed.last;
    feed.last = page.upTo;
    for (const one of feed.following) {
      if (one.behind || one.at < before || !one.follower.hasRoom()) void catchUp(log, feed, one);
      else tell(one, told, page.upTo);
    }
    return true;
  }

  async function catchUp(log: Uint8Array, feed: Feed, one: Following): Promise<void> {
    if (one.behind) return;
    one.behind = true;
    try {
      while (!one.stopped && one.at < feed.last) {
        await one.follower.room();
        const told = await one.follower.gate(() => tellNext(log, one));
        if (told === 'no more') break;
        // It is told of other logs, too, and one that is being closed says that it has room.
        if (told === 'no room') await new Promise((go) => setTimeout(go, noRoomFor).unref());
      }
    } catch (thrown) {
      if (!one.stopped) {
        onTrouble(thrown);
        later(() => !one.stopped && catchUp(log, feed, one));
      }
    } finally {
      one.behind = false;
    }
  }

  async function tellNext(log: Uint8Array, one: Following): Promise<'told' | 'no more' | 'no room'> {
    if (one.stopped) return 'no more';
    if (!one.follower.hasRoom()) return 'no room';
    const page = await pageAfter(log, one.at);
    if (!page || page.upTo <= one.at) return 'no more';
    const told = page.entries.map((entry) => encoded(log, entry));
    if (!one.stopped) tell(one, told, page.upTo);
    return 'told';
  }

  const pageAfter = (log: Uint8Array, after: number) =>
    store.entries({ log, after, mostEntries, mostBytes: mostSinceBytes, inline: mostInlineBytes, marks: true });

  return {
    follow: (log, after, follower) => {
      const feed = feedOf(log, after);
      const one: Following = { at: after, follower, behind: false, stopped: false };
      feed.following.add(one);
      if (after < feed.last) void catchUp(log, feed, one);
      // Something may have come between the answer that said `after` and now.
      pumps.get(feed)?.();
      return () => {
        one.stopped = true;
        feed.following.delete(one);
        if (feed.following.size > 0) return;
        feed.stopWatching();
        if (feeds.get(nameOf(log)) === feed) feeds.delete(nameOf(log));
      };
    },
  };
}

interface Encoded {
  readonly number: number;
  readonly whole: Uint8Array;
  readonly withoutBlob: () => Uint8Array;
}

function tell(one: Following, told: readonly Encoded[], upTo: number): void {
  for (const { number, whole, withoutBlob } of told) {
    if (number <= one.at) continue;
    one.follower.send(one.follower.isOwn(number) ? withoutBlob() : whole);
  }
  one.at = Math.max(one.at, upTo);
}

function encoded(log: Uint8Array, entry: Entry | Mark): Encoded {
  return {
    number: entry.number,
    whole: encodeTold(toldOf(log, entry)),
    withoutBlob: () => {
      if (entry.type === 'mark') return encodeTold(toldOf(log, entry));
      const { blob: _, ...alone } = entry;
      return encodeTold(toldOf(log, alone));
    },
  };
}

/** An entry or mark as the protocol says it. */
export function toldOf(log: Uint8Array, entry: Entry | Mark) {
  const { number: s, at: t, id: i } = entry;
  if (entry.type === 'mark') return { type: 'gone', o: log, s, t, i } as const;
  const { label: k, size: z, blob: b } = entry;
  return { type: 'entry', o: log, s, t, k, i, z, ...(b && { b }) } as const;
}

function later(run: () => unknown): void {
  setTimeout(run, againAfter).unref();
}

/** Runs again once more if asked while it runs. */
function oneAtATime(run: () => Promise<void>): () => void {
  let state: 'still' | 'running' | 'again' = 'still';
  const go = async () => {
    do {
      state = 'running';
      await run();
    } while ((state as string) === 'again');
    state = 'still';
  };
  return () => {
    if (state === 'still') void go();
    else state = 'again';
  };
}
