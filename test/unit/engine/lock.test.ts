import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../../engine/disk/lock.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samband-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Another process that tries for the lock with the built code, says what came of it, and stays. */
async function contender(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const built = JSON.stringify(new URL('../../../dist/engine/disk/lock.js', import.meta.url).href);
  const script = `import { takeLock } from ${built};
    const taken = await takeLock(process.argv[1]);
    console.log(taken.ok ? 'Taken' : taken.error.type);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said: String(said) };
}

test('a second process is refused while the first holds the vault, and gets it after the first is killed', async () => {
  const folder = await emptyFolder();
  const first = await contender(folder);
  expect(first.said).toBe('Taken');
  expect((await contender(folder)).said).toBe('InUse');
  expect(await takeLock(folder)).toEqual({ ok: false, error: { type: 'InUse' } });
  const gone = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await gone;
  expect((await contender(folder)).said).toBe('Taken');
});

test('a lock that is released can be taken by another process, and refuses us then', async () => {
  const folder = await emptyFolder();
  const own = await takeLock(folder);
  expect((await contender(folder)).said).toBe('InUse');
  if (own.ok) await own.value.release();
  expect((await contender(folder)).said).toBe('Taken');
  expect(await takeLock(folder)).toEqual({ ok: false, error: { type: 'InUse' } });
});
