/** Over every screen but Meet: somebody waits for a yes or no, who does not wait for ever. */
import { Link, useLocation } from 'wouter';
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../shared/i18n/app/meet.ts';
import { useSyncPart } from '../data/sync.tsx';
import { fill, useWords } from '../words/language.tsx';

export function AtTheDoor() {
  const words = useWords(meetWords);
  const waiting = useSyncPart(whoWaits);
  const [location] = useLocation();
  const shown = location === '/meet' ? [] : (waiting ?? []);
  return (
    <div className="at-the-door" role="status">
      {shown.map(({ id, type, name }) => (
        <Link key={id} className="name" href="/meet">
          {type === 'own' ? words.asksOwn : fill(type === 'asks' ? words.asks : words.offers, { name })}
        </Link>
      ))}
    </div>
  );
}

function whoWaits({ waiting, joinNow }: SyncState) {
  return [
    ...waiting.map(({ id, own, name }) => ({ id, type: own ? 'own' : 'asks', name }) as const),
    ...(joinNow?.step === 'offered' ? [{ id: 'offer', type: 'offers', name: joinNow.offer.name } as const] : []),
  ];
}
