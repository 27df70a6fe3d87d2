/** Runs the built command as anybody would: a process of its own, on a disk of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Vault, VaultOptions } from '../../../engine/vault/api.ts';
import { createVault, openVault } from '../../../engine/vault/vault.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const main = join(root, 'dist/cli/main.js');
export const tourPost = join(root, 'test/fixtures/import/tour-post.txt');
export const passphrase = 'five rivers below the ånd';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The one JSON value on standard output; throws where there is none, or more. */
  readonly json: () => unknown;
}

export interface Desk {
  readonly folder: string;
  readonly vault: string;
  readonly path: (name: string) => string;
  readonly file: (name: string, text: string) => string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** Runs with `--json`, expects exit 0 and gives the value. */
  readonly value: (...args: readonly string[]) => Promise<unknown>;
  readonly remove: () => void;
}
export interface RunOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Sends SIGINT once this holds. */
  readonly interruptWhen?: () => boolean;
}

/** A folder of its own with nothing of this machine's state in it. */
export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'samband-cli-'));
  const path = (name: string) => join(folder, name);
  const run: Desk['run'] = (args, options = {}) => runMain(folder, args, options);
  return {
    folder,
    vault: path('vault'),
    path,
    file: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
    run,
    value: async (...args) => {
      const ran = await run([...args, '--json']);
      if (ran.code !== 0) throw new Error(`exit ${ran.code} of ${args.join(' ')}: ${ran.err}${ran.out}`);
      return ran.json();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A vault as `create` makes it, with a cheap Argon2id, so that the commands on it do not take a second each; its recovery kit. */
export async function quickVault(
  at: Desk,
  folder: string,
  name: string,
  more: VaultOptions = {},
): Promise<readonly string[]> {
  const options = { memoryKiB: 64, machineTokenFile: join(at.folder, 'state', 'samband', 'machine'), ...more };
  const made = await createVault(folder, { name, passphrase: Buffer.from(passphrase) }, options);
  if (!made.ok) throw new Error(made.error.type);
  await made.value.vault.lock();
  return made.value.kit;
}

/** The same vault opened in this process, on the machine the commands run on. */
export async function openedAt(at: Desk, folder: string): Promise<Vault> {
  const machineTokenFile = join(at.folder, 'state', 'samband', 'machine');
  const opened = await openVault(folder, Buffer.from(passphrase), { machineTokenFile });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

export interface Serving {
  /** The first event that fits, waited for; events that came before count too. */
  readonly event: (fits: (event: Record<string, unknown>) => boolean) => Promise<Record<string, unknown>>;
  readonly events: readonly Record<string, unknown>[];
  /** Ends it as Control-C does; its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** `samband serve`, a process that goes on: its lines as they come. */
export function serve(at: Desk, vault: string, ...options: readonly string[]): Serving {
  const child = spawn(process.execPath, [main, 'serve', vault, ...options], {
    cwd: at.folder,
    detached: true,
    env: environmentOf(at.folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const events: Record<string, unknown>[] = [];
  let [rest, said] = ['', ''];
  let wake = () => {};
  let code: number | null | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) events.push(JSON.parse(line));
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', (exit) => {
      code = exit;
      wake();
      resolve(exit);
    });
  });
  return {
    events,
    event: async (fits) => {
      for (;;) {
        const found = events.find(fits);
        if (found) return found;
        if (code !== undefined) throw new Error(`serve ended with ${code}: ${said}${JSON.stringify(events)}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop: () => {
      child.kill('SIGINT');
      return closed;
    },
  };
}

/** Nothing of this machine's but where programs lie. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_STATE_HOME: join(folder, 'state'),
    TZ: 'Europe/Oslo',
    SAMBAND_PASSPHRASE: passphrase,
  };
}

function runMain(folder: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: options.cwd ?? folder,
      // A session of its own: nothing can be asked at the terminal that runs the tests.
      detached: true,
      env: { ...environmentOf(folder), ...options.environment },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err, json: () => JSON.parse(out) }));
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    const watch = setInterval(() => {
      if (!options.interruptWhen?.()) return;
      clearInterval(watch);
      child.kill('SIGINT');
    }, 20);
    child.on('close', () => clearInterval(watch));
  });
}

/** A list of objects with ids, as every list is. */
export async function listed(
  at: Desk,
  what: string,
  ...options: readonly string[]
): Promise<Record<string, unknown>[]> {
  const value = await at.value('list', at.vault, what, ...options);
  if (!Array.isArray(value)) throw new Error(`list ${what} gave no list`);
  for (const row of value)
    if (!/^[0-9a-f]{32}$/.test(row.id)) throw new Error(`a row without an id: ${JSON.stringify(row)}`);
  return value;
}

/** What a reader can tell rows apart by, without what differs from vault to vault. */
export function comparable(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
