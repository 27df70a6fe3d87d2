/** The app's windows: how one is made, what it may not do, and where it lay when it was last closed. */
import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, screen, type WebContents } from 'electron';
import type { MenuWords } from '../shared/i18n/app/menu.ts';
import { appPartition } from './app-session.ts';
import { paperNow } from './appearance.ts';
import { channels } from './channels.ts';
import type { Closing } from './closing.ts';
import { mendWhenCrashed } from './crashed-window.ts';
import { offerLink } from './native-boxes.ts';
import { appPage, isOurFrame, isOurPage } from './origin.ts';
import { besides, openingFor, readWindowState, writeWindowState } from './window-state.ts';

export interface WindowsDeps {
  readonly preload: string;
  readonly stateFile: string;
  readonly words: () => MenuWords;
  readonly closing: Closing;
}

export interface Windows {
  readonly open: () => Promise<void>;
  readonly all: () => readonly BrowserWindow[];
  readonly of: (contents: WebContents) => BrowserWindow | undefined;
  /** To the window in front, or to the only one there is. */
  readonly send: (command: string) => void;
  readonly focus: () => void;
  readonly tellEngineGone: () => void;
  /** False where the person keeps one of them. */
  readonly closeAll: () => Promise<boolean>;
}

const mostWindows = 32;

export function createWindows({ preload, stateFile, words, closing }: WindowsDeps): Windows {
  const windows = new Set<BrowserWindow>();

  const open = async () => {
    if (windows.size >= mostWindows) return;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const opening = besides(openingFor(readWindowState(stateFile), screens), windows.size);
    const { isMaximised, ...place } = opening;
    const window = new BrowserWindow({ ...place, ...windowOptions(preload) });
    windows.add(window);
    if (isMaximised) window.maximize();
    refuseToLeave(window, words);
    mendWhenCrashed(window, words);
    window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      event.preventDefault();
      void closing.close(window);
      writeWindowState(stateFile, { ...window.getNormalBounds(), isMaximised: window.isMaximized() });
    });
    window.on('closed', () => windows.delete(window));
    await window.loadURL(appPage).catch((reason) => {
      // Closed before its page had come: nobody waits for it any more.
      if (!window.isDestroyed()) throw reason;
    });
  };

  const front = () => {
    const focused = BrowserWindow.getFocusedWindow();
    return focused && windows.has(focused) ? focused : [...windows].at(-1);
  };

  return {
    open,
    all: () => [...windows],
    of: (contents) => [...windows].find((window) => window.webContents === contents),
    send: (command) => front()?.webContents.send(channels.command, command),
    focus: () => {
      const window = front();
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.focus();
    },
    closeAll: async () => {
      const gone = await Promise.all([...windows].map(closing.close));
      return !gone.includes(false);
    },
    tellEngineGone: () => {
      for (const window of windows) window.webContents.send(channels.engineGone);
    },
  };
}

function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    minWidth: 400,
    minHeight: 300,
    show: false,
    backgroundColor: paperNow(),
    title: 'Samband',
    icon: join(import.meta.dirname, 'icon.png'),
    webPreferences: {
      preload,
      partition: appPartition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  };
}

/** The page stays the page. Links to elsewhere are offered to the person, for their browser. */
function refuseToLeave(window: BrowserWindow, words: () => MenuWords): void {
  const { webContents } = window;
  webContents.on('will-navigate', (event) => {
    if (isOurPage(event.url)) return;
    event.preventDefault();
    void offerLink(words(), event.url, window);
  });
  webContents.on('will-frame-navigate', (event) => {
    const isAllowed = event.isMainFrame ? isOurPage(event.url) : isOurFrame(event.url);
    if (!isAllowed) event.preventDefault();
  });
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    void offerLink(words(), url, window);
    return { action: 'deny' };
  });
}
