/** Whom we wish to meet and nothing is planned with: a few by name, all of them in the plan. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { withoutPlan } from '../../../shared/query/day-view.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { pathOf } from '../../app/routes.tsx';
import { useNames } from '../../data/hooks.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

const shownByName = 14;

export function WithoutPlan({ encounters, today }: { encounters: readonly ListEntry[]; today: string }) {
  const words = useWords(todayWords);
  const formats = useFormats();
  const names = useNames();
  const open = useMemo(
    () => withoutPlan(encounters, today).sort((a, b) => b.createdAt - a.createdAt),
    [encounters, today],
  );
  if (open.length === 0) return null;
  const more = open.length - shownByName;
  return (
    <section aria-labelledby="today-without" className="without-plan">
      <h2 id="today-without">{formats.counted(words.withoutPlan, open.length)}</h2>
      <ul>
        {open.slice(0, shownByName).map((entry) => (
          <li key={entry.id}>
            <StatusMark status={entry.status ?? 'wanted'} bare />{' '}
            <Link className="name" href={pathOf('encounter', entry.id)}>
              {names.ofEntry(entry)}
            </Link>
          </li>
        ))}
        <li>
          {more > 0 && <span className="quiet">{formats.counted(words.andMore, more)} · </span>}
          <Link href="/plan">{words.allInPlan}</Link>
        </li>
      </ul>
    </section>
  );
}
