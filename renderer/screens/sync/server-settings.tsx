/** How a server is reached and how often it is sent to; how much of its room is used. */
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { useClient } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { useWords } from '../../words/language.tsx';
import { useWork } from '../settings/work-button.tsx';
import { givenLogin, type NewLogin, NewLoginFields } from './new-login.tsx';
import { ProxyField } from './server-fields.tsx';
import type { ServerGroup } from './server-groups.ts';
import { Usage } from './server-state.tsx';
import { useServerProblem } from './use-server-problem.ts';

const mostMinutes = 1_440;

export function ServerSettings({ group: { kind, places }, onDone }: { group: ServerGroup; onDone: () => void }) {
  const words = useWords(serversWords);
  const client = useClient();
  const toasts = useToasts();
  const problemOf = useServerProblem();
  const [first] = places;
  const [proxy, setProxy] = useState(first?.proxy ?? '');
  const [minutes, setMinutes] = useState(String(first?.gatherMinutes ?? ''));
  const [login, setLogin] = useState<NewLogin>({ username: '', password: '' });
  const [problem, setProblem] = useState<Problem>();
  const gatherMinutes = Number(minutes.trim() || 0);
  const isMinutes = Number.isInteger(gatherMinutes) && gatherMinutes >= 0 && gatherMinutes <= mostMinutes;
  const work = useWork(async () => {
    setProblem(undefined);
    for (const { id } of places) {
      const changed = await client.call('changeServer', {
        id,
        proxy: proxy.trim(),
        gatherMinutes,
        ...givenLogin(login),
      });
      if (!changed.ok) return setProblem(changed.error);
    }
    toasts.show({ text: words.changed });
    onDone();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isMinutes) work.start();
  };
  const usages = places.flatMap(({ id, usage }) => (usage ? [{ id, usage }] : []));
  return (
    <form className="server-form" onSubmit={onSubmit}>
      <ProxyField value={proxy} onChange={setProxy} problem={problem && problemOf(problem)} />
      {kind === 'webdav' && <NewLoginFields login={login} onChange={setLogin} />}
      <TextField
        label={words.gather}
        hint={words.gatherHint}
        problem={isMinutes ? undefined : words.gatherProblem}
        className="server-minutes"
        inputMode="numeric"
        maxLength={4}
        value={minutes}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      {usages.map(({ id, usage }) => (
        <Usage key={id} usage={usage} />
      ))}
      <div className="buttons">
        <ActButton look="ordinary" busy={work.busy} word={words.change} working={words.syncing} />
        <Button onClick={onDone}>{words.close}</Button>
      </div>
    </form>
  );
}
