/** Another record by its name, with the sign of its kind, leading there. */
import {
  ArrowRightLeft,
  Building2,
  CalendarDays,
  FileText,
  HandHelping,
  Handshake,
  type LucideIcon,
  TrainFront,
  User,
  Wrench,
} from 'lucide-react';
import { Link } from 'wouter';
import { pathOf } from '../app/routes.tsx';
import { useEntries, useNames } from '../data/hooks.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  organisation: Building2,
  person: User,
  encounter: CalendarDays,
  trip: TrainFront,
  note: FileText,
  publication: FileText,
  commitment: Handshake,
  ask: HandHelping,
  dependency: Wrench,
  migration: ArrowRightLeft,
};

export function RowLink({ id, bare }: { id: string; bare?: boolean }) {
  const entry = useEntries().get(id);
  const names = useNames();
  if (!entry) return <span className="name">{names.of(id)}</span>;
  const Icon = icons[entry.kind];
  const name = names.ofEntry(entry);
  return (
    <Link className="row-link" href={pathOf(entry.kind, entry.id)} title={name}>
      {Icon && !bare && <Icon size={15} aria-hidden="true" />}
      <span className="name clamped">{name}</span>
    </Link>
  );
}
