/**
 * Lists as they were read last, so that four thousand writers are not read for every entry. Another front may have replaced one:
 * the store says `moved` then, and whoever is told so forgets it here.
 */
import { decodeList, type WriterList } from '../shared/wire/relay.ts';
import { isSame, nameOf } from './bytes-name.ts';
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
  /** What the store said of an account just now. */
  remember(account: Account): KnownAccount | undefined;
  forget(account: Uint8Array): void;
  /** A list that was kept is well-formed; undefined only where the store is damaged beyond that. */
  read(list: SignedList): Writers | undefined;
}

const mostWritersKept = 200_000;
const mostAccounts = 4_096;

export function createWriterLists(store: RelayStore): WriterLists {
  const accounts = new Map<string, KnownAccount>();
  // By account and number, and for these bytes alone: an account that was closed may be opened again, with other members.
  const lists = new Map<string, { readonly raw: Uint8Array; readonly writers: Writers }>();
  let kept = 0;

  const read = ({ account, number, raw }: SignedList) => {
    const name = `${nameOf(account)} ${number}`;
    const known = lists.get(name);
    if (known && isSame(known.raw, raw)) return known.writers;
    const writers = writersIn(raw);
    if (!writers) return undefined;
    kept += writers.writers.size - (known?.writers.writers.size ?? 0);
    lists.set(name, { raw, writers });
    for (const [oldest, { writers: gone }] of lists) {
      if (kept <= mostWritersKept || oldest === name) break;
      lists.delete(oldest);
      accounts.delete(nameOf(gone.list.a));
      kept -= gone.writers.size;
    }
    return writers;
  };

  const remember = (account: Account) => {
    const writers = read(account.newest);
    if (!writers) return undefined;
    if (accounts.size >= mostAccounts) for (const oldest of accounts.keys()) if (accounts.delete(oldest)) break;
    const known = { account, writers };
    accounts.set(nameOf(account.account), known);
    return known;
  };

  return {
    read,
    remember,
    newestOf: async (id) => {
      const known = accounts.get(nameOf(id));
      if (known) return known;
      const account = await store.account(id);
      return account && remember(account);
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
