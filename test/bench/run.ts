/**
 * Prints DESIGN.md §11's figures that exist so far, at 1,000 and 10,000 organisations with as many people and encounters:
 * `npm run bench [-- 1000 10000]`. Figures only; nothing passes or fails here.
 */

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Vault } from '../../engine/vault/api.ts';
import { createVault, openVault } from '../../engine/vault/vault.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { setField } from '../../shared/edit/set-field.ts';
import { parsePost } from '../../shared/import/parse-post.ts';
import { meetingReport } from '../../shared/report/report.ts';

type Row = readonly [what: string, figure: string, reach: string];

if (process.argv[2] === 'memory') await printMemory(process.argv[3] ?? '', process.argv[4] ?? '');
else
  await printTable(
    process.argv
      .slice(2)
      .map(Number)
      .filter((size) => size > 0),
  );

async function printTable(sizes: readonly number[]): Promise<void> {
  const table: Record<string, Row[]> = {};
  for (const size of sizes.length > 0 ? sizes : [1_000, 10_000]) table[size] = await measure(size);
  print(table);
}

/** In a process of its own, which has done nothing but open the vault and edit a little. */
async function printMemory(folder: string, machineTokenFile: string): Promise<void> {
  const opened = await openVault(folder, Buffer.from('p'), { memoryKiB: 64, machineTokenFile });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await editTimes(opened.value, 50);
  process.stdout.write(String(process.memoryUsage().rss));
  await opened.value.lock();
}

async function measure(organisations: number): Promise<Row[]> {
  const root = await mkdtemp(join(tmpdir(), 'samband-bench-'));
  const options = { memoryKiB: 64, machineTokenFile: join(root, 'machine') };
  const folder = join(root, 'vault');
  const open = async (): Promise<Vault> => {
    const opened = await openVault(folder, Buffer.from('p'), options);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value;
  };
  try {
    const created = await createVault(folder, { name: 'Bench', passphrase: Buffer.from('p') }, options);
    if (!created.ok) throw new Error(JSON.stringify(created.error));
    const filling = await timed(() => fill(created.value.vault, organisations));
    await created.value.vault.lock();
    const memory = Number(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'memory', folder, options.machineTokenFile]),
    );
    const unlocking = await timed(open);
    const vault = unlocking.value;
    const edits = await editTimes(vault, 200);
    const report = await timed(async () => meetingReport(reportInput(vault)));
    const verify = await timed(() => vault.verify());
    await vault.lock();
    await rm(join(folder, 'index'), { recursive: true });
    const rebuilding = await timed(open);
    await rebuilding.value.lock();
    const post = await longPost(200);
    const parsing = await timed(async () => parsePost(post, { referenceDate: '2026-03-11' }));
    const again = await timed(async () => parsePost(post, { referenceDate: '2026-03-11' }));
    return [
      ['unlock → rows usable, warm, Argon2id apart', ms(unlocking.time), '< 1 s'],
      ['edit → on disk and in the rows, p50', ms(percentile(edits, 0.5)), ''],
      ['edit → on disk and in the rows, p95', ms(percentile(edits, 0.95)), '< 30 ms'],
      ['memory of a process that opened it and edited', mb(memory), '< 400 MB'],
      ['200-line post → proposal, first time in the process', ms(parsing.time), '< 100 ms'],
      ['200-line post → proposal, again', ms(again.time), '< 100 ms'],
      ['report of everything for the coalition', ms(report.time), ''],
      ['verify', ms(verify.time), ''],
      ['unlock with the index lost', ms(rebuilding.time), ''],
      ['making the data up and writing it', ms(filling.time), ''],
    ];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function fill(vault: Vault, organisations: number): Promise<void> {
  const context = vault.context();
  for (const batch of generateRecords({ organisations, seed: 1, context })) {
    const edits = batch.flatMap((record) => {
      const made = newRecord(record, context);
      return made.ok ? [made.value] : [];
    });
    const done = await vault.perform({ kind: 'import', edits });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
}

async function editTimes(vault: Vault, times: number): Promise<number[]> {
  const rows = vault.graph().ofKind('organisation');
  const measured: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    // Twenty records again and again: a person edits what is on the screen.
    const row = rows[(turn % 20) * 7];
    if (!row) throw new Error('nothing to edit');
    const edit = await timed(async () => {
      const plan = setField(vault.graph(), { row, field: 'place', value: `Place ${turn}` }, vault.context());
      return plan.ok && vault.perform(plan.value);
    });
    measured.push(edit.time);
  }
  return measured;
}

function reportInput(vault: Vault): Parameters<typeof meetingReport>[0] {
  return {
    parts: [...vault.parts()],
    spaces: vault.spaces,
    choice: { scope: { type: 'all' }, audience: 'coalition', language: 'en' },
    today: '2026-03-11',
  };
}

async function longPost(lines: number): Promise<string> {
  const fixture = new URL('../../../test/fixtures/import/tour-post.txt', import.meta.url);
  const all = (await readFile(fixture, 'utf8')).split('\n');
  return Array.from({ length: Math.ceil(lines / all.length) }, () => all)
    .flat()
    .slice(0, lines)
    .join('\n');
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; time: number }> {
  const start = performance.now();
  const value = await work();
  return { value, time: performance.now() - start };
}

function percentile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}

function ms(time: number): string {
  return time >= 10_000 ? `${(time / 1_000).toFixed(1)} s` : `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function print(columns: Record<string, Row[]>): void {
  const counts = Object.keys(columns);
  const rows = columns[counts[0] ?? ''] ?? [];
  console.log(`| what | ${counts.map((count) => `${count} organisations`).join(' | ')} | reach |`);
  console.log(`|---|${counts.map(() => '---|').join('')}---|`);
  rows.forEach(([what, , reach], index) => {
    console.log(`| ${what} | ${counts.map((count) => columns[count]?.[index]?.[1] ?? '').join(' | ')} | ${reach} |`);
  });
}
