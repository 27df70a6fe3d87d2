#!/usr/bin/env node
/**
 * The main job from start to end in a terminal, on a fictional post and in a folder that is removed again: a vault, an
 * import, three reports, a check. It says what it does, so that somebody new sees what Samband is for.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Vault } from '../engine/vault/api.ts';
import { createVault } from '../engine/vault/vault.ts';
import { demoPost } from '../shared/demo/demo-post.ts';
import { parsePost } from '../shared/import/parse-post.ts';
import { receiptText } from '../shared/report/receipt.ts';
import { meetingReport } from '../shared/report/report.ts';
import { today } from './dates.ts';
import { failureOf } from './errors.ts';
import { importAnswer, takeIn } from './import-answer.ts';
import { createOutput } from './output.ts';
import { reportText } from './verify-text.ts';

const output = createOutput({ json: false });
const folder = mkdtempSync(join(tmpdir(), 'samband-demo-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
try {
  process.exitCode = await showMainJob();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
tell('What it wrote is gone again.', `The folder ${folder} has been removed; nothing of this demo remains.`);

async function showMainJob(): Promise<number> {
  tell('Samband: log whom you met, knit them together, tell each circle what it may know. Without any network.');
  tell(
    '1. A vault',
    `Everything lies sealed in ${folder}, under a passphrase drawn at random and kept in memory only.`,
  );
  // A cheap key derivation only here: nobody can ever open this folder again anyway.
  const passphrase = Buffer.from(randomBytes(16).toString('hex'));
  const options = { memoryKiB: 8 * 1024, machineTokenFile: join(folder, 'machine-token') };
  const created = await createVault(join(folder, 'vault'), { name: 'Aud', passphrase }, options);
  if (!created.ok) return fail(failureOf(created.error).error.message);
  const { vault } = created.value;
  try {
    return await importAndReport(vault);
  } finally {
    await vault.lock();
  }
}

async function importAndReport(vault: Vault): Promise<number> {
  tell('2. A pasted post (fictional, as are all names in it)', indented(demoPost));
  const proposal = parsePost(demoPost, { referenceDate: today() });
  const taken = await takeIn(vault, proposal, {
    raw: demoPost,
    format: 'post',
    referenceDate: today(),
    dryRun: false,
  });
  if (!taken.ok) return fail(taken.error.message);
  tell(`3. What was understood, reading "today" as ${today()}`, importAnswer(vault, taken.value).text);
  for (const audience of ['private', 'coalition', 'public'] as const) {
    const choice = { scope: { type: 'all' }, audience, language: 'en' } as const;
    const report = meetingReport({ parts: vault.parts(), spaces: vault.spaces, choice, today: today() });
    const readers = { private: 'only me', coalition: 'the coalition', public: 'everyone' }[audience];
    tell(`4. The meeting report for ${readers}: ${report.fileName}`, indented(report.markdown));
    tell('What it holds back, and why', indented(receiptText(report, 'en')));
  }
  const checked = await vault.verify();
  tell('5. Is everything that was written still whole?', reportText(checked));
  tell('The same on your own notes: npm run -s samband -- help', 'The app, in a window: npm start');
  return checked.sound ? 0 : 1;
}

function tell(head: string, body = ''): void {
  output.answer({ value: head, text: `\n${head}\n${body}` });
}

function fail(message: string): number {
  output.failure({ type: 'DemoFailed', message, exit: 1 });
  return 1;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  │ ${line}`.trimEnd())
    .join('\n');
}
