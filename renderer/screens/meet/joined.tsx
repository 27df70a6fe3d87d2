/** This laptop is in: what is coming over, and what to do with what was collected before. */
import { Link } from 'wouter';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { useHoldings } from '../../data/holdings.ts';
import { BringAlong } from '../../parts/bring-along.tsx';
import { Button } from '../../parts/button.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { PeerProgress } from './peer-progress.tsx';

interface JoinedProps {
  readonly state: SyncState;
  readonly inviter: string;
  readonly own: boolean;
  /** Ids of the spaces there were. */
  readonly before: readonly string[];
  readonly onDone: () => void;
}

export function Joined({ state, inviter, own, before, onDone }: JoinedProps) {
  const words = useWords(meetWords);
  const { spaces } = useOpenVault().state;
  const entered = spaces.filter(({ id }) => !before.includes(id));
  const coalition = entered.find(({ width }) => width === 'coalition');
  return (
    <section className="meet-card edge" data-audience={entered[0]?.width ?? 'coalition'}>
      <div role="status">
        <h3 className="name">{own ? fill(words.youOwn, { name: inviter }) : words.you}</h3>
        {!own && <p className="quiet small name">{fill(words.letInBy, { name: inviter })}</p>}
      </div>
      <p className="space-marks">
        {entered.map((space) => (
          <SpaceMark key={space.id} space={space} />
        ))}
      </p>
      <Coming state={state} entered={entered} />
      {coalition && <BringAlong to={coalition} />}
      <div className="buttons">
        <Button onClick={onDone}>{words.done}</Button>
        <Link className="button plain" href="/sync">
          {words.seeSync}
        </Link>
        <Link className="button plain" href="/members">
          {words.seeMembers}
        </Link>
      </div>
    </section>
  );
}

function Coming({ state, entered }: { state: SyncState; entered: readonly SpaceInfo[] }) {
  const words = useWords(meetWords);
  const what = useHoldings(entered.map(({ id }) => id));
  const connected = state.custody.devices.flatMap(({ connected: now }) => now ?? []);
  const behind = connected.find(({ level }) => !level);
  if (behind) return <PeerProgress label={words.coming} progress={behind.progress} />;
  return <p>{what === '' ? words.cameNothing : fill(words.came, { what })}</p>;
}
