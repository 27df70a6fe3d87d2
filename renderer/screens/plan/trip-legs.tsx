/** Above the plan: where one is on which days, on the trip one looks at, is on, or sets out on next. */
import { Link } from 'wouter';
import { tripsByTime } from '../../../shared/query/trips.ts';
import { pathOf } from '../../app/routes.tsx';
import { useEntriesOfKind, useNames, useRow } from '../../data/hooks.ts';
import { useFormats } from '../../words/language.tsx';

export function TripLegs({ chosen, today }: { chosen: string | undefined; today: string }) {
  const trips = useEntriesOfKind('trip');
  const usual = tripsByTime(trips, [], today).find(({ group }) => group === 'now' || group === 'ahead')?.trip.id;
  const id = trips.find((trip) => trip.id === chosen)?.id ?? usual;
  return id === undefined ? null : <Legs id={id} today={today} />;
}

function Legs({ id, today }: { id: string; today: string }) {
  const row = useRow('trip', id);
  const names = useNames();
  const formats = useFormats();
  const legs = [...(row?.fields.legs ?? [])].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  if (!row || legs.length === 0) return null;
  const name = names.of(id);
  const days = ({ from, to }: (typeof legs)[number]) =>
    [from, to === from ? undefined : to].flatMap((day) => (day ? [formats.day(day, today)] : [])).join(' – ');
  return (
    <ul className="plan-legs small" aria-label={name}>
      <li>
        <Link className="name" href={pathOf('trip', id)}>
          {name}
        </Link>
      </li>
      {legs.map((leg, place) => {
        const isHere = leg.from !== undefined && leg.from <= today && today <= (leg.to ?? leg.from);
        return (
          <li key={leg.id} className="plan-leg" aria-current={isHere ? 'location' : undefined}>
            <span className="quiet" aria-hidden="true">
              {place === 0 ? '· ' : '→ '}
            </span>
            <span className="name">{leg.place || formats.country(leg.country ?? '')}</span>{' '}
            <span className="quiet figures">{days(leg)}</span>
          </li>
        );
      })}
    </ul>
  );
}
