/** What cannot both be true on this trip: two meetings at once, a hop nobody can make, a meeting while on the train. */
import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { ridesOverlapping } from '../../../shared/query/agenda.ts';
import type { Row } from '../../../shared/query/row.ts';
import { meetingsOfTrip } from '../../../shared/query/trip-agenda.ts';
import { pathOf } from '../../app/routes.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';
import type { PlanScene } from '../plan/plan-scene.ts';

export function InTheWay({ trip, scene }: { trip: Row<'trip'>; scene: PlanScene }) {
  const words = useWords(tripWords);
  const { unnamed } = useCommonWords();
  const found = useMemo(() => {
    const own = meetingsOfTrip(scene.all, trip).lines.map(({ entry }) => entry);
    const nameOf = (id: string) => {
      const entry = scene.entryOf(id);
      return entry ? scene.nameOf(entry) : unnamed;
    };
    const said = new Map<string, { readonly id: string; readonly text: string }>();
    for (const { id } of own)
      for (const { type, other, minutes } of scene.clashes.get(id) ?? []) {
        const key = [id, other].sort().join(' ');
        if (said.has(key)) continue;
        const text = fill(type === 'overlap' ? words.overlap : words.hop, {
          one: nameOf(id),
          other: nameOf(other),
          minutes,
        });
        said.set(key, { id, text });
      }
    for (const { ride, encounter } of ridesOverlapping(own, scene)) {
      const rode = scene.rides.find(({ id }) => id === ride);
      const named = [rode?.from, rode?.to].filter(Boolean).join(' → ');
      said.set(`${ride} ${encounter}`, {
        id: encounter,
        text: fill(words.onTheRide, { name: nameOf(encounter), ride: named }),
      });
    }
    return [...said];
  }, [scene, trip, words, unnamed]);
  if (found.length === 0) return null;
  return (
    <section className="notice warning trip-way" aria-labelledby="trip-way">
      <h2 id="trip-way">
        <TriangleAlert size={18} aria-hidden="true" /> {words.inTheWay}
      </h2>
      <ul>
        {found.map(([key, { id, text }]) => (
          <li key={key}>
            <Link className="name" href={pathOf('encounter', id)}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
