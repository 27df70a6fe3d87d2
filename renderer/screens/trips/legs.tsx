/** Where one is on which days: a small table, each box saved when one leaves it, a removed leg brought back by undo. */
import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { inlineFieldWords } from '../../../shared/i18n/app/inline-field.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { Kept, KeptDay } from '../../parts/kept-field.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';
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
  // Nowhere yet, so nothing to save: it is a place once it has a name.
  const [fresh, setFresh] = useState<DraftLeg>();
  const table = useRef<HTMLTableElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    if (fresh) {
      table.current?.querySelector<HTMLElement>('tr:last-child input')?.focus();
      return;
    }
    const last = legs.at(-1);
    const from = last?.to ?? last?.from ?? trip.fields.from;
    setFresh({ place: '', country: last?.country, from, to: trip.fields.to });
  };
  const drop = () => {
    // Gone before the focus leaves it, for a box that is left saves what stands in it.
    flushSync(() => setFresh(undefined));
    addButton.current?.focus();
  };
  const changeFresh = (part: Partial<DraftLeg>) => {
    if (!fresh) return;
    const next = { ...fresh, ...part };
    if (next.place === '') return setFresh(next);
    setFresh(undefined);
    save([...legs, next]);
  };
  const shown = fresh ? [...legs, fresh] : legs;
  return (
    <section className="trip-part" aria-labelledby="trip-legs">
      <h2 id="trip-legs">{words.legs}</h2>
      <p className="quiet small">{legs.length === 0 ? words.noLegs : words.legsHint}</p>
      {shown.length > 0 && (
        <table className="trip-table" ref={table}>
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
            {shown.map((leg, at) => {
              const isFresh = leg === fresh;
              return (
                <LegRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a changed leg is a new item; the boxes must stay for the one who types.
                  key={at}
                  leg={leg}
                  isFresh={isFresh}
                  onChange={(part) => (isFresh ? changeFresh(part) : change(at, part))}
                  onRemove={() => (isFresh ? drop() : save(legs.filter((_leg, place) => place !== at)))}
                />
              );
            })}
          </tbody>
        </table>
      )}
      <Button small ref={addButton} onClick={add}>
        <Plus size={15} aria-hidden="true" /> {words.addLeg}
      </Button>
    </section>
  );
}

interface LegRowProps {
  readonly leg: DraftLeg;
  /** Not saved yet. */
  readonly isFresh: boolean;
  readonly onChange: (part: Partial<DraftLeg>) => void;
  readonly onRemove: () => void;
}

function LegRow({ leg, isFresh, onChange, onRemove }: LegRowProps) {
  const words = useWords(tripWords);
  const { textNeeded } = useWords(inlineFieldWords);
  const { act } = useCommonWords();
  return (
    <tr onKeyDown={(event) => isFresh && event.key === 'Escape' && !event.defaultPrevented && onRemove()}>
      <td>
        <Kept
          value={leg.place}
          label={words.place}
          maxLength={300}
          needed={textNeeded}
          autoFocus={isFresh}
          onLeave={(place) => onChange({ place: place.trim() })}
        />
      </td>
      <td>
        <CountrySelect value={leg.country} onChoose={(country) => onChange({ country })} />
      </td>
      <td>
        <KeptDay value={leg.from ?? ''} label={words.from} onLeave={(from) => onChange({ from })} />
      </td>
      <td>
        <KeptDay value={leg.to ?? ''} label={words.to} onLeave={(to) => onChange({ to })} />
      </td>
      <td>
        <Button
          small
          look="plain"
          aria-label={isFresh ? act.remove : fill(words.removeLeg, { place: leg.place })}
          onClick={onRemove}
        >
          <X size={15} aria-hidden="true" />
        </Button>
      </td>
    </tr>
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
