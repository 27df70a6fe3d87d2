/** What one must know of an encounter at a glance, each as icon and word: contradictions, clashes, days that are over. */
import { CalendarClock, Clock, Shuffle, TrainFront, TriangleAlert, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { waitsForWord } from '../../../shared/query/day-view.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { PlanScene } from './plan-scene.ts';

type MarkScene = Pick<PlanScene, 'clashes' | 'entryOf' | 'nameOf' | 'today'>;

/** On a line or a card; the page of the meeting tells of all of them. */
const clashesTold = 2;

export function Warnings({ entry, scene }: { entry: ListEntry; scene: MarkScene }) {
  const words = useWords(planWords);
  const common = useCommonWords();
  const formats = useFormats();
  const clashes = scene.clashes.get(entry.id) ?? [];
  return (
    <>
      {entry.contradiction && (
        <Mark tone="bad" icon={<TriangleAlert size={13} aria-hidden="true" />} text={words.contradiction} />
      )}
      {entry.postponed && <Mark icon={<CalendarClock size={13} aria-hidden="true" />} text={common.postponed} />}
      {waitsForWord(entry, scene.today) && (
        <Mark tone="warn" icon={<Clock size={13} aria-hidden="true" />} text={words.pastDue} />
      )}
      {clashes.slice(0, clashesTold).map(({ type, other, minutes }) => {
        const named = scene.entryOf(other);
        return (
          <Mark
            key={`${type} ${other}`}
            tone="warn"
            icon={
              type === 'overlap' ? (
                <Shuffle size={13} aria-hidden="true" />
              ) : (
                <TrainFront size={13} aria-hidden="true" />
              )
            }
            text={fill(type === 'overlap' ? words.overlap : words.hop, {
              other: named ? scene.nameOf(named) : '',
              minutes,
            })}
          />
        );
      })}
      {clashes.length > clashesTold && (
        <span className="plan-mark" data-tone="warn">
          {formats.counted(words.moreOnDay, clashes.length - clashesTold)}
        </span>
      )}
    </>
  );
}

export function Mark({
  icon,
  text,
  tone = 'quiet',
}: {
  icon: ReactNode;
  text: string;
  tone?: 'quiet' | 'warn' | 'bad';
}) {
  return (
    <span className="plan-mark" data-tone={tone} title={text}>
      {icon}
      <span className="name plan-mark-text">{text}</span>
    </span>
  );
}

export function TripMark({ entry, nameOf, entryOf }: { entry: ListEntry } & Pick<PlanScene, 'nameOf' | 'entryOf'>) {
  const trip = entry.trip === undefined ? undefined : entryOf(entry.trip);
  return trip ? <Mark icon={<TrainFront size={13} aria-hidden="true" />} text={nameOf(trip)} /> : null;
}

export function PeopleMark({ count }: { count: number }) {
  const words = useWords(planWords);
  const formats = useFormats();
  if (count === 0) return null;
  const said = formats.counted(words.people, count);
  return (
    <span className="plan-mark figures" title={said}>
      <Users size={13} aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{said}</span>
    </span>
  );
}
