import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keyOf } from '../../../relay/level-records.ts';
import { isCorruption, type Level, openSteps } from '../../../relay/level-steps.ts';
import { StoreTrouble } from '../../../relay/store.ts';

/** Steps over a store whose batches fail while `disk.fails`; `onOpen` does something to it as it is opened anew. */
async function failingSteps(onOpen: (level: Level) => Promise<void> = async () => undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'samband-steps-'));
  const disk = { fails: false };
  const onLost = vi.fn(async () => undefined);
  let opened = 0;
  const steps = await openSteps({
    open: async () => {
      const level: Level = new ClassicLevel(join(folder, 'store'), { keyEncoding: 'buffer', valueEncoding: 'buffer' });
      await level.open();
      if (opened++ > 0) await onOpen(level);
      const batch = level.batch.bind(level) as (...words: readonly unknown[]) => Promise<void>;
      Object.assign(level, {
        batch: (...words: readonly unknown[]) =>
          disk.fails ? Promise.reject(new Error('IO error: no space left on device')) : batch(...words),
      });
      return level;
    },
    countFile: join(folder, 'batches'),
    onLost,
    onTrouble: () => undefined,
    onDamage: () => undefined,
  });
  onTestFinished(async () => {
    await steps.close();
    await rm(folder, { recursive: true });
  });
  const write = () => steps.run([], async (step) => step.putBytes(Buffer.from('somewhere'), Buffer.from('something')));
  return { disk, steps, write, onLost };
}

test('however many batches fail in a row, the store did not go back for it', async () => {
  const { disk, write, onLost } = await failingSteps();
  for (let times = 0; times < 3; times++) await write();
  disk.fails = true;
  for (let times = 0; times < 3; times++) {
    await expect(write()).rejects.toThrow(StoreTrouble);
    // It is opened anew two seconds after it failed.
    await new Promise((go) => setTimeout(go, 2_050));
  }
  disk.fails = false;
  await write();
  expect(onLost).not.toHaveBeenCalled();
});

test('a place behind the end of a table is damage, a disk that does not answer is not', () => {
  const said = (message: string) => isCorruption({ cause: { code: 'LEVEL_IO_ERROR', message } });
  expect(said('IO error: /srv/relay/store/000005.ldb: Invalid argument')).toBe(true);
  expect(said('IO error: /srv/relay/store/000005.ldb: Input/output error')).toBe(false);
  expect(said('IO error: /srv/relay/store/000005.log: Invalid argument')).toBe(false);
  expect(isCorruption({ code: 'LEVEL_CORRUPTION', message: 'Corruption: block checksum mismatch' })).toBe(true);
});

test('one that lost a durable batch when it was opened anew is told so, once', async () => {
  const { disk, write, onLost } = await failingSteps(async (level) => level.del(keyOf.batches()));
  await write();
  disk.fails = true;
  await expect(write()).rejects.toThrow(StoreTrouble);
  disk.fails = false;
  await vi.waitFor(write, { timeout: 10_000, interval: 200 });
  expect(onLost).toHaveBeenCalledTimes(1);
});
