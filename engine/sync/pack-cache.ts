/** What is in packs that lie at a server, kept sealed on this laptop, so that a later start need not ask for all of them. */
import { jsonList } from '../../shared/json-list.ts';
import type { PackCache } from '../packs/packs-here.ts';
import type { SealedStore } from '../vault/sealed-store.ts';

export interface ClearablePackCache extends PackCache {
  readonly clear: () => Promise<void>;
}

export function createPackCache(store: SealedStore, place: string): ClearablePackCache {
  const nameOf = (pack: string) => `pack ${place} ${pack}`;
  const index = `packs ${place}`;
  // A sealed store cannot tell what lies in it.
  let names: Promise<Set<string>> | undefined;
  const known = (): Promise<Set<string>> => {
    names ??= store.read(index).then((text) => new Set(jsonList<string>(text)));
    return names;
  };
  const keepIndex = async (all: ReadonlySet<string>) => {
    await store.keep(index, all.size > 0 ? JSON.stringify([...all]) : undefined);
  };
  const drop = async (packs: readonly string[]) => {
    const all = await known();
    for (const pack of packs) {
      await store.keep(nameOf(pack), undefined);
      all.delete(pack);
    }
    if (packs.length > 0) await keepIndex(all);
  };
  return {
    get: async (pack) => {
      const text = await store.read(nameOf(pack));
      return text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'base64'));
    },
    put: async (pack, bytes) => {
      const all = await known();
      await store.keep(nameOf(pack), Buffer.from(bytes).toString('base64'));
      if (!all.has(pack)) await keepIndex(all.add(pack));
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
