import { expect, test } from 'vitest';
import type { CarrierFiles } from '../../../engine/folder/carrier-files.ts';
import { createFilePackStore } from '../../../engine/folder/file-pack-store.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { type CarrierEvent, type Pace, watchCarrier } from '../../../engine/packs/watch-carrier.ts';
import { err } from '../../../shared/result.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';

function scene() {
  const random = createRandom(1);
  const group = createLightGroup(random, 2);
  const folder = createFaultyFolder(random);
  let timer: { readonly milliseconds: number; readonly run: () => void } | undefined;
  const watchers = new Set<() => void>();
  const says = { refuses: false, lacks: false };
  const timers = new Set<{ readonly milliseconds: number; readonly run: () => void }>();
  const watchOf = (replica: LightReplica, pace?: Pace) => {
    const events: CarrierEvent['type'][] = [];
    const passed: boolean[] = [];
    const files: CarrierFiles = {
      ...folder.files(),
      watch: (folders, onChange) => {
        if (folders.length > 0) watchers.add(onChange);
        return () => watchers.delete(onChange);
      },
    };
    const store = createFilePackStore(files, replica.device);
    const carrier = createPackCarrier({ store, replica, clock: replica.clock });
    const refused = err({ type: 'OtherCarrier' } as const);
    const watch = watchCarrier({
      carrier: {
        ...carrier,
        sync: async (options) => {
          const done = await carrier.sync(options);
          return says.refuses ? refused : done;
        },
      },
      store,
      isLacking: () => says.lacks,
      onLocalChange: (listener) => replica.onChange(listener),
      onEvent: ({ type }) => type !== 'progress' && events.push(type),
      onPassed: ({ ok }) => void passed.push(ok),
      ...(pace && { pace }),
      after: (milliseconds, run) => {
        const mine = { milliseconds, run };
        timer = mine;
        timers.add(mine);
        return () => {
          timers.delete(mine);
          if (timer === mine) timer = undefined;
        };
      },
    });
    return { watch, events, passed };
  };
  return { folder, group, watchOf, timer: () => timer, timers, watchers, says };
}

test('a watched folder says when it goes and when it is back, and then brings both up to date', async () => {
  const { folder, group, watchOf } = scene();
  const [ada, bo] = group.replicas as [LightReplica, LightReplica];
  const a = watchOf(ada);
  await a.watch.now();
  expect(a.events.at(-1)).toBe('synced');
  folder.pullOut();
  await a.watch.now();
  await a.watch.now();
  expect(a.events.filter((each) => each === 'gone')).toHaveLength(1);
  const id = ada.write();
  folder.putIn();
  await a.watch.now();
  expect(a.events.slice(-2)).toEqual(['back', 'synced']);
  const b = watchOf(bo);
  await b.watch.now();
  expect(bo.holds(group.space, id)).toBe(true);
  await a.watch.stop();
  await b.watch.stop();
});

test('a change here waits for a pause but not for ever, a change there is looked at soon, and silence is looked into', async () => {
  const { group, watchOf, timer, watchers } = scene();
  const [ada] = group.replicas as [LightReplica];
  const { watch, events } = watchOf(ada);
  await watch.now();
  expect(timer()?.milliseconds).toBe(30_000);
  ada.write();
  const first = timer();
  expect(first?.milliseconds).toBe(5_000);
  ada.write();
  expect(timer()).not.toBe(first);
  for (let n = 0; n < 10; n++) ada.write();
  const last = timer();
  ada.write();
  expect(timer()).toBe(last);
  events.length = 0;
  last?.run();
  await watch.now();
  expect(events).toContain('synced');
  for (const changed of watchers) changed();
  expect(timer()?.milliseconds).toBe(1_000);
  await watch.stop();
  expect(timer()).toBeUndefined();
  expect(watchers.size).toBe(0);
});

test('a full stick is said once, until something else is the matter', async () => {
  const { folder, group, watchOf } = scene();
  const [ada] = group.replicas as [LightReplica];
  ada.write();
  folder.room = 100;
  const { watch, events } = watchOf(ada);
  await watch.now();
  await watch.now();
  expect(events).toEqual(['failed']);
  folder.room = Number.POSITIVE_INFINITY;
  await watch.now();
  expect(events).toEqual(['failed', 'synced']);
  await watch.stop();
});

test('what is gathered is sent together and late, and what comes meanwhile is read at once, with no word sent back', async () => {
  const { folder, group, watchOf, timers, watchers } = scene();
  const [ada, bo] = group.replicas as [LightReplica, LightReplica];
  const pace: Pace = { poll: 60_000, afterStore: 20, afterVault: 500, gather: 600_000 };
  const a = watchOf(ada, pace);
  await a.watch.now();
  const before = folder.paths().length;
  const first = ada.write();
  const [gathering] = [...timers].filter(({ milliseconds }) => milliseconds >= 300_000);
  expect(gathering?.milliseconds).toBeLessThanOrEqual(600_000);
  const b = watchOf(bo);
  await b.watch.now();
  const theirs = bo.write();
  await b.watch.now();
  const written = folder.paths().length;
  for (const changed of watchers) changed();
  await a.watch.now();
  expect(ada.holds(group.space, theirs)).toBe(true);
  expect(folder.paths()).toHaveLength(written);
  expect(written).toBeGreaterThan(before);
  const second = ada.write();
  gathering?.run();
  await a.watch.now();
  await b.watch.now();
  for (const id of [first, second]) expect(bo.holds(group.space, id)).toBe(true);
  await a.watch.stop();
  await b.watch.stop();
});

test('what could not be sent when it was due is sent as soon as it can be', async () => {
  const { folder, group, watchOf, timers } = scene();
  const [ada, bo] = group.replicas as [LightReplica, LightReplica];
  const a = watchOf(ada, { poll: 60_000, afterStore: 20, afterVault: 500, gather: 600_000 });
  await a.watch.now();
  const id = ada.write();
  const [gathering] = [...timers].filter(({ milliseconds }) => milliseconds >= 300_000);
  folder.pullOut();
  gathering?.run();
  await a.watch.now();
  folder.putIn();
  await a.watch.now();
  const b = watchOf(bo);
  await b.watch.now();
  expect(bo.holds(group.space, id)).toBe(true);
  await a.watch.stop();
  await b.watch.stop();
});

const growing: Pace = { poll: 60_000, afterStore: 20, afterVault: 500, retry: 1_000, longest: 300_000 };

test('what does not answer is asked after ever longer pauses, whatever happens meanwhile, and at once when told that it may', async () => {
  const { folder, group, watchOf, timer, watchers } = scene();
  const [ada] = group.replicas as [LightReplica];
  const { watch, events } = watchOf(ada, growing);
  await watch.now();
  expect(timer()?.milliseconds).toBe(60_000);
  folder.pullOut();
  for (let n = 0; n < 12; n++) {
    await watch.now();
    const wanted = Math.min(1_000 * 2 ** n, 300_000);
    const expectPause = () => {
      expect(timer()?.milliseconds).toBeGreaterThan(0.45 * wanted);
      expect(timer()?.milliseconds).toBeLessThan(1.5 * wanted);
    };
    expectPause();
    ada.write();
    for (const changed of watchers) changed();
    expectPause();
  }
  expect(events.filter((each) => each === 'gone')).toHaveLength(1);
  folder.putIn();
  watch.again();
  await watch.now();
  expect(events.slice(-2)).toContain('synced');
  expect(timer()?.milliseconds).toBe(60_000);
  folder.pullOut();
  await watch.now();
  expect(timer()?.milliseconds).toBeLessThan(1_500);
  await watch.stop();
});

test('what refuses is asked ever more seldom, and soon after something happened there; each pass says what it came to', async () => {
  const { group, watchOf, timer, watchers, says } = scene();
  const [ada] = group.replicas as [LightReplica];
  says.refuses = true;
  const { watch, events, passed } = watchOf(ada, growing);
  for (let n = 0; n < 12; n++) await watch.now();
  expect(events).toEqual(['failed']);
  expect(passed.length).toBeGreaterThanOrEqual(12);
  expect(timer()?.milliseconds).toBeGreaterThan(0.45 * 300_000);
  for (const changed of watchers) changed();
  expect(timer()?.milliseconds).toBeGreaterThan(7_000);
  expect(timer()?.milliseconds).toBeLessThanOrEqual(15_000);
  says.refuses = false;
  watch.again();
  await watch.now();
  expect(events.at(-1)).toBe('synced');
  await watch.stop();
});

test('what is full is read from as often as ever', async () => {
  const { folder, group, watchOf, timer } = scene();
  const [ada] = group.replicas as [LightReplica];
  ada.write();
  folder.room = 100;
  const { watch, events } = watchOf(ada, growing);
  for (let n = 0; n < 12; n++) await watch.now();
  expect(events).toEqual(['failed']);
  expect(timer()?.milliseconds).toBe(60_000);
  await watch.stop();
});

test('where what is written is gathered, what was lost there is sent again by itself', async () => {
  const { group, watchOf, timers, says } = scene();
  const [ada] = group.replicas as [LightReplica];
  const { watch } = watchOf(ada, { poll: 60_000, afterStore: 20, afterVault: 500, gather: 600_000 });
  await watch.now();
  const gathering = () => [...timers].filter(({ milliseconds }) => milliseconds >= 300_000);
  expect(gathering()).toEqual([]);
  says.lacks = true;
  await watch.now();
  expect(gathering()).toHaveLength(1);
  await watch.stop();
});
