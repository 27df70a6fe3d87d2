/** The trip one is on: where from, where to, until when. */
import { Link } from 'wouter';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { pathOf } from '../../app/routes.tsx';
import { useEntriesOfKind, useRow } from '../../data/hooks.ts';
import { fill, useFormats, useWords } from '../../words/language.tsx';

export function TripNow({ today }: { today: string }) {
  const trips = useEntriesOfKind('trip');
  const now = trips.find(({ day = '', lastDay }) => day !== '' && day <= today && (lastDay ?? day) >= today);
  return now ? <TripLine id={now.id} today={today} /> : null;
}

function TripLine({ id, today }: { id: string; today: string }) {
  const words = useWords(todayWords);
  const formats = useFormats();
  const trip = useRow('trip', id);
  if (!trip) return null;
  const { title, legs, to } = trip.fields;
  const places = [...legs].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).map((leg) => leg.place);
  return (
    <p className="trip-now">
      {words.onTheWay}:{' '}
      <Link href={pathOf('trip', id)} className="name">
        {title ?? places.join(' → ')}
      </Link>
      {title && places.length > 0 ? <span className="quiet"> · {places.join(' → ')}</span> : null}
      {to ? <span className="quiet"> · {fill(words.until, { day: formats.day(to, today) })}</span> : null}
    </p>
  );
}
