/** A trip: its days and legs, whom one meets, where one sleeps, how one gets there, and who else is near. */
import { FileText } from 'lucide-react';
import { Link } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { noFilter } from '../../../shared/query/plan-view.ts';
import type { Row } from '../../../shared/query/row.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useRow } from '../../data/hooks.ts';
import { PutAway, PutAwayNotice } from '../../entry-page/entry-page.tsx';
import { FactLines } from '../../entry-page/facts.tsx';
import { Layers } from '../../entry-page/layers-section.tsx';
import { NotesSection } from '../../notes/notes-section.tsx';
import { History } from '../../parts/history.tsx';
import { Kept, KeptDay } from '../../parts/kept-field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { usePlanScene } from '../plan/plan-scene.ts';
import { InTheWay } from './in-the-way.tsx';
import { Legs } from './legs.tsx';
import { Nearby } from './nearby.tsx';
import { Nights } from './nights.tsx';
import { Rides } from './rides.tsx';
import { TripMeetings } from './trip-meetings.tsx';
import { useDaysText } from './trips.tsx';
import '../plan/plan.css';
import './trips.css';

export function Trip({ params }: ScreenProps) {
  const words = useWords(tripWords);
  const { places } = useCommonWords();
  const trip = useRow('trip', params['id'] ?? '');
  if (trip === undefined)
    return (
      <Page title={places.trips}>
        <Waiting rows={8} />
      </Page>
    );
  if (trip === null)
    return (
      <Page title={places.trips}>
        <Empty title={words.gone}>
          <Link className="button" href="/trips">
            {places.trips}
          </Link>
        </Empty>
      </Page>
    );
  return <TripPage trip={trip} />;
}

function TripPage({ trip }: { trip: Row<'trip'> }) {
  const words = useWords(tripWords);
  const plan = useWords(planWords);
  const { unnamed } = useCommonWords();
  const days = useDaysText();
  const scene = usePlanScene(noFilter, plan.noCountry);
  const { title, from, to, legs } = trip.fields;
  const called = title ?? (legs.map(({ place }) => place).join(' → ') || unnamed);
  return (
    <Page
      title={called}
      className="trip"
      aside={
        <>
          <LayerMark id={trip.space} />
          <Link className="button" href={`/report/trip/${trip.id}`}>
            <FileText size={16} aria-hidden="true" /> {words.report}
          </Link>
        </>
      }
    >
      {trip.archived.state === 'archived' && <PutAwayNotice row={trip} />}
      <p className="quiet">{days(from, to)}</p>
      <TripFacts key={trip.id} trip={trip} />
      <div>
        <FactLines row={trip} fields={[{ field: 'organizers' }]} />
      </div>
      <InTheWay trip={trip} scene={scene} />
      <Legs trip={trip} />
      <TripMeetings trip={trip} scene={scene} />
      <Nearby trip={trip} scene={scene} />
      <Nights trip={trip} />
      <Rides trip={trip} />
      <NotesSection row={trip} name={called} />
      <Layers row={trip} />
      <History id={trip.id} kind="trip" />
      <PutAway row={trip} />
    </Page>
  );
}

/** Title and days, saved when one leaves the box. */
function TripFacts({ trip }: { trip: Row<'trip'> }) {
  const words = useWords(tripWords);
  const steps = useSteps();
  const { title = '', from = '', to = '' } = trip.fields;
  const set = (field: 'title' | 'from' | 'to', value: string, before: string) => {
    const next = value.trim();
    if (next !== before)
      void steps.perform([{ op: 'set', id: trip.id, field, value: next === '' ? null : next }], words.saved);
  };
  const backwards = from !== '' && to !== '' && to < from;
  return (
    <div className="trip-facts">
      <Kept label={words.title} shown value={title} onLeave={(value) => set('title', value, title)} maxLength={300} />
      <KeptDay label={words.from} shown value={from} onLeave={(value) => set('from', value, from)} />
      <KeptDay
        label={words.to}
        shown
        value={to}
        problem={backwards ? words.endsBefore : undefined}
        onLeave={(value) => set('to', value, to)}
      />
    </div>
  );
}
