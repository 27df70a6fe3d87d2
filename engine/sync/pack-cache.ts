/** What is in packs that lie at a server, kept sealed on this laptop, so that a later start need not ask for all of them. */
import { jsonList } from '../../shared/json-list.ts';
import type { PackCache } from '../packs/packs-here.ts';
import type { SealedStore } from '../vault/sealed-store.ts';

export interface ClearablePackCache extends PackCache {
  readonly clear: () => Promise<void>;
}

/** Their first digit: the names are written anew with each that comes, so they lie in sixteen lists and not in one. */
function listOf(pack: string): string {
  return pack.slice(pack.indexOf('/') + 1)[0] ?? '';
}

const lists = [...'0123456789abcdef'];

export function createPackCache(store: SealedStore, place: string): ClearablePackCache {
  const nameOf = (pack: string) => `pack ${place} ${pack}`;
  // A sealed store cannot tell what lies in it.
  let names: Promise<Set<string>> | undefined;
  const readNames = async (): Promise<Set<string>> => {
    const all = new Set<string>();
    for (const list of lists)
      for (const pack of jsonList<string>(await store.read(`packs ${place} ${list}`))) all.add(pack);
    return all;
  };
  const known = (): Promise<Set<string>> => {
    names ??= readNames();
    return names;
  };
  const keepNames = async (all: ReadonlySet<string>, list: string) => {
    const those = [...all].filter((pack) => listOf(pack) === list);
    await store.keep(`packs ${place} ${list}`, those.length > 0 ? JSON.stringify(those) : undefined);
  };
  const drop = async (packs: readonly string[]) => {
    const all = await known();
    for (const pack of packs) {
      await store.keep(nameOf(pack), undefined);
      all.delete(pack);
    }
    for (const list of new Set(packs.map(listOf))) await keepNames(all, list);
  };
  return {
    get: async (pack) => {
      const text = await store.read(nameOf(pack));
      return text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'base64'));
    },
    put: async (pack, bytes) => {
      const all = await known();
      // The name first: one without a pack is dropped, a pack without its name would stay for good.
      if (!all.has(pack)) await keepNames(all.add(pack), listOf(pack));
      await store.keep(nameOf(pack), Buffer.from(bytes).toString('base64'));
    },
    drop: (pack) => drop([pack]),
    keepOnly: async (shelf, packs) => {
      await drop([...(await known())].filter((pack) => pack.startsWith(`${shelf}/`) && !packs.has(pack)));
    },
    clear: async () => {
      await drop([...(await known())]);
      names = undefined;
    },
  };
}
