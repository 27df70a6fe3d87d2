/** Where one is on which days: a small table, each box saved when one leaves it, a removed leg brought back by undo. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { Kept, KeptDay } from '../../parts/kept-field.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { CountrySelect } from './country-select.tsx';

type Leg = Row<'trip'>['fields']['legs'][number];
type DraftLeg = Omit<Leg, 'id'>;

export function Legs({ trip }: { trip: Row<'trip'> }) {
  const words = useWords(tripWords);
  const steps = useSteps();
  const stored = trip.fields.legs;
  // What was just saved, until its row comes back: the next box is often left before that.
  const [draft, setDraft] = useState<{ readonly over: typeof stored; readonly legs: readonly DraftLeg[] }>();
  const legs: readonly DraftLeg[] = draft?.over === stored ? draft.legs : inOrder(stored);
  const save = (next: readonly DraftLeg[]) => {
    setDraft({ over: stored, legs: next });
    const [value, was] = [asInput(next), asInput(legs)];
    void steps.perform([{ op: 'set', id: trip.id, field: 'legs', value, was }], words.saved);
  };
  const change = (at: number, part: Partial<DraftLeg>) => {
    const isNew = Object.entries(part).some(([key, value]) => (legs[at]?.[key as keyof DraftLeg] ?? '') !== value);
    if (isNew) save(legs.map((leg, place) => (place === at ? { ...leg, ...part } : leg)));
  };
  const last = legs.at(-1);
  const add = () => {
    const from = last?.to ?? last?.from ?? trip.fields.from;
    save([...legs, { place: '', country: last?.country, from, to: trip.fields.to }]);
  };
  return (
    <section className="trip-part" aria-labelledby="trip-legs">
      <h2 id="trip-legs">{words.legs}</h2>
      <p className="quiet small">{legs.length === 0 ? words.noLegs : words.legsHint}</p>
      {legs.length > 0 && (
        <table className="trip-table">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.country}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.to}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {legs.map((leg, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a changed leg is a new item; the boxes must stay for the one who types.
              <tr key={at}>
                <td>
                  <Kept
                    value={leg.place}
                    label={words.place}
                    maxLength={300}
                    onLeave={(place) => change(at, { place: place.trim() })}
                  />
                </td>
                <td>
                  <CountrySelect value={leg.country} onChoose={(country) => change(at, { country })} />
                </td>
                <td>
                  <KeptDay value={leg.from ?? ''} label={words.from} onLeave={(from) => change(at, { from })} />
                </td>
                <td>
                  <KeptDay value={leg.to ?? ''} label={words.to} onLeave={(to) => change(at, { to })} />
                </td>
                <td>
                  <Button
                    small
                    look="plain"
                    aria-label={fill(words.removeLeg, { place: leg.place })}
                    onClick={() => save(legs.filter((_leg, place) => place !== at))}
                  >
                    <X size={15} aria-hidden="true" />
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button small onClick={add}>
        <Plus size={15} aria-hidden="true" /> {words.addLeg}
      </Button>
    </section>
  );
}

function inOrder(legs: readonly Leg[]): readonly Leg[] {
  return [...legs].sort((a, b) => (a.from ?? '9999').localeCompare(b.from ?? '9999') || (a.id < b.id ? -1 : 1));
}

function asInput(legs: readonly DraftLeg[]) {
  return legs.map(({ place, country, from, to }) => ({
    place,
    ...(country && { country }),
    ...(from && { from }),
    ...(to && { to }),
  }));
}
