/** From the first byte to an open vault: connecting, first run, locked, open. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { defaultSettings } from '../../shared/bridge/contract/app.ts';
import { ownDay } from '../../shared/day.ts';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { languageOf } from '../../shared/i18n/chosen-language.ts';
import { exhaustive } from '../../shared/result.ts';
import { type Engine, EngineProvider } from '../data/engine.tsx';
import { openWorkspace, type Workspace } from '../data/workspace.ts';
import { type Kit, type SessionKit, SessionKitProvider } from '../door/session-kit.tsx';
import { Waiting } from '../parts/notice.tsx';
import { ToastProvider } from '../parts/toasts.tsx';
import { FirstRun } from '../screens/first-run/first-run.tsx';
import { Unlock } from '../screens/unlock/unlock.tsx';
import type { Shell } from '../shell/shell.ts';
import { LanguageProvider, useWords } from '../words/language.tsx';
import { applySettings } from './appearance.ts';
import { useClosing } from './closing.ts';
import { type Connection, keepConnected } from './connection.ts';
import { Frame } from './frame.tsx';

export function App({ shell }: { shell: Shell }) {
  const [connection, setConnection] = useState<Connection>();
  useEffect(() => keepConnected({ shell, onChange: setConnection }), [shell]);
  useClosing(shell, connection?.type === 'connected' ? connection.client : undefined);
  const settings = connection?.settings;
  const language = languageOf(settings ?? defaultSettings, navigator.languages);
  useEffect(() => (settings ? applySettings(settings, language) : undefined), [settings, language]);
  const arrival = useArrival(connection);
  if (!connection) return null;
  return (
    <LanguageProvider language={language}>
      <ToastProvider isOpen={connection.type === 'connected' && connection.state.state === 'open'}>
        <SessionKitProvider session={arrival.session}>
          <Connected connection={connection} shell={shell} arrival={arrival} />
        </SessionKitProvider>
      </ToastProvider>
    </LanguageProvider>
  );
}

interface Arrival {
  /** True from the first run until it says where to go: a new vault is open before its recovery kit has been read. */
  readonly arriving: boolean;
  readonly arrived: (path: string) => void;
  readonly session: SessionKit;
}

/** Kept here, above the connection: a crash of the engine must not take the one showing of the kit with it. */
function useArrival(connection: Connection | undefined): Arrival {
  const [arriving, setArriving] = useState(false);
  const [kit, keep] = useState<Kit>();
  const state = connection?.type === 'connected' ? connection.state.state : undefined;
  if (state === 'none' && !arriving) setArriving(true);
  // What was put off is gone with the lock.
  if (state === 'locked' && kit && !arriving) keep(undefined);
  const arrived = useCallback((path: string) => {
    window.location.hash = path;
    setArriving(false);
  }, []);
  const session = useMemo(() => ({ kit, keep }), [kit]);
  return useMemo(() => ({ arriving, arrived, session }), [arriving, arrived, session]);
}

function Connected({ connection, shell, arrival }: { connection: Connection; shell: Shell; arrival: Arrival }) {
  switch (connection.type) {
    case 'connecting':
      return <main className="alone" />;
    case 'lost':
      return <Lost tries={connection.tries} />;
    case 'connected':
      return <WithEngine connection={connection} shell={shell} arrival={arrival} />;
    default:
      return exhaustive(connection);
  }
}

type Open = Extract<Connection, { type: 'connected' }>;

function WithEngine({ connection, shell, arrival }: { connection: Open; shell: Shell; arrival: Arrival }) {
  const { client, state, settings, cameBack } = connection;
  const isOpen = state.state === 'open';
  const workspace = useWorkspace(isOpen ? client : undefined, state.version);
  const engine: Engine = useMemo(
    () => ({ client, shell, state, settings, workspace }),
    [client, shell, state, settings, workspace],
  );
  const { arriving, arrived } = arrival;
  return (
    <EngineProvider engine={engine}>
      {arriving && <FirstRun onDone={arrived} />}
      {!arriving && state.state === 'locked' && <Unlock cameBack={cameBack} />}
      {!arriving && isOpen && workspace && <Frame />}
    </EngineProvider>
  );
}

/** A new one for each unlocking; whatever it held is gone with the lock. */
function useWorkspace(client: Open['client'] | undefined, version: string): Workspace | undefined {
  const [workspace, setWorkspace] = useState<Workspace>();
  useEffect(() => {
    if (!client) return;
    const opened = openWorkspace(client, ownDay(Date.now()), version);
    setWorkspace(opened);
    return () => {
      setWorkspace(undefined);
      void opened.close();
    };
  }, [client, version]);
  return workspace;
}

/** For a moment nothing need be said: an engine that restarts is back in half a second. */
function Lost({ tries }: { tries: number }) {
  const words = useWords(frameWords);
  const gone = tries > 8;
  return (
    <main className="alone" role="status">
      {tries > 2 && (
        <>
          <h1>{gone ? words.noEngine : words.engineGone}</h1>
          <p>{gone ? words.noEngineDo : words.engineGoneSafe}</p>
        </>
      )}
      <Waiting rows={0} words="" />
    </main>
  );
}
