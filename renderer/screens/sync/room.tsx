/** The network in this room: off unless switched on, what it looks like from here, and what helps where it keeps comrades apart. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import type { Input, Problem } from '../../../shared/bridge/contract.ts';
import { lanVerdictText } from '../../../shared/i18n/app/lan.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import type { LanStep, LanVerdict } from '../../../shared/lan/verdict.ts';
import { pathOfPlace } from '../../app/keys.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Check, TextField } from '../../parts/field.tsx';
import { NetworkVerdict } from '../../parts/network-verdict.tsx';
import { useLanguage, useProblemText, useWords } from '../../words/language.tsx';
import { useWork, WorkButton } from '../settings/work-button.tsx';
import { useWanted } from './use-wanted.ts';

type Meet = SyncState['meet'];

/** The verdict tells of these, with what helps. */
const toldByVerdict: ReadonlySet<string> = new Set(['PortTaken', 'NotPermitted', 'NoSuchAddress', 'CannotListen']);

export function Room({ meet }: { meet: Meet }) {
  const words = useWords(syncWords);
  const client = useClient();
  const { sayProblem } = useSteps();
  const language = useLanguage();
  const change = async (next: Input<'meet'>): Promise<boolean> => {
    const changed = await client.call('meet', next);
    if (changed.ok) return true;
    if (!toldByVerdict.has(changed.error.type)) sayProblem(changed.error);
    return false;
  };
  // Who switches it off does not want it on again tomorrow.
  const on = useWanted(meet.on && !meet.forInvitation, (to) =>
    change(to ? { on: true } : { on: false, always: false }),
  );
  const always = useWanted(meet.always, (to) =>
    change(to ? { on: true, always: true } : { on: meet.on, always: false }),
  );
  return (
    <section className="sync-section">
      <h2>{words.room}</h2>
      <div className="sync-switches">
        <Check
          role="switch"
          label={words.meet}
          checked={on.shown}
          onChange={(event) => on.set(event.currentTarget.checked)}
        />
        <p className="quiet small">{meet.forInvitation ? words.forInvitation : words.meetHint}</p>
        <Check
          role="switch"
          label={words.always}
          checked={always.shown}
          onChange={(event) => always.set(event.currentTarget.checked)}
        />
      </div>
      {meet.addresses.length > 0 && (
        <div className="sync-addresses">
          <span className="small">{words.yourAddress}</span>
          <ul>
            {meet.addresses.map((address) => (
              <li key={address}>
                <code>{address}</code> <CopyButton text={address} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {meet.verdict.type === 'Off' ? (
        // Nothing is wrong, so nothing need help.
        <p role="status">{lanVerdictText(meet.verdict, language)}</p>
      ) : (
        <NetworkVerdict verdict={meet.verdict} leadTo={leadTo} />
      )}
      <TypedAddress verdict={meet.verdict} />
    </section>
  );
}

/** Leads there where it can be done from here. */
function leadTo(step: LanStep, said: string): ReactNode {
  if (step === 'checkMembers') return <Link href={pathOfPlace.members}>{said}</Link>;
  return step === 'stick' || step === 'address' || step === 'relay' ? <Reach id={`sync-${step}`}>{said}</Reach> : said;
}

function Reach({ id, children }: { id: string; children: string }) {
  const go = () => {
    const target = document.getElementById(id);
    target?.scrollIntoView({ block: 'center' });
    target?.querySelector<HTMLElement>('input, h2')?.focus();
  };
  return (
    <button type="button" className="sync-reach" onClick={go}>
      {children}
    </button>
  );
}

function TypedAddress({ verdict }: { verdict: LanVerdict }) {
  const words = useWords(syncWords);
  const problemText = useProblemText();
  const client = useClient();
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const work = useWork(async () => {
    setProblem(undefined);
    const dialled = await client.call('dial', { address: address.trim() });
    if (dialled.ok) setAddress('');
    else setProblem(dialled.error);
  });
  const connect = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') work.start();
  };
  // The verdict is about this address already, unless others are connected meanwhile.
  const said =
    problem && (verdict.type === 'Connected' || verdict.type === 'Looking') ? problemText(problem) : undefined;
  return (
    <form id="sync-address" className="sync-line" onSubmit={connect}>
      <TextField
        label={words.theirAddress}
        placeholder="192.168.1.20:4100"
        maxLength={300}
        value={address}
        problem={said}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <WorkButton work={work} word={words.connect} working={words.connecting} />
    </form>
  );
}
