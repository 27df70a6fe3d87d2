/**
 * The bridge to the engine and what it last said. Where the engine ends (a crash, a restart), it is called again until it
 * answers; the vault then waits behind its passphrase, and the screens say why.
 */
import { type BridgeClient, createBridgeClient } from '../../shared/bridge/client.ts';
import { type AppState, defaultSettings, type Settings } from '../../shared/bridge/contract/app.ts';
import type { Shell } from '../shell/shell.ts';

export type Connection =
  | { readonly type: 'connecting'; readonly settings: Settings }
  /** `since`: how often it was tried in vain. */
  | { readonly type: 'lost'; readonly settings: Settings; readonly tries: number }
  | {
      readonly type: 'connected';
      readonly settings: Settings;
      readonly client: BridgeClient;
      readonly state: AppState;
      /** True after the engine had ended under an open vault. */
      readonly cameBack: boolean;
    };

const pauses = [100, 200, 400, 800, 1_500];

export interface ConnectionDeps {
  readonly shell: Shell;
  readonly onChange: (connection: Connection) => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** Returns what ends it. */
export function keepConnected({ shell, onChange, pause = wait }: ConnectionDeps): () => void {
  let ended = false;
  let settings = defaultSettings;
  let wasOpen = false;

  const connectOnce = async (): Promise<boolean> => {
    const client = createBridgeClient(await shell.connect());
    const [hello, stored] = [await client.call('hello', {}), await client.call('settings', {})];
    if (!hello.ok) {
      client.close();
      return false;
    }
    if (stored.ok) settings = stored.value;
    let state = hello.value;
    let cameBack = wasOpen && state.state === 'locked';
    const tell = () => {
      wasOpen = state.state === 'open';
      if (wasOpen) cameBack = false;
      if (!ended) onChange({ type: 'connected', settings, client, state, cameBack });
    };
    client.on('state', (next) => {
      state = next;
      tell();
    });
    client.on('settings', (next) => {
      settings = next;
      tell();
    });
    tell();
    await new Promise<void>((resolve) => client.onClose(resolve));
    return true;
  };

  const run = async () => {
    let tries = 0;
    while (!ended) {
      const connected = await connectOnce().catch(() => false);
      tries = connected ? 1 : tries + 1;
      if (ended) return;
      onChange({ type: 'lost', settings, tries });
      await pause(pauses[Math.min(tries, pauses.length) - 1] ?? 1_500);
    }
  };
  onChange({ type: 'connecting', settings });
  void run();
  return () => {
    ended = true;
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
