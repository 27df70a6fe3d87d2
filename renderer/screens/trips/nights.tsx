/** Who hosted, where, for how long. Private by default, and said to be: a host is nobody else's to know. */

import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { dayAfter } from '../../../shared/day.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { thanksChoices } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useNames, useRowsOfKind } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { useToday } from '../../data/today.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';

export function Nights({ trip }: { trip: Row<'trip'> }) {
  const words = useWords(tripWords);
  const stays = useRowsOfKind('stay');
  const { from, to } = trip.fields;
  const own = (stays ?? [])
    .filter(({ fields }) => {
      const first = fields.from ?? '';
      return first !== '' && (from === undefined || first >= from) && (to === undefined || first <= to);
    })
    .sort((a, b) => (a.fields.from ?? '').localeCompare(b.fields.from ?? ''));
  const isDated = from !== undefined || to !== undefined;
  return (
    <section className="trip-part edge" data-audience="private" aria-labelledby="trip-nights">
      <h2 id="trip-nights">
        {words.nights} <AudienceMark audience="private" />
      </h2>
      <p className="quiet small">{words.nightsHint}</p>
      {isDated && own.length > 0 ? (
        <ul className="trip-rows">
          {own.map((stay) => (
            <Night key={stay.id} stay={stay} />
          ))}
        </ul>
      ) : (
        <p className="quiet">{words.noNights}</p>
      )}
      <NewNight key={own.length} first={lastMorning(own) ?? from ?? ''} place={trip.fields.legs[0]?.place ?? ''} />
    </section>
  );
}

/** The day after the last night that is noted. */
function lastMorning(stays: readonly Row<'stay'>[]): string | undefined {
  const last = stays.at(-1)?.fields;
  if (!last?.from) return undefined;
  return dayAfter(last.from, last.nights ?? 1);
}

function Night({ stay }: { stay: Row<'stay'> }) {
  const words = useWords(tripWords);
  const { act } = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  const today = useToday();
  const { hosts, place, from, nights, thanksPublic } = stay.fields;
  return (
    <li>
      <time className="figures" dateTime={from}>
        {from ? formats.day(from, today) : ''}
      </time>
      <span className="trip-grow">
        {Object.keys(hosts).map((host, at) => (
          <span key={host}>
            {at > 0 && ', '}
            <Link className="name" href={pathOf('person', host)}>
              {names.of(host)}
            </Link>
          </span>
        ))}
        <span className="quiet small">
          {' '}
          {[place, nights ? formats.counted(words.night, nights) : ''].filter(Boolean).join(' · ')}
        </span>
      </span>
      <LayerMark id={stay.space} unless="private" />
      <select
        className="input trip-small"
        aria-label={words.thanks}
        value={thanksPublic ?? 'no'}
        onChange={(event) =>
          void steps.perform(
            [{ op: 'set', id: stay.id, field: 'thanksPublic', value: event.currentTarget.value }],
            words.saved,
          )
        }
      >
        {thanksChoices.map((choice) => (
          <option key={choice} value={choice}>
            {words.thanks}: {words.thanksChoice[choice]}
          </option>
        ))}
      </select>
      <Button
        small
        look="plain"
        aria-label={`${act.remove}: ${Object.keys(hosts).map(names.of).join(', ')}`}
        onClick={() => void steps.perform([{ op: 'archive', id: stay.id }], words.removed)}
      >
        <X size={15} aria-hidden="true" />
      </Button>
    </li>
  );
}

function NewNight({ first, place }: { first: string; place: string }) {
  const words = useWords(tripWords);
  const steps = useSteps();
  const [host, setHost] = useState<Picked>();
  const [where, setWhere] = useState(place);
  const [from, setFrom] = useState(first);
  const [nights, setNights] = useState('1');
  const [thanks, setThanks] = useState<string>('no');
  const count = Number(nights);
  const isSound = host !== undefined && from !== '' && Number.isInteger(count) && count >= 1 && count <= 3_650;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isSound) return;
    const id = host.type === 'known' ? host.id : newRecordId();
    const commands: Command[] = [];
    if (host.type === 'new') commands.push({ op: 'create', kind: 'person', id, fields: { name: host.text } });
    commands.push({
      op: 'create',
      kind: 'stay',
      fields: { hosts: [id], from, nights: count, thanksPublic: thanks, ...(where.trim() && { place: where.trim() }) },
    });
    void steps.perform(commands, words.nightAdded);
  };
  return (
    <form className="trip-add" onSubmit={save}>
      <EntryPicker kind="person" label={words.host} newWord={words.newPerson} onPick={setHost} />
      <TextField
        label={words.place}
        value={where}
        maxLength={300}
        onChange={(event) => setWhere(event.currentTarget.value)}
      />
      <DayField label={words.firstNight} value={from} onChange={setFrom} />
      <TextField
        label={words.nightsField}
        type="number"
        min={1}
        max={3650}
        value={nights}
        onChange={(event) => setNights(event.currentTarget.value)}
      />
      <SelectField
        label={words.thanks}
        value={thanks}
        onChoose={setThanks}
        choices={thanksChoices.map((value) => ({ value, label: words.thanksChoice[value] }))}
      />
      <Button type="submit" disabled={!isSound}>
        {words.addNight}
      </Button>
    </form>
  );
}
