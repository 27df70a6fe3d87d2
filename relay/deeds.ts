/** What the relay does for each ask: who it is by, whether they may, whether it is too much; then the store. */
import { hash } from 'node:crypto';
import {
  listHeadIn,
  mostListBytes,
  mostLogs,
  type Refusal,
  type RelayAsk,
  signedBytes,
  type WriterList,
} from '../shared/wire/relay.ts';
import { isSame, nameOf } from './bytes-name.ts';
import type { Answer, Deed, Talk } from './conversation.ts';
import { createFeeds } from './feeds.ts';
import type { Limits } from './limits.ts';
import type { Nonces } from './nonces.ts';
import { createPresence } from './presence.ts';
import { costOf, mostOf } from './quotas.ts';
import { createRates } from './rates.ts';
import { createReading } from './reading.ts';
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
  readonly put: Deed<'put'>;
  readonly since: Deed<'since'>;
  readonly get: Deed<'get'>;
  readonly remove: Deed<'remove'>;
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
/** Of one connection: each may have cost a signature. */
const mostFailures = 32;

export function createDeeds({ store, nonces, limits, now, running, steady, ...deps }: DeedsDeps): Deeds {
  const signatures = createSignatures();
  const lists = createWriterLists(store);
  const rates = createRates(limits, steady);
  const reading = createReading({ store, lists, rates, limits });
  const feeds = createFeeds(store, reading.gateOf(true), deps.onTrouble);
  const presence = createPresence(store, running);
  /** Nobody waits for it; what the store could not note now it is told again. */
  const uses = (account: Uint8Array) => void presence.came(account).catch(deps.onTrouble);

  const failed = (talk: Talk) => {
    rates.failed(talk.peer.address);
    talk.failures++;
    if (talk.failures > mostFailures) talk.peer.end('slow');
  };
  const refused = (talk: Talk, code: Refusal): Answer => {
    failed(talk);
    return no(code);
  };
  const attempt = ({ peer }: Talk) => rates.attempt(peer.address);

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

  return {
    failed,
    look: presence.look,

    open: async (talk, { c, l, g }) => {
      const wait = attempt(talk);
      if (wait > 0) return no('slow', wait);
      const signer = listHeadIn(l)?.d;
      if (!signer) return refused(talk, 'malformed');
      if (!signatures.isBy(signer, signedBytes.list(l), g)) return refused(talk, 'signature');
      const writers = writersIn(l);
      if (!writers) return refused(talk, 'malformed');
      if (!writers.writers.get(nameOf(signer))?.steward) return refused(talk, 'steward');
      if (!deps.hasRoomOnDisk()) return no('full', 60_000);
      const voucher = hashOfVoucher(c);
      await deps.lookForVoucher(voucher);
      const answer = await store.openAccount({
        voucher,
        list: signedList(writers.list, l, g),
        cost: costOf(l),
        now: now(),
        running: running(),
      });
      return answer === 'done' ? done : refused(talk, answer);
    },

    list: async (talk, { l, g }) => {
      const wait = attempt(talk);
      if (wait > 0) return no('slow', wait);
      // Four thousand writers are not read before somebody signed for them who may.
      const head = listHeadIn(l);
      if (!head) return refused(talk, 'malformed');
      return await withNewest(head.a, async ({ account, writers }) => {
        if (isSame(account.newest.raw, l)) return done;
        if (head.n <= account.newest.number) {
          // Another front may have replaced it meanwhile; the store knows.
          lists.forget(head.a);
          return no('stale');
        }
        if (!writers.writers.get(nameOf(head.d))?.steward) return await refusedUnlessNewer(talk, account, 'steward');
        if (!signatures.isBy(head.d, signedBytes.list(l), g)) return refused(talk, 'signature');
        const read = writersIn(l);
        if (!read) return refused(talk, 'malformed');
        const answer = await store.replaceList({
          list: signedList(read.list, l, g),
          newest: account.newest.number,
          cost: costOf(l),
          mostLogs,
          mostListBytes,
          running: running(),
        });
        if (answer === 'moved') return 'moved';
        lists.forget(head.a);
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
      // It is answered with the whole list.
      await peer.room();
      if (!peer.hasRoom()) return no('slow', 1_000);
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
      const isPresent = isSame(account.newest.log, o);
      const own = w === 1 && peer.nonce ? new Set<number>() : undefined;
      const leaves = presence.stays(log.account);
      const stopFeed =
        own &&
        feeds.follow(o, log.last, {
          hasRoom: () => peer.hasRoom(),
          room: () => peer.room(),
          send: (message) => peer.send(message),
          isOwn: (number) => own.delete(number),
          gate: reading.gateOf(isPresent),
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
      peer.entered(nameOf(log.account), isPresent);
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
      const wait = rates.unchecked(talk.name, b.length);
      if (wait > 0) return no('slow', wait);
      const writer = nameOf(d);
      let blobId: Uint8Array | undefined;
      return await withNewest(id, async ({ account, writers }) => {
        const most = mostOf(writer, writers, account);
        if (!most) return await refusedUnlessNewer(talk, account, 'writer');
        if (!blobId) {
          blobId = hash('sha256', b, 'buffer');
          if (!signatures.isBy(d, signedBytes.put(o, k, blobId), g)) return refused(talk, 'signature');
          const wait = rates.present.take(nameOf(id), writer, b.length);
          if (wait > 0) return no('slow', wait);
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

    since: (talk, entered, ask) => {
      uses(entered.account);
      return reading.since(talk, entered, ask);
    },
    get: reading.get,

    remove: async (talk, { account: id }, { o, i, k, d, g }) => {
      const among = new Set(i.map(nameOf));
      if (k.some((kept) => among.has(nameOf(kept)))) return refused(talk, 'malformed');
      const wait = rates.unchecked(talk.name, 0);
      if (wait > 0) return no('slow', wait);
      let proven = false;
      return await withNewest(id, async ({ account, writers }) => {
        const by = writers.writers.get(nameOf(d));
        if (!by) return await refusedUnlessNewer(talk, account, 'writer');
        if (!proven) {
          if (!signatures.isBy(d, signedBytes.remove(o, i, k), g)) return refused(talk, 'signature');
          proven = true;
          // Each blob of k is read whole.
          const wait = rates.present.take(nameOf(id), nameOf(d), k.length * 65_536 + i.length * 256);
          if (wait > 0) return no('slow', wait);
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

function signedList({ a, n, o }: WriterList, raw: Uint8Array, signature: Uint8Array): SignedList {
  return { account: a, number: n, log: o, raw, signature };
}

function untilTomorrow(now: number): number {
  return 86_400_000 - (now % 86_400_000);
}
