/** The real `@automerge/automerge-repo-sync-server` as a process of its own, on loopback, with its disk in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { joinMessage } from '../../engine/automerge-server/repo-message.ts';
import { packageRoot } from './package-root.ts';
import { residentBytes } from './resident.ts';

export const stockServerFolder = join(packageRoot, 'test/stock-server');
const program = join(stockServerFolder, 'node_modules/@automerge/automerge-repo-sync-server/src/index.js');

export function isStockServerInstalled(): boolean {
  return existsSync(program);
}

/** Undefined where tests against it can be run. */
export function whyNoStockServer(): string | undefined {
  if (isStockServerInstalled()) return undefined;
  const why = 'the stock sync server is not installed: npm ci --ignore-scripts in test/stock-server';
  if (process.env['SAMBAND_NEED_STOCK_SERVER'])
    throw new Error(`${why}, and SAMBAND_NEED_STOCK_SERVER demands its tests`);
  return why;
}

export interface StockServer {
  readonly url: string;
  /** Where it keeps its documents. */
  readonly disk: string;
  readonly memory: () => Promise<number>;
  /** As when somebody pulls the plug: nothing is flushed. */
  readonly kill: () => Promise<void>;
  /** On the same port, with whatever is on its disk. */
  readonly start: () => Promise<void>;
  readonly wipe: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** The package listens on all interfaces and says only the port it was asked for. */
const onLoopback = `
import net from 'node:net';
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  this.once('listening', () => console.log('port ' + this.address().port));
  return listen.call(this, port, '127.0.0.1', ...rest);
};`;

export async function startStockServer(): Promise<StockServer> {
  const disk = await mkdtemp(join(tmpdir(), 'samband-stock-server-'));
  let child: ChildProcess | undefined;
  let port = 0;
  const start = async () => {
    const started = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(onLoopback)}`, program],
      {
        env: { PATH: process.env['PATH'], DATA_DIR: join(disk, 'data'), PORT: String(port) },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    child = started;
    port = await new Promise<number>((done, failed) => {
      started.once('exit', (code) => failed(new Error(`the stock server ended with ${code}`)));
      createInterface({ input: started.stdout }).on('line', (line) => {
        if (line.startsWith('port ')) done(Number(line.slice(5)));
      });
    });
    while (!(await greets(port)));
  };
  const kill = async () => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((done) => ending.once('exit', done));
    ending.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `ws://127.0.0.1:${port}`,
    disk,
    memory: () => residentBytes(child?.pid),
    kill,
    start,
    wipe: () => rm(join(disk, 'data'), { recursive: true, force: true }),
    end: async () => {
      await kill();
      await rm(disk, { recursive: true, force: true });
    },
  };
}

/**
 * Each file on its disk, by its path. It writes a tenth of a second after it has said that it has something, and
 * removes files while it puts documents together: one that was gone before it was read is looked for anew.
 */
export async function filesOn(
  { disk }: StockServer,
  isAll: (bytes: number) => boolean,
): Promise<[string, Uint8Array][]> {
  while (true) {
    const files = await readdir(disk, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    const found = await Promise.all(paths.map(readIfThere));
    const whole = found.filter((file) => file !== undefined);
    if (whole.length === found.length && isAll(whole.reduce((sum, [, bytes]) => sum + bytes.length, 0))) return whole;
  }
}

async function readIfThere(path: string): Promise<[string, Uint8Array] | undefined> {
  try {
    return [path, await readFile(path)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The documents on its disk: `data/<two letters>/<the rest>/…`. */
export function documentsIn(files: readonly (readonly [string, Uint8Array])[]): string[] {
  return [...new Set(files.flatMap(([path]) => /\/data\/(\w\w)\/(\w{20,})\//.exec(path)?.slice(1).join('') ?? []))];
}

/** It listens a moment before it hears: who comes too early is never greeted, and hung up on after five seconds. */
function greets(port: number): Promise<boolean> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  return new Promise<boolean>((done) => {
    socket.on('open', () => {
      socket.send(joinMessage('probe'));
      setTimeout(() => done(false), 300);
    });
    socket.on('message', () => done(true));
    socket.on('error', () => done(false));
  }).finally(() => socket.terminate());
}
