/** Names a server to this vault: a link or address, a login where it asks for one, the space of a voucher, a proxy. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ServerKind, ServerOutcome } from '../../../shared/bridge/contract/sync.ts';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { useClient } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { useWords } from '../../words/language.tsx';
import { useWork } from '../settings/work-button.tsx';
import { PictureCode } from './picture-code.tsx';
import { AddressField, LoginFields, ProxyField, SpaceField } from './server-fields.tsx';
import { withLogin } from './server-groups.ts';
import { ServerOutcomes } from './server-outcomes.tsx';
import { useServerProblem } from './use-server-problem.ts';
import type { SharedSpace } from './use-shared-spaces.ts';

/** Which box a refusal is about; all others are said below. */
const boxOf: Readonly<Record<string, 'address' | 'space' | 'proxy'>> = {
  NotARelayLink: 'address',
  NotAServerUrl: 'address',
  NotAWebFolder: 'address',
  NotEncrypted: 'address',
  SecretInAddress: 'address',
  WhichSpace: 'space',
  NotAProxy: 'proxy',
  ProxyLooksUpNames: 'proxy',
  NeedsProxy: 'proxy',
};

const notAnAddress = { relay: 'NotARelayLink', webdav: 'NotAWebFolder', automerge: 'NotAServerUrl' } as const;

interface AddServerProps {
  readonly shared: readonly SharedSpace[];
  readonly word: string;
  readonly onTold: (told: ReactNode) => void;
  readonly onClose: () => void;
  /** What else is to be done with what came of it; more to tell. */
  readonly onAdded?: (outcomes: readonly ServerOutcome[]) => Promise<ReactNode>;
}

export function AddServer({ shared, word, onTold, onClose, onAdded }: AddServerProps) {
  const words = useWords(serversWords);
  const client = useClient();
  const problemOf = useServerProblem();
  const [kind, setKind] = useState<ServerKind>('relay');
  const [address, setAddress] = useState('');
  const [login, setLogin] = useState({ username: '', password: '' });
  const [space, setSpace] = useState('');
  const [proxy, setProxy] = useState('');
  const [proxyOpen, setProxyOpen] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const box = problem && boxOf[problem.type];
  const problemIn = (which: typeof box) => (problem && box === which ? problemOf(problem) : undefined);
  // A voucher is for one space; one that was meant for another would be used up.
  const asksSpace = kind === 'relay' && shared.length > 1 && (/#./.test(address) || box === 'space');

  const refuse = (next: Problem) => {
    setProblem(next);
    if (boxOf[next.type] === 'proxy') setProxyOpen(true);
  };
  const work = useWork(async () => {
    setProblem(undefined);
    onTold(undefined);
    if (address.trim() === '') return refuse({ type: notAnAddress[kind] });
    if (asksSpace && space === '') return refuse({ type: 'WhichSpace' });
    const added = await client.call('addServer', {
      kind,
      address: kind === 'webdav' ? withLogin(address, login.username, login.password) : address,
      ...(asksSpace && { space }),
      ...(proxy.trim() !== '' && { proxy: proxy.trim() }),
    });
    if (!added.ok) return refuse(added.error);
    const more = await onAdded?.(added.value);
    onTold(
      <>
        <ServerOutcomes outcomes={added.value} />
        {more}
      </>,
    );
    // What was refused can be put right where it stands.
    if (added.value.every(({ id }) => id !== undefined)) onClose();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    work.start();
  };
  return (
    <form className="server-form" onSubmit={onSubmit} aria-label={words.add.replace(' …', '')}>
      <SelectField
        label={words.kind}
        value={kind}
        choices={[
          { value: 'relay', label: words.relay },
          { value: 'webdav', label: words.webdavLong },
          { value: 'automerge', label: words.automergeLong },
        ]}
        onChoose={(chosen) => {
          setKind(chosen as ServerKind);
          setProblem(undefined);
        }}
        autoFocus
      />
      <AddressField kind={kind} value={address} onChange={setAddress} problem={problemIn('address')} />
      {kind === 'relay' && (
        <PictureCode
          onRead={(text) => {
            setAddress(text);
            setProblem(undefined);
          }}
        />
      )}
      {kind === 'webdav' && <LoginFields login={login} onChange={setLogin} />}
      {asksSpace && <SpaceField shared={shared} value={space} onChoose={setSpace} problem={problemIn('space')} />}
      <details open={proxyOpen} onToggle={(event) => setProxyOpen(event.currentTarget.open)}>
        <summary>{words.torAndProxy}</summary>
        <ProxyField value={proxy} onChange={setProxy} problem={problemIn('proxy')} />
      </details>
      {problem && box === undefined && (
        <p className="notice problem" role="alert">
          {problemOf(problem)}
        </p>
      )}
      <div className="buttons">
        <ActButton busy={work.busy} word={word} working={words.adding} />
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </form>
  );
}
