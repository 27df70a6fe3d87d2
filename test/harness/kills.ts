/**
 * Kills a real process in the middle of editing, again and again, and compares what it had acknowledged with what the
 * vault holds afterwards: `node dist/test/harness/kills.js --times 1000 --seed 1`. Exit 1 if anything is missing.
 *
 * SIGKILL leaves the page cache alone, so this tests order and recovery, not the disk: power.ts cuts the power.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVault, openVault } from '../../engine/vault/vault.ts';
import { createRandom, type Random } from '../kit/random.ts';

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly unsound: number;
}

const passphrase = 'a passphrase for tests only';
const editor = fileURLToPath(new URL('./editor.js', import.meta.url)).replace(
  '/test/harness/',
  import.meta.url.endsWith('.ts') ? '/dist/test/harness/' : '/test/harness/',
);

export async function killOften({ times, seed }: { times: number; seed: number }): Promise<KillReport> {
  const random = createRandom(seed);
  const root = await mkdtemp(join(tmpdir(), 'samband-kills-'));
  const tokenFile = join(root, 'machine');
  const folder = join(root, 'vault');
  const promised = new Map<string, string[]>();
  const lost: string[] = [];
  let unsound = 0;
  try {
    const created = await createVault(
      folder,
      { name: 'Kim', passphrase: Buffer.from(passphrase) },
      { memoryKiB: 64, machineTokenFile: tokenFile },
    );
    if (!created.ok) throw new Error(JSON.stringify(created.error));
    await created.value.vault.lock();
    for (let kill = 0; kill < times; kill++) {
      for (const [record, words] of await editUntilKilled(folder, tokenFile, random))
        promised.set(record, [...(promised.get(record) ?? []), ...words]);
      // Opening costs more the longer the log: look every time at first, then at every tenth kill, and at the last.
      if (kill > 20 && kill % 10 !== 0 && kill !== times - 1) continue;
      const opened = await openVault(folder, Buffer.from(passphrase), { machineTokenFile: tokenFile });
      if (!opened.ok) throw new Error(`after kill ${kill}: ${JSON.stringify(opened.error)}`);
      for (const [record, words] of promised) {
        const text = JSON.stringify(opened.value.graph().rowOf(record)?.fields ?? {});
        for (const word of words) if (!text.includes(word)) lost.push(`${record} ${word}`);
      }
      const last = kill === times - 1;
      if ((last || kill % 100 === 0) && !(await opened.value.verify()).sound) unsound++;
      await opened.value.lock();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return { kills: times, acknowledged: [...promised.values()].flat().length, lost, unsound };
}

/** What it printed before it died: each line was written after an acknowledgement. */
async function editUntilKilled(folder: string, tokenFile: string, random: Random): Promise<Map<string, string[]>> {
  const child = spawn(process.execPath, [editor, folder, passphrase, tokenFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const after = 1 + random.below(40);
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    output += text;
    // By lines seen, not by the clock, and then somewhere in the middle of what comes next.
    if (output.split('\n').length > after) setTimeout(() => child.kill('SIGKILL'), random.below(4));
  });
  await new Promise((done) => child.once('close', done));
  const words = new Map<string, string[]>();
  for (const line of output.slice(0, output.lastIndexOf('\n')).split('\n')) {
    const [verb, record, ...rest] = line.split(' ');
    if (record && (verb === 'saved' || verb === 'placed'))
      words.set(record, [...(words.get(record) ?? []), rest.join(' ')]);
  }
  return words;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name: string, usual: number) => Number(process.argv[process.argv.indexOf(`--${name}`) + 1] || usual);
  const times = process.argv.includes('--times') ? option('times', 1_000) : 1_000;
  const seed = process.argv.includes('--seed') ? option('seed', 1) : 1;
  const report = await killOften({ times, seed });
  process.stdout.write(
    `${report.kills} kills (seed ${seed}): ${report.acknowledged} values acknowledged, ${report.lost.length} lost, ${report.unsound} times unsound\n`,
  );
  for (const each of report.lost.slice(0, 20)) process.stdout.write(`lost: ${each}\n`);
  process.exit(report.lost.length + report.unsound > 0 ? 1 : 0);
}
