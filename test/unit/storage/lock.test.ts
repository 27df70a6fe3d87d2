import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../../engine/disk/lock.ts';
import { scratchFolder } from './scratch-folder.ts';

/** Holds LevelDB's lock in another process, as `takeLock` there would; says when. */
async function holder(folder: string): Promise<ChildProcess> {
  const classicLevel = JSON.stringify(import.meta.resolve('classic-level'));
  const script = `import { ClassicLevel } from ${classicLevel};
    await new ClassicLevel(process.argv[1]).open(); console.log('held'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, `${folder}/lock`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

test('a vault that another process holds is in use', async () => {
  const folder = await scratchFolder();
  await holder(folder);
  expect(await takeLock(folder)).toEqual({ ok: false, error: { type: 'InUse' } });
});

test('a holder that is killed leaves no lock behind', async () => {
  const folder = await scratchFolder();
  const child = await holder(folder);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const lock = await takeLock(folder);
  expect(lock.ok).toBe(true);
  if (lock.ok) await lock.value.release();
});

test('a vault opened twice in one process is in use, until it is released', async () => {
  const folder = await scratchFolder();
  const first = await takeLock(folder);
  expect(await takeLock(folder)).toEqual({ ok: false, error: { type: 'InUse' } });
  if (first.ok) await first.value.release();
  const again = await takeLock(folder);
  expect(again.ok).toBe(true);
  if (again.ok) await again.value.release();
});

test('a folder that cannot be made is a disk error, not a vault in use', async () => {
  const taken = await takeLock(new URL('nowhere', pathToFileURL('/dev/null/')).pathname);
  expect(taken.ok ? 'taken' : taken.error.type).toMatch(/NotFound|NotPermitted|DiskFailed/);
});
