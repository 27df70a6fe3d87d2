/**
 * The desktop app under test, in one of two ways: over the double (always), or over a real Electron (where there is one).
 * Tests are written once; what only a double can show is in `double`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type Page } from 'playwright-core';
import { electronRuntime } from '../../cli/electron-runtime.ts';
import { searchDisk } from './disk-search.ts';
import { attach } from './electron-double/attach.ts';
import type { DoubleView, FromDouble, ToDouble } from './electron-double/control.ts';
import type { Frame } from './electron-double/ipc.ts';
import { packageRoot } from './package-root.ts';
import { until } from './test-host.ts';

type Electron = typeof import('electron');

export interface ElectronApp {
  /** The address of the page as the window has it: `app://samband` or the double's. */
  readonly origin: string;
  readonly folder: string;
  readonly vault: string;
  /** Every window of the app, in the order in which they came. */
  readonly windows: () => readonly Page[];
  readonly firstWindow: () => Promise<Page>;
  /** Runs in the main process. The function is sent as text: it sees nothing but what it is given. */
  readonly evaluate: <T, A>(run: (electron: Electron, argument: A) => T | Promise<T>, argument: A) => Promise<T>;
  /** Another start of the app, with the same folders. Resolves when it has ended. */
  readonly startAgain: (words: readonly string[]) => Promise<number | null>;
  readonly enginePid: () => Promise<number>;
  /** What main and engine have written so far, where a person who starts the app in a terminal reads it. */
  readonly written: () => string;
  readonly ended: Promise<number | null>;
  readonly close: () => Promise<void>;
  readonly double: Double | undefined;
}

export interface Double {
  readonly look: () => Promise<DoubleView>;
  readonly invoke: (channel: string, frame: Frame | null, ...words: unknown[]) => Promise<unknown>;
}

export type Runtime = 'double' | 'electron';

export const realRuntime = electronRuntime({
  platform: process.platform,
  environment: process.env,
  root: packageRoot,
  exists: existsSync,
});

export interface ElectronOptions {
  /** What stands on the command line. */
  readonly words?: readonly string[];
  /** A home that was there before and stays; else one of its own, removed at the end. */
  readonly home?: string;
}

/** Searches a whole home: vault, the app's own folder, temporary files. `looked`: so that an empty search is seen. */
export function searchHome(runtime: Runtime, home: string, text: string) {
  const { found, looked } = searchDisk({ text, folders: [home], since: 0 });
  // What Chromium keeps is the double's: Electron's session lies in memory.
  return { found: found.filter((path) => runtime === 'electron' || !path.includes('/samband-double-')), looked };
}

/** Needs `npm run build` to have been run. */
export async function openElectronApp(
  runtime: Runtime,
  { words = [], home }: ElectronOptions = {},
): Promise<ElectronApp> {
  const folder = home ?? mkdtempSync(join(tmpdir(), 'samband-electron-'));
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    ...(process.env['DISPLAY'] && { DISPLAY: process.env['DISPLAY'] }),
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    TMPDIR: folder,
  };
  const opened = runtime === 'double' ? await openDouble(words, environment) : await openReal(words, environment);
  return {
    ...opened,
    folder,
    vault: join(folder, 'data/samband/vault'),
    firstWindow: async () => {
      await until(() => opened.windows().length > 0, 40_000);
      const [page] = opened.windows();
      if (!page) throw new Error('no window');
      return page;
    },
    close: async () => {
      await opened.close();
      if (home === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

type Opened = Omit<ElectronApp, 'folder' | 'vault' | 'firstWindow'>;

async function openDouble(words: readonly string[], environment: Record<string, string>): Promise<Opened> {
  const start = (more: readonly string[]) =>
    fork(join(packageRoot, 'dist/electron/main.js'), [...more], {
      execArgv: ['--import', pathToFileURL(join(packageRoot, 'dist/test/kit/electron-double/register.js')).href],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: environment,
    });
  const child = start(words);
  const written = writtenBy(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const waiting = new Map<number, (answer: FromDouble) => void>();
  let nextCall = 1;
  child.on('message', (answer: FromDouble) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.once('exit', () => {
    for (const [id, answer] of waiting) answer({ id, refused: 'the app has ended' });
  });
  const ask = (question: (id: number) => ToDouble): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextCall++;
      waiting.set(id, ({ value, refused }) => (refused === undefined ? resolve(value) : reject(new Error(refused))));
      child.send(question(id), (error) => error && reject(error));
    });
  const look = async () => (await ask((id) => ({ type: 'look', id }))) as DoubleView;
  // Whoever attaches to Chromium while the app is just making its first page may wait for ever.
  await until(async () => (await look()).loaded > 0, 60_000);
  const browser = await attach((await look()).endpoint);
  const origin = 'https://samband.app.test';
  return {
    origin,
    windows: () =>
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .filter((page) => page.url().startsWith(`${origin}/`)),
    evaluate: async <T, A>(run: (electron: Electron, argument: A) => T | Promise<T>, argument: A) =>
      (await ask((id) => ({ type: 'evaluate', id, source: String(run), argument }))) as T,
    startAgain: (more) => new Promise((resolve) => start(more).once('exit', resolve)),
    enginePid: async () => (await look()).utilityPids.at(-1) ?? 0,
    written,
    ended,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      await browser.close().catch(() => {});
    },
    double: {
      look,
      invoke: (channel, frame, ...given) => ask((id) => ({ type: 'invoke', id, channel, frame, words: given })),
    },
  };
}

function writtenBy({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr])
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      process.stderr.write(more);
    });
  return () => text;
}

async function openReal(words: readonly string[], environment: Record<string, string>): Promise<Opened> {
  if (!realRuntime) throw new Error('no Electron runtime');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const launch = (more: readonly string[]) =>
    _electron.launch({ executablePath: realRuntime, args: [...sandbox, packageRoot, ...more], env: environment });
  const running = await launch(words);
  const process_ = running.process();
  const written = writtenBy(process_);
  const ended = new Promise<number | null>((resolve) => process_.once('exit', resolve));
  return {
    origin: 'app://samband',
    windows: () => running.windows().filter((page) => page.url().startsWith('app://samband/')),
    evaluate: (run, argument) => running.evaluate(run as never, argument as never) as never,
    startAgain: async (more) => {
      const again = await launch(more).catch(() => undefined);
      await again?.close().catch(() => {});
      return 0;
    },
    enginePid: () =>
      running.evaluate(
        ({ app }) => app.getAppMetrics().find(({ serviceName }) => serviceName === 'Samband engine')?.pid ?? 0,
      ),
    written,
    ended,
    close: () => running.close(),
    double: undefined,
  };
}
