import { expect, test } from 'vitest';
import { admit, createComrade, deliver, found, reopen, stateOf } from '../../kit/comrades.ts';
import { createRandom } from '../../kit/random.ts';

test('a space whose acts the disk refuses is not there, and can be joined once there is room', async () => {
  const random = createRandom(1);
  const [ada, bo] = [await createComrade({ name: 'Ada', random }), await createComrade({ name: 'Bo', random })];
  const space = await found(ada);
  bo.disk.room = 300;
  await expect(admit(ada, bo, space)).rejects.toThrow('could not receive');
  const acts = [...stateOf(ada, space).acts.values()];
  expect(await bo.engine.addActs(acts)).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
  expect(bo.engine.spaces()).toEqual([]);
  bo.disk.room = Number.POSITIVE_INFINITY;
  expect(await bo.engine.addActs(acts)).toMatchObject({ ok: true });
  await deliver(ada, bo, space);
  expect(bo.engine.haveOf(space).digest).toBe(ada.engine.haveOf(space).digest);
  await bo.engine.close();
  await reopen(bo);
  expect(bo.engine.haveOf(space).digest).toBe(ada.engine.haveOf(space).digest);
});

test('what a device signs about members is seen by nobody before the disk has it', async () => {
  const random = createRandom(2);
  const [ada, bo] = [await createComrade({ name: 'Ada', random }), await createComrade({ name: 'Bo', random })];
  const space = await found(ada);
  const seen: number[] = [];
  const admitting = admit(ada, bo, space);
  for (let turn = 0; turn < 40 && ada.engine.idsOf(space).length === 1; turn++) {
    seen.push(stateOf(ada, space).membership.members.size);
    await Promise.resolve();
  }
  await admitting;
  expect(new Set(seen)).toEqual(new Set([1]));
  expect(stateOf(ada, space).membership.members.size).toBe(2);
});
