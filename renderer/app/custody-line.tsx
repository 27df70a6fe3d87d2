/** Where my edits are: always true, never "synced". */
import { Link } from 'wouter';
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { syncWords } from '../../shared/i18n/app/sync.ts';
import { hasShared, heldBy, isAlone, lastCarrier, nameOfDevice } from '../data/custody.ts';
import { useOpenVault } from '../data/engine.tsx';
import { useFilling } from '../data/hooks.ts';
import { useSyncPart } from '../data/sync.tsx';
import { useHasUnsavedNotes } from '../notes/unsaved-notes.ts';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { pathOfPlace } from './keys.ts';

export function CustodyLine({ onGo }: { onGo?: () => void }) {
  const words = useWords(frameWords);
  const common = useCommonWords();
  const formats = useFormats();
  const unsaved = useHasUnsavedNotes();
  const { sent, total, filled } = useFilling();
  const custody = useSyncPart(toldInLine);
  return (
    <Link className="custody" href={pathOfPlace.sync} onClick={onGo}>
      <span className="saved">
        <span className="dot" data-saving={unsaved} aria-hidden="true" />
        {unsaved ? words.saving : <ByRoom full={words.savedHere} short={words.savedHereShort} />}
      </span>
      {custody ? <Told told={custody} /> : <span className="quiet">{words.counting}</span>}
      {!filled && total > 0 && (
        <span className="quiet figures">
          {fill(common.filling, { done: formats.number(sent), total: formats.number(total) })}
        </span>
      )}
    </Link>
  );
}

interface LineTold {
  readonly alone: boolean;
  readonly hasShared: boolean;
  readonly onlyHere: number;
  readonly onlyMine: number;
  readonly devices: readonly { readonly who: string; readonly held: ReturnType<typeof heldBy> }[];
  readonly carrier?: { readonly name: string; readonly at: number };
}

/** All that the line says: it is drawn again only when one of these is another. */
function toldInLine(state: SyncState): LineTold {
  const { onlyHere, onlyMine, devices } = state.custody;
  const carrier = lastCarrier(state);
  return {
    alone: isAlone(state),
    hasShared: hasShared(state),
    onlyHere,
    onlyMine,
    devices: devices.map((device) => ({ who: nameOfDevice(device), held: heldBy(device) })),
    // To the minute, as it is said: a relay is in step every few seconds while somebody writes.
    ...(carrier && { carrier: { ...carrier, at: carrier.at - (carrier.at % 60_000) } }),
  };
}

/** Devices named one by one; of more it is said how many have all. */
const mostNamed = 2;

function Told({ told: { alone, hasShared, onlyHere, onlyMine, devices, carrier } }: { told: LineTold }) {
  const words = useWords(frameWords);
  const { line, nothingShared } = useWords(syncWords);
  const formats = useFormats();
  const { lastBackup } = useOpenVault().state.custody;
  const backup = lastBackup ? fill(words.backedUp, { when: formats.moment(lastBackup) }) : words.notBackedUp;
  const here = alone ? onlyMine : onlyHere;
  const counted = (
    <ByRoom full={formats.counted(line.onlyHere, here)} short={formats.counted(line.onlyHereShort, here)} />
  );
  if (alone)
    return (
      <span className="quiet figures">
        {here === 0 ? words.nothingYet : counted} · {backup}
      </span>
    );
  const having = devices.filter(({ held }) => held.type === 'all').length;
  const heard = devices.flatMap(({ who, held }) => {
    if (held.type === 'all') return fill(line.hasAll, { who });
    if (held.type === 'upTo') return fill(line.hasUpTo, { who, when: formats.moment(held.at) });
    return held.type === 'nothing' ? fill(line.hasNothing, { who }) : [];
  });
  const several = fill(line.someHaveAll, { n: formats.number(having), all: formats.number(devices.length) });
  const elsewhere = hasShared ? line.elsewhere : nothingShared;
  const others = [
    ...(devices.length > mostNamed ? [several] : heard),
    ...(carrier ? [fill(line.carrier, { name: carrier.name, when: formats.moment(carrier.at) })] : []),
    ...(onlyMine > 0 ? [`${formats.counted(line.onlyMine, onlyMine)}, ${backup}`] : []),
  ];
  return (
    <>
      <span className={here > 0 ? 'only figures' : 'only quiet figures'}>{here > 0 ? counted : elsewhere}</span>
      <span className="quiet figures">{others.join(' · ')}</span>
    </>
  );
}

/** Beside the places of a wide window the whole sentence; over the bar of a narrow one there is a line for all of it. */
function ByRoom({ full, short }: { full: string; short: string }) {
  return (
    <>
      <span className="in-full">{full}</span>
      <span className="in-short">{short}</span>
    </>
  );
}
