/**
 * Two devices on a channel bring each other level: who shares which spaces, what each lacks, and from then on whatever is
 * new. Messages and their order: shared/wire/exchange.ts.
 *
 * Only spaces of which the other side is a member, as far as is known here, are ever mentioned to it; a device that is
 * removed while the channel stands is told nothing more. Somebody not known here may only tell acts, which prove
 * themselves: after weeks away, everybody who was let in meanwhile is unknown.
 */
import { exhaustive } from '../../shared/result.ts';
import {
  decodeMessage,
  type ExchangeMessage,
  encodeMessage,
  envelopesOfBatch,
  framesOfActs,
  mostActs,
  mostBatchBytes,
  partsOfBatch,
} from '../../shared/wire/exchange.ts';
import { type Have, printOfIds } from '../bundles/have.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { fromHex, sha256, toHex } from '../secret/derive.ts';
import type { ChangeError } from '../vault/api.ts';
import type { Received } from '../vault/engine-api.ts';
import { forksIn, type Inventory, lackingBundles } from './lacking.ts';
import type { Replica } from './replica.ts';

/** What a channel must do; engine/lan/channel.ts is one, and tests have one without a network. */
export interface Pipe {
  readonly send: (frame: Uint8Array) => Promise<boolean>;
  readonly frames: AsyncIterable<Uint8Array>;
  readonly close: () => void;
}

export type ExchangeEvent =
  /** Bundles of a space have come and are on the disk. `of`: how many the answer will bring in all. */
  | { readonly type: 'progress'; readonly space: string; readonly done: number; readonly of: number }
  | { readonly type: 'received'; readonly received: Received }
  /** Whether both hold the same of a space, as far as both have said. */
  | { readonly type: 'level'; readonly space: string; readonly level: boolean }
  /** The other side does not count this device as a member of a space. */
  | { readonly type: 'notShared'; readonly space: string }
  /** Both have all that the other had when they met. */
  | { readonly type: 'done' };

export type ExchangeEnd =
  | { readonly type: 'closed' }
  /** It said what no honest side says. */
  | { readonly type: 'protocol'; readonly why: string }
  /** Nothing is shared with this device, or nothing any more. */
  | { readonly type: 'stranger' }
  | { readonly type: 'failed'; readonly error: ChangeError };

export interface ExchangeDeps {
  readonly replica: Replica;
  /** The other side's device key, hex, proven by the channel. */
  readonly peer: string;
  readonly pipe: Pipe;
  readonly onEvent: (event: ExchangeEvent) => void;
  /** Runs something a little later, so that many changes are told in one receipt. Returns how to call it off. */
  readonly later: (run: () => void) => () => void;
}

export interface ExchangeSummary {
  readonly bundlesIn: number;
  readonly bundlesOut: number;
  readonly refused: number;
  /** Frames and their bytes, both ways. */
  readonly frames: number;
  readonly bytes: number;
  /** Spaces the two share that are not the same on both sides. */
  readonly apart: readonly string[];
}

export interface Exchange {
  /** Resolves when the channel has ended, in whatever way. */
  readonly ended: Promise<ExchangeEnd>;
  readonly summary: () => ExchangeSummary;
  readonly close: () => void;
}

/** A batch: large enough that a sync of the disk is worth it, small enough that typing is not held up by it. */
const batchBytes = 256 * 1024;
const mostRounds = 4;
/** Of acts that have not been taken in yet, in all spaces of an exchange. */
const mostActBytes = 64 * 1024 * 1024;
/** Spaces that somebody may offer this device in one hello. */
const mostOffered = 64;
/** Batches being checked and written while the next is read. */
const mostUnderway = 2;

interface Shared {
  readonly id: string;
  /** What lay here as it was told in a hello. */
  mine?: { readonly digest: string; readonly cursor: number };
  /** What the other side said lies there, in its hello. */
  theirs?: { readonly digest: string; readonly acts: string };
  pull?: { readonly round: number; readonly onlyActs: boolean };
  pulled: boolean;
  /** One of the two does not count the other as a member, so there is nothing to wait for. */
  refused: boolean;
  /** What the other side's pull said lies there, and the writers whose ids were compared one by one here. */
  inventory?: Inventory;
  readonly compared: Set<string>;
  /** From here on everything new is sent unasked; undefined until it is known what the other side has. */
  cursor?: number;
  readonly fromThem: Set<string>;
  readonly theirReceipts: Map<string, number>;
  theirDigest?: string;
  level?: boolean;
  coming: number;
  arrived: number;
  acts: { body: Uint8Array; signature: Uint8Array }[];
  told: boolean;
}

export function startExchange(deps: ExchangeDeps): Exchange {
  const { replica, peer, pipe, onEvent } = deps;
  const spaces = new Map<string, Shared>();
  const out = oneAtATime();
  const count = { in: 0, out: 0, refused: 0, frames: 0, bytes: 0 };
  const underway: Promise<void>[] = [];
  let batch: Uint8Array[] = [];
  let batchSize = 0;
  let isOver = false;
  let helloHeard = false;
  let done: 'not yet' | 'saying' | 'said' | 'told' = 'not yet';
  let heardDone = false;
  let endWith: (end: ExchangeEnd) => void = () => {};
  const ended = new Promise<ExchangeEnd>((resolve) => {
    endWith = resolve;
  });

  const end = (how: ExchangeEnd): void => {
    if (isOver) return;
    isOver = true;
    stopListening();
    callOff();
    pipe.close();
    endWith(how);
  };

  const sendFrame = (frame: Uint8Array): Promise<boolean> => {
    count.frames++;
    count.bytes += frame.length;
    return pipe.send(frame);
  };
  const say = (message: ExchangeMessage): Promise<boolean> => sendFrame(encodeMessage(message));
  const isMember = (space: string) => replica.standing(space, peer) === 'member';
  const shared = (id: string): Shared => {
    const known = spaces.get(id);
    if (known) return known;
    const made: Shared = {
      id,
      pulled: false,
      refused: false,
      compared: new Set(),
      fromThem: new Set(),
      theirReceipts: new Map(),
      coming: 0,
      arrived: 0,
      acts: [],
      told: false,
    };
    spaces.set(id, made);
    return made;
  };

  /** Tells the spaces the other side is a member of and has not been told of yet. */
  const sayHello = async (evenIfNone = false): Promise<void> => {
    const fresh = replica.spaces().filter(({ id }) => isMember(id) && !shared(id).told);
    if (fresh.length === 0 && !evenIfNone) return;
    const told = fresh.map(({ id }): [Uint8Array, Uint8Array, Uint8Array, Uint8Array] => {
      const space = shared(id);
      space.told = true;
      const have = replica.have(id);
      // What lies here as this is said; if they have the same, only what comes after it is news to them.
      space.mine = { digest: have.digest, cursor: replica.cursor(id) };
      return [fromHex(id), fromHex(have.digest), fromHex(have.acts), fromHex(receiptsPrint(replica, id))];
    });
    await out(() => say({ type: 'hello', v: 1, k: told }));
    for (const { id } of fresh) compareHellos(shared(id));
    // Only when all are compared: one space that is level is not all there is to do.
    checkDone();
  };

  const compareHellos = (space: Shared): void => {
    const { mine, theirs } = space;
    if (!mine || !theirs) return;
    if (areAlike(space)) {
      space.cursor ??= mine.cursor;
      space.theirDigest = mine.digest;
      space.pulled = true;
      judgeLevel(space);
      pushSoon(space);
    } else startPull(space);
  };

  const startPull = (space: Shared, forks: readonly string[] = [], onlyActs = false): void => {
    const round = (space.pull?.round ?? 0) + 1;
    space.pull = { round, onlyActs };
    space.pulled = false;
    for (const writer of forks) space.compared.add(writer);
    const have = replica.have(space.id);
    const knowsActs = space.theirs?.acts === have.acts;
    const inventory: Have['writers'] = onlyActs ? new Map() : have.writers;
    void out(() =>
      say({
        type: 'pull',
        s: fromHex(space.id),
        r: round,
        ...(!knowsActs && { x: replica.acts(space.id).map(({ id }) => fromHex(id)) }),
        w: Object.fromEntries(
          [...inventory].map(([writer, { ranges, print }]) => [
            writer,
            [ranges.map(([from, to]): [number, number] => [from, to]), fromHex(print)],
          ]),
        ),
        ...(forks.length > 0 && { i: idsOfWriters(replica, space.id, forks) }),
        ...(onlyActs && { o: 1 as const }),
      }),
    );
  };

  const onHello = async (message: Extract<ExchangeMessage, { type: 'hello' }>): Promise<void> => {
    await sayHello();
    let offered = 0;
    for (const [id, digest, acts, receipts] of message.k) {
      const space = shared(toHex(id));
      space.theirs = { digest: toHex(digest), acts: toHex(acts) };
      const standing = replica.standing(space.id, peer);
      const isKnown = replica.spaces().some((each) => each.id === space.id);
      if (standing === 'removed') continue;
      if (!isKnown) {
        if (offered++ < mostOffered) startPull(space);
      } else if (standing === 'unknown') startPull(space, [], true);
      else {
        if (toHex(receipts) === receiptsPrint(replica, space.id)) rememberReceipts(space);
        compareHellos(space);
      }
    }
    if (spaces.size === 0) return end({ type: 'stranger' });
    // Only now: who says it is done before all of this hello was looked at has not pulled yet.
    helloHeard = true;
    checkDone();
    // Whom this device came to know meanwhile.
    await sayHello();
  };

  const rememberReceipts = (space: Shared): void => {
    for (const { device, stamp } of replica.receipts(space.id)) space.theirReceipts.set(device, stamp);
  };

  /** By space: the latest pull is answered, one at a time, so that asking costs whoever asks more than whoever answers. */
  const answering = new Map<string, Extract<ExchangeMessage, { type: 'pull' }> | undefined>();
  const onPull = async (message: Extract<ExchangeMessage, { type: 'pull' }>): Promise<void> => {
    const id = toHex(message.s);
    if (!isMember(id)) {
      await out(() => say({ type: 'none', s: message.s }));
      return;
    }
    if (answering.has(id)) {
      answering.set(id, message);
      return;
    }
    for (let next: typeof message | undefined = message; next && !isOver; next = answering.get(id)) {
      answering.set(id, undefined);
      await answerPull(shared(id), next);
    }
    answering.delete(id);
    checkDone();
  };

  const answerPull = async (space: Shared, message: Extract<ExchangeMessage, { type: 'pull' }>): Promise<void> => {
    const { id } = space;
    const cursor = replica.cursor(id);
    if (message.x) await sendActs(space, new Set(message.x.map(toHex)));
    const theirs = inventoryOf(message);
    const lacking = message.o ? [] : lackingBundles(replica.bundles(id), theirs);
    await out(() => say({ type: 'coming', s: message.s, n: lacking.length }));
    await sendBundles(space, lacking);
    await sendReceipts(space);
    const f = message.o ? [] : forksIn(replica.bundles(id), replica.have(id), theirs);
    await out(() => say({ type: 'sent', s: message.s, r: message.r, d: digestNow(id), f }));
    if (message.o) return;
    space.cursor = cursor;
    space.inventory = theirs;
    if (space.pulled) pullForks(space, []);
    pushSoon(space);
  };

  /** Asks by ids for what two bundles of one number hide from asking by numbers. False where there is nothing of the kind. */
  const pullForks = (space: Shared, named: readonly string[]): boolean => {
    const { inventory } = space;
    const found = inventory ? forksIn(replica.bundles(space.id), replica.have(space.id), inventory) : [];
    const listed = [...(inventory?.ids ?? [])].filter(([, ids]) => [...ids].some((id) => !replica.holds(space.id, id)));
    const forks = new Set([...named, ...found, ...listed.map(([writer]) => writer)]);
    for (const writer of space.compared) forks.delete(writer);
    if (forks.size === 0 || (space.pull?.round ?? 0) >= mostRounds) return false;
    startPull(space, [...forks]);
    return true;
  };

  const sendActs = async (space: Shared, except: ReadonlySet<string>, only?: ReadonlySet<string>): Promise<void> => {
    const acts = replica.acts(space.id).filter(({ id }) => !except.has(id) && (!only || only.has(id)));
    for (const frame of framesOfActs(fromHex(space.id), acts)) await out(() => sendFrame(frame));
  };

  const sendBundles = async (space: Shared, ids: readonly string[]): Promise<void> => {
    let some: Uint8Array[] = [];
    let size = 0;
    const flush = async () => {
      if (some.length === 0) return;
      const full = some;
      some = [];
      size = 0;
      count.out += full.length;
      await sendBatch(full);
    };
    for await (const envelope of replica.envelopes(space.id, ids)) {
      if (isOver || !isMember(space.id)) return;
      some.push(envelope);
      size += envelope.length;
      if (size >= batchBytes) await flush();
    }
    await flush();
  };

  const sendBatch = (envelopes: readonly Uint8Array[]): Promise<void> =>
    out(async () => {
      for (const frame of partsOfBatch(envelopes)) if (!(await sendFrame(frame))) return;
    });

  const sendReceipts = async (space: Shared): Promise<void> => {
    if (!isMember(space.id)) return;
    // Its own too: a laptop that was set back to a backup, or whose clock was, must hear how high its stamps had been, or
    // what it says from now on would be taken for old, and what it had before for what it has.
    const news = replica
      .receipts(space.id)
      .filter(({ device, stamp }) => stamp > (space.theirReceipts.get(device) ?? -1));
    for (const { device, stamp } of news) space.theirReceipts.set(device, stamp);
    if (news.length > 0) await sendBatch(news.map(({ envelope }) => envelope));
  };

  /** Sends what has come since they were level, unless it came from them. Runs that wait together are one. */
  const pushing = new Set<string>();
  const takingIn = new Set<Promise<unknown>>();
  const whileTakingIn = <T>(work: Promise<T>): Promise<T> => {
    takingIn.add(work);
    return work.finally(() => takingIn.delete(work));
  };
  const pushSoon = (space: Shared): void => {
    if (space.cursor === undefined || pushing.has(space.id) || isOver) return;
    pushing.add(space.id);
    // What is being taken in just now is not known to be theirs before it has been, and would be sent back to them.
    void Promise.all(takingIn).then(async () => {
      pushing.delete(space.id);
      if (isOver || space.cursor === undefined || !isMember(space.id)) return;
      const { ids, cursor } = replica.since(space.id, space.cursor);
      space.cursor = cursor;
      const news = ids.filter((id) => !space.fromThem.has(id));
      for (const id of ids) space.fromThem.delete(id);
      if (news.length > 0) {
        const acts = new Set(replica.acts(space.id).map(({ id }) => id));
        const fresh = new Set(news.filter((id) => acts.has(id)));
        if (fresh.size > 0) await sendActs(space, new Set(), fresh);
        await sendBundles(
          space,
          news.filter((id) => !acts.has(id)),
        );
      }
      // Also where all of it was theirs: nothing else tells them that it has come.
      if (ids.length > 0) await sayLevel(space);
      receiptsSoon();
    });
  };

  const sayLevel = async (space: Shared): Promise<void> => {
    await out(() => say({ type: 'level', s: fromHex(space.id), d: digestNow(space.id) }));
  };

  /** Read as it is said: the last one heard must be the latest, whatever waited in front of it. */
  const digestNow = (space: string): Uint8Array => fromHex(replica.have(space).digest);

  const judgeLevel = (space: Shared): void => {
    if (!space.theirDigest) return;
    const level = replica.have(space.id).digest === space.theirDigest;
    if (space.level === level) return;
    space.level = level;
    onEvent({ type: 'level', space: space.id, level });
  };

  let callOff: () => void = () => {};
  let receiptsDue = false;
  const receiptsSoon = (): void => {
    if (receiptsDue || isOver) return;
    receiptsDue = true;
    callOff = deps.later(() => {
      receiptsDue = false;
      if (!isOver) for (const space of spaces.values()) if (space.cursor !== undefined) void sendReceipts(space);
    });
  };

  let actBytes = 0;

  const onActs = async (message: Extract<ExchangeMessage, { type: 'acts' }>): Promise<void> => {
    const space = shared(toHex(message.s));
    for (const [body, signature] of message.a) space.acts.push({ body, signature });
    actBytes += message.a.reduce((sum, [body]) => sum + body.length, 0);
    if (space.acts.length > mostActs || actBytes > mostActBytes) return end({ type: 'protocol', why: 'too many acts' });
    if (!message.l) return;
    const acts = space.acts.map(({ body, signature }) => ({ id: idOfBody(body), body, signature }));
    space.acts = [];
    await settled();
    actBytes = 0;
    for (const { id } of acts) space.fromThem.add(id);
    const taken = await replica.takeActs(space.id, acts, peer);
    if (!taken.ok) {
      if (taken.error.type !== 'NotWelcome') return end({ type: 'failed', error: taken.error });
      // Not a space that these acts let both into: nothing of it is taken. Other spaces go on; without any there is nothing
      // to be done with, and saying so would be untrue.
      if (![...spaces.keys()].some((each) => each !== space.id && isMember(each))) return end({ type: 'stranger' });
      space.pulled = true;
      space.refused = true;
      return checkDone();
    }
    await sayHello();
  };

  const onPart = async (message: Extract<ExchangeMessage, { type: 'part' }>): Promise<void> => {
    batch.push(message.bytes);
    batchSize += message.bytes.length;
    if (batchSize > mostBatchBytes) return end({ type: 'protocol', why: 'batch too large' });
    if (!message.last) return;
    const envelopes = envelopesOfBatch(Buffer.concat(batch));
    batch = [];
    batchSize = 0;
    if (!envelopes) return end({ type: 'protocol', why: 'batch' });
    underway.push(whileTakingIn(takeIn(envelopes)));
    while (underway.length > mostUnderway) await underway.shift();
  };

  const takeIn = async (envelopes: readonly Uint8Array[]): Promise<void> => {
    const before = [...spaces.values()].map((space) => [space, replica.cursor(space.id)] as const);
    const received = await replica.receive(envelopes);
    if (!received.ok) return end({ type: 'failed', error: received.error });
    const { value } = received;
    count.in += value.applied + value.held;
    count.refused += value.refused.length;
    for (const { space, device, stamp } of value.receipts) shared(space).theirReceipts.set(device, stamp);
    const taken = new Set(value.taken);
    for (const [space, cursor] of before) {
      let came = 0;
      for (const id of replica.since(space.id, cursor).ids)
        if (taken.has(id)) {
          space.fromThem.add(id);
          came++;
        }
      if (came === 0) continue;
      space.arrived += came;
      if (space.pull && !space.pulled)
        onEvent({ type: 'progress', space: space.id, done: space.arrived, of: Math.max(space.coming, space.arrived) });
      judgeLevel(space);
    }
    onEvent({ type: 'received', received: value });
    receiptsSoon();
  };

  const settled = async (): Promise<void> => {
    while (underway.length > 0) await underway.shift();
  };

  const onSent = async (message: Extract<ExchangeMessage, { type: 'sent' }>): Promise<void> => {
    const space = shared(toHex(message.s));
    await settled();
    if (isOver || message.r !== space.pull?.round) return;
    if (space.pull.onlyActs) {
      // What it told has made it a member, or it stays a stranger of whom nothing more is wanted.
      if (isMember(space.id)) return sayHello();
      if (![...spaces.keys()].some(isMember)) return end({ type: 'stranger' });
      space.pulled = true;
      return checkDone();
    }
    if (pullForks(space, message.f)) return;
    space.pulled = true;
    space.theirDigest = toHex(message.d);
    judgeLevel(space);
    await sayHello();
    await sayLevel(space);
    await sendReceipts(space);
    checkDone();
  };

  /** Also while the other's own pull is to come or being answered: it may show two bundles with one number. */
  const isPulling = (): boolean =>
    answering.size > 0 ||
    [...spaces.values()].some(
      (space) =>
        space.pull &&
        (!space.pulled ||
          !(space.pull.onlyActs || areAlike(space) || space.inventory || space.refused || !isMember(space.id))),
    );

  const checkDone = (): void => {
    if (!helloHeard || isPulling()) return;
    if (done !== 'not yet') {
      tellDone();
      return;
    }
    done = 'saying';
    void Promise.all([...spaces.values()].map((space) => (isMember(space.id) ? sendReceipts(space) : undefined)))
      .then(() => out(() => say({ type: 'done' })))
      .then(() => {
        done = 'said';
        tellDone();
      });
  };

  const tellDone = (): void => {
    // Whoever is let into a space after it said so has more to ask for.
    if (done !== 'said' || !heardDone || isPulling() || isOver) return;
    done = 'told';
    onEvent({ type: 'done' });
  };

  const handle = async (message: ExchangeMessage): Promise<void> => {
    switch (message.type) {
      case 'hello':
        return onHello(message);
      case 'pull':
        // Answered beside what else comes: both sides may be sending much at once.
        onPull(message).catch(() => end({ type: 'protocol', why: 'unexpected' }));
        return;
      case 'acts':
        return onActs(message);
      case 'part':
        return onPart(message);
      case 'coming':
        shared(toHex(message.s)).coming = message.n;
        shared(toHex(message.s)).arrived = 0;
        return;
      case 'sent':
        return onSent(message);
      case 'none': {
        const space = shared(toHex(message.s));
        space.pulled = true;
        space.refused = true;
        onEvent({ type: 'notShared', space: space.id });
        return checkDone();
      }
      case 'level': {
        const space = shared(toHex(message.s));
        await settled();
        space.theirDigest = toHex(message.d);
        judgeLevel(space);
        return;
      }
      case 'done':
        await settled();
        heardDone = true;
        return tellDone();
      default:
        return exhaustive(message);
    }
  };

  const stopListening = replica.onChange((id) => {
    if (isOver) return;
    const space = spaces.get(id);
    if (space) {
      judgeLevel(space);
      pushSoon(space);
    }
    receiptsSoon();
    if (helloHeard) void sayHello();
    if (helloHeard && spaces.size > 0 && ![...spaces.keys()].some((each) => replica.standing(each, peer) !== 'removed'))
      end({ type: 'stranger' });
  });

  const listen = async (): Promise<void> => {
    await sayHello(true);
    for await (const frame of pipe.frames) {
      count.frames++;
      count.bytes += frame.length;
      const message = decodeMessage(frame);
      if (!message.ok) return end({ type: 'protocol', why: message.error.why });
      await handle(message.value);
      if (isOver) return;
    }
    await settled();
    end({ type: 'closed' });
  };
  // A mistake of ours that only this one can provoke ends with it, and not the engine for everybody.
  listen().catch(() => end({ type: 'protocol', why: 'unexpected' }));

  return {
    ended,
    summary: () => ({
      bundlesIn: count.in,
      bundlesOut: count.out,
      refused: count.refused,
      frames: count.frames,
      bytes: count.bytes,
      apart: [...spaces.values()].filter(({ id, level }) => isMember(id) && !level).map(({ id }) => id),
    }),
    close: () => end({ type: 'closed' }),
  };
}

/** Both hellos told the same, so neither side asks for anything. */
function areAlike({ mine, theirs }: Shared): boolean {
  return mine !== undefined && mine.digest === theirs?.digest;
}

function inventoryOf(message: Extract<ExchangeMessage, { type: 'pull' }>): Inventory {
  return {
    writers: new Map(
      Object.entries(message.w).map(([writer, [ranges, print]]) => [writer, { ranges, print: toHex(print) }]),
    ),
    ids: new Map(Object.entries(message.i ?? {}).map(([writer, ids]) => [writer, new Set(ids.map(toHex))])),
  };
}

/** Ids one by one, as many as fit a message: what is not named is sent once too often. */
const mostListed = 20_000;

function idsOfWriters(replica: Replica, space: string, writers: readonly string[]): Record<string, Uint8Array[]> {
  const listed: Record<string, Uint8Array[]> = Object.fromEntries(writers.map((writer) => [writer, []]));
  let left = mostListed;
  for (const { id, writer } of replica.bundles(space)) if (left > 0 && listed[writer]?.push(fromHex(id))) left--;
  return listed;
}

/** The same on both sides where both know the same receipts. */
function receiptsPrint(replica: Replica, space: string): string {
  return printOfIds(replica.receipts(space).map(({ id }) => id));
}

function idOfBody(body: Uint8Array): string {
  return toHex(sha256(body));
}
