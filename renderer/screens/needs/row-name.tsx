import { Link } from 'wouter';
import { pathOf } from '../../app/routes.tsx';
import { useEntries, useNames } from '../../data/hooks.ts';

/** What a question is about, by name, leading there. */
export function RowName({ id }: { id: string }) {
  const entry = useEntries().get(id);
  const names = useNames();
  if (!entry) return <span className="name">{names.of(id)}</span>;
  return (
    <Link className="name clamped" href={pathOf(entry.kind, entry.id)}>
      {names.ofEntry(entry)}
    </Link>
  );
}
