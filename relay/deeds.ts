/** What the relay does for each ask: who it is by, whether they may, whether it is too much; then the store. */
import { hash } from 'node:crypto';
import {
  encodeTold,
  mostInlineBytes,
  mostListBytes,
  mostLogs,
  mostSinceBytes,
  type Refusal,
  type RelayAsk,
  signedBytes,
} from '../shared/wire/relay.ts';
import { isSame, nameOf } from './bytes-name.ts';
import type { Answer, Entered, Talk } from './conversation.ts';
import { createFeeds, toldOf } from './feeds.ts';
import { createGate } from './gate.ts';
import type { Limits } from './limits.ts';
import type { Nonces } from './nonces.ts';
import { createPresence } from './presence.ts';
import { costOf, mostOf } from './quotas.ts';
import { createBuckets } from './rate-limit.ts';
import { createSignatures } from './signatures.ts';
import type { Account, RelayStore, SignedList } from './store.ts';
import { hashOfVoucher } from './vouchers.ts';
import { createWriterLists, type KnownAccount, writersIn } from './writer-lists.ts';

type Ask<T extends RelayAsk['type']> = Extract<RelayAsk, { readonly type: T }>;

export interface Deeds {
  open(talk: Talk, ask: Ask<'open'>): Promise<Answer>;
  list(talk: Talk, ask: Ask<'list'>): Promise<Answer>;
  close(talk: Talk, ask: Ask<'close'>): Promise<Answer>;
  enter(talk: Talk, ask: Ask<'enter'>): Promise<Answer>;
  put(talk: Talk, entered: Entered, ask: Ask<'put'>): Promise<Answer>;
  since(talk: Talk, entered: Entered, ask: Ask<'since'>): Promise<Answer>;
  get(talk: Talk, entered: Entered, ask: Ask<'get'>): Promise<Answer>;
  remove(talk: Talk, entered: Entered, ask: Ask<'remove'>): Promise<Answer>;
  /** Something came that no honest laptop says. */
  failed(talk: Talk): void;
  /** Notes who is still there; called about once a minute. */
  look(): Promise<void>;
}

export interface DeedsDeps {
  readonly store: RelayStore;
  readonly nonces: Nonces;
  readonly limits: Limits;
  readonly now: () => number;
  /** The relay's running time (running-time.ts). */
  readonly running: () => number;
  /** Milliseconds that never go back. */
  readonly steady: () => number;
  readonly hasRoomOnDisk: () => boolean;
  /** Brings vouchers that were made meanwhile into the store. */
  readonly lookForVoucher: (hash: Uint8Array) => Promise<void>;
  readonly onTrouble: (thrown: unknown) => void;
}

/** Lists change seldom; whoever meets three changes in one ask may try again. */
const mostTries = 3;
const failureCosts = 5;
/** Of one connection: each may have cost a signature. */
const mostFailures = 32;
const mostEntriesTold = 4_096;

const mostReaders = 32;

export function createDeeds({ store, nonces, limits, now, running, steady, ...deps }: DeedsDeps): Deeds {
  const signatures = createSignatures();
  const lists = createWriterLists(store);
  /** What they read lies in memory before it is said, whoever has room: two thousand at once would be 2 GB. */
  const readers = createGate(mostReaders);
  const feeds = createFeeds(store, deps.onTrouble);
  const presence = createPresence(store, running);
  /** Nobody waits for it; what the store could not note now it is told again. */
  const uses = (account: Uint8Array) => void presence.came(account).catch(deps.onTrouble);
  const attempts = createBuckets(limits.attempts, steady);
  const quarter = { perSecond: 1 / 4, atOnce: 1 / 4 };
  const asksOfAll = createBuckets(limits.asks, steady);
  const asksOfOne = createBuckets(times(limits.asks, quarter), steady);
  const bytesOfAll = createBuckets(limits.bytes, steady);
  const bytesOfOne = createBuckets(times(limits.bytes, quarter), steady);

  const failed = (talk: Talk) => {
    attempts.charge(talk.peer.address, failureCosts);
    talk.failures++;
    if (talk.failures > mostFailures) talk.peer.end('slow');
  };
  const refused = (talk: Talk, code: Refusal): Answer => {
    failed(talk);
    return no(code);
  };
  const attempt = ({ peer }: Talk) => attempts.take(peer.address, 1);

  /** One of an account's members, or one of its connections, and then the account, may do so much more. */
  const tooMuch = (account: Uint8Array, one: string, bytes: number): Answer | undefined => {
    const all = nameOf(account);
    const wait =
      asksOfOne.take(all + one, 1) ||
      bytesOfOne.take(all + one, bytes) ||
      asksOfAll.take(all, 1) ||
      bytesOfAll.take(all, bytes);
    return wait > 0 ? no('slow', wait) : undefined;
  };

  /** Does something that depends on the newest list, again with a newer one if there is. */
  const withNewest = async (
    account: Uint8Array,
    work: (known: KnownAccount) => Promise<Answer | 'moved'>,
  ): Promise<Answer> => {
    for (let tries = 0; tries < mostTries; tries++) {
      const known = await lists.newestOf(account);
      if (!known) return no('unknown');
      const answer = await work(known);
      if (answer !== 'moved') return answer;
      lists.forget(account);
    }
    return no('store', 1_000);
  };

  const signedList = (raw: Uint8Array, signature: Uint8Array) => {
    const writers = writersIn(raw);
    if (!writers) return undefined;
    const { a, n, o, d } = writers.list;
    const list: SignedList = { account: a, number: n, log: o, raw, signature };
    return { list, signer: d, writers };
  };

  return {
    failed,
    look: presence.look,

    open: async (talk, { c, l, g }) => {
      const wait = attempt(talk);
      if (wait > 0) return no('slow', wait);
      const signed = signedList(l, g);
      if (!signed) return refused(talk, 'malformed');
      const { list, signer, writers } = signed;
      if (!writers.writers.get(nameOf(signer))?.steward) return refused(talk, 'steward');
      if (!signatures.isBy(signer, signedBytes.list(l), g)) return refused(talk, 'signature');
      if (!deps.hasRoomOnDisk()) return no('full', 60_000);
      const voucher = hashOfVoucher(c);
      await deps.lookForVoucher(voucher);
      const answer = await store.openAccount({ voucher, list, cost: costOf(l), now: now(), running: running() });
      return answer === 'done' ? done : refused(talk, answer);
    },

    list: async (talk, { l, g }) => {
      const wait = attempt(talk);
      if (wait > 0) return no('slow', wait);
      const signed = signedList(l, g);
      if (!signed) return refused(talk, 'malformed');
      const { list, signer } = signed;
      return await withNewest(list.account, async ({ account, writers }) => {
        if (isSame(account.newest.raw, l)) return done;
        if (list.number <= account.newest.number) {
          // Another front may have replaced it meanwhile; the store knows.
          lists.forget(list.account);
          return no('stale');
        }
        if (!writers.writers.get(nameOf(signer))?.steward) return await refusedUnlessNewer(talk, account, 'steward');
        if (!signatures.isBy(signer, signedBytes.list(l), g)) return refused(talk, 'signature');
        const answer = await store.replaceList({
          list,
          newest: account.newest.number,
          cost: costOf(l),
          mostLogs,
          mostListBytes,
          running: running(),
        });
        if (answer === 'moved') return 'moved';
        lists.forget(list.account);
        return answer === 'done' ? done : no(answer);
      });
    },

    close: async (talk, { a, n, d, g }) => {
      const wait = attempt(talk);
      if (wait > 0) return no('slow', wait);
      return await withNewest(a, async ({ account, writers }) => {
        if (!writers.writers.get(nameOf(d))?.steward) return await refusedUnlessNewer(talk, account, 'steward');
        if (!signatures.isBy(d, signedBytes.close(a, n), g)) return refused(talk, 'signature');
        if (account.newest.number !== n) {
          const fresh = await store.account(a);
          return fresh && fresh.newest.number === account.newest.number ? no('stale') : 'moved';
        }
        const answer = await store.closeAccount({ account: a, newest: n });
        if (answer === 'moved') return 'moved';
        lists.forget(a);
        return done;
      });
    },

    enter: async (talk, { o, n, p, w }) => {
      const { peer } = talk;
      const wait = attempt(talk);
      if (wait > 0) return no('slow', wait);
      const isFresh = peer.nonce ? isSame(peer.nonce, n) : nonces.isFresh(n);
      const log = isFresh ? await store.log(o) : undefined;
      const readBy = log && lists.read(log.list)?.list.r;
      if (!log || !readBy || !signatures.isBy(readBy, signedBytes.enter(n, o), p)) return refused(talk, 'unknown');
      const account = await store.account(log.account);
      if (!account) return no('unknown');
      lists.remember(account);
      await presence.came(log.account);
      // Followed by one that is gone, a log would be followed for ever.
      if (talk.isOver) return no('closing');
      const name = nameOf(o);
      talk.logs.get(name)?.stop?.();
      const own = w === 1 && peer.nonce ? new Set<number>() : undefined;
      const leaves = presence.stays(log.account);
      const stopFeed =
        own &&
        feeds.follow(o, log.last, {
          hasRoom: () => peer.hasRoom(),
          room: () => peer.room(),
          send: (message) => peer.send(message),
          isOwn: (number) => own.delete(number),
        });
      const entered = {
        log: o,
        account: log.account,
        ...(own && { own }),
        stop: () => {
          leaves();
          stopFeed?.();
        },
      };
      talk.logs.set(name, entered);
      peer.entered(nameOf(log.account), isSame(account.newest.log, o));
      return {
        type: 'done',
        content: {
          h: log.birth,
          s: log.last,
          l: log.list.raw,
          g: log.list.signature,
          n: log.newest,
          u: [account.used, account.quota.bytes],
        },
      };
    },

    put: async (talk, { account: id, own }, { o, k, b, d, g }) => {
      if (b.length > limits.blobBytes) return no('size');
      if (!deps.hasRoomOnDisk()) return no('full', 60_000);
      const blobId = hash('sha256', b, 'buffer');
      const writer = nameOf(d);
      let proven = false;
      return await withNewest(id, async ({ account, writers }) => {
        const most = mostOf(writer, writers, account);
        if (!most) return await refusedUnlessNewer(talk, account, 'writer');
        if (!proven) {
          if (!signatures.isBy(d, signedBytes.put(o, k, blobId), g)) return refused(talk, 'signature');
          proven = true;
          const slow = tooMuch(id, writer, b.length);
          if (slow) return slow;
        }
        const answer = await store.put({
          account: id,
          log: o,
          newest: account.newest.number,
          writer: d,
          label: k,
          id: blobId,
          blob: b,
          cost: costOf(b),
          now: now(),
          most,
        });
        if (answer.type === 'moved') return (await store.log(o)) ? 'moved' : no('unknown');
        if (answer.type !== 'number') return no(answer.type, answer.type === 'entries' ? untilTomorrow(now()) : 0);
        if (answer.fresh) own?.add(answer.number);
        uses(id);
        return { type: 'done', content: { s: answer.number } };
      });
    },

    since: async (talk, { account }, { o, s, m, a }) => {
      await talk.peer.room();
      const slow = talk.peer.hasRoom() ? tooMuch(account, talk.name, 0) : no('slow', 1_000);
      if (slow) return slow;
      return await readers(async () => {
        if (!talk.peer.hasRoom()) return no('slow', 1_000);
        const page = await store.entries({
          log: o,
          after: s,
          mostEntries: m === 0 ? 0 : mostEntriesTold,
          mostBytes: Math.min(m, mostSinceBytes),
          inline: a === 1 ? mostInlineBytes : -1,
          marks: a === 1,
        });
        if (!page) return no('unknown');
        uses(account);
        let bytes = 0;
        for (const entry of page.entries) {
          const told = encodeTold(toldOf(o, entry));
          bytes += told.length;
          talk.peer.send(told);
        }
        charge(account, talk.name, bytes);
        return { type: 'done', content: { s: page.upTo, n: page.last, i: page.idThere ?? new Uint8Array(32) } };
      });
    },

    get: async (talk, { account }, { o, i, f, z }) => {
      await talk.peer.room();
      const wanted = Math.min(z, limits.blobBytes);
      const slow = talk.peer.hasRoom() ? tooMuch(account, talk.name, wanted) : no('slow', 1_000);
      if (slow) return slow;
      return await readers(async () => {
        if (!talk.peer.hasRoom()) return no('slow', 1_000);
        const blob = await store.blob(o, i);
        if (!blob) return no((await store.log(o)) ? 'gone' : 'unknown');
        return { type: 'done', content: { b: blob.subarray(Math.min(f, blob.length), Math.min(f + z, blob.length)) } };
      });
    },

    remove: async (talk, { account: id }, { o, i, k, d, g }) => {
      const among = new Set(i.map(nameOf));
      if (k.some((kept) => among.has(nameOf(kept)))) return refused(talk, 'malformed');
      let proven = false;
      return await withNewest(id, async ({ account, writers }) => {
        const by = writers.writers.get(nameOf(d));
        if (!by) return await refusedUnlessNewer(talk, account, 'writer');
        if (!proven) {
          if (!signatures.isBy(d, signedBytes.remove(o, i, k), g)) return refused(talk, 'signature');
          proven = true;
          // Each blob of k is read whole.
          const slow = tooMuch(id, nameOf(d), k.length * 65_536 + i.length * 256);
          if (slow) return slow;
        }
        const answer = await store.remove({
          account: id,
          log: o,
          newest: account.newest.number,
          ids: i,
          kept: k,
          ...(!by.steward && { onlyOf: d }),
          running: running(),
        });
        if (answer === 'moved') return (await store.log(o)) ? 'moved' : no('unknown');
        return answer === 'done' ? done : no(answer);
      });
    },
  };

  function charge(account: Uint8Array, one: string, bytes: number): void {
    bytesOfOne.charge(nameOf(account) + one, bytes);
    bytesOfAll.charge(nameOf(account), bytes);
  }

  /** Who was let in at another front a moment ago is not refused for what this one remembers. */
  async function refusedUnlessNewer(
    talk: Talk,
    { account, newest }: Account,
    code: 'writer' | 'steward',
  ): Promise<Answer | 'moved'> {
    const wait = attempt(talk);
    if (wait > 0) return no('slow', wait);
    const fresh = await store.account(account);
    return fresh && !isSame(fresh.newest.raw, newest.raw) ? 'moved' : refused(talk, code);
  }
}

const done: Answer = { type: 'done' };

function no(code: Refusal, wait = 0): Answer {
  return { type: 'no', code, wait };
}

function times(rate: Limits['asks'], by: Limits['asks']): Limits['asks'] {
  return { perSecond: rate.perSecond * by.perSecond, atOnce: rate.atOnce * by.atOnce };
}

function untilTomorrow(now: number): number {
  return 86_400_000 - (now % 86_400_000);
}
