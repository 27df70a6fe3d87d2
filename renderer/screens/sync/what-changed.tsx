/** What others changed since one last looked: who, which, when; what waits for a decision on top. Looked at once left. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { DeviceCustody } from '../../../shared/bridge/contract/sync.ts';
import type { Output } from '../../../shared/bridge/contract.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { pathOfPlace } from '../../app/keys.ts';
import { useClient } from '../../data/engine.tsx';
import { useAgainOnChange, useAsk, useRowsOfKind } from '../../data/hooks.ts';
import { useNeeds } from '../../data/needs.tsx';
import { Button } from '../../parts/button.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

type ChangedRow = Output<'whatChanged'>['rows'][number];

/** Drawn at once: a first sync brings hundreds. */
const mostAtOnce = 12;
/** Milliseconds of stillness after which is asked again while it is looked at. */
const stillness = 700;

export function WhatChanged({ devices }: { devices: readonly DeviceCustody[] }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const { value, again } = useAsk('whatChanged', {});
  useAgainOnChange(again, stillness);
  useLookedAt(value?.cursor);
  const needing = useRowsThatNeed();
  const [all, setAll] = useState(false);
  if (!value || value.rows.length === 0) return null;
  const { rows, more } = value;
  const inOrder = [...rows].sort((a, b) => Number(needing.has(b.row)) - Number(needing.has(a.row)));
  const shown = all ? inOrder : inOrder.slice(0, mostAtOnce);
  const waiting = rows.filter(({ row }) => needing.has(row)).length;
  return (
    <section className="sync-section">
      <h2>{words.changed}</h2>
      {waiting > 0 && (
        <p>
          <Link className="figures" href={pathOfPlace.needs}>
            {formats.counted(words.needYou, waiting)}
          </Link>
        </p>
      )}
      <ul className="sync-changed">
        {shown.map((row) => (
          <Changed key={row.row} changed={row} devices={devices} needs={needing.has(row.row)} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <p>
          <Button small onClick={() => setAll(true)}>
            {formats.counted(words.showAll, rows.length - shown.length)}
          </Button>
        </p>
      )}
      {more > 0 && shown.length === rows.length && <p className="quiet small">{formats.counted(words.more, more)}</p>}
    </section>
  );
}

/** Once it has been on the screen and the screen is left, the next look begins after it. */
function useLookedAt(cursor: number | undefined): void {
  const client = useClient();
  const last = useRef(cursor);
  last.current = cursor ?? last.current;
  useEffect(
    () => () => {
      if (last.current !== undefined) void client.call('lookedAt', { cursor: last.current });
    },
    [client],
  );
}

function useRowsThatNeed(): ReadonlySet<string> {
  const { value } = useNeeds();
  return new Set(value?.needs.flatMap((need) => ('rows' in need ? [...need.rows] : [need.row])));
}

interface ChangedProps {
  readonly changed: ChangedRow;
  readonly devices: readonly DeviceCustody[];
  readonly needs: boolean;
}

function Changed({ changed: { row, by, at, isNew }, devices, needs }: ChangedProps) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const who = useNamesOfDevices(devices);
  return (
    <li data-needs={needs}>
      <RowLink id={row} />
      {isNew && <span className="sync-new small">{words.isNew}</span>}
      <span className="quiet small figures" title={formats.exactly(at)}>
        {formats.list([...new Set(by.map(who))])}, {formats.moment(at)}
      </span>
    </li>
  );
}

/** By the names their devices gave them; of who is out by now too. */
function useNamesOfDevices(devices: readonly DeviceCustody[]): (device: string) => string {
  const words = useWords(syncWords);
  const rows = useRowsOfKind('device');
  return (device) => {
    const known = devices.find((each) => each.device === device);
    const named = rows?.find(({ fields }) => fields.signKey === device)?.fields.personName;
    return known?.personName || named || words.somebody;
  };
}
