import type { Index } from '../../engine/disk/index-port.ts';

/** An index that lives as long as its map: handing the map on is a restart, handing on an old copy a crash. */
export function createMemoryIndex(values: Map<string, Uint8Array> = new Map()): Index {
  return {
    // Copies, as from a disk: what a caller does to its bytes must not change what is stored.
    get: async (key) => values.get(key)?.slice(),
    getMany: async (keys) => keys.map((key) => values.get(key)?.slice()),
    batch: async (writes) => {
      for (const write of writes) {
        if ('put' in write) values.set(write.put, Uint8Array.from(write.value));
        else values.delete(write.del);
      }
    },
    close: async () => undefined,
  };
}
