/** Rides typed by hand: from, to, when it leaves and when it is there. */

import { Pencil, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { dayAfter } from '../../../shared/day.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { readWhen } from '../../../shared/import/read-when.ts';
import { travelModes } from '../../../shared/model/enumerations.ts';
import { formatWhen, parseWhen } from '../../../shared/model/when.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { useRowsNaming } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useFocusBack } from '../../parts/focus-back.ts';
import { useCommonWords, useLanguage, useWords } from '../../words/language.tsx';
import { useWhenText } from '../plan/when-text.ts';

export function Rides({ trip }: { trip: Row<'trip'> }) {
  const words = useWords(tripWords);
  const rides = useRowsNaming('travel', [trip.id]);
  const sorted = [...(rides ?? [])].sort((a, b) => (a.fields.departs ?? '').localeCompare(b.fields.departs ?? ''));
  return (
    <section className="trip-part edge" data-audience="private" aria-labelledby="trip-rides">
      <h2 id="trip-rides">
        {words.rides} <AudienceMark audience="private" />
      </h2>
      <p className="quiet small">{sorted.length === 0 ? words.noRides : words.ridesHint}</p>
      {sorted.length > 0 && (
        <ul className="trip-rows">
          {sorted.map((ride) => (
            <Ride key={ride.id} trip={trip} ride={ride} />
          ))}
        </ul>
      )}
      <RideForm key={sorted.length} trip={trip} first={{ mode: 'train', from: sorted.at(-1)?.fields.to }} />
    </section>
  );
}

function Ride({ trip, ride }: { trip: Row<'trip'>; ride: Row<'travel'> }) {
  const words = useWords(tripWords);
  const common = useCommonWords();
  const whenText = useWhenText();
  const steps = useSteps();
  const [editing, setEditing] = useState(false);
  const edit = useFocusBack(editing);
  const { mode, from = '', to = '', departs, arrives, ref } = ride.fields;
  const modeWord = Object.entries(words.modeWord).find(([each]) => each === mode)?.[1] ?? mode;
  if (editing)
    return (
      <li>
        <RideForm trip={trip} ride={ride} first={ride.fields} onDone={() => setEditing(false)} />
      </li>
    );
  return (
    <li>
      <span className="figures">{whenText(departs)}</span>
      <span className="trip-grow">
        <span className="name">
          {from} → {to}
        </span>
        <span className="quiet small"> {[modeWord, ref].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="figures quiet small">{arrives ? `${words.arrives} ${whenText(arrives)}` : ''}</span>
      <Button
        ref={edit}
        small
        look="plain"
        aria-label={`${common.act.edit}: ${from} → ${to}`}
        onClick={() => setEditing(true)}
      >
        <Pencil size={14} aria-hidden="true" />
      </Button>
      <Button
        small
        look="plain"
        aria-label={`${common.act.remove}: ${from} → ${to}`}
        onClick={() => void steps.perform([{ op: 'archive', id: ride.id }], words.removed)}
      >
        <X size={15} aria-hidden="true" />
      </Button>
    </li>
  );
}

interface RideFormProps {
  readonly trip: Row<'trip'>;
  /** The ride that is changed; without one a new one is added. */
  readonly ride?: Row<'travel'>;
  readonly first: Partial<Row<'travel'>['fields']>;
  readonly onDone?: () => void;
}

function RideForm({ trip, ride, first, onDone }: RideFormProps) {
  const words = useWords(tripWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const language = useLanguage();
  const whenText = useWhenText();
  const [mode, setMode] = useState(first.mode ?? '');
  const [from, setFrom] = useState(first.from ?? '');
  const [to, setTo] = useState(first.to ?? '');
  const [departs, setDeparts] = useState(asTyped(first.departs));
  const [arrives, setArrives] = useState(asTyped(first.arrives));
  const countedFrom = useToday();
  const today = trip.fields.from ?? '1970-01-01';
  // A day before the trip's first: "12.3." is the one of this trip, not of next year.
  const eve = dayAfter(today, -1);
  const typedOr = (kept: string | undefined, text: string, left?: string) =>
    text === asTyped(kept) ? kept : timeIn(text, { today: eve, countedFrom, language }, left);
  const leaves = typedOr(first.departs, departs);
  const there = typedOr(first.arrives, arrives, leaves);
  const isSound =
    from.trim() !== '' && to.trim() !== '' && leaves !== 'unread' && there !== 'unread' && !backwards(leaves, there);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isSound) return;
    const said = { mode, from: from.trim(), to: to.trim(), departs: leaves, arrives: there };
    const commands = ride ? changes(ride, said) : [added(trip, said)];
    const done = commands.length === 0 || (await steps.perform(commands, ride ? words.saved : words.rideAdded)).ok;
    if (done) onDone?.();
  };
  const said = (when: string | undefined) => (when && when !== 'unread' ? whenText(when) : undefined);
  return (
    <form
      className="trip-add"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onDone) return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <SelectField
        label={words.mode}
        value={mode}
        onChoose={setMode}
        choices={travelModes.map((value) => ({ value, label: words.modeWord[value] }))}
      />
      <TextField
        label={words.from}
        value={from}
        maxLength={300}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextField label={words.to} value={to} maxLength={300} onChange={(event) => setTo(event.currentTarget.value)} />
      <TextField
        label={words.departs}
        autoFocus={ride !== undefined}
        hint={said(leaves)}
        problem={leaves === 'unread' ? words.timeUnread : undefined}
        value={departs}
        maxLength={120}
        onChange={(event) => setDeparts(event.currentTarget.value)}
      />
      <TextField
        label={words.arrives}
        hint={said(there)}
        problem={there === 'unread' ? words.timeUnread : backwards(leaves, there) ? words.endsBefore : undefined}
        value={arrives}
        maxLength={120}
        onChange={(event) => setArrives(event.currentTarget.value)}
      />
      <div className="buttons trip-whole">
        <Button type="submit" disabled={!isSound}>
          {ride ? act.save : words.addRide}
        </Button>
        {onDone && (
          <Button look="plain" onClick={onDone}>
            {act.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

type Said = Readonly<Record<'mode' | 'from' | 'to', string> & Record<'departs' | 'arrives', string | undefined>>;

function added(trip: Row<'trip'>, { departs, arrives, ...fields }: Said): Command {
  const times = { ...(departs && { departs }), ...(arrives && { arrives }) };
  return { op: 'create', kind: 'travel', fields: { ...fields, trip: trip.id, ...times } };
}

/** Only what differs, as one step. */
function changes(ride: Row<'travel'>, said: Said): readonly Command[] {
  const fields: readonly (keyof Said)[] = ['mode', 'from', 'to', 'departs', 'arrives'];
  return fields.flatMap((field): Command[] => {
    const value = said[field] || null;
    return value === (ride.fields[field] ?? null) ? [] : [{ op: 'set', id: ride.id, field, value }];
  });
}

/** A stored time as one would type it: what is left as it stands keeps what is not shown, such as its zone. */
function asTyped(when: string | undefined): string {
  const parsed = when ? parseWhen(when) : undefined;
  if (parsed?.type === 'time') return `${parsed.date} ${parsed.time}`;
  return parsed && parsed.type !== 'window' ? parsed.date : '';
}

/** An hour alone arrives on the day it left. */
function timeIn(
  text: string,
  days: { readonly today: string; readonly countedFrom: string; readonly language: ReturnType<typeof useLanguage> },
  left: string | undefined,
): string | undefined {
  if (text.trim() === '') return undefined;
  const current = left === undefined ? undefined : parseWhen(left);
  const reading = readWhen(text, { ...days, current });
  return reading.type === 'read' && reading.when.type !== 'window' ? formatWhen(reading.when) : 'unread';
}

function backwards(leaves: string | undefined, there: string | undefined): boolean {
  return leaves !== undefined && there !== undefined && leaves !== 'unread' && there !== 'unread' && there < leaves;
}
