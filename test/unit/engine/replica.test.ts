import { expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { replicaOf } from '../../../engine/sync/engine-replica.ts';
import type { Replica } from '../../../engine/sync/replica.ts';
import {
  admit,
  type Comrade,
  createComrade,
  deliver,
  editSomething,
  envelopesOf,
  found,
  remove,
} from '../../kit/comrades.ts';
import { rowsAsText } from '../../kit/domain.ts';
import { createRandom } from '../../kit/random.ts';

await readyAutomerge();

async function scene() {
  const random = createRandom(5);
  const ada = await createComrade({ name: 'Ada', random });
  const space = await found(ada);
  for (let turn = 0; turn < 12; turn++) await editSomething(ada, space, random);
  const bo = await createComrade({ name: 'Bo', random });
  await admit(ada, bo, space);
  return { ada, bo, space, random };
}

const replica = (of: Comrade): Replica => replicaOf(of.engine, of.device, () => 1_773_000_000_000);

async function received(of: Replica, space: string): Promise<Uint8Array[]> {
  const envelopes: Uint8Array[] = [];
  for await (const envelope of of.envelopes(space, of.ids(space))) envelopes.push(envelope);
  return envelopes;
}

test('two who hold the same say so in the same words', async () => {
  const { ada, bo, space } = await scene();
  expect(bo.engine.haveOf(space).digest).toBe(ada.engine.haveOf(space).digest);
  expect([...replica(bo).ids(space)].sort()).toEqual([...replica(ada).ids(space)].sort());
});

test('a bundle that rots on the disk is missed, asked for, and counts again when it has come', async () => {
  const { ada, bo, space, random } = await scene();
  await editSomething(ada, space, random);
  await deliver(ada, bo, space);
  const last = bo.engine.ledger.entries.at(-1);
  // Behind it, so that it is damage and not the torn tail of a write that nobody was told of.
  await editSomething(bo, space, random);
  await deliver(bo, ada, space);
  const whole = rowsAsText(ada.engine.graph);
  const sent = await envelopesOf(ada, space);
  if (!last) throw new Error('nothing was written');
  const path = `log/${String(last.at[0]).padStart(8, '0')}.seg`;
  bo.disk.flipBit(path, (last.at[1] + 200) * 8);
  const of = replica(bo);
  const readable = await received(of, space);
  expect(readable.length).toBeLessThan(sent.length);
  expect(of.holds(space, last.id)).toBe(false);
  expect(bo.engine.haveOf(space).digest).not.toBe(ada.engine.haveOf(space).digest);
  expect(of.receipts(space)[0]?.vector.get(last.writer)).not.toEqual(ada.engine.vectorOf(space).get(last.writer));
  await of.receive(sent);
  expect(bo.engine.haveOf(space).digest).toBe(ada.engine.haveOf(space).digest);
  expect(await received(of, space)).toHaveLength(sent.length);
  expect(rowsAsText(bo.engine.graph)).toBe(whole);
});

test('the latest receipt of a device counts, also where it says less; one of a device that is out counts for nothing', async () => {
  const { ada, bo, space, random } = await scene();
  const [ofAda, ofBo] = [replica(ada), replica(bo)];
  const early = ofBo.receipts(space)[0];
  await editSomething(bo, space, random);
  const late = ofBo.receipts(space)[0];
  if (!early || !late) throw new Error('no receipt');
  expect(late.stamp).toBeGreaterThan(early.stamp);
  await ofAda.receive([late.envelope, early.envelope]);
  expect(ofAda.receipts(space).find(({ device }) => device === ofBo.device)?.stamp).toBe(late.stamp);
  await remove(ada, bo, space);
  await editSomething(bo, space, random);
  const after = ofBo.receipts(space)[0];
  await ofAda.receive(after ? [after.envelope] : []);
  expect(ofAda.receipts(space).find(({ device }) => device === ofBo.device)?.stamp).toBe(late.stamp);
});

test('what cannot be opened yet is kept once, however often it is sent', async () => {
  const { ada, bo, space, random } = await scene();
  const cy = await createComrade({ name: 'Cy', random });
  const before = cy.disk.paths().length;
  const all = await envelopesOf(ada, space);
  const first = await cy.engine.receive(all);
  const second = await cy.engine.receive(all);
  expect(first.ok && first.value.held).toBe(all.length);
  expect(second.ok && second.value.held).toBe(0);
  expect(before).toBeLessThanOrEqual(cy.disk.paths().length);
  expect(bo.engine.isOpen()).toBe(true);
});
