/** `samband open` as a person starts it, in a process of its own; its Chromium shows no window, but can be looked into. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createVault } from '../../engine/vault/vault.ts';
import { chromiumPath } from './chromium-path.ts';
import { packageRoot, until } from './test-host.ts';
import { testPassphrase, unwrap } from './vaults.ts';

/** Where session folders lie on a computer without XDG_RUNTIME_DIR. */
export const memory = '/dev/shm';

export interface LaunchScene {
  /** Holds home, tmp and data; everything the command is told about. */
  readonly folder: string;
  readonly vault: string;
  readonly open: (words?: readonly string[], environment?: Readonly<Record<string, string | undefined>>) => Launched;
  readonly close: () => Promise<void>;
}

export interface Launched {
  readonly pid: number;
  /** What it wrote for the person so far. */
  readonly said: () => string;
  readonly kill: (signal: 'SIGINT' | 'SIGKILL') => void;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Its own session folder in memory. */
  readonly session: () => Promise<string>;
  /** Its first window, once the app is in it. */
  readonly page: () => Promise<Page>;
}

export async function launchScene(): Promise<LaunchScene> {
  const folder = mkdtempSync(join(tmpdir(), 'samband-launch-'));
  const vault = join(folder, 'data/vault');
  for (const name of ['home', 'tmp', 'data']) mkdirSync(join(folder, name));
  // A cheap Argon2id, which its key file remembers: the command itself has none.
  const options = { memoryKiB: 64, machineTokenFile: join(folder, 'home/.local/state/samband/machine') };
  const who = { name: 'Ida Example', passphrase: Buffer.from(testPassphrase) };
  await unwrap(await createVault(vault, who, options)).vault.lock();
  const browser = join(folder, 'browser');
  const words = '--headless=new --no-sandbox --remote-debugging-port=0';
  writeFileSync(browser, `#!/bin/sh\nexec ${chromiumPath} ${words} "$@"\n`, { mode: 0o755 });
  const running: Launched[] = [];
  return {
    folder,
    vault,
    open: (more = [], environment = {}) => {
      const launched = launch(folder, ['open', vault, ...more], {
        PATH: process.env['PATH'],
        HOME: join(folder, 'home'),
        TMPDIR: join(folder, 'tmp'),
        DISPLAY: ':no-display-is-asked-headless',
        SAMBAND_BROWSER: browser,
        ...environment,
      });
      running.push(launched);
      return launched;
    },
    close: async () => {
      for (const each of running) each.kill('SIGINT');
      await Promise.all(running.map((each) => each.ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launch(cwd: string, words: readonly string[], env: Readonly<Record<string, string | undefined>>): Launched {
  const main = join(packageRoot, 'dist/cli/main.js');
  // As on computers that keep core dumps, so that it shows when nothing forbids them.
  const dumping = ['-c', 'ulimit -S -c unlimited; exec "$0" "$@"', process.execPath, main];
  const child: ChildProcess = spawn('/bin/sh', [...dumping, ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const pid = child.pid ?? 0;
  const session = () =>
    found(() => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} and said: ${said}`);
      return sessionFolders().find((path) => textOf(join(path, 'host')).startsWith(`${pid} `));
    });
  return {
    pid,
    said: () => said,
    kill: (signal) => void child.kill(signal),
    ended,
    session,
    page: async () => pageIn(await session()),
  };
}

export function sessionFolders(): string[] {
  return readdirSync(memory)
    .filter((name) => name.startsWith('samband-session-'))
    .map((name) => join(memory, name));
}

/** The windows of a browser that was started by somebody else; let go of when that browser ends. */
async function pageIn(session: string): Promise<Page> {
  const portFile = join(session, 'profile/DevToolsActivePort');
  await until(() => textOf(portFile).includes('\n'));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${textOf(portFile).split('\n')[0]}`);
  const page = await found(() =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((each) => /^http:\/\/127\.0\.0\.1:\d+\/#\//.test(each.url())),
  );
  return page;
}

async function found<T>(find: () => T | undefined): Promise<T> {
  let thing = find();
  await until(() => {
    thing ??= find();
    return thing !== undefined;
  }, 40_000);
  if (thing === undefined) throw new Error('nothing found');
  return thing;
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Command lines of every process of this computer. */
export function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });
}
