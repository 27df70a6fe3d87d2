import type { ListEntry } from '../../../shared/query/entry.ts';
import { useNames } from '../../data/hooks.ts';
import { useMemberships } from '../../parts/browse/browse-memory.ts';

/** Where somebody belongs, nothing else: others may look on. */
export function More({ entry }: { entry: ListEntry }) {
  const names = useNames();
  const organisations = useMemberships().get(entry.id) ?? [];
  return organisations.slice(0, 4).map(names.of).join(' · ');
}
