/** Who has what: what others changed, each device, the network in the room, relays and servers, sticks and folders. */
import { Link } from 'wouter';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { pathOfPlace } from '../../app/keys.ts';
import { isAlone } from '../../data/custody.ts';
import { useSync } from '../../data/sync.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { WhereEdits } from '../../parts/where-edits.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { Devices } from './devices.tsx';
import { Folders } from './folders.tsx';
import { Room } from './room.tsx';
import { Servers } from './servers.tsx';
import { WhatChanged } from './what-changed.tsx';
import './sync.css';

export function SyncScreen() {
  const { places } = useCommonWords();
  const words = useWords(syncWords);
  const state = useSync();
  const hasFolders = state !== undefined && state.folders.length + state.joining.length > 0;
  return (
    <Page title={places.sync} className="sync" aside={<Beside />}>
      {!state && <Waiting rows={6} />}
      {state && (
        <>
          <p className="sync-sum">
            <WhereEdits /> {state.custody.onlyMine > 0 && <Link href="/settings/backups">{words.toBackups}</Link>}
          </p>
          <WhatChanged devices={state.custody.devices} />
          {isAlone(state) ? <Alone /> : <Devices devices={state.custody.devices} />}
          {!isAlone(state) && <Room meet={state.meet} />}
          <Servers state={state} />
          {(!isAlone(state) || hasFolders) && <Folders state={state} />}
        </>
      )}
    </Page>
  );
}

/** The two places that belong to this one, which a narrow window's bar does not show. */
function Beside() {
  const { places } = useCommonWords();
  return (
    <nav className="sync-beside" aria-label={places.sync}>
      <Link href={pathOfPlace.meet}>{places.meet}</Link>
      <Link href={pathOfPlace.members}>{places.members}</Link>
    </nav>
  );
}

function Alone() {
  const words = useWords(syncWords);
  return (
    <Empty title={words.aloneTitle}>
      <p>{words.alone}</p>
      <div className="buttons">
        <Link className="button primary" href={pathOfPlace.meet}>
          {words.invite}
        </Link>
        <Link className="button" href={pathOfPlace.meet}>
          {words.join}
        </Link>
      </div>
    </Empty>
  );
}
