/** A cache of packs whose sealed store is a map, so that a test sees what is kept. */
import { type ClearablePackCache, createPackCache } from '../../engine/sync/pack-cache.ts';
import { ok } from '../../shared/result.ts';

export function packCacheInMemory(): { readonly cache: ClearablePackCache; readonly packs: () => number } {
  const texts = new Map<string, string>();
  const store = {
    read: async (name: string) => texts.get(name),
    keep: async (name: string, text: string | undefined) => {
      if (text === undefined) texts.delete(name);
      else texts.set(name, text);
      return ok(true as const);
    },
    close: async () => {},
  };
  return {
    cache: createPackCache(store, 'here'),
    packs: () => [...texts.keys()].filter((name) => name.startsWith('pack ')).length,
  };
}
