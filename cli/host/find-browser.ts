/** Which installed browser can show the window, looked for in the usual places of each system. Nothing is started. */
import { posix, win32 } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

export interface Browser {
  readonly kind: BrowserKind;
  /** As people call it. */
  readonly name: string;
  readonly path: string;
}

/** What the search sees of the computer. */
export interface Surroundings {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** A file that may be run. */
  readonly isProgram: (path: string) => boolean;
  /** Where links lead. */
  readonly realPath: (path: string) => string;
  /** The first two thousand characters; empty where it cannot be read. */
  readonly beginning: (path: string) => string;
}

export interface Found {
  readonly browser?: Browser;
  /** Browsers that are there but cannot be used, being kept from folders in memory by their packaging. */
  readonly shutIn: readonly string[];
}

type Candidate = readonly [name: string, kind: BrowserKind, path: string];

const linuxNames: readonly Candidate[] = [
  ['Chromium', 'chromium', 'chromium'],
  ['Chromium', 'chromium', 'chromium-browser'],
  ['Chrome', 'chromium', 'google-chrome'],
  ['Chrome', 'chromium', 'google-chrome-stable'],
  ['Brave', 'chromium', 'brave-browser'],
  ['Brave', 'chromium', 'brave'],
  ['Edge', 'chromium', 'microsoft-edge'],
  ['Edge', 'chromium', 'microsoft-edge-stable'],
  ['Firefox', 'firefox', 'firefox'],
  ['Firefox', 'firefox', 'firefox-esr'],
];
const macNames: readonly Candidate[] = [
  ['Chromium', 'chromium', 'Chromium.app/Contents/MacOS/Chromium'],
  ['Chrome', 'chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Brave', 'chromium', 'Brave Browser.app/Contents/MacOS/Brave Browser'],
  ['Edge', 'chromium', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Firefox', 'firefox', 'Firefox.app/Contents/MacOS/firefox'],
];
const windowsNames: readonly Candidate[] = [
  ['Chromium', 'chromium', 'Chromium\\Application\\chrome.exe'],
  ['Chrome', 'chromium', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Brave', 'chromium', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  ['Edge', 'chromium', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Firefox', 'firefox', 'Mozilla Firefox\\firefox.exe'],
];

export function findBrowser(view: Surroundings): Found {
  const named = view.environment['SAMBAND_BROWSER'];
  if (named) return { ...(view.isProgram(named) && { browser: chosen(named) }), shutIn: [] };
  const shutIn: string[] = [];
  for (const [name, kind, path] of candidates(view)) {
    if (!view.isProgram(path)) continue;
    if (isShutIn(view, path)) shutIn.push(name);
    else return { browser: { name, kind, path }, shutIn };
  }
  return { shutIn: [...new Set(shutIn)] };
}

function candidates({ platform, environment, home }: Surroundings): Candidate[] {
  const inFolders = (names: readonly Candidate[], folders: readonly string[], join: (...parts: string[]) => string) =>
    names.flatMap(([name, kind, file]) => folders.map((folder): Candidate => [name, kind, join(folder, file)]));
  switch (platform) {
    case 'darwin':
      return inFolders(macNames, ['/Applications', posix.join(home, 'Applications')], posix.join);
    case 'win32': {
      const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]);
      return inFolders(windowsNames, folders.filter(isThere), win32.join);
    }
    default: {
      const folders = (environment['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
      return inFolders(linuxNames, folders, posix.join);
    }
  }
}

/** A snap sees its own folders only; some distributions put a script of the usual name before it. */
function isShutIn({ platform, realPath, beginning }: Surroundings, path: string): boolean {
  if (platform !== 'linux') return false;
  const real = realPath(path);
  if (real.startsWith('/snap/') || posix.basename(real) === 'snap') return true;
  const text = beginning(real);
  return text.startsWith('#!') && text.includes('/snap/bin/');
}

function chosen(path: string): Browser {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return { kind: /firefox|librewolf/i.test(name) ? 'firefox' : 'chromium', name, path };
}

function isThere(folder: string | undefined): folder is string {
  return folder !== undefined && folder !== '';
}
