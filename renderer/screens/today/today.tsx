/** The day: what was, what is, what comes, what was promised, and what nobody has planned yet. */
import { useMemo, useState } from 'react';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { encountersOn, waitsForWord } from '../../../shared/query/day-view.ts';
import { useEntriesOfKind, useFilling } from '../../data/hooks.ts';
import { useIsAfterMidnight, useToday } from '../../data/today.ts';
import { Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { DayStrip } from './day-strip.tsx';
import { EncounterRows } from './encounter-rows.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { Promises } from './promises.tsx';
import { TripNow } from './trip-now.tsx';
import { WithoutPlan } from './without-plan.tsx';
import './today.css';

export function Today() {
  const words = useWords(todayWords);
  const { places } = useCommonWords();
  const formats = useFormats();
  const today = useToday();
  const isAfterMidnight = useIsAfterMidnight();
  const [chosen, setChosen] = useState<string>();
  const day = chosen ?? today;
  const encounters = useEntriesOfKind('encounter');
  const organisations = useEntriesOfKind('organisation');
  const { filled } = useFilling();
  const ofDay = useMemo(() => encountersOn(encounters, day), [encounters, day]);
  const waiting = useMemo(
    () => encounters.filter((entry) => waitsForWord(entry, today)).slice(0, 12),
    [encounters, today],
  );
  const isEmpty = filled && encounters.length === 0 && organisations.length === 0;
  return (
    <Page
      title={places.today}
      className="today"
      aside={
        <p className="quiet" title={words.dayEndsAtFour}>
          <time dateTime={today}>{formats.dayLong(today)}</time>
          {isAfterMidnight && ` · ${words.untilFour}`}
        </p>
      }
    >
      {isEmpty ? (
        <NothingYet />
      ) : (
        <>
          <TripNow today={today} />
          <DayStrip encounters={encounters} today={today} chosen={day} onChoose={setChosen} />
          <section aria-label={formats.day(day, today)} className="today-day">
            {ofDay.length > 0 ? (
              <EncounterRows encounters={ofDay} label={formats.day(day, today)} />
            ) : filled ? (
              <p className="quiet">{fill(words.nothingOn, { day: formats.day(day, today) })}</p>
            ) : (
              <Waiting rows={3} />
            )}
          </section>
          {waiting.length > 0 && (
            <section aria-labelledby="today-waiting">
              <h2 id="today-waiting">{words.waiting}</h2>
              <p className="quiet small">{words.waitingHint}</p>
              <EncounterRows encounters={waiting} label={words.waiting} withDay />
            </section>
          )}
          <Promises today={today} />
          <WithoutPlan encounters={encounters} today={today} />
        </>
      )}
    </Page>
  );
}
