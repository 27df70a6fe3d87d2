/** What was fetched of late and may be asked for again, up to so many bytes; the rest is fetched once more. */
export interface Recent {
  readonly get: (key: string) => Uint8Array | undefined;
  readonly keep: (key: string, bytes: Uint8Array) => void;
  readonly clear: () => void;
}

export function createRecent(most: number): Recent {
  const held = new Map<string, Uint8Array>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= held.get(key)?.length ?? 0;
    held.delete(key);
  };
  return {
    get: (key) => {
      const found = held.get(key);
      if (found) {
        held.delete(key);
        held.set(key, found);
      }
      return found;
    },
    keep: (key, value) => {
      drop(key);
      held.set(key, value);
      bytes += value.length;
      for (const oldest of held.keys()) {
        if (bytes <= most) break;
        drop(oldest);
      }
    },
    clear: () => {
      held.clear();
      bytes = 0;
    },
  };
}
