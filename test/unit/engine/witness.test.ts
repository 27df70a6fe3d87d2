import { expect, test } from 'vitest';
import { actorFor } from '../../../engine/bundles/bundle.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { Automerge } from '../../../shared/crdt.ts';
import {
  admit,
  createComrade,
  deliver,
  editSomething,
  forge,
  found,
  remove,
  stateOf,
  writerOfComrade,
} from '../../kit/comrades.ts';
import { createRandom } from '../../kit/random.ts';

await readyAutomerge();

test('whoever took up a newcomer speaks for it on hearing that the one who let it in is out', async () => {
  const random = createRandom(1);
  const [ada, bo, cy, di] = [
    await createComrade({ name: 'Ada', random }),
    await createComrade({ name: 'Bo', random }),
    await createComrade({ name: 'Cy', random }),
    await createComrade({ name: 'Di', random }),
  ];
  const space = await found(ada);
  await admit(ada, bo, space);
  await admit(ada, cy, space, 'steward');
  await admit(ada, di, space);
  await editSomething(di, space, random);
  await deliver(di, bo, space);
  const written = di.engine.ledger.entries[0]?.id;
  const stateAtBo = () => bo.engine.ledger.entries.find(({ id }) => id === written)?.status;
  expect(stateAtBo()).toBe('applied');

  // Cy has not heard of Di when it puts Ada out: Di rests on the word of somebody who is out.
  await remove(cy, ada, space);
  await deliver(cy, bo, space);
  expect(stateAtBo(), 'a merge was taken back').toBe('applied');
  await deliver(bo, cy, space);
  for (const each of [bo, cy]) {
    const { members } = stateOf(each, space).membership;
    expect(members.get(toHex(di.device.sign.publicKey))?.removedBy).toEqual([]);
    expect(each.engine.ledger.entries.find(({ id }) => id === written)?.status).toBe('applied');
  }
});

test('what a removed device fills into numbers it had left out counts for nothing, whatever was had of it above them', async () => {
  const random = createRandom(3);
  const [ada, bo, eve] = [
    await createComrade({ name: 'Ada', random }),
    await createComrade({ name: 'Bo', random }),
    await createComrade({ name: 'Eve', random }),
  ];
  const space = await found(ada);
  await admit(ada, bo, space);
  await admit(ada, eve, space);
  for (let turn = 0; turn < 3; turn++) await editSomething(eve, space, random);
  const salt = eve.writers.get(space) ?? '';
  const hostile = { sign: eve.device.sign, salt };
  const volume = 'ef'.repeat(16);
  const changeIn = (volume: string): Uint8Array => {
    const actor = actorFor(writerOfComrade(eve, space), volume);
    const doc = Automerge.change(Automerge.init<Record<string, unknown>>({ actor }), (draft) => {
      draft[toHex(random.bytes(16))] = { '@kind': new Automerge.ImmutableString('organisation') };
    });
    return Automerge.getLastLocalChange(doc) ?? new Uint8Array();
  };
  const far = forge(hostile, ada, space, { n: 1_000, volume, changes: [changeIn(volume)] });
  for (const each of [ada, bo]) {
    await deliver(eve, each, space);
    await each.engine.receive([far]);
  }
  const applied = ada.engine.ledger.entries.filter(({ status }) => status === 'applied').length;
  await remove(ada, eve, space);
  for (const [from, to] of [
    [ada, bo],
    [bo, ada],
  ] as const)
    await deliver(from, to, space);
  for (const n of [4, 500, 999]) {
    const elsewhere = toHex(random.bytes(16));
    const late = forge(hostile, bo, space, { n, volume: elsewhere, changes: [changeIn(elsewhere)] });
    for (const each of [ada, bo]) await each.engine.receive([late]);
  }
  for (const each of [ada, bo])
    expect(each.engine.ledger.entries.filter(({ status }) => status === 'applied')).toHaveLength(applied);
});
