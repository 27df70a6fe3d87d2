/**
 * One conversation with a laptop, whether on a WebSocket or in one call over HTTP: asks come in, are done in their order, and are
 * answered. Puts that follow each other wait for the disk together.
 */
import {
  decodeAsk,
  encodeTold,
  mostEnteredLogs,
  type Refusal,
  type RelayAsk,
  type RelayTold,
} from '../shared/wire/relay.ts';
import { nameOf } from './bytes-name.ts';
import type { Deeds } from './deeds.ts';
import { createPatience } from './patience.ts';
import { StoreTrouble } from './store.ts';

export interface Peer {
  send(message: Uint8Array): void;
  hasRoom(): boolean;
  /** Until it has read most of what was sent. */
  room(): Promise<void>;
  /** Ends it; nothing is sent afterwards. */
  end(why: Refusal): void;
  /** A log of this account; `isPresent`: the one it writes to. */
  entered(account: string, isPresent: boolean): void;
  /** By what addresses are told apart. */
  readonly address: string;
  /** The nonce of its `hello`; none over HTTP. */
  readonly nonce?: Uint8Array;
}

export interface Conversation {
  /** Ends when it was answered. */
  hear(message: Uint8Array): Promise<void>;
  ended(): void;
}

export interface Entered {
  readonly log: Uint8Array;
  readonly account: Uint8Array;
  /** Numbers this connection put and was not told yet; none unless it follows the log. */
  readonly own?: Set<number>;
  readonly stop?: () => void;
}

/** What answers an ask, beside its number. */
export type Answer =
  | { readonly type: 'done'; readonly content?: Omit<Extract<RelayTold, { readonly type: 'done' }>, 'type' | 'q'> }
  | { readonly type: 'no'; readonly code: Refusal; readonly wait?: number };

type Ask<T extends RelayAsk['type']> = Extract<RelayAsk, { readonly type: T }>;

/** What is done for an ask about a log that was entered. */
export type Deed<T extends RelayAsk['type']> = (talk: Talk, entered: Entered, ask: Ask<T>) => Promise<Answer>;

/** One connection, as deeds see it. */
export interface Talk {
  readonly peer: Peer;
  /** Tells connections apart where rates are held. */
  readonly name: string;
  readonly logs: Map<string, Entered>;
  failures: number;
  /** The connection ended while something was underway. */
  isOver: boolean;
}

export interface ConversationDeps {
  readonly deeds: Deeds;
  readonly onAnswer: (ask: RelayAsk['type'], outcome: Refusal | 'done', milliseconds: number) => void;
  readonly onTrouble: (thrown: unknown) => void;
}

let conversations = 0;

export function createConversation({ deeds, onAnswer, onTrouble }: ConversationDeps, peer: Peer): Conversation {
  const patience = createPatience(() => performance.now());
  const talk: Talk = { peer, name: String(++conversations), logs: new Map(), failures: 0, isOver: false };
  /** The last ask that was no put; what may follow at once. */
  let before: Promise<void> = Promise.resolve();
  /** All that was asked. One promise: somebody may put for hours and ask nothing else. */
  let all: Promise<unknown> = before;

  async function answer(ask: RelayAsk): Promise<void> {
    const started = performance.now();
    const { q } = ask;
    const said = await doIt(ask).catch((thrown: unknown): Answer => {
      if (!(thrown instanceof StoreTrouble)) onTrouble(thrown);
      return { type: 'no', code: thrown instanceof StoreTrouble ? thrown.why : 'store', wait: 5_000 };
    });
    onAnswer(ask.type, said.type === 'no' ? said.code : 'done', performance.now() - started);
    peer.send(
      encodeTold(
        said.type === 'done'
          ? { type: 'done', q, ...said.content }
          : { type: 'no', q, e: said.code, w: said.wait ?? 0 },
      ),
    );
    if (said.type === 'done') patience.answered();
    else if (isPressing(said.code) && !patience.refused()) peer.end('slow');
  }

  function doIt(ask: RelayAsk): Promise<Answer> {
    switch (ask.type) {
      case 'open':
        return deeds.open(talk, ask);
      case 'list':
        return deeds.list(talk, ask);
      case 'close':
        return deeds.close(talk, ask);
      case 'enter':
        if (talk.logs.size >= mostEnteredLogs && !talk.logs.has(nameOf(ask.o)))
          return Promise.resolve({ type: 'no', code: 'size' });
        return deeds.enter(talk, ask);
      default: {
        const entered = talk.logs.get(nameOf(ask.o));
        if (!entered) return Promise.resolve({ type: 'no', code: 'unknown' });
        switch (ask.type) {
          case 'put':
            return deeds.put(talk, entered, ask);
          case 'since':
            return deeds.since(talk, entered, ask);
          case 'get':
            return deeds.get(talk, entered, ask);
          case 'remove':
            return deeds.remove(talk, entered, ask);
        }
      }
    }
  }

  return {
    hear: (message) => {
      const decoded = decodeAsk(message);
      if (!decoded.ok) {
        deeds.failed(talk);
        before = all.then(() => peer.end('malformed'));
        all = before;
        return before;
      }
      const ask = decoded.value;
      if (ask.type === 'put') {
        const put = before.then(() => answer(ask));
        all = Promise.all([all, put]).then(() => undefined);
        return put;
      }
      before = all.then(() => answer(ask));
      all = before;
      return before;
    },
    ended: () => {
      talk.isOver = true;
      for (const { stop } of talk.logs.values()) stop?.();
      talk.logs.clear();
    },
  };
}

/** Whoever hears this should wait, enter first, or say less; the store's own trouble is nobody's fault. */
function isPressing(code: Refusal): boolean {
  return code === 'slow' || code === 'unknown' || code === 'size';
}

/** The last that is said. */
export function byeFor(why: Refusal): Uint8Array {
  return encodeTold({ type: 'bye', e: why, w: why === 'slow' ? comeAgainAfter : 0 });
}

const comeAgainAfter = 10_000;
