/** Somebody is in now, and what is in the space is on its way to them. */
import { Link } from 'wouter';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import { Button } from '../../parts/button.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { PeerProgress } from './peer-progress.tsx';

export interface Arrival {
  readonly name: string;
  readonly device: string;
  readonly space: SpaceInfo;
  /** A further device of one's own. */
  readonly own: boolean;
}

interface ArrivedProps {
  readonly arrival: Arrival;
  readonly state: SyncState;
  readonly onPutAway: () => void;
}

export function Arrived({ arrival: { name, device, space, own }, state, onPutAway }: ArrivedProps) {
  const words = useWords(meetWords);
  const known = state.custody.devices.find((each) => each.device === device);
  const done = known?.connected?.level ?? known?.hasAllMine ?? false;
  return (
    <section className="meet-card edge" data-audience={space.width}>
      <div role="status">
        <h3 className="name">{own ? words.isYours : fill(words.isIn, { name })}</h3>
      </div>
      <p>
        <SpaceMark space={space} />
      </p>
      {done && <p>{words.handed}</p>}
      {!done && known?.connected && <PeerProgress label={words.giving} progress={known.connected.progress} />}
      {!done && !known?.connected && <p>{words.handedLater}</p>}
      <div className="buttons">
        <Button onClick={onPutAway}>{words.done}</Button>
        <Link className="button plain" href="/members">
          {words.seeMembers}
        </Link>
      </div>
    </section>
  );
}
