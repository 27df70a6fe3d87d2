import { expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { admit, createComrade, deliver, editSomething, found, remove, stateOf } from '../../kit/comrades.ts';
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
