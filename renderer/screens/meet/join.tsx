/** The half of who was invited: the invitation, looking for the other side, the words to compare, and what has come. */
import { type FormEvent, useRef, useState } from 'react';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import type { LanVerdict } from '../../../shared/lan/verdict.ts';
import { useClient, useOpenVault } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { NetworkVerdict } from '../../parts/network-verdict.tsx';
import { Failed } from '../../parts/notice.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { JoinByFolder } from './join-by-folder.tsx';
import { Joined } from './joined.tsx';
import { OfferCard } from './offer-card.tsx';
import { InvitationBox, useTypedInvitation } from './typed-invitation.tsx';

type Outcome =
  | { readonly type: 'joined'; readonly inviter: string; readonly own: boolean; readonly before: readonly string[] }
  | { readonly type: 'failed'; readonly problem: Problem; readonly verdict: LanVerdict | undefined };

export function Join({ state }: { state: SyncState }) {
  const words = useWords(meetWords);
  const client = useClient();
  const { spaces } = useOpenVault().state;
  const typed = useTypedInvitation();
  const [address, setAddress] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const box = useRef<HTMLTextAreaElement>(null);
  const { joinNow } = state;
  const last = useRef<{ verdict?: LanVerdict | undefined; own: boolean }>({ own: false });
  if (joinNow?.step === 'looking') last.current = { ...last.current, verdict: joinNow.verdict };
  else if (joinNow) last.current = { own: joinNow.offer.own };

  const hasInvitation = (): string | undefined => {
    setMissing(typed.invitation === undefined);
    if (typed.invitation === undefined) box.current?.focus();
    return typed.invitation;
  };
  const find = async (event: FormEvent) => {
    event.preventDefault();
    const invitation = hasInvitation();
    if (invitation === undefined || joinNow) return;
    setOutcome(undefined);
    last.current = { own: false };
    const before = spaces.map(({ id }) => id);
    const typedAddress = address.trim();
    const joined = await client.call('joinLive', { invitation, ...(typedAddress && { address: typedAddress }) });
    const { own, verdict } = last.current;
    if (joined.ok) {
      typed.change('');
      setAddress('');
      setOutcome({ type: 'joined', inviter: joined.value.inviter, own, before });
    } else if (joined.error.type !== 'Cancelled') setOutcome({ type: 'failed', problem: joined.error, verdict });
  };

  return (
    <section className="meet-half" aria-labelledby="join-title">
      <h2 id="join-title">{words.join}</h2>
      {joinNow && <Underway joinNow={joinNow} />}
      {!joinNow && outcome?.type === 'joined' && (
        <Joined
          state={state}
          inviter={outcome.inviter}
          own={outcome.own}
          before={outcome.before}
          onDone={() => setOutcome(undefined)}
        />
      )}
      {!joinNow && outcome?.type === 'failed' && (
        <>
          <Failed problem={outcome.problem} />
          {outcome.verdict && mayHelp(outcome.problem) && <NetworkVerdict verdict={outcome.verdict} />}
        </>
      )}
      {!joinNow && (
        <form className="meet-form" onSubmit={(event) => void find(event)}>
          <InvitationBox typed={typed} box={box} isMissing={isMissing} />
          <TextField
            label={words.address}
            hint={words.addressHint}
            maxLength={300}
            value={address}
            placeholder={typed.addresses[0]}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <p>
            <Button type="submit" look={outcome?.type === 'joined' ? 'ordinary' : 'primary'}>
              {words.find}
            </Button>
          </p>
        </form>
      )}
      {!joinNow && <JoinByFolder joining={state.joining} invitation={typed.invitation} onMissing={hasInvitation} />}
    </section>
  );
}

function Underway({ joinNow }: { joinNow: NonNullable<SyncState['joinNow']> }) {
  const words = useWords(meetWords);
  const client = useClient();
  const stop = (
    <p>
      <Button onClick={() => void client.call('cancelJoin', {})}>{words.stop}</Button>
    </p>
  );
  switch (joinNow.step) {
    case 'looking':
      return (
        <div className="meet-card">
          <p role="status" className="strong">
            {words.looking}
          </p>
          {joinNow.verdict && joinNow.verdict.type !== 'Looking' && <NetworkVerdict verdict={joinNow.verdict} />}
          {stop}
        </div>
      );
    case 'offered':
      return <OfferCard offer={joinNow.offer} />;
    case 'waiting':
      return (
        <div className="meet-card">
          <p role="status" className="strong">
            {fill(words.saySame, { name: joinNow.offer.name })}
          </p>
          {stop}
        </div>
      );
  }
}

/** Where somebody answered and said no, the network is not to blame. */
function mayHelp({ type }: Problem): boolean {
  return type === 'NobodyThere' || type === 'TimedOut' || type === 'Unreachable' || type === 'Refused';
}
