/**
 * Lists as they were read last, so that four thousand writers are not read for every entry. Another front may have replaced one:
 * the store says `moved` then, and whoever is told so forgets it here.
 */
import { decodeList, type WriterList } from '../shared/wire/relay.ts';
import { nameOf } from './bytes-name.ts';
import type { Account, RelayStore, SignedList } from './store.ts';

export interface Writers {
  readonly list: WriterList;
  readonly writers: ReadonlyMap<string, { readonly share: number; readonly steward: boolean }>;
  readonly shares: number;
}

export interface KnownAccount {
  readonly account: Account;
  readonly writers: Writers;
}

export interface WriterLists {
  newestOf(account: Uint8Array): Promise<KnownAccount | undefined>;
  forget(account: Uint8Array): void;
  /** A list that was kept is well-formed; undefined only where the store is damaged beyond that. */
  read(list: SignedList): Writers | undefined;
}

const mostWritersKept = 200_000;

export function createWriterLists(store: RelayStore): WriterLists {
  const accounts = new Map<string, KnownAccount>();
  const lists = new Map<string, Writers>();
  let kept = 0;

  const read = (list: SignedList) => {
    const name = `${nameOf(list.account)} ${list.number}`;
    const known = lists.get(name);
    if (known) return known;
    const writers = writersIn(list.raw);
    if (!writers) return undefined;
    lists.set(name, writers);
    kept += writers.writers.size;
    for (const [oldest, { writers: gone }] of lists) {
      if (kept <= mostWritersKept || oldest === name) break;
      lists.delete(oldest);
      accounts.delete(nameOf(writers.list.a));
      kept -= gone.size;
    }
    return writers;
  };

  return {
    read,
    newestOf: async (id) => {
      const name = nameOf(id);
      const known = accounts.get(name);
      if (known) return known;
      const account = await store.account(id);
      const writers = account && read(account.newest);
      if (!writers) return undefined;
      if (accounts.size >= 4_096) for (const oldest of accounts.keys()) if (accounts.delete(oldest)) break;
      accounts.set(name, { account, writers });
      return { account, writers };
    },
    forget: (account) => {
      accounts.delete(nameOf(account));
    },
  };
}

/** Undefined where it is not a list. */
export function writersIn(raw: Uint8Array): Writers | undefined {
  const decoded = decodeList(raw);
  if (!decoded.ok) return undefined;
  const list = decoded.value;
  return {
    list,
    writers: new Map(list.w.map(([key, share, steward]) => [nameOf(key), { share, steward: steward === 1 }])),
    shares: list.w.reduce((sum, [, share]) => sum + share, 0),
  };
}
