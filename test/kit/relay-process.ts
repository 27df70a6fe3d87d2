/** A real relay: the built program as a child, on a port and a folder of its own, or a database that `env` names. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { residentBytes } from './resident.ts';

/** Also where this file itself was built. */
const built = new URL(
  import.meta.url.includes('/dist/') ? '../../relay/main.js' : '../../dist/relay/main.js',
  import.meta.url,
);
export const relayProgram = fileURLToPath(built);

export interface RelayProcess {
  readonly data: string;
  readonly port: number;
  /** ws://… and http://… */
  readonly url: string;
  readonly http: string;
  readonly child: ChildProcess;
  /** What it logged, one object a line. */
  readonly log: () => readonly Record<string, unknown>[];
  /** What it measured, of one that was started with `--metrics 0`. */
  metrics(): Promise<string>;
  voucher(...words: readonly string[]): Promise<string>;
  memory(): Promise<number>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end; its exit code. */
  stop(): Promise<number | null>;
  start(...words: readonly string[]): Promise<RelayProcess>;
  /** Ends it and removes the folder. */
  end(): Promise<void>;
}

export async function startRelay(
  words: readonly string[] = [],
  at?: string,
  env: NodeJS.ProcessEnv = {},
  program = relayProgram,
): Promise<RelayProcess> {
  const data = at ?? (await mkdtemp(join(tmpdir(), 'samband-relay-')));
  const isOnPostgres = env['SAMBAND_RELAY_POSTGRES'] || words.some((word) => word.startsWith('--postgres'));
  const place = isOnPostgres ? [] : ['--data', data];
  const usual = ['--listen', '127.0.0.1:0'];
  const child = spawn(process.execPath, [program, ...place, ...usual, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const lines: Record<string, unknown>[] = [];
  let complaints = '';
  const exited = new Promise<number | null>((go) => child.once('close', (code) => go(code)));
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const port = await new Promise<number>((go, failed) => {
    let rest = '';
    child.stdout.on('data', (text) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const line = JSON.parse(part);
        lines.push(line);
        if (line.event === 'listening') go(Number(/:(\d+)$/.exec(line.url)?.[1]));
      }
    });
    void exited.then((code) => failed(new Error(`the relay ended (${code}): ${complaints} ${JSON.stringify(lines)}`)));
  });
  const scheme = words.includes('--tls-cert') ? 's' : '';
  const relay: RelayProcess = {
    data,
    port,
    url: `ws${scheme}://127.0.0.1:${port}`,
    http: `http${scheme}://127.0.0.1:${port}`,
    child,
    log: () => lines,
    metrics: async () => {
      const url = lines.find(({ event }) => event === 'metrics')?.['url'];
      return await (await fetch(String(url))).text();
    },
    voucher: async (...more) => {
      const made = await promisify(execFile)(process.execPath, [relayProgram, 'voucher', ...place, ...more], {
        env: { ...process.env, ...env },
      });
      return made.stdout.split('\n')[0] ?? '';
    },
    memory: () => residentBytes(child.pid),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    start: (...more) => startRelay(more.length > 0 ? more : words, data, env, program),
    end: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(data, { recursive: true, force: true });
    },
  };
  return relay;
}
