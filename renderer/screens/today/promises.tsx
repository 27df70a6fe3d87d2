/** What is due within a week or late, both ways. A promise without a giver is mine, one without a receiver is to me. */

import { useMemo } from 'react';
import { Link } from 'wouter';
import { dayAfter } from '../../../shared/day.ts';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { promisesDue } from '../../../shared/query/day-view.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { pathOf } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';

export function Promises({ today }: { today: string }) {
  const words = useWords(todayWords);
  const { me } = useOpenVault().state;
  const commitments = useEntriesOfKind('commitment');
  const due = useMemo(() => promisesDue(commitments, dayAfter(today, 7)), [commitments, today]);
  if (due.length === 0) return null;
  const isMine = ({ from }: ListEntry) => from === undefined || from === me;
  const mine = due.filter(isMine);
  const theirs = due.filter((entry) => !isMine(entry));
  return (
    <section aria-labelledby="today-promises" className="promises">
      <h2 id="today-promises">{words.promises}</h2>
      {mine.length > 0 && <PromiseList title={words.youPromised} promises={mine} today={today} mine />}
      {theirs.length > 0 && <PromiseList title={words.promisedYou} promises={theirs} today={today} />}
    </section>
  );
}

/** Far more than anybody can keep; the rest is in Coalition. */
const mostShown = 20;

interface PromiseListProps {
  readonly title: string;
  readonly promises: readonly ListEntry[];
  readonly today: string;
  readonly mine?: boolean;
}

function PromiseList({ title, promises, today, mine }: PromiseListProps) {
  const words = useWords(todayWords);
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  return (
    <>
      <h3 className="quiet">{title}</h3>
      <ul>
        {promises.slice(0, mostShown).map(({ id, name, from, to, due = '' }) => {
          const other = mine ? to : from;
          const late = due < today;
          return (
            <li key={id} className="promise-row">
              <Link className="clamped" href={pathOf('commitment', id)}>
                {name}
              </Link>
              {other && (
                <span className="quiet small name">
                  {fill(mine ? words.toName : words.byName, { name: names.of(other) })}
                </span>
              )}
              <time className={late ? 'late small' : 'quiet small'} dateTime={due}>
                {fill(late ? words.overdue : words.due, { day: formats.day(due, today) })}
              </time>
              <Button
                small
                onClick={() =>
                  void steps.perform([{ op: 'set', id, field: 'status', value: 'done' }], words.promiseKept)
                }
              >
                {words.kept}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
