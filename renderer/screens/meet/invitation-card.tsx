/** An open invitation: to scan, to read out, or as a file; how long it is good; and what is open because of it. */
import { useState } from 'react';
import type { Invitation, SyncState } from '../../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import type { LanVerdict } from '../../../shared/lan/verdict.ts';
import { useClient, useEngine, useSteps } from '../../data/engine.tsx';
import { useNow } from '../../data/use-now.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { NetworkVerdict } from '../../parts/network-verdict.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import '../../door/kit.css';

interface InvitationCardProps {
  readonly invitation: Invitation;
  /** Made in this window a moment ago; others are shown only when asked for, since somebody may look on. */
  readonly isFresh: boolean;
}

export function InvitationCard({ invitation, isFresh }: InvitationCardProps) {
  const words = useWords(meetWords);
  const [chosen, setShown] = useState<boolean>();
  const shown = chosen ?? isFresh;
  const client = useClient();
  const { shell } = useEngine();
  const { sayProblem } = useSteps();
  const toasts = useToasts();
  const { space, role, own } = invitation;
  const save = async () => {
    const bytes = new TextEncoder().encode(invitation.file);
    if (await shell.saveFile({ name: 'samband-invitation.txt', bytes, type: 'text/plain' }))
      toasts.show({ text: words.fileSaved });
  };
  const cancel = async () => {
    const done = await client.call('cancelInvitation', { id: invitation.id });
    if (done.ok) toasts.show({ text: words.cancelled });
    else sayProblem(done.error);
  };
  return (
    <section className="meet-card edge" data-audience={space.width}>
      <header className="meet-card-head">
        <h3>{words.invitation}</h3>
        <SpaceMark space={space} />
        <span className="quiet small">{own ? words.ownLaptop : words[role]}</span>
      </header>
      <GoodUntil invitation={invitation} />
      {shown && (
        <>
          <div className="invitation-secret">
            <QrCode text={invitation.link} label={words.qr} />
            <ol className="kit-words invitation-words" lang="en" aria-label={words.twelve}>
              {invitation.words.map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what tells it apart.
                <li key={place}>
                  <span className="kit-number figures">{place + 1}</span> {word}
                </li>
              ))}
            </ol>
          </div>
          <p className="small quiet">{words.secret}</p>
        </>
      )}
      <div className="buttons">
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
        <Button onClick={() => void save()}>{words.saveFile}</Button>
        <Button onClick={() => void cancel()}>{words.cancel}</Button>
      </div>
    </section>
  );
}

function GoodUntil({ invitation: { liveUntil, folderUntil } }: { invitation: Invitation }) {
  const words = useWords(meetWords);
  const formats = useFormats();
  const left = Math.ceil((liveUntil - useNow(1_000)) / 1_000);
  const when = formats.moment(folderUntil);
  if (left <= 0) return <p>{fill(words.liveOver, { when })}</p>;
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div>
      {/* A timer is not read out at each tick. */}
      <p className="figures strong" role="timer">
        {fill(words.goodFor, { time })}
      </p>
      <p className="small quiet">{fill(words.byFolderUntil, { when })}</p>
    </div>
  );
}

/** What keeps others from coming at all. That nobody is heard says nothing here: a newcomer only listens. */
const inTheWay: ReadonlySet<LanVerdict['type']> = new Set<LanVerdict['type']>([
  'NoNetwork',
  'OnlyTunnel',
  'CannotListen',
  'SendingRefused',
  'NothingComesIn',
  'VpnInTheWay',
]);

export function OpenHere({ meet }: { meet: SyncState['meet'] }) {
  const words = useWords(meetWords);
  const client = useClient();
  const { sayProblem } = useSteps();
  const open = async () => {
    const done = await client.call('meet', { on: true });
    if (!done.ok) sayProblem(done.error);
  };
  if (!meet.on)
    return (
      <div className="open-here">
        <p className="small">{words.closed}</p>
        <Button small onClick={() => void open()}>
          {words.openIt}
        </Button>
      </div>
    );
  return (
    <div className="open-here">
      <p className="small">{meet.forInvitation ? words.openHere : words.openAnyway}</p>
      {meet.addresses.length > 0 && (
        <div>
          <p className="small">{words.myAddress}</p>
          <ul className="own-addresses">
            {meet.addresses.map((address) => (
              <li key={address}>
                <span className="figures name">{address}</span> <CopyButton text={address} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {inTheWay.has(meet.verdict.type) && <NetworkVerdict verdict={meet.verdict} />}
    </div>
  );
}
