/** What somebody wants to look at later, for as long as this window's session lasts; it is never forgotten for good. */
import { useCallback, useState } from 'react';

const key = 'samband-needs-later';

export interface PutOff {
  readonly has: (id: string) => boolean;
  readonly add: (id: string) => void;
  readonly remove: (id: string) => void;
}

export function usePutOff(): PutOff {
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(stored()));
  const change = useCallback((next: ReadonlySet<string>) => {
    sessionStorage.setItem(key, JSON.stringify([...next]));
    setIds(next);
  }, []);
  return {
    has: (id) => ids.has(id),
    add: (id) => change(new Set([...ids, id])),
    remove: (id) => change(new Set([...ids].filter((each) => each !== id))),
  };
}

function stored(): string[] {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
