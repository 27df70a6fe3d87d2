/**
 * One vault served to any number of windows. Holds what a window may know before the passphrase (settings, whether there
 * is a vault), opens and locks it, and tells every window of every change. The shells only carry its bytes.
 */
import { type AppState, Settings, type SettingsChange } from '../../shared/bridge/contract/app.ts';
import type { DraftName } from '../../shared/bridge/contract/drafts.ts';
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import type { Problem } from '../../shared/bridge/contract.ts';
import type { BytePort } from '../../shared/bridge/port.ts';
import { type BridgeServer, type Handlers, serveBridge } from '../../shared/bridge/server.ts';
import { localDay } from '../../shared/day.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Vault, VaultOptions } from '../vault/api.ts';
import { type AutoLock, createAutoLock } from '../vault/auto-lock.ts';
import type { KeptGlance } from '../vault/glance.ts';
import { isDemo } from './demo-vault.ts';
import { type Glance, glanceFor, glanceOf } from './glance.ts';
import { hasVault } from './has-vault.ts';
import { appHandlers } from './methods/app.ts';
import { draftHandlers } from './methods/drafts.ts';
import { editHandlers } from './methods/edit.ts';
import { importHandlers } from './methods/import.ts';
import { needsHandlers } from './methods/needs.ts';
import { noteHandlers } from './methods/notes.ts';
import { reportHandlers } from './methods/report.ts';
import { rowHandlers } from './methods/rows.ts';
import { syncHandlers, syncStateOf } from './methods/sync.ts';
import { createNoteRooms, type NoteRooms } from './note-rooms.ts';
import { readSettings, writeSettings } from './settings-file.ts';
import { rowsJson } from './stream-rows.ts';
import { newsOf } from './sync-news.ts';

export interface BridgeHostDeps {
  /** Absolute path of the vault's folder; it need not exist yet. */
  readonly folder: string;
  /** Absolute path of the settings file; it need not exist yet. */
  readonly settingsFile: string;
  readonly version: string;
  readonly clock: () => number;
  readonly vaultOptions?: VaultOptions;
  /** Where a mistake of ours is written down; never with content. */
  readonly onBug: (thrown: unknown, method: string) => void;
  readonly onVault?: (isOpen: boolean) => void;
  readonly onSettings?: (settings: Settings) => void;
}

export interface BridgeHost {
  readonly connect: (port: BytePort) => void;
  /** Bundles what was typed, then drops every key. Windows show the lock. */
  readonly lock: (why?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the handlers of one window share. */
export interface WindowSession {
  readonly host: HostState;
  readonly server: () => BridgeServer;
  /** False once it has closed: nothing more can be sent to it. */
  readonly isOpen: () => boolean;
  watching: boolean;
}

/** What all windows share. */
export interface HostState {
  readonly deps: BridgeHostDeps;
  vault: Vault | undefined;
  /** Of the open vault, which stays what it is: the state is told after every step. */
  demo: boolean;
  rooms: NoteRooms | undefined;
  /** Which window wrote a draft last: while it is there, no other is handed it. */
  readonly drafts: Map<DraftName, WindowSession>;
  settings: Settings;
  readonly enter: (vault: Vault) => Promise<void>;
  /** While a vault is being opened whose glance is known: windows are shown that, and wait with everything else. */
  opening: Opening | undefined;
  /** Runs what opens the vault; windows see its glance meanwhile. */
  readonly whileOpening: <T>(open: (onGlance: (kept: KeptGlance) => void) => Promise<T>) => Promise<T>;
  readonly lock: (why?: string) => Promise<void>;
  readonly state: () => Promise<AppState>;
  readonly tellState: () => Promise<void>;
  readonly changeSettings: (change: SettingsChange) => Promise<Result<Settings, Problem>>;
  /** Somebody is there: the time until the lock starts again. */
  readonly touch: () => void;
  /** A joining that is underway: one at a time, whichever window asked for it. */
  joining: Joining | undefined;
  /** The door was opened by an invitation, and closes with the last. */
  openForInvitation: boolean;
  /** Tells every window how syncing stands, at most four times a second. */
  readonly syncChanged: (vault: Vault) => void;
}

export interface Joining {
  readonly stop: () => void;
  readonly answer: (yes: boolean) => void;
  now: NonNullable<SyncState['joinNow']>;
}

export interface Opening {
  readonly glance: Glance;
  /** Resolves when the vault is open, or is not going to be. */
  readonly done: Promise<void>;
}

export async function createBridgeHost(deps: BridgeHostDeps): Promise<BridgeHost> {
  const windows = new Set<WindowSession>();
  const servers = new Map<WindowSession, BridgeServer>();
  let autoLock: AutoLock | undefined;
  let stopRows = () => {};
  let stopSpaces = () => {};
  let stopSync = () => {};
  let isSyncDue = false;
  let syncSaid = '';

  const startAutoLock = () => {
    autoLock?.stop();
    autoLock = undefined;
    const { autoLockMinutes } = host.settings;
    if (autoLockMinutes === 0 || !host.vault) return;
    autoLock = createAutoLock({
      idleMilliseconds: autoLockMinutes * 60_000,
      lock: () => void host.lock('idle'),
      setTimer: (run, milliseconds) => setTimeout(run, milliseconds).unref(),
      clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
    });
  };

  const host: HostState = {
    deps,
    vault: undefined,
    demo: false,
    rooms: undefined,
    drafts: new Map(),
    opening: undefined,
    settings: await readSettings(deps.settingsFile),
    enter: async (vault) => {
      host.demo = await isDemo(deps.folder);
      host.vault = vault;
      host.rooms = createNoteRooms({
        vault,
        clock: deps.clock,
        sendTo: (window, bytes) => servers.get(window as WindowSession)?.sendNote(bytes),
        tell: (window, state) => servers.get(window as WindowSession)?.send('note', state),
        onTyped: () => host.touch(),
        onStep: () => void host.tellState(),
      });
      const keepGlanceLater = whenQuiet(glanceAfter, () => void keepGlance(host));
      keepGlanceLater.touch();
      stopGlance = keepGlanceLater.stop;
      stopRows = vault.onRows(({ put, gone }) => {
        keepGlanceLater.touch();
        const json = rowsJson({ put, gone });
        for (const window of windows) if (window.watching) servers.get(window)?.sendRows(json);
      });
      stopSpaces = vault.onSpaces(() => void host.tellState());
      const stopNews = vault.sync.onEvent((event) => {
        host.syncChanged(vault);
        const news = newsOf(event, vault);
        if (news) for (const server of servers.values()) server.send('syncNews', news);
      });
      const stopChanges = vault.replica.onChange(() => host.syncChanged(vault));
      // A verdict on the network changes without any event: it is time that passes.
      const looking = setInterval(() => {
        void closeAfterInvitations(vault);
        host.syncChanged(vault);
      }, 2_000).unref();
      stopSync = () => {
        stopNews();
        stopChanges();
        clearInterval(looking);
        syncSaid = '';
        host.joining?.stop();
        host.joining = undefined;
        host.openForInvitation = false;
      };
      vault.sync.resume();
      startAutoLock();
      deps.onVault?.(true);
      await host.tellState();
    },
    whileOpening: async (open) => {
      let finished = () => {};
      const done = new Promise<void>((resolve) => (finished = resolve));
      try {
        return await open((kept) => {
          const glance = glanceFor(kept, localDay(deps.clock()));
          if (!glance) return;
          host.opening = { glance, done };
          void host.tellState();
        });
      } finally {
        const wasShown = host.opening !== undefined;
        host.opening = undefined;
        finished();
        if (wasShown && !host.vault) await host.tellState();
      }
    },
    lock: async (why) => {
      await host.opening?.done;
      const { vault, rooms } = host;
      if (!vault) return;
      autoLock?.stop();
      stopGlance();
      await rooms?.close();
      await keepGlance(host);
      host.vault = undefined;
      host.rooms = undefined;
      stopRows();
      stopSpaces();
      stopSync();
      for (const window of windows) window.watching = false;
      lockedBecause = why;
      await vault.lock();
      deps.onVault?.(false);
      await host.tellState();
    },
    state: async () => stateOf(host, lockedBecause),
    tellState: async () => {
      const state = await host.state();
      for (const server of servers.values()) server.send('state', state);
    },
    changeSettings: (change) => {
      // One after the other: each is made of what the one before has written.
      const changed = lastChange.then(async () => {
        const next = Settings.parse({ ...host.settings, ...change });
        const written = await writeSettings(deps.settingsFile, next);
        if (!written.ok) return written;
        host.settings = next;
        deps.onSettings?.(next);
        if ('autoLockMinutes' in change) startAutoLock();
        for (const server of servers.values()) server.send('settings', next);
        return written;
      });
      lastChange = changed.catch(() => {});
      return changed;
    },
    touch: () => autoLock?.touch(),
    joining: undefined,
    openForInvitation: false,
    syncChanged: (vault) => {
      if (isSyncDue) return;
      isSyncDue = true;
      setTimeout(() => {
        isSyncDue = false;
        tellSync(vault).catch((thrown: unknown) => deps.onBug(thrown, 'sync'));
      }, syncAfter).unref();
    },
  };
  const tellSync = async (vault: Vault): Promise<void> => {
    if (host.vault !== vault) return;
    const state = await syncStateOf(vault, host);
    const saying = JSON.stringify(state);
    if (saying === syncSaid || host.vault !== vault) return;
    syncSaid = saying;
    for (const server of servers.values()) server.send('sync', state);
  };
  /** Whoever was let in stays connected until they go. */
  const closeAfterInvitations = async (vault: Vault): Promise<void> => {
    if (!host.openForInvitation || vault.sync.desk.isAwaited()) return;
    const { peers } = await vault.sync.status();
    if (peers.length > 0 || !host.openForInvitation || vault.sync.desk.isAwaited()) return;
    host.openForInvitation = false;
    await vault.sync.meet.stop();
  };
  let lockedBecause: string | undefined;
  let stopGlance = () => {};
  let lastChange: Promise<unknown> = Promise.resolve();

  return {
    connect: (port) => {
      const window: WindowSession = {
        host,
        server: () => {
          const server = servers.get(window);
          if (!server) throw new Error('a window without its server');
          return server;
        },
        isOpen: () => windows.has(window),
        watching: false,
      };
      windows.add(window);
      servers.set(
        window,
        serveBridge(port, {
          handlers: handlersFor(window),
          onNote: (bytes) => host.rooms?.receive(window, bytes),
          onClose: () => {
            host.rooms?.leave(window);
            windows.delete(window);
            servers.delete(window);
          },
          onBug: deps.onBug,
        }),
      );
    },
    lock: host.lock,
    close: async () => {
      await host.lock();
      for (const server of servers.values()) server.close();
    },
  };
}

function handlersFor(window: WindowSession): Handlers {
  return {
    ...appHandlers(window),
    ...rowHandlers(window),
    ...editHandlers(window),
    ...importHandlers(window),
    ...needsHandlers(window),
    ...noteHandlers(window),
    ...draftHandlers(window),
    ...reportHandlers(window),
    ...syncHandlers(window),
  };
}

/** Milliseconds that several changes of how syncing stands are put together. */
const syncAfter = 250;

/** Milliseconds without a change after which the glance is kept: it costs the engine a tenth of a second. */
const glanceAfter = 20_000;

async function keepGlance(host: HostState): Promise<void> {
  const { vault, deps } = host;
  if (!vault) return;
  try {
    const state = await stateOf(host, undefined);
    await vault.keepGlance(glanceOf(vault.graph(), localDay(deps.clock()), state));
  } catch (thrown) {
    // Without it the next opening is slower; a lock must never wait for it.
    deps.onBug(thrown, 'glance');
  }
}

/** Runs once nothing has touched it for so long. */
function whenQuiet(milliseconds: number, run: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  const touch = () => {
    stop();
    timer = setTimeout(run, milliseconds).unref();
  };
  return { touch, stop };
}

async function stateOf(host: HostState, why: string | undefined): Promise<AppState> {
  const { deps, vault, opening } = host;
  const { version, folder } = deps;
  const demo = (vault ? host.demo : await isDemo(folder)) && { demo: true };
  if (!vault && opening) return { ...opening.glance.state, version, folder, ...demo };
  if (!vault) {
    return (await hasVault(folder))
      ? { state: 'locked', version, folder, ...(why && { why }), ...demo }
      : { state: 'none', version, folder };
  }
  const [newest] = await vault.backups();
  return {
    state: 'open',
    version,
    folder,
    ...demo,
    name: vault.name,
    me: vault.context().me,
    spaces: vault.spaces.map(({ id, name, width }) => ({ id, name, width })),
    findings: vault.findings.map((finding) => ({ ...finding })),
    custody: { ...(newest && { lastBackup: newest.at }) },
  };
}

/** Runs with the open vault; everything a person asks for keeps it open a while longer. */
export function withVault<T>(
  window: WindowSession,
  run: (vault: Vault) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  return lookIntoVault(window, (vault) => {
    window.host.touch();
    return run(vault);
  });
}

/**
 * The same for what windows ask by themselves, as when something comes from a comrade: a laptop that nobody sits at must
 * lock, however much others write.
 */
export function lookIntoVault<T>(
  window: WindowSession,
  run: (vault: Vault) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { vault, opening } = window.host;
  if (!vault && opening) return opening.done.then(() => lookIntoVault(window, run));
  return vault ? run(vault) : Promise.resolve(err({ type: 'Locked' }));
}
