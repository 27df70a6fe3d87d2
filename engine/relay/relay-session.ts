/**
 * One space at one relay while it is connected: the logs of its epochs, what lies in them, who may write, and whether the
 * relay is still where it was when this laptop looked last. One connection carries one space and nothing else, so that a
 * relay cannot tell by it which spaces belong together.
 */
import type { Agent } from 'node:http';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeList, mostBlobBytes, signedBytes } from '../../shared/wire/relay.ts';
import type { StoreError } from '../packs/pack-store.ts';
import { createRecent } from '../packs/recent.ts';
import { sha256, toHex } from '../secret/derive.ts';
import type { BoxKeys } from '../space/acts.ts';
import type { Replica, ReplicaSpace } from '../sync/replica.ts';
import { createRelayAccount, type RelayAccount } from './relay-account.ts';
import {
  type Asking,
  connectToRelay,
  type Done,
  type RelayConnection,
  type RelayError,
  type Told,
} from './relay-connection.ts';
import { logKeysOf, signRaw } from './relay-keys.ts';
import { createRelayLog, type EnteredLog } from './relay-log.ts';
import { type RelayMemory, type RelayMemoryPlace, readRelayMemory } from './relay-memory.ts';

export interface RelaySessionDeps {
  readonly origin: string;
  /** Hex. */
  readonly space: string;
  readonly replica: Pick<Replica, 'spaces' | 'device'>;
  readonly box: BoxKeys;
  /** Opens an account where there is none, or none that this device may write to any more; told when it is used up. */
  readonly voucher?: { readonly text: () => string | undefined; readonly used: () => void };
  readonly memory: RelayMemoryPlace;
  /** Made anew for each connection: what a proxy sees of two of them must not be the same. */
  readonly agent?: () => Agent;
  readonly clock: () => number;
  readonly patience?: number;
}

export interface Trouble {
  /**
   * `lost`: it began anew, or does not know the space any more; `setBack`: it shows an earlier day than the one this laptop
   * has seen.
   */
  readonly type: 'lost' | 'setBack';
  /** When it was found, milliseconds since 1970. */
  readonly at: number;
}

export interface RelaySession {
  /** Connects where it is not, and knows afterwards what lies in each log. */
  readonly refresh: () => Promise<Result<true, StoreError>>;
  /** Enters logs of epochs whose keys have come since. */
  readonly enterNew: () => Promise<Result<true, StoreError>>;
  /** By epoch id, hex; those that the relay knows. */
  readonly log: (epoch: string) => EnteredLog | undefined;
  readonly account: RelayAccount;
  /** As `account.close`, of what lies there now. */
  readonly deleteAccount: () => Promise<Result<true, StoreError>>;
  readonly ask: (message: Asking) => Promise<Result<Done, StoreError>>;
  /** A blob that came with what told of it. */
  readonly pushed: (id: string) => Uint8Array | undefined;
  readonly memory: () => RelayMemory;
  readonly keepOwn: (names: readonly string[]) => void;
  /** It said that a blob is durable there under this number: a relay that shows less later has lost it, or lied. */
  readonly wrote: (log: Uint8Array, number: number, id: string) => void;
  /** What was found at the last refresh that found anything. */
  readonly trouble: () => Trouble | undefined;
  /** The relay's clock, milliseconds since 1970, by what it said when it was connected. */
  readonly clockThere: () => number;
  /** As many bytes as it takes in one blob. */
  readonly mostBlobBytes: () => number;
  /** Bytes that count for the space there, and how many may. */
  readonly usage: () => readonly [number, number] | undefined;
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Removals are not told: what lies there is asked for again after so many milliseconds. */
const relistsEvery = 10 * 60_000;
const pageBytes = 1_048_576;
const mostPages = 4_096;
const leastBlobBytes = 4_096;
const mostPushedBytes = 8 * 1_048_576;
export function createRelaySession(deps: RelaySessionDeps): RelaySession {
  const { origin, replica, box, clock } = deps;
  const self = { device: replica.device, box };
  const logs = new Map<string, EnteredLog>();
  const byLog = new Map<string, EnteredLog>();
  /** Logs that were told to their end on this connection. */
  const complete = new Set<string>();
  /** Epochs whose logs the relay was asked for and does not know. */
  const absent = new Set<string>();
  const pushed = createRecent(mostPushedBytes);
  const listeners = new Set<() => void>();
  /** By log: up to which number all was told on this connection. */
  const toldTo = new Map<string, number>();
  let memory: RelayMemory = { lives: 0, logs: {}, own: [] };
  let isRemembered = false;
  let saving: Promise<unknown> = Promise.resolve();
  let connection: RelayConnection | undefined;
  let connectedAt = 0;
  let listedAt = Number.NEGATIVE_INFINITY;
  let listsMoved = false;
  let trouble: Trouble | undefined;
  let usage: readonly [number, number] | undefined;
  const stop = new AbortController();

  const remember = (change: Partial<RelayMemory>): void => {
    memory = { ...memory, ...change };
    saving = deps.memory.keep(JSON.stringify(memory));
  };

  const spaceNow = (): ReplicaSpace | undefined => replica.spaces().find(({ id }) => id === deps.space);

  const onTold = (told: Told): void => {
    if (told.type === 'listed') listsMoved = true;
    const log = toHex(told.o);
    const entered = byLog.get(log);
    if (!entered) return;
    if (told.type !== 'listed' && complete.has(log)) toldTo.set(log, Math.max(told.s, toldTo.get(log) ?? 0));
    if (told.type === 'entry') {
      const id = toHex(told.i);
      entered.packs.take({ id, number: told.s, size: told.z, at: told.t, label: told.k });
      if (told.b && toHex(sha256(told.b)) === id) pushed.keep(id, told.b);
      cameTo(log, told.s, id);
    } else if (told.type === 'gone') entered.packs.drop(toHex(told.i));
    for (const tell of listeners) tell();
  };

  const cameTo = (log: string, number: number, id: string): void => {
    const known = memory.logs[log];
    if (known && known.number < number) memory.logs[log] = { ...known, number, id };
  };

  const ask = async (message: Asking): Promise<Result<Done, StoreError>> => {
    if (!connection) return err({ type: 'CarrierGone' });
    const done = await connection.ask(message);
    return done.ok ? done : err(storeErrorOf(done.error));
  };

  const connect = async (): Promise<Result<true, StoreError>> => {
    if (connection?.isOpen()) return ok(true);
    if (stop.signal.aborted) return err({ type: 'CarrierGone' });
    if (!isRemembered) memory = await readRelayMemory(deps.memory);
    isRemembered = true;
    logs.clear();
    byLog.clear();
    absent.clear();
    toldTo.clear();
    complete.clear();
    pushed.clear();
    const made = await connectToRelay(origin, {
      onTold,
      onClose: () => {
        for (const tell of listeners) tell();
      },
      ...(deps.agent && { agent: deps.agent() }),
      ...(deps.patience !== undefined && { patience: deps.patience }),
      signal: stop.signal,
    });
    if (!made.ok) return err(storeErrorOf(made.error));
    connection = made.value;
    connectedAt = performance.now();
    listedAt = Number.NEGATIVE_INFINITY;
    return ok(true);
  };

  /** False: no such log there, or none this device can show that it may read. */
  const enter = async (epoch: ReplicaSpace['epochs'][number]): Promise<Result<boolean, StoreError>> => {
    const keys = logKeysOf(epoch, origin);
    const nonce = connection?.hello.n ?? new Uint8Array(32);
    const proof = signRaw(signedBytes.enter(nonce, keys.log), keys.read);
    // Of before it was asked: what comes until the answer is there is newer than the answer.
    const known = memory.logs[toHex(keys.log)];
    const done = await ask({ type: 'enter', o: keys.log, n: nonce, p: proof, w: 1 });
    if (!done.ok && done.error.type === 'NotKnownThere') {
      // It may have been there a moment ago: a steward deletes an account while others are connected.
      const name = toHex(keys.log);
      logs.delete(epoch.id);
      byLog.delete(name);
      complete.delete(name);
      absent.add(epoch.id);
      return ok(false);
    }
    if (!done.ok) return done;
    const { h: birth, s: last, l: list, n: newest, u } = done.value;
    const parsed = list && decodeList(list);
    if (!birth || last === undefined || newest === undefined || !parsed?.ok) return err({ type: 'OtherCarrier' });
    usage = u;
    const packs = logs.get(epoch.id)?.packs ?? createRelayLog();
    const entered = { epoch: epoch.id, keys, packs, list: parsed.value, newest };
    logs.set(epoch.id, entered);
    byLog.set(toHex(keys.log), entered);
    const checked = await compare(keys.log, known, { birth: toHex(birth), last });
    return checked.ok ? ok(true) : checked;
  };

  const notice = (type: Trouble['type'], logs: RelayMemory['logs']): void => {
    trouble = { type, at: clock() };
    remember({ lives: memory.lives + 1, logs });
  };

  /** Is this log what it was when it was seen last? */
  const compare = async (
    log: Uint8Array,
    known: RelayMemory['logs'][string] | undefined,
    { birth, last }: { readonly birth: string; readonly last: number },
  ): Promise<Result<true, StoreError>> => {
    const name = toHex(log);
    let found: Trouble['type'] | undefined;
    if (known && known.birth !== birth) found = 'lost';
    else if (known && last < known.number) found = 'setBack';
    else if (known && known.number > 0) {
      const there = await ask({ type: 'since', o: log, s: known.number, m: 0, a: 1 });
      if (!there.ok) return there;
      const id = there.value.i ? toHex(there.value.i) : '';
      if (/[^0]/.test(id) && id !== known.id) found = 'setBack';
    }
    const fresh = { birth, number: 0, id: '' };
    if (found) notice(found, { ...memory.logs, [name]: fresh });
    else if (!known) remember({ logs: { ...memory.logs, [name]: fresh } });
    return ok(true);
  };

  /** All that is there, from the beginning: what was removed is not told otherwise. */
  const relist = async (log: EnteredLog): Promise<Result<true, StoreError>> => {
    const name = toHex(log.keys.log);
    complete.delete(name);
    log.packs.clear();
    const listed = await listAfter(log, 0);
    if (listed.ok) complete.add(name);
    return listed;
  };

  const listAfter = async ({ keys }: EnteredLog, from: number): Promise<Result<true, StoreError>> => {
    for (let after = from, pages = 0; pages < mostPages; pages++) {
      const page = await ask({ type: 'since', o: keys.log, s: after, m: pageBytes, a: 0 });
      if (!page.ok) return page;
      const { s: upTo = 0, n: last = 0 } = page.value;
      toldTo.set(toHex(keys.log), Math.max(upTo, toldTo.get(toHex(keys.log)) ?? 0));
      if (upTo >= last) return ok(true);
      if (upTo <= after) break;
      after = upTo;
    }
    // A relay that never comes to an end is not waited for.
    return err({ type: 'OtherCarrier' });
  };

  const enterNew = async (): Promise<Result<true, StoreError>> => {
    for (const epoch of spaceNow()?.epochs ?? []) {
      if (logs.has(epoch.id) || absent.has(epoch.id)) continue;
      const entered = await enter(epoch);
      if (!entered.ok) return entered;
      const log = logs.get(epoch.id);
      const listed = log ? await relist(log) : ok(true);
      if (!listed.ok) return listed;
    }
    return ok(true);
  };

  const refresh = async (): Promise<Result<true, StoreError>> => {
    const connected = await connect();
    if (!connected.ok) return connected;
    const again = listsMoved;
    listsMoved = false;
    const isOld = clock() - listedAt > relistsEvery || clock() < listedAt;
    // Where nothing was entered nothing tells of a log that has come since.
    if (again || isOld || logs.size === 0) absent.clear();
    for (const epoch of again ? (spaceNow()?.epochs ?? []) : []) {
      const entered = logs.has(epoch.id) ? await enter(epoch) : ok(true);
      if (!entered.ok) return entered;
    }
    // While somebody listens, whatever comes begins a pass of its own: no need to ask for it.
    const asks = isOld || listeners.size === 0;
    for (const log of logs.values()) {
      // Where a listing broke off, what lies there is not known.
      if (!asks && complete.has(toHex(log.keys.log))) continue;
      const seen = toldTo.get(toHex(log.keys.log)) ?? 0;
      const isWhole = complete.has(toHex(log.keys.log));
      const listed = await (isOld || !isWhole ? relist(log) : listAfter(log, seen));
      if (!listed.ok) return listed;
    }
    const fresh = await enterNew();
    if (!fresh.ok) return fresh;
    if (isOld) listedAt = clock();
    if (logs.size > 0) remember({});
    else if (Object.values(memory.logs).some(({ number }) => number > 0)) notice('lost', {});
    return ok(true);
  };

  const account = createRelayAccount({
    origin,
    ...{ self, clock, ask, enter, relist, enterNew, spaceNow },
    logs: () => logs,
    ...(deps.voucher && { voucher: deps.voucher }),
    askAgain: (epoch) => void absent.delete(epoch),
  });

  return {
    refresh,
    enterNew,
    account,
    deleteAccount: async () => {
      const fresh = await refresh();
      return fresh.ok ? account.close() : fresh;
    },
    log: (epoch) => logs.get(epoch),
    ask,
    pushed: pushed.get,
    memory: () => memory,
    keepOwn: (own) => remember({ own: [...own] }),
    wrote: (log, number, id) => cameTo(toHex(log), number, id),
    trouble: () => trouble,
    clockThere: () => (connection?.hello.t ?? 0) + performance.now() - connectedAt,
    // A relay that says next to nothing is no reason to cut a pack to dust.
    mostBlobBytes: () => Math.max(leastBlobBytes, Math.min(mostBlobBytes, connection?.hello.z ?? mostBlobBytes)),
    usage: () => usage,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      stop.abort();
      listeners.clear();
      if (logs.size > 0) remember({});
      await saving;
    },
  };
}

function storeErrorOf(error: RelayError): StoreError {
  if (error.type === 'Unreachable') return { type: 'CarrierGone' };
  if (error.type === 'NotARelay') return { type: 'OtherCarrier' };
  if (error.type !== 'Refused') return { type: error.type };
  switch (error.code) {
    case 'version':
      return { type: 'OtherVersion' };
    case 'unknown':
      return { type: 'NotKnownThere' };
    case 'writer':
    case 'steward':
    case 'signature':
      return { type: 'NotAWriter' };
    case 'voucher':
      return { type: 'VoucherRefused' };
    case 'bytes':
      return { type: 'NoRoomThere' };
    case 'entries':
      return { type: 'NoMoreToday' };
    case 'full':
      return { type: 'DiskFull', path: '' };
    case 'gone':
      return { type: 'NotFound', path: '' };
    case 'stale':
    case 'kept':
    case 'slow':
    case 'store':
    case 'closing':
      return { type: 'NotJustNow' };
    case 'malformed':
    case 'size':
      return { type: 'OtherCarrier' };
  }
}
