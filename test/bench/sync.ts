/**
 * Two laptops on loopback, each a process: first sync, an edit on one until it is in the rows of the other and until it is
 * painted in the other's window, nothing changed, memory; then the same documents over automerge-repo's own network sync,
 * in the same run, which has no window. `npm run bench:sync [-- 10000]`. Figures only; nothing passes or fails here.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineArguments } from '../../engine/process-arguments.ts';
import { paintedTimes } from './painted.ts';

const size = Number(process.argv[2] ?? 10_000);
const root = await mkdtemp(join(tmpdir(), 'samband-bench-sync-'));
const rows: [string, string, string, string][] = [];

interface Side {
  readonly ask: <T>(what: string, given?: object) => Promise<T>;
  readonly end: () => void;
}

function side(role: 'laptop' | 'repo', name: string): Side {
  const file = fileURLToPath(new URL(`./sync-${role}.js`, import.meta.url));
  const child: ChildProcess = fork(file, [join(root, name)], {
    serialization: 'advanced',
    execArgv: [...engineArguments],
  });
  let last = 0;
  const failing = new Set<(why: Error) => void>();
  child.setMaxListeners(0);
  child.on('exit', (code) => {
    for (const reject of failing) reject(new Error(`${name} ended with ${code}`));
  });
  return {
    ask: (what, given = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const hear = (message: { id: number; value?: unknown; error?: string }) => {
          if (message.id !== id) return;
          child.off('message', hear);
          failing.delete(reject);
          if (message.error) reject(new Error(message.error));
          else resolve(message.value as never);
        };
        child.on('message', hear);
        failing.add(reject);
        child.send({ id, what, given });
      }),
    end: () => child.removeAllListeners('exit').kill(),
  };
}

interface Figures {
  readonly first: number;
  readonly firstBytes: number;
  readonly again: number;
  readonly againBytes: number;
  readonly againMessages: number;
  readonly edits: readonly number[];
  readonly memory: number;
  readonly painted?: readonly number[];
}

async function laptops(): Promise<Figures> {
  const [ida, bo] = [side('laptop', 'ida'), side('laptop', 'bo')];
  try {
    await ida.ask('create', { name: 'Ida', size });
    const { port, invitation } = await ida.ask<{ port: number; invitation: string }>('invite');
    await bo.ask('create', { name: 'Bo' });
    const first = await bo.ask<{ milliseconds: number; bytes: number }>('join', { invitation, port });
    const edits: number[] = [];
    for (let turn = 0; turn < 100; turn++) {
      await bo.ask('listen');
      const at = await ida.ask<number>('edit', { turn });
      edits.push((await bo.ask<number>('heard')) - at);
    }
    const memory = await bo.ask<number>('memory');
    await bo.ask('leave');
    const again = await bo.ask<{ milliseconds: number; bytes: number; messages: number }>('again', { port });
    await bo.ask('lock');
    const record = await ida.ask<string>('one');
    const painted = await paintedTimes({
      folder: join(root, 'bo'),
      port,
      record,
      edit: (place) => ida.ask('editOne', { record, place }),
    });
    return {
      first: first.milliseconds,
      firstBytes: first.bytes,
      again: again.milliseconds,
      againBytes: again.bytes,
      againMessages: again.messages,
      edits,
      memory,
      painted,
    };
  } finally {
    for (const each of [ida, bo]) each.end();
  }
}

async function repos(): Promise<Figures> {
  const [ida, bo] = [side('repo', 'ida'), side('repo', 'bo')];
  try {
    const { port, urls } = await ida.ask<{ port: number; urls: string[] }>('serve', { vault: join(root, 'ida') });
    const first = await bo.ask<{ milliseconds: number; bytes: number }>('join', { port, urls });
    const edits: number[] = [];
    for (let turn = 0; turn < 100; turn++) {
      await bo.ask('listen');
      const at = await ida.ask<number>('edit', { turn });
      edits.push((await bo.ask<number>('heard')) - at);
    }
    const memory = await bo.ask<number>('memory');
    const again = await bo.ask<{ milliseconds: number; bytes: number; messages: number }>('again', { port });
    return {
      first: first.milliseconds,
      firstBytes: first.bytes,
      again: again.milliseconds,
      againBytes: again.bytes,
      againMessages: again.messages,
      edits,
      memory,
    };
  } finally {
    for (const each of [ida, bo]) each.end();
  }
}

try {
  const ours = await laptops();
  const theirs = await repos();
  const add = (what: string, of: (figures: Figures) => string, reach: string) =>
    rows.push([what, of(ours), of(theirs), reach]);
  add('first sync of the whole space to an empty laptop', ({ first }) => ms(first), '< 10 s');
  add('… bytes over the channel, both ways', ({ firstBytes }) => kb(firstBytes), '');
  add('edit → in the rows of the other, p50', ({ edits }) => ms(percentile(edits, 0.5)), '');
  add('edit → in the rows of the other, p95', ({ edits }) => ms(percentile(edits, 0.95)), '');
  for (const part of [0.5, 0.95])
    add(
      `edit → painted in the window of the other, p${part * 100}`,
      ({ painted }) => (painted ? ms(percentile(painted, part)) : 'no window'),
      part === 0.95 ? '< 150 ms' : '',
    );
  add('sync when nothing changed', ({ again }) => ms(again), '');
  add('… messages / bytes, both ways', (all) => `${all.againMessages} / ${all.againBytes} B`, '1 round trip, < 1 kB');
  add('memory of the laptop that joined', ({ memory }) => `${Math.round(memory / 1024 / 1024)} MB`, '< 400 MB');
  console.log(`${size} organisations, people and encounters\n`);
  console.log('| what | Samband | automerge-repo, the same documents | reach |\n|---|---|---|---|');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
} finally {
  await rm(root, { recursive: true, force: true });
}

function percentile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}
function ms(time: number): string {
  return time >= 10_000 ? `${(time / 1_000).toFixed(1)} s` : `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
function kb(bytes: number): string {
  return `${Math.round(bytes / 1_000)} kB`;
}
