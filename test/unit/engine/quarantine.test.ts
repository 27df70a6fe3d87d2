import { expect, test } from 'vitest';
import { openQuarantine } from '../../../engine/vault/quarantine.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';

test('a battery that dies while bundles are applied puts nothing aside; what brings the vault down again and again is', async () => {
  const disk = createFaultyDisk();
  const first = await openQuarantine(disk.files);
  await first.markApplying(['aa', 'bb']);
  const second = await openQuarantine(disk.files);
  expect([...second.ids]).toEqual([]);
  await second.opened();
  await second.markApplying(['cc']);
  for (const expected of [[], [], ['cc']]) expect([...(await openQuarantine(disk.files)).ids]).toEqual(expected);
  expect([...(await openQuarantine(disk.files)).ids]).toEqual(['cc']);
});

test('a bundle that fails its trial beside another that is being applied takes that one with it nowhere', async () => {
  const disk = createFaultyDisk();
  const quarantine = await openQuarantine(disk.files);
  await quarantine.markApplying(['good']);
  await quarantine.add(['bad']);
  await quarantine.markApplying([]);
  expect([...(await openQuarantine(disk.files)).ids]).toEqual(['bad']);
});
