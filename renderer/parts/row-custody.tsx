/** On the page of a record: how many edits of it are on no other device and no stick. Nothing where there are none. */
import { useEffect, useRef } from 'react';
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import { syncWords } from '../../shared/i18n/app/sync.ts';
import type { Row } from '../../shared/query/row.ts';
import { useAsk } from '../data/hooks.ts';
import { useSyncPart } from '../data/sync.tsx';
import { useFormats, useWords } from '../words/language.tsx';

export function RowCustody({ row }: { row: Row }) {
  // Where nothing at all is only here, nothing of this is, and nobody need be asked.
  const waiting = useSyncPart(waitingIn);
  return waiting ? <OnlyHere row={row} waiting={waiting} /> : null;
}

/** Another text as often as another answer may be due; empty where nothing that is shared is only here. */
function waitingIn({ custody: { onlyHere, onlyHereSince, devices } }: SyncState): string {
  return onlyHere === 0 || devices.length === 0 ? '' : `${onlyHere} ${onlyHereSince}`;
}

/** Milliseconds without a change: looking into a record's whole history costs the engine some. */
const stillness = 700;

function OnlyHere({ row, waiting }: { row: Row; waiting: string }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const { value, again } = useAsk('custodyOfRow', { id: row.id });
  const answered = useRef({ row, waiting });
  useEffect(() => {
    if (answered.current.row === row && answered.current.waiting === waiting) return;
    const timer = setTimeout(() => {
      answered.current = { row, waiting };
      again();
    }, stillness);
    return () => clearTimeout(timer);
  }, [row, waiting, again]);
  if (!value || value.onlyHere === 0) return null;
  return <p className="quiet small figures">{formats.counted(words.rowOnlyHere, value.onlyHere)}</p>;
}
