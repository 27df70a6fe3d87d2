/** The half of who invites: open invitations, who came with one, and a new one. */
import { useState } from 'react';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useSyncNews } from '../../data/sync-news.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useCommonWords, useProblemText, useWords } from '../../words/language.tsx';
import { type Arrival, Arrived } from './arrived.tsx';
import { InvitationCard, OpenHere } from './invitation-card.tsx';
import { InviteForm } from './invite-form.tsx';
import { RequestCard } from './request-card.tsx';
import { RequestsByFolder } from './requests-by-folder.tsx';

type Request = SyncState['waiting'][number];
/** What happened while this screen was open, until somebody puts it away. */
type Happened =
  | { readonly type: 'saidYes'; readonly request: Request }
  | ({ readonly type: 'in' } & Arrival)
  | { readonly type: 'second'; readonly from: string }
  | { readonly type: 'failed'; readonly why: string };

export function Invite({ state }: { state: SyncState }) {
  const words = useWords(meetWords);
  const [happened, setHappened] = useState<readonly Happened[]>([]);
  const [fresh, setFresh] = useState<string>();
  const add = (next: Happened) => setHappened((now) => [...now.filter(({ type }) => type !== next.type), next]);
  useSyncNews((news) => {
    if (news.type === 'joinSecond') add({ type: 'second', from: news.from });
    if (news.type !== 'joined' && news.type !== 'joinFailed') return;
    setHappened((now) => {
      const asked = now.find((each) => each.type === 'saidYes');
      const others = now.filter((each) => each.type !== 'saidYes' && each.type !== 'failed');
      if (news.type === 'joinFailed') return [...others, { type: 'failed', why: news.why }];
      const { name, device, space } = news;
      return [...others, { type: 'in', name, device, space, own: asked?.type === 'saidYes' && asked.request.own }];
    });
  });
  const putAway = (gone: Happened) => setHappened((now) => now.filter((each) => each !== gone));
  const now = Date.now();
  const isLive = state.invitations.some(({ liveUntil }) => liveUntil > now);
  return (
    <section className="meet-half" aria-labelledby="invite-title">
      <h2 id="invite-title">{words.invite}</h2>
      {state.waiting.map((request) => (
        <RequestCard key={request.id} request={request} onYes={() => add({ type: 'saidYes', request })} />
      ))}
      {happened.map((each) => (
        <HappenedCard key={each.type} happened={each} state={state} onPutAway={() => putAway(each)} />
      ))}
      {state.invitations.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} isFresh={invitation.id === fresh} />
      ))}
      {isLive && <OpenHere meet={state.meet} />}
      <InviteForm onMade={setFresh} isFirst={state.invitations.length === 0} />
      <RequestsByFolder />
    </section>
  );
}

interface HappenedCardProps {
  readonly happened: Happened;
  readonly state: SyncState;
  readonly onPutAway: () => void;
}

function HappenedCard({ happened, state, onPutAway }: HappenedCardProps) {
  const words = useWords(meetWords);
  const { act } = useCommonWords();
  const problemText = useProblemText();
  switch (happened.type) {
    case 'saidYes':
      return (
        <p className="notice" role="status">
          {fill(words.saySame, { name: happened.request.name })}
        </p>
      );
    case 'in':
      return <Arrived arrival={happened} state={state} onPutAway={onPutAway} />;
    case 'second':
      return (
        <div className="notice warning" role="alert">
          <h3>{fill(words.second, { address: happened.from })}</h3>
          <p>{words.secondDo}</p>
          <Button onClick={onPutAway}>{act.close}</Button>
        </div>
      );
    case 'failed':
      return (
        <div className="notice problem" role="alert">
          <h3>{words.notLetIn}</h3>
          <p>{problemText({ type: 'JoinRefused', why: happened.why })}</p>
          <Button onClick={onPutAway}>{act.close}</Button>
        </div>
      );
  }
}
