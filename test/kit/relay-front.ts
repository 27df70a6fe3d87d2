/** A front of a relay without sockets: what one connection would say, and what it is told, over a store of the test's. */
import { randomBytes } from 'node:crypto';
import { createConversation } from '../../relay/conversation.ts';
import { createDeeds } from '../../relay/deeds.ts';
import { type Limits, usualLimits } from '../../relay/limits.ts';
import { createNonces } from '../../relay/nonces.ts';
import type { RelayStore } from '../../relay/store.ts';
import { decodeTold, type Refusal, type RelayTold } from '../../shared/wire/relay.ts';
import { type AskName, messageOf } from './tiny-relay-client.ts';

export interface FrontConnection {
  readonly nonce: Uint8Array;
  /** Undefined where it was ended without an answer. */
  ask(name: AskName, fields: Record<string, unknown>): Promise<RelayTold | undefined>;
  readonly told: readonly RelayTold[];
  /** Why the front ended it. */
  ended(): Refusal | undefined;
  end(): void;
}

export interface Front {
  (address?: string): FrontConnection;
  /** Notes who is still there. */
  look(): Promise<void>;
}

export async function frontOver(
  store: RelayStore,
  now: () => number,
  more: { readonly limits?: Partial<Limits>; readonly steady?: () => number } = {},
): Promise<Front> {
  const deeds = createDeeds({
    store,
    nonces: createNonces(await store.secret(), now),
    limits: { ...usualLimits, ...more.limits },
    now,
    running: now,
    steady: more.steady ?? (() => performance.now()),
    hasRoomOnDisk: () => true,
    lookForVoucher: async () => undefined,
    onTrouble: fail,
  });
  const connection = (address = 'somewhere'): FrontConnection => {
    const nonce = randomBytes(32);
    const told: RelayTold[] = [];
    let ended: Refusal | undefined;
    const conversation = createConversation(
      { deeds, onAnswer: () => undefined, onTrouble: fail },
      {
        nonce,
        address,
        hasRoom: () => true,
        room: () => Promise.resolve(),
        end: (why) => {
          ended ??= why;
        },
        entered: () => undefined,
        send: (message) => {
          const decoded = decodeTold(message);
          if (decoded.ok && !ended) told.push(decoded.value);
        },
      },
    );
    let q = 0;
    return {
      nonce,
      told,
      ended: () => ended,
      ask: async (name, fields) => {
        const own = ++q;
        await conversation.hear(messageOf(name, { q: own, ...fields }));
        return told.find((one) => 'q' in one && one.q === own);
      },
      end: () => conversation.ended(),
    };
  };
  return Object.assign(connection, { look: deeds.look });
}

function fail(thrown: unknown): never {
  throw thrown;
}
