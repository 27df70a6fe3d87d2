/** A day of the month: what lies on it, each with its status' shape. A window is dashed, a part of the day says which, two dates at once are hatched. */
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { CalendarEntry } from '../../../shared/query/plan-view.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import type { PlanScene } from './plan-scene.ts';
import { useHourText } from './when-text.ts';

interface CalendarDayProps {
  readonly day: string;
  readonly items: readonly CalendarEntry[];
  readonly scene: PlanScene;
  readonly isChosen: boolean;
  readonly isOther: boolean;
  readonly isTarget: boolean;
  /** How many lines its week has room for under the date. */
  readonly lines: number;
}

export function CalendarDay(props: CalendarDayProps) {
  const { day, items, scene, isChosen, isOther, isTarget, lines } = props;
  const words = useWords(planWords);
  const formats = useFormats();
  // The last line says how many more there are; all of them stand in the day beside the month.
  const shown = items.length <= lines ? items : items.slice(0, lines - 1);
  const more = items.length - shown.length;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid around it.
      role="gridcell"
      className="plan-day"
      data-day={day}
      data-drop={day}
      data-target={isTarget}
      data-other={isOther}
      aria-current={day === scene.today ? 'date' : undefined}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
    >
      <time dateTime={day} className="plan-day-date figures">
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="unseen">{formats.dayLong(day)}</span>
      </time>
      {shown.map((item) => (
        <Chip key={item.entry.id} item={item} scene={scene} />
      ))}
      {more > 0 && <span className="plan-day-more quiet small">{formats.counted(words.moreOnDay, more)}</span>}
    </td>
  );
}

function Chip({ item: { entry, form, disputed }, scene }: { item: CalendarEntry; scene: PlanScene }) {
  const words = useWords(planWords);
  const hourText = useHourText();
  const name = scene.nameOf(entry);
  const hour = form === 'time' || form === 'part' ? hourText(entry.when) : '';
  const said = [hour, name, disputed ? words.disputed : ''].filter(Boolean).join(' · ');
  return (
    <span
      className="plan-chip"
      data-id={entry.id}
      data-form={form}
      data-disputed={disputed ?? false}
      data-clash={scene.clashes.has(entry.id)}
      title={said}
    >
      <StatusMark status={entry.status ?? 'wanted'} bare />
      {hour !== '' && <span className="figures plan-chip-hour">{hour}</span>}
      <span className="name one-line">{name}</span>
      {disputed && <span className="small plan-chip-said">{words.disputed}</span>}
    </span>
  );
}
