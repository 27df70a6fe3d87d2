/** How an engine process is kept, whichever host starts it: the process is a stand-in, the rest is real. */
import { expect, test } from 'vitest';
import type { ToEngine } from '../../../engine/process/engine-message.ts';
import { type EngineEars, keepEngine } from '../../../engine/process/keep-engine.ts';
import { mostCrashes } from '../../../engine/process/too-often.ts';

function scene() {
  let now = 0;
  const started: { readonly ears: EngineEars; readonly told: ToEngine['type'][]; isKilled: boolean }[] = [];
  const heard: string[] = [];
  const vaults: boolean[] = [];
  const engine = keepEngine({
    start: (ears) => {
      const child = { ears, told: [] as ToEngine['type'][], isKilled: false };
      started.push(child);
      return {
        tell: ({ type }) => child.told.push(type),
        kill: () => {
          child.isKilled = true;
        },
      };
    },
    folder: '/vault',
    settingsFile: '/settings',
    version: 'test',
    clock: () => now,
    onVault: (isOpen) => vaults.push(isOpen),
    onGone: () => heard.push(engine.running() ? 'gone' : 'gone for good'),
    onGivenUp: () => heard.push('given up'),
  });
  const crash = () => started.at(-1)?.ears.gone();
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { engine, started, heard, vaults, crash, wait };
}

test('an engine that crashes is started again, and is there before the windows hear of it', () => {
  const { started, heard, crash } = scene();
  crash();
  expect(started.map(({ told }) => told)).toEqual([['start'], ['start']]);
  expect(heard).toEqual(['gone']);
});

test('one that crashes again and again is given up, and says so once', () => {
  const { engine, started, heard, crash } = scene();
  for (let time = 0; time <= mostCrashes; time++) crash();
  expect(started).toHaveLength(mostCrashes + 1);
  expect(heard.slice(-2)).toEqual(['gone for good', 'given up']);
  expect(engine.running()).toBeUndefined();
});

test('one that was given up is started again where somebody asks for it, and then has as many tries as before', () => {
  const { engine, started, heard, crash } = scene();
  engine.again();
  for (let time = 0; time <= mostCrashes; time++) crash();
  engine.again();
  expect(engine.running()).toBeDefined();
  expect(started.at(-1)?.told).toEqual(['start']);
  crash();
  expect(engine.running()).toBeDefined();
  expect(heard.filter((what) => what === 'given up')).toHaveLength(1);
});

test('whether the vault is open is heard of, and a crash closes it', () => {
  const { started, vaults, crash } = scene();
  started[0]?.ears.hear({ type: 'vault', isOpen: true });
  crash();
  expect(vaults).toEqual([true, false]);
});

test('crashes an hour apart are each forgiven', () => {
  const { heard, crash, wait } = scene();
  for (let time = 0; time < 3 * mostCrashes; time++) {
    crash();
    wait(3_600_000);
  }
  expect(heard).not.toContain('given up');
});

test('a lock is waited for, also where the engine dies over it: what is gone holds no key', async () => {
  const { engine, started, crash } = scene();
  const locked = engine.lock('suspend', 60_000);
  started[0]?.ears.hear({ type: 'locked' });
  await locked;
  const again = engine.lock('suspend', 60_000);
  crash();
  await again;
  expect(started[0]?.told).toEqual(['start', 'lock', 'lock']);
});

test('the end is said, waited for, and forced where nothing happens', async () => {
  const polite = scene();
  const ended = polite.engine.end(60_000);
  expect(polite.started[0]?.told).toEqual(['start', 'end']);
  polite.crash();
  await ended;
  expect(polite.started).toHaveLength(1);

  const stuck = scene();
  await stuck.engine.end(1);
  expect(stuck.started[0]?.isKilled).toBe(true);
  expect(stuck.engine.running()).toBeUndefined();
});
