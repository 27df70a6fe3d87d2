/** What else is planned at the same time, or where one cannot come from in time. */
import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useEntries, useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { fill, useWords } from '../../words/language.tsx';
import { useClashes } from '../plan/plan-scene.ts';

export function InTheWay({ row }: { row: Row<'encounter'> }) {
  const words = useWords(planWords);
  const names = useNames();
  const day = useEntries().get(row.id)?.day;
  const all = useEntriesOfKind('encounter');
  const sameDay = useMemo(() => (day === undefined ? [] : all.filter((entry) => entry.day === day)), [all, day]);
  const { clashes } = useClashes(sameDay);
  const own = clashes.get(row.id) ?? [];
  if (own.length === 0) return null;
  return (
    <ul className="notice warning encounter-way">
      {own.map(({ type, other, minutes }) => (
        <li key={`${type} ${other}`}>
          <TriangleAlert size={14} aria-hidden="true" />{' '}
          <Link className="name" href={pathOf('encounter', other)}>
            {fill(type === 'overlap' ? words.overlap : words.hop, { other: names.of(other), minutes })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
