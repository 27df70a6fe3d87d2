/** Rides typed by hand: from, to, when it leaves and when it is there. */

import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { dayAfter } from '../../../shared/day.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { readWhen } from '../../../shared/import/read-when.ts';
import { travelModes } from '../../../shared/model/enumerations.ts';
import { formatWhen, parseWhen } from '../../../shared/model/when.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { useRowsNaming } from '../../data/hooks.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
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
            <Ride key={ride.id} ride={ride} />
          ))}
        </ul>
      )}
      <NewRide key={sorted.length} trip={trip} from={sorted.at(-1)?.fields.to ?? ''} />
    </section>
  );
}

function Ride({ ride }: { ride: Row<'travel'> }) {
  const words = useWords(tripWords);
  const common = useCommonWords();
  const whenText = useWhenText();
  const steps = useSteps();
  const { mode, from = '', to = '', departs, arrives, ref } = ride.fields;
  const modeWord = Object.entries(words.modeWord).find(([each]) => each === mode)?.[1] ?? mode;
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

function NewRide({ trip, from: first }: { trip: Row<'trip'>; from: string }) {
  const words = useWords(tripWords);
  const steps = useSteps();
  const language = useLanguage();
  const whenText = useWhenText();
  const [mode, setMode] = useState<string>('train');
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState('');
  const [departs, setDeparts] = useState('');
  const [arrives, setArrives] = useState('');
  const today = trip.fields.from ?? '1970-01-01';
  // A day before the trip's first: "12.3." is the one of this trip, not of next year.
  const eve = dayAfter(today, -1);
  const leaves = timeIn(departs, eve, language, undefined);
  const there = timeIn(arrives, eve, language, leaves);
  const isSound =
    from.trim() !== '' && to.trim() !== '' && leaves !== 'unread' && there !== 'unread' && !backwards(leaves, there);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isSound) return;
    const fields = {
      mode,
      from: from.trim(),
      to: to.trim(),
      trip: trip.id,
      ...(leaves && { departs: leaves }),
      ...(there && { arrives: there }),
    };
    void steps.perform([{ op: 'create', kind: 'travel', fields }], words.rideAdded);
  };
  const said = (when: string | undefined) => (when && when !== 'unread' ? whenText(when) : undefined);
  return (
    <form className="trip-add" onSubmit={save}>
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
      <Button type="submit" disabled={!isSound}>
        {words.addRide}
      </Button>
    </form>
  );
}

/** An hour alone arrives on the day it left. */
function timeIn(
  text: string,
  today: string,
  language: ReturnType<typeof useLanguage>,
  left: string | undefined,
): string | undefined {
  if (text.trim() === '') return undefined;
  const current = left === undefined ? undefined : parseWhen(left);
  const reading = readWhen(text, { today, language, current });
  return reading.type === 'read' && reading.when.type !== 'window' ? formatWhen(reading.when) : 'unread';
}

function backwards(leaves: string | undefined, there: string | undefined): boolean {
  return leaves !== undefined && there !== undefined && leaves !== 'unread' && there !== 'unread' && there < leaves;
}
