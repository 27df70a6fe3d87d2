/**
 * Tells the store of which accounts somebody is there, so that none in use ever looks idle: also of one whose laptops stay connected for
 * a year and never enter again, and of one they only put to.
 */
import { nameOf } from './bytes-name.ts';
import type { RelayStore } from './store.ts';

export interface Presence {
  /** Somebody of this account asked something. */
  came(account: Uint8Array): Promise<void>;
  /** Somebody is connected, until what is returned is called. */
  stays(account: Uint8Array): () => void;
  /** To be called about once a minute, for those who stay. */
  look(): Promise<void>;
}

/** The store is as coarse as a day. */
const again = 3_600_000;
const mostRemembered = 50_000;

/** `running`: the relay's running time. */
export function createPresence(store: Pick<RelayStore, 'seen'>, running: () => number): Presence {
  const told = new Map<string, number>();
  const there = new Map<string, { readonly account: Uint8Array; connections: number }>();

  const came = async (account: Uint8Array) => {
    const name = nameOf(account);
    const now = running();
    if (now - (told.get(name) ?? Number.NEGATIVE_INFINITY) < again) return;
    // At once, so that a thousand puts that come together do not all tell it.
    told.delete(name);
    told.set(name, now);
    if (told.size > mostRemembered) for (const oldest of told.keys()) if (told.delete(oldest)) break;
    try {
      await store.seen(account, now);
    } catch (thrown) {
      told.delete(name);
      throw thrown;
    }
  };

  return {
    came,
    stays: (account) => {
      const name = nameOf(account);
      const one = there.get(name) ?? { account, connections: 0 };
      one.connections++;
      there.set(name, one);
      let isThere = true;
      return () => {
        if (!isThere) return;
        isThere = false;
        if (--one.connections === 0) there.delete(name);
      };
    },
    look: async () => {
      for (const { account } of [...there.values()]) await came(account);
    },
  };
}
