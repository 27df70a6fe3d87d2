/** One server: what it carries and how that stands, and all that can be done with it. */
import { type ReactNode, useState } from 'react';
import type { CarrierServer } from '../../../shared/bridge/contract/sync.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { useWork, type Work } from '../settings/work-button.tsx';
import { AddServer } from './add-server.tsx';
import { KeepCheck } from './keep-check.tsx';
import { LeaveServer } from './leave-server.tsx';
import { type ServerGroup, shownProxy, takenOver } from './server-groups.ts';
import { ServerSettings } from './server-settings.tsx';
import { ServerShare } from './server-share.tsx';
import { ServerState } from './server-state.tsx';
import type { SharedSpace } from './use-shared-spaces.ts';
import { useWanted } from './use-wanted.ts';

interface ServerRowProps {
  readonly group: ServerGroup;
  /** No other server is in use. */
  readonly isLast: boolean;
  readonly shared: readonly SharedSpace[];
}

type Panel = 'share' | 'settings' | 'replace';

export function ServerRow({ group, isLast, shared }: ServerRowProps) {
  const words = useWords(serversWords);
  const { kind, name, places } = group;
  const [panel, setPanel] = useState<Panel>();
  const [leaving, setLeaving] = useState(false);
  const [told, setTold] = useState<ReactNode>();
  const sync = useSyncNow(places, setTold);
  const leave = useLeave(group);
  const opener = (which: Panel, word: string) => (
    <Button
      small
      aria-expanded={panel === which}
      aria-label={`${word}: ${name}`}
      onClick={() => setPanel(panel === which ? undefined : which)}
    >
      {word}
    </Button>
  );
  return (
    <li className="sync-row sync-folder sync-server">
      <div className="sync-who">
        <span className="name clamped" title={group.url}>
          {name}
        </span>
        <span className="quiet small">{words[kind]}</span>
        <Ways place={places[0]} />
      </div>
      <div className="sync-state small">
        {places.map((place) => (
          <ServerState
            key={place.id}
            place={place}
            isSteward={shared.some(({ space, isSteward }) => isSteward && space.id === place.space?.id)}
          />
        ))}
      </div>
      <div className="sync-acts">
        <SyncNow work={sync} name={name} />
        <Keep group={group} />
        {opener('share', words.share)}
        {opener('settings', words.settings)}
        {opener('replace', words.replace)}
        <Button small look="plain" aria-label={`${words.leave}: ${name}`} onClick={() => setLeaving(true)}>
          {words.leave}
        </Button>
      </div>
      {panel && (
        <div className="server-panel">
          {panel === 'share' && <ServerShare group={group} />}
          {panel === 'settings' && <ServerSettings group={group} onDone={() => setPanel(undefined)} />}
          {panel === 'replace' && (
            <Replace group={group} shared={shared} onTold={setTold} onClose={() => setPanel(undefined)} />
          )}
        </div>
      )}
      <div className="sync-result" role="status">
        {told}
      </div>
      <LeaveServer
        group={group}
        isOpen={leaving}
        isLast={isLast}
        shared={shared}
        onClose={() => setLeaving(false)}
        onLeave={(ids, erase) => {
          setLeaving(false);
          void leave(ids, { erase });
        }}
      />
    </li>
  );
}

/** How it is reached, where that is not the usual way. */
function Ways({ place }: { place: CarrierServer | undefined }) {
  const words = useWords(serversWords);
  const formats = useFormats();
  if (!place) return null;
  const { proxy, gatherMinutes } = place;
  return (
    <>
      {proxy !== undefined && (
        <span className="name quiet small">{fill(words.through, { proxy: shownProxy(proxy) })}</span>
      )}
      {gatherMinutes !== undefined && (
        <span className="quiet small figures">{formats.counted(words.gathers, gatherMinutes)}</span>
      )}
    </>
  );
}

function useSyncNow(places: readonly CarrierServer[], onTold: (told: ReactNode) => void): Work {
  const words = useWords(serversWords);
  const formats = useFormats();
  const client = useClient();
  return useWork(async () => {
    onTold(undefined);
    const done = await Promise.all(places.map(({ id }) => client.call('syncServer', { id })));
    // What went wrong stands in the row, as long as it does.
    const worked = done.flatMap((each) => (each.ok ? [each.value] : []));
    if (worked.length === 0) return;
    const sum = (of: 'in' | 'out') => formats.number(worked.reduce((total, each) => total + each[of], 0));
    onTold(<p className="figures">{fill(words.carried, { in: sum('in'), out: sum('out') })}</p>);
  });
}

function SyncNow({ work: { busy, start }, name }: { work: Work; name: string }) {
  const words = useWords(serversWords);
  const said = busy ? words.syncing : words.syncNow;
  return (
    <Button small aria-disabled={busy} aria-label={`${said}: ${name}`} onClick={start}>
      {said}
    </Button>
  );
}

function Keep({ group: { places, name } }: { group: ServerGroup }) {
  const words = useWords(serversWords);
  const client = useClient();
  const { sayProblem } = useSteps();
  const kept = useWanted(
    places.every(({ on }) => on),
    async (on) => {
      for (const { id } of places) {
        const done = await client.call('changeServer', { id, on });
        if (!done.ok) {
          sayProblem(done.error);
          return false;
        }
      }
      return true;
    },
  );
  return <KeepCheck word={words.keep} hint={words.keepHint} name={name} kept={kept} />;
}

interface LeaveOptions {
  readonly erase?: boolean;
  readonly said?: string;
}

function useLeave({ name }: ServerGroup): (ids: readonly string[], options?: LeaveOptions) => Promise<void> {
  const words = useWords(serversWords);
  const client = useClient();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  return async (ids, { erase = false, said = erase ? words.erased : words.left } = {}) => {
    for (const id of ids) {
      const forgotten = await client.call('forgetServer', { id, erase });
      if (!forgotten.ok) return sayProblem(forgotten.error);
    }
    toasts.show({ text: fill(said, { name }) });
  };
}

interface ReplaceProps {
  readonly group: ServerGroup;
  readonly shared: readonly SharedSpace[];
  readonly onTold: (told: ReactNode) => void;
  readonly onClose: () => void;
}

/** Another one is added, and this one left for what that one is in step for: there is never none. */
function Replace({ group, shared, onTold, onClose }: ReplaceProps) {
  const words = useWords(serversWords);
  const leave = useLeave(group);
  const { name, places } = group;
  return (
    <>
      <p className="sync-lead">{fill(words.replaceLead, { name })}</p>
      <AddServer
        shared={shared}
        word={words.replaceDo}
        onTold={onTold}
        onClose={onClose}
        onAdded={async (outcomes) => {
          const over = takenOver(
            places,
            outcomes,
            shared.map(({ space }) => space.id),
          );
          if (over.length === places.length) await leave(over, { said: words.replaced });
          else {
            if (over.length > 0) await leave(over);
            return <p>{fill(words.notReplaced, { name })}</p>;
          }
          return undefined;
        }}
      />
    </>
  );
}
