/** What is read of a log: `since` and `get`, at the pace of who reads. */
import { encodeTold, mostInlineBytes, mostSinceBytes } from '../shared/wire/relay.ts';
import { nameOf } from './bytes-name.ts';
import type { Answer, Deed, Entered, Talk } from './conversation.ts';
import { toldOf } from './feeds.ts';
import { createGate, type Gate } from './gate.ts';
import type { Limits } from './limits.ts';
import type { Rates } from './rates.ts';
import type { RelayStore } from './store.ts';
import type { WriterLists } from './writer-lists.ts';

export interface Reading {
  readonly since: Deed<'since'>;
  readonly get: Deed<'get'>;
  /** Through which everything is read that is told to who knows the account's present key, or only an earlier one. */
  gateOf(isPresent: boolean): Gate;
}

export interface ReadingDeps {
  readonly store: RelayStore;
  readonly lists: WriterLists;
  readonly rates: Rates;
  readonly limits: Limits;
}

const mostEntriesTold = 4_096;
/** What they read lies in memory before it is said, whoever has room: two thousand at once would be 2 GB. */
const mostReaders = 32;
const mostReadersOfEarlier = 8;

export function createReading({ store, lists, rates, limits }: ReadingDeps): Reading {
  const [present, earlier] = [createGate(mostReaders), createGate(mostReadersOfEarlier)];
  const gateOf = (isPresent: boolean) => (isPresent ? present : earlier);

  /** Reads when this connection has room, is within its rate, and those before it have read; `read` is told how to be charged more. */
  async function inTurn(
    { peer, name, logs }: Talk,
    { account }: Entered,
    bytes: number,
    read: (charge: (bytes: number) => void) => Promise<Answer>,
  ): Promise<Answer> {
    await peer.room();
    if (!peer.hasRoom()) return notNow;
    const newest = (await lists.newestOf(account))?.account.newest.log;
    const isPresent = newest !== undefined && logs.has(nameOf(newest));
    const rate = isPresent ? rates.present : rates.earlier;
    const wait = rate.take(nameOf(account), name, bytes);
    if (wait > 0) return { ...notNow, wait };
    return await gateOf(isPresent)(async () =>
      peer.hasRoom() ? await read((more) => rate.charge(nameOf(account), name, more)) : notNow,
    );
  }

  return {
    gateOf,

    since: (talk, entered, { o, s, m, a }) =>
      inTurn(talk, entered, 0, async (charge) => {
        const page = await store.entries({
          log: o,
          after: s,
          mostEntries: m === 0 ? 0 : mostEntriesTold,
          mostBytes: Math.min(m, mostSinceBytes),
          inline: a === 1 ? mostInlineBytes : -1,
          marks: a === 1,
        });
        if (!page) return unknown;
        let bytes = 0;
        for (const entry of page.entries) {
          const told = encodeTold(toldOf(o, entry));
          bytes += told.length;
          talk.peer.send(told);
        }
        charge(bytes);
        return { type: 'done', content: { s: page.upTo, n: page.last, i: page.idThere ?? new Uint8Array(32) } };
      }),

    get: (talk, entered, { o, i, f, z }) =>
      inTurn(talk, entered, Math.min(z, limits.blobBytes), async () => {
        const blob = await store.blob(o, i);
        if (!blob) return (await store.log(o)) ? { type: 'no', code: 'gone' } : unknown;
        return { type: 'done', content: { b: blob.subarray(Math.min(f, blob.length), Math.min(f + z, blob.length)) } };
      }),
  };
}

const notNow = { type: 'no', code: 'slow', wait: 1_000 } as const;
const unknown: Answer = { type: 'no', code: 'unknown' };
