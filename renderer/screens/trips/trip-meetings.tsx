/** Whom one meets on the trip, day by day, and what falls on its days without being on it. */
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { Row } from '../../../shared/query/row.ts';
import { meetingsOfTrip } from '../../../shared/query/trip-agenda.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { statusOfKey } from '../../parts/encounter-status.ts';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { EncounterLine } from '../plan/encounter-line.tsx';
import { usePlanActs } from '../plan/plan-acts.ts';
import type { PlanScene } from '../plan/plan-scene.ts';
import { WhenEditor } from '../plan/when-editor.tsx';

export function TripMeetings({ trip, scene }: { trip: Row<'trip'>; scene: PlanScene }) {
  const words = useWords(tripWords);
  const formats = useFormats();
  const acts = usePlanActs();
  const steps = useSteps();
  const [, go] = useLocation();
  const plan = useWords(planWords);
  const { act } = useCommonWords();
  const [active, setActive] = useState<string>();
  const [asking, setAsking] = useState<ListEntry>();
  const section = useRef<HTMLElement>(null);
  const { lines, others } = useMemo(() => meetingsOfTrip(scene.all, trip), [scene, trip]);
  const current = (lines.find(({ entry }) => entry.id === active) ?? lines[0])?.entry;
  const setTrip = (entry: ListEntry, value: string | null) =>
    void steps.perform(
      [{ op: 'set', id: entry.id, field: 'trip', value }],
      fill(value === null ? words.offTrip : words.onTrip, { name: scene.nameOf(entry) }),
    );
  return (
    <section className="trip-part" aria-labelledby="trip-meetings" ref={section}>
      <h2 id="trip-meetings">
        {words.meetings} <span className="quiet figures">{formats.number(lines.length)}</span>
      </h2>
      {lines.length === 0 ? (
        <p className="quiet">{words.noMeetings}</p>
      ) : (
        <div className="trip-list" data-long={lines.length > 8}>
          <VirtualList
            label={words.meetings}
            items={lines}
            keyOf={({ entry }) => entry.id}
            rowHeight={52}
            onActive={({ entry }) => setActive(entry.id)}
            onKey={(event, { entry }) => {
              const status = statusOfKey(event.key);
              if (event.key === 'Enter') go(pathOf('encounter', entry.id));
              else if (status) void acts.setStatus([entry], status);
              else if (event.key === 'e') setAsking(entry);
              else if (event.key === 'Delete') setTrip(entry, null);
              else return false;
              return true;
            }}
          >
            {({ entry, heads }) => (
              <span className="trips-line">
                {heads !== undefined && (
                  <span className="quiet small trips-group">
                    {heads === '' ? words.withoutDay : formats.day(heads, scene.today)}
                  </span>
                )}
                <span className="trip-line">
                  <EncounterLine entry={entry} scene={scene} />
                </span>
              </span>
            )}
          </VirtualList>
        </div>
      )}
      {current && (
        <div className="buttons trip-chosen">
          <span className="name one-line">{scene.nameOf(current)}</span>
          <Link className="button small" href={pathOf('encounter', current.id)}>
            {act.open}
          </Link>
          <Button small onClick={() => setAsking(current)}>
            {plan.when}
          </Button>
          <Button small onClick={() => setTrip(current, null)}>
            {words.takeOff}
          </Button>
        </div>
      )}
      {others.length > 0 && (
        <div className="trip-others">
          <p>
            {formats.counted(words.ofTheseDays, others.length)}{' '}
            <span className="quiet small">{words.ofTheseDaysHint}</span>
          </p>
          <ul>
            {others.slice(0, 12).map((entry) => (
              <li key={entry.id}>
                <EncounterLine entry={entry} scene={scene} />
                <Button small onClick={() => setTrip(entry, trip.id)}>
                  {words.putOnTrip}
                </Button>
              </li>
            ))}
          </ul>
          {others.length > 1 && (
            <Button small onClick={() => void acts.setForAll(others, 'trip', trip.id)}>
              {formats.counted(words.putAll, others.length)}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <WhenEditor
          entry={asking}
          scene={scene}
          anchor={section}
          onSave={(when) => {
            setAsking(undefined);
            void acts.setWhen(asking, when);
          }}
          onLeave={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}
