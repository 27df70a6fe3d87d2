import { afterAll, expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { createTrialRoom } from '../../../engine/documents/trial.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { runLengthBomb } from '../../kit/bombs.ts';

await readyAutomerge();
const actor = 'ab'.repeat(16);
const doc = Automerge.change(Automerge.init<Record<string, unknown>>({ actor }), (draft) => {
  draft['record'] = { name: 'Alder' };
});
const document = Automerge.save(doc);
const good = Automerge.getLastLocalChange(
  Automerge.change(Automerge.clone(doc, { actor: 'cd'.repeat(16) }), (draft) => {
    draft['other'] = { name: 'Birch' };
  }),
);
if (!good) throw new Error('no change');

const room = createTrialRoom();
afterAll(() => room.close());

test('a change that applies passes, in a thread of its own', async () => {
  expect(await room.applies(document, [good])).toBe(true);
  expect(await room.applies(new Uint8Array(), [good])).toBe(true);
});

test('a change that Automerge cannot read fails, and the next good one passes', async () => {
  expect(await room.applies(document, [good.slice(0, -3)])).toBe(false);
  expect(await room.applies(new Uint8Array([1, 2, 3]), [good])).toBe(false);
  expect(await room.applies(document, [good])).toBe(true);
});

test('what takes too long or too much memory is ended with its thread, and only the trial is lost', async () => {
  const strict = createTrialRoom({ milliseconds: 1_500, growth: 64 * 1024 * 1024 });
  // The guard would have refused it; here it stands for whatever the guard does not know.
  expect(await strict.applies(document, [runLengthBomb('ef'.repeat(16), 2 ** 31)])).toBe(false);
  await strict.close();
  const patient = createTrialRoom();
  expect(await patient.applies(document, [good])).toBe(true);
  await patient.close();
});
