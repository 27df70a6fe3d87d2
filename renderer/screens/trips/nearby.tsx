/** Who else is near a leg and has not been met: no map, a list by place and country, filtered by name. */
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { unmetNear } from '../../../shared/query/plan-view.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useEntriesOfKind } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { PlanScene } from '../plan/plan-scene.ts';

export function Nearby({ trip, scene }: { trip: Row<'trip'>; scene: PlanScene }) {
  const words = useWords(tripWords);
  const formats = useFormats();
  const today = useToday();
  const legs = trip.fields.legs
    .filter(({ place, country }) => place !== '' || country)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  const next = legs.find(({ from = '', to }) => (to ?? from) >= today);
  const [chosen, setChosen] = useState<string>();
  const leg = legs.find(({ id }) => id === chosen) ?? next ?? legs[0];
  return (
    <section className="trip-part" aria-labelledby="trip-near">
      <h2 id="trip-near">{words.near}</h2>
      <p className="quiet small">{legs.length === 0 ? words.nearNeedsLegs : words.nearHint}</p>
      {legs.length > 1 && (
        <div className="buttons">
          {legs.map(({ id, place, country }) => (
            <Button key={id} small aria-pressed={id === leg?.id} onClick={() => setChosen(id)}>
              {place || formats.country(country ?? '')}
            </Button>
          ))}
        </div>
      )}
      {leg && <NearLeg key={leg.id} leg={leg} trip={trip} scene={scene} />}
    </section>
  );
}

interface NearLegProps {
  readonly leg: Row<'trip'>['fields']['legs'][number];
  readonly trip: Row<'trip'>;
  readonly scene: PlanScene;
}

function NearLeg({ leg, trip, scene }: NearLegProps) {
  const words = useWords(tripWords);
  const formats = useFormats();
  const steps = useSteps();
  const [, go] = useLocation();
  const { act } = useCommonWords();
  const [text, setText] = useState('');
  const [active, setActive] = useState<string>();
  const layer = useNewLayer('encounter', [trip.id]);
  const organisations = useEntriesOfKind('organisation');
  const near = useMemo(() => unmetNear(leg, scene.all, organisations), [leg, scene.all, organisations]);
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return wanted === '' ? near : near.filter(({ organisation }) => organisation.name.toLowerCase().includes(wanted));
  }, [near, text]);
  const current = shown.find(({ organisation }) => organisation.id === active) ?? shown[0];
  const put = (organisation: ListEntry, wish: ListEntry | undefined) => {
    const command: Command = wish
      ? { op: 'set', id: wish.id, field: 'trip', value: trip.id }
      : {
          op: 'create',
          kind: 'encounter',
          fields: { orgs: [organisation.id], mode: 'meeting', status: 'wanted', trip: trip.id },
          ...layer.chosen,
        };
    void steps.perform([command], fill(words.wished, { name: organisation.name }));
  };
  const place = leg.place || formats.country(leg.country ?? '');
  return (
    <>
      <div className="trip-near-head">
        <h3>
          {fill(words.nearLeg, { place })} <span className="quiet figures">{formats.number(near.length)}</span>
        </h3>
        {near.length > 8 && (
          <input
            type="search"
            className="input"
            aria-label={words.filterNear}
            placeholder={words.filterNear}
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </div>
      {near.length === 0 ? (
        <p className="quiet">{words.nearNone}</p>
      ) : (
        <div className="trip-list" data-long={shown.length > 8}>
          <VirtualList
            label={fill(words.nearLeg, { place })}
            items={shown}
            keyOf={({ organisation }) => organisation.id}
            rowHeight={40}
            onActive={({ organisation }) => setActive(organisation.id)}
            onKey={(event, { organisation, wish }) => {
              if (event.key === 'Enter') go(pathOf('organisation', organisation.id));
              else if (event.key !== '1') return false;
              else if (wish?.trip !== trip.id) put(organisation, wish);
              return true;
            }}
          >
            {({ organisation, wish, inPlace }) => (
              <span className="trip-near-row">
                <span className="name one-line">{organisation.name}</span>
                <span className="quiet small one-line">
                  {inPlace ? words.inPlace : (organisation.place ?? formats.country(organisation.country ?? ''))}
                </span>
                {wish ? (
                  <StatusMark status={wish.status ?? 'wanted'} />
                ) : (
                  <span className="quiet small">{words.noWish}</span>
                )}
                {wish?.trip === trip.id && <span className="small quiet">{words.isOnTrip}</span>}
              </span>
            )}
          </VirtualList>
        </div>
      )}
      {current && (
        <div className="buttons trip-chosen">
          <span className="name one-line">{current.organisation.name}</span>
          <Button
            small
            disabled={current.wish?.trip === trip.id}
            onClick={() => put(current.organisation, current.wish)}
          >
            {current.wish ? words.putOnTrip : words.wishHere} <kbd className="key">1</kbd>
          </Button>
          {!current.wish && <NewLayerChoice layer={layer} />}
          <Link className="button small" href={pathOf('organisation', current.organisation.id)}>
            {act.open}
          </Link>
        </div>
      )}
    </>
  );
}
