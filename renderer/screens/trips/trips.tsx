/** Every trip: the one under way, those ahead, those that were. */
import { Plus } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { defaultWidth } from '../../../shared/edit/default-space.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { type TripGroup, tripsByTime } from '../../../shared/query/trips.ts';
import { pathOf } from '../../app/routes.tsx';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntriesOfKind, useFilling, useNames } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { StatusShape } from '../../parts/status-mark.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { useStatusWord } from '../plan/plan-scene.ts';
import '../plan/plan.css';
import './trips.css';

export function Trips() {
  const words = useWords(tripWords);
  const { places } = useCommonWords();
  const today = useToday();
  const trips = useEntriesOfKind('trip');
  const encounters = useEntriesOfKind('encounter');
  const { filled } = useFilling();
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  useScreenKey('a', () => setAdding(true));
  const lines = useMemo(() => tripsByTime(trips, encounters, today), [trips, encounters, today]);
  const addButton = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus size={16} aria-hidden="true" /> {words.add} <kbd className="key">A</kbd>
    </Button>
  );
  return (
    <Page title={places.trips} className="trips" fill aside={trips.length > 0 && addButton}>
      {trips.length > 0 ? (
        <VirtualList
          label={places.trips}
          items={lines}
          keyOf={({ trip }) => trip.id}
          rowHeight={52}
          className="grow"
          sections={{ of: ({ group }) => group, heading: (group) => words.groups[group as TripGroup] }}
          onOpen={({ trip }) => go(pathOf('trip', trip.id))}
        >
          {({ trip, counts }) => (
            <span className="trips-line">
              <TripRow trip={trip} counts={counts} />
            </span>
          )}
        </VirtualList>
      ) : filled ? (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
          {addButton}
        </Empty>
      ) : (
        <Waiting rows={6} />
      )}
      <Dialog isOpen={adding} onClose={() => setAdding(false)} title={words.add}>
        <NewTrip onClose={() => setAdding(false)} />
      </Dialog>
    </Page>
  );
}

function TripRow({ trip, counts }: { trip: ListEntry; counts: readonly (readonly [string, number])[] }) {
  const names = useNames();
  const days = useDaysText();
  const statusWord = useStatusWord();
  const name = names.ofEntry(trip);
  return (
    <span className="trips-row">
      <span className="trips-name">
        <span className="name one-line" title={name}>
          {name}
        </span>
        <span className="quiet small">{days(trip.day, trip.lastDay ?? undefined)}</span>
      </span>
      <LayerMark id={trip.space} unless={defaultWidth(trip.kind)} />
      <span className="trips-counts figures">
        {counts.map(([status, count]) => (
          <span key={status} className="status" data-status={status} title={statusWord(status)}>
            <StatusShape status={status} size={12} /> {count} <span className="unseen">{statusWord(status)}</span>
          </span>
        ))}
      </span>
    </span>
  );
}

/** "10 March to 20 March", or what of it is known. */
export function useDaysText(): (from: string | undefined, to: string | undefined) => string {
  const common = useCommonWords();
  const formats = useFormats();
  const today = useToday();
  return (from, to) => {
    if (from && to && from !== to)
      return fill(common.fromTo, { from: formats.day(from, today), to: formats.day(to, today) });
    const one = from ?? to;
    return one ? formats.day(one, today) : common.noDate;
  };
}

function NewTrip({ onClose }: { onClose: () => void }) {
  const words = useWords(tripWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const layer = useNewLayer('trip');
  const backwards = from !== '' && to !== '' && to < from;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || backwards) return;
    const id = newRecordId();
    const fields = { title: title.trim(), ...(from && { from }), ...(to && { to }) };
    void steps.perform([{ op: 'create', kind: 'trip', id, fields, ...layer.chosen }], words.added).then((done) => {
      if (!done.ok) return;
      onClose();
      go(pathOf('trip', id));
    });
  };
  return (
    <form className="trips-form" onSubmit={save}>
      <TextField
        label={words.title}
        hint={words.titleHint}
        value={title}
        maxLength={300}
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <DayField label={words.from} value={from} onChange={setFrom} />
      <DayField label={words.to} value={to} problem={backwards ? words.endsBefore : undefined} onChange={setTo} />
      <NewLayerChoice layer={layer} />
      <div className="buttons">
        <Button look="primary" type="submit" disabled={title.trim() === '' || backwards}>
          {words.add}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </form>
  );
}
