/** How one place stands: in step since when, what is to go, what is the matter and what helps. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CarrierServer } from '../../../shared/bridge/contract/sync.ts';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { useClient } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { TextField } from '../../parts/field.tsx';
import { SpaceMark, useSpaceName } from '../../parts/space-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { useWork } from '../settings/work-button.tsx';
import { givenLogin, type NewLogin, NewLoginFields } from './new-login.tsx';
import { useServerProblem } from './use-server-problem.ts';

/** These pass by themselves, or once a steward was there: nothing is wrong. */
const passes: ReadonlySet<string> = new Set(['NotJustNow', 'NoMoreToday', 'NotAWriter']);
const told: ReadonlySet<string> = new Set(['FolderGone', 'ProxyGone', 'NotTrusted']);
/** From this share of its room on, one wants to know. */
const tight = 0.8;

export function ServerState({ place, isSteward }: { place: CarrierServer; isSteward: boolean }) {
  const words = useWords(serversWords);
  const { space, state, error, on } = place;
  const isFailed = state === 'failed' && error !== undefined;
  // Somebody has to do something about it.
  const isTold = state === 'gone' && error !== undefined && told.has(error);
  const needsVoucher = error === 'NotKnownThere' || error === 'VoucherRefused';
  return (
    <div className="server-state">
      <p>{space ? <SpaceMark space={space} /> : words.everything}</p>
      <Figures place={place} />
      {place.slow !== undefined && <Slow since={place.slow} />}
      {state === 'gone' && !isTold && <p>{on ? words.gone : words.gonePaused}</p>}
      {(isFailed || isTold) && error !== undefined && <Failure error={error} />}
      {!on && state === 'idle' && <p className="quiet">{words.paused}</p>}
      <TroubleTold place={place} />
      {isFailed && needsVoucher && isSteward && <VoucherForm place={place} />}
      {isFailed && error === 'WrongPassword' && <LoginForm place={place} />}
    </div>
  );
}

function Figures({ place: { state, at, toSend, usage } }: { place: CarrierServer }) {
  const words = useWords(serversWords);
  const { working, toSend: left } = useWords(syncWords);
  const formats = useFormats();
  if (state === 'working') return <p>{working}</p>;
  const when = at === undefined ? words.notYet : fill(words.inStep, { when: formats.moment(at) });
  const what =
    toSend > 0
      ? fill(left, { n: formats.number(toSend) })
      : at !== undefined && state === 'idle'
        ? words.hasAll
        : undefined;
  return (
    <>
      <p className="figures" title={at === undefined ? undefined : formats.exactly(at)}>
        {[when, what].filter(Boolean).join(' · ')}
      </p>
      {usage && usage[0] >= usage[1] * tight && <Usage usage={usage} />}
    </>
  );
}

function Slow({ since }: { since: number }) {
  const words = useWords(serversWords);
  const formats = useFormats();
  return (
    <p className="figures" title={formats.exactly(since)}>
      {fill(words.slow, { when: formats.moment(since) })}
    </p>
  );
}

export function Usage({ usage: [used, of] }: { usage: NonNullable<CarrierServer['usage']> }) {
  const words = useWords(serversWords);
  const formats = useFormats();
  return <p className="figures">{fill(words.usage, { used: formats.bytes(used), of: formats.bytes(of) })}</p>;
}

function Failure({ error }: { error: string }) {
  const problemOf = useServerProblem();
  return <p className={passes.has(error) ? '' : 'sync-failed'}>{problemOf({ type: error })}</p>;
}

function TroubleTold({ place: { trouble } }: { place: CarrierServer }) {
  const words = useWords(serversWords);
  const formats = useFormats();
  if (!trouble) return null;
  const said = {
    lost: trouble.mended ? words.lost : words.lostStill,
    setBack: trouble.mended ? words.setBack : words.setBackStill,
    damaged: trouble.mended ? words.damaged : words.damagedStill,
  }[trouble.type];
  return (
    <p className="server-trouble figures" title={formats.exactly(trouble.at)}>
      {fill(said, { when: formats.moment(trouble.at) })}
    </p>
  );
}

function VoucherForm({ place: { id, space } }: { place: CarrierServer }) {
  const words = useWords(serversWords);
  const nameOf = useSpaceName();
  const client = useClient();
  const [voucher, setVoucher] = useState('');
  const open = async () => {
    // Whoever has a link has it whole.
    const changed = await client.call('changeServer', { id, voucher: voucher.trim().replace(/^.*#/, '') });
    return changed.ok ? client.call('syncServer', { id }) : changed;
  };
  return (
    <RowForm isEmpty={voucher.trim() === ''} word={words.openAccount} working={words.opening} run={open}>
      {(problem) => (
        <TextField
          label={words.voucher}
          hint={fill(words.voucherHint, { space: space ? nameOf(space) : words.everything })}
          problem={problem}
          autoCapitalize="none"
          maxLength={1_000}
          value={voucher}
          onChange={(event) => setVoucher(event.currentTarget.value)}
        />
      )}
    </RowForm>
  );
}

/** Which of the two was wrong no server tells. */
function LoginForm({ place: { id } }: { place: CarrierServer }) {
  const words = useWords(serversWords);
  const client = useClient();
  const [login, setLogin] = useState<NewLogin>({ username: '', password: '' });
  const give = async () => {
    const changed = await client.call('changeServer', { id, ...givenLogin(login) });
    return changed.ok ? client.call('syncServer', { id }) : changed;
  };
  const isEmpty = login.username === '' && login.password === '';
  return (
    <RowForm isEmpty={isEmpty} word={words.change} working={words.syncing} run={give}>
      {(problem) => <NewLoginFields login={login} onChange={setLogin} problem={problem} />}
    </RowForm>
  );
}

interface RowFormProps {
  readonly isEmpty: boolean;
  readonly word: string;
  readonly working: string;
  readonly run: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Problem }>;
  readonly children: (problem: string | undefined) => ReactNode;
}

/** One box and one act, beside what it mends; it goes away with that. */
function RowForm({ isEmpty, word, working, run, children }: RowFormProps) {
  const problemOf = useServerProblem();
  const [problem, setProblem] = useState<Problem>();
  const work = useWork(async () => {
    setProblem(undefined);
    const done = await run();
    if (!done.ok) setProblem(done.error);
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) work.start();
  };
  return (
    <form className="server-line" onSubmit={onSubmit}>
      {children(problem && problemOf(problem))}
      <ActButton look="ordinary" busy={work.busy} word={word} working={working} />
    </form>
  );
}
