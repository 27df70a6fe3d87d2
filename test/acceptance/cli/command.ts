/** Runs the built command as anybody would: a process of its own, on a disk of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

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

function runMain(folder: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: options.cwd ?? folder,
      // A session of its own: nothing can be asked at the terminal that runs the tests.
      detached: true,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_STATE_HOME: join(folder, 'state'),
        TZ: 'Europe/Oslo',
        SAMBAND_PASSPHRASE: passphrase,
        ...options.environment,
      },
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
