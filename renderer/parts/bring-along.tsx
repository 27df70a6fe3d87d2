/** What somebody wrote in a coalition of their own before they joined one: told to those they joined, or kept. */
import { useState } from 'react';
import { meetWords } from '../../shared/i18n/app/meet.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import { useClient, useOpenVault, useSteps } from '../data/engine.tsx';
import { useHoldings } from '../data/holdings.ts';
import { type SpaceMembers, useMembers } from '../data/members.ts';
import { fill, useFormats, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { SpaceMark, useSpaceName } from './space-mark.tsx';
import './with-others.css';

/** Nothing where there is no such coalition, or nothing is in it. */
export function BringAlong({ to }: { to: SpaceInfo }) {
  const { value } = useMembers();
  const { spaces } = useOpenVault().state;
  const own = value?.find((each) => each.space.id !== to.id && isMineAlone(each));
  const from = spaces.find(({ id }) => id === own?.space.id);
  return from ? <Offer from={from} to={to} /> : null;
}

function Offer({ from, to }: { from: SpaceInfo; to: SpaceInfo }) {
  const words = useWords(meetWords);
  const formats = useFormats();
  const nameOf = useSpaceName();
  const client = useClient();
  const { sayDone, sayProblem } = useSteps();
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(false);
  const what = useHoldings([from.id]);
  if (what === '') return null;
  if (kept) return <p className="small quiet">{words.keptMine}</p>;
  const bring = async () => {
    if (busy) return;
    setBusy(true);
    const done = await client.call('bringAlong', { from: from.id, to: to.id });
    setBusy(false);
    if (done.ok) sayDone(formats.counted(words.brought, done.value.records));
    else sayProblem(done.error);
  };
  return (
    <div className="bring-along" aria-busy={busy}>
      <h4>{words.before}</h4>
      <p>{fill(words.beforeLead, { what })}</p>
      <p className="space-marks">
        <SpaceMark space={from} /> → <SpaceMark space={to} />
      </p>
      <p className="small quiet">
        {fill(words.bringHint, { space: nameOf(to) })} {words.neverUntold}
      </p>
      <div className="buttons">
        <Button aria-disabled={busy} onClick={() => void bring()}>
          {busy ? words.bringing : words.bring}
        </Button>
        <Button look="plain" onClick={() => setKept(true)}>
          {words.keepMine}
        </Button>
      </div>
    </div>
  );
}

/** A coalition that nobody but me was ever let into. */
export function isMineAlone({ space, persons }: SpaceMembers): boolean {
  const devices = persons.flatMap((person) => person.devices);
  return space.width === 'coalition' && devices.length === 1 && devices[0]?.isMe === true;
}
