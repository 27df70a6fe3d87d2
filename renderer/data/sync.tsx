/**
 * How syncing stands, kept beside React: the engine says it up to four times a second, and only who shows the part that
 * changed is drawn again.
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import { useClient } from './engine.tsx';

interface SyncWatch {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => SyncState | undefined;
  readonly start: () => () => void;
}

const SyncContext = createContext<SyncWatch | undefined>(undefined);

export function SyncProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const [watch] = useState(() => watchSync(client));
  useEffect(() => watch.start(), [watch]);
  return <SyncContext value={watch}>{children}</SyncContext>;
}

function watchSync(client: BridgeClient): SyncWatch {
  let state: SyncState | undefined;
  const listeners = new Set<() => void>();
  const take = (next: SyncState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => state,
    start: () => {
      const stop = client.on('sync', take);
      // What was said while this answer was on its way is newer than it.
      void client.call('syncState', {}).then((given) => {
        if (given.ok && state === undefined) take(given.value);
      });
      return stop;
    },
  };
}

/** For what happens, rather than stands: looks without being drawn again. */
export function useSyncNow(): () => SyncState | undefined {
  return useWatch().now;
}

function useWatch(): SyncWatch {
  const watch = useContext(SyncContext);
  if (!watch) throw new Error('used outside of the frame');
  return watch;
}

/** All of it; undefined until it has come. For the screens that are about it. */
export function useSync(): SyncState | undefined {
  return useSyncPart(all);
}

/** A part of it; draws again only when that part says something else. `select` must not change between drawings. */
export function useSyncPart<T>(select: (state: SyncState) => T): T | undefined {
  const watch = useWatch();
  const last = useRef<{ readonly of: SyncState; readonly text: string; readonly part: T }>(undefined);
  const part = useCallback(() => {
    const state = watch.now();
    if (!state) return undefined;
    if (last.current?.of === state) return last.current.part;
    const part = select(state);
    const text = JSON.stringify(part);
    last.current = text === last.current?.text ? { ...last.current, of: state } : { of: state, text, part };
    return last.current.part;
  }, [watch, select]);
  return useSyncExternalStore(watch.subscribe, part);
}

function all(state: SyncState): SyncState {
  return state;
}
