import { expect, test } from 'vitest';
import { actorFor } from '../../engine/bundles/bundle.ts';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { toHex } from '../../engine/secret/derive.ts';
import { presentIn } from '../../engine/space/members.ts';
import { Automerge } from '../../shared/crdt.ts';
import { ok } from '../../shared/result.ts';
import { deflateBomb, keyBomb, runLengthBomb } from '../kit/bombs.ts';
import {
  admit,
  type Comrade,
  createComrade,
  deliver,
  editSomething,
  envelopesOf,
  forge,
  found,
  membersOf,
  remove,
  reopen,
  says,
  stateOf,
  writerOfComrade,
} from '../kit/comrades.ts';
import { rowsAsText } from '../kit/domain.ts';
import { createRandom, type Random, runsFromEnvironment } from '../kit/random.ts';

await readyAutomerge();
const { runs, seed } = runsFromEnvironment(25);

async function assemble(random: Random, count: number): Promise<{ space: string; comrades: Comrade[] }> {
  const ada = await createComrade({ name: 'Ada', random });
  const space = await found(ada);
  await editSomething(ada, space, random);
  const comrades = [ada];
  for (const name of ['Bo', 'Cy', 'Di', 'Ed'].slice(0, count - 1)) {
    const comrade = await createComrade({ name, random });
    await admit(ada, comrade, space);
    comrades.push(comrade);
  }
  for (const from of comrades) for (const to of comrades) if (from !== to) await deliver(from, to, space);
  return { space, comrades };
}

/** The vault copied file by file, as it lies on the disk; both are open afterwards. */
async function copyOf(original: Comrade, random: Random): Promise<Comrade> {
  await original.engine.close();
  const { device, writers, keyring } = original;
  const disk = original.disk.clone();
  const copy = await createComrade({ name: `${original.name}’s copy`, random, device, disk, writers, keyring });
  await reopen(original);
  return copy;
}

/** A copied vault of which both write on, and somebody else builds upon the branch of the original. */
async function forkedUnder(random: Random) {
  const { space, comrades } = await assemble(random, 3);
  const [ada, original, other] = comrades;
  if (!ada || !original || !other) throw new Error('three were asked for');
  const copy = await copyOf(original, random);
  for (let turn = 0; turn < 3; turn++) for (const side of [original, copy]) await editSomething(side, space, random);
  await deliver(original, other, space);
  for (let turn = 0; turn < 4; turn++) await editSomething(other, space, random);
  return { space, ada, original, other, copy, all: [...comrades, copy] };
}

const deviceOf = ({ device }: Comrade) => toHex(device.sign.publicKey);

async function chatter(comrades: readonly Comrade[], space: string, random: Random, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    const [a, b] = random.shuffled(comrades);
    if (a && random.chance(0.6)) await editSomething(a, space, random);
    if (a && b && random.chance(0.4)) await deliver(a, b, space, random);
    if (a && random.chance(0.05)) await restart(a, random);
  }
}

/** Sometimes the index is lost or is that of an earlier day. */
async function restart(comrade: Comrade, random: Random): Promise<void> {
  await comrade.engine.close();
  const lost = random.below(3);
  for (const key of [...comrade.indexValues.keys()])
    if (lost === 0 || (lost === 1 && random.chance(0.3))) comrade.indexValues.delete(key);
  await reopen(comrade);
}

async function settle(comrades: readonly Comrade[], space: string): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const from of comrades) for (const to of comrades) if (from !== to) await deliver(from, to, space);
}

function expectAgreement(comrades: readonly Comrade[], note: string): void {
  const [first, ...others] = comrades;
  if (!first) return;
  const rows = rowsAsText(first.engine.graph);
  for (const other of others)
    expect(rowsAsText(other.engine.graph), `${other.name} differs from ${first.name}, ${note}`).toBe(rows);
  for (const author of comrades)
    for (const [record, name] of author.saved) {
      const row = first.engine.graph.rowOf(record);
      expect(row, `${author.name}'s ${name || 'encounter'} is lost, ${note}`).toBeDefined();
      if (name) expect(JSON.stringify(row)).toContain(name);
    }
}

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'comrades who exchange bundles in any order, with losses and doubles, end with the same rows and lose nothing (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, comrades } = await assemble(random, 2 + random.below(4));
    await chatter(comrades, space, random, 30);
    await settle(comrades, space);
    expectAgreement(comrades, `seed ${each}`);
    expect(comrades[0]?.saved.size).toBeGreaterThan(0);
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'a vault copied file by file forks; one branch counts, the other is written anew, nothing is lost (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, comrades } = await assemble(random, 3);
    const original = comrades[1];
    if (!original) throw new Error('three were asked for');
    await chatter(comrades, space, random, 8);
    const copy = await copyOf(original, random);
    const all = [...comrades, copy];
    for (let turn = 0; turn < 4; turn++) for (const each of [original, copy]) await editSomething(each, space, random);
    await chatter(all, space, random, 10);
    await settle(all, space);
    await settle(all, space);
    expectAgreement(all, `seed ${each}`);
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'a battery that dies while a losing branch is written anew costs nobody a word, nor who built upon that branch (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, original, other, copy, all } = await forkedUnder(random);
    const branch = await envelopesOf(copy, space);
    for (const side of [original, other]) {
      side.disk.lastCalls = random.below(8);
      await side.engine.receive(branch);
      await side.engine.close();
      side.disk.powerCut(random);
      await reopen(side);
    }
    for (let round = 0; round < 4; round++) await settle(all, space);
    expectAgreement(all, `seed ${each}`);
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'a losing branch, or what was built upon it, that a full disk keeps from being written anew is once there is room (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, ada, original, other, copy, all } = await forkedUnder(random);
    const ofOriginal = await envelopesOf(original, space);
    const ofCopy = await envelopesOf(copy, space);
    for (const [side, branch] of [[original, ofCopy] as const, [copy, ofOriginal] as const, [other, ofCopy] as const]) {
      // As much as the other's branch takes in the log, and next to nothing beside it.
      side.disk.room = 200 + branch.reduce((sum, envelope) => sum + 5 + envelope.length, 0);
      expect(await side.engine.receive(branch)).toMatchObject({ ok: true });
      side.disk.room = Number.POSITIVE_INFINITY;
    }
    // Something else comes first: that must not make the rest forgotten.
    await editSomething(ada, space, random);
    await deliver(ada, other, space);
    for (let round = 0; round < 4; round++) await settle(all, space);
    expectAgreement(all, `seed ${each}`);
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'what counted by the word of somebody who is put out later goes on counting (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, comrades } = await assemble(random, 3);
    const [ada, gone, witness] = comrades;
    if (!ada || !gone || !witness) throw new Error('three were asked for');
    await remove(ada, gone, space);
    for (let turn = 0; turn < 3; turn++) await editSomething(gone, space, random);
    // It had them before it heard, and says so; by its word they count for her too.
    await deliver(gone, witness, space);
    await deliver(ada, witness, space);
    await deliver(witness, ada, space);
    const ofGone = () => ada.engine.ledger.entries.filter((entry) => entry.device === deviceOf(gone));
    expect(ofGone().at(-1)).toMatchObject({ status: 'applied' });
    // Whoever came later had nothing of the one that was out by then but what the others told.
    const late = await createComrade({ name: 'Late', random });
    await admit(ada, late, space, 'steward');
    await deliver(ada, late, space);
    for (const each of [ada, witness]) await remove(late, each, space);
    for (const [record, name] of gone.saved) expect(JSON.stringify(late.engine.graph.rowOf(record))).toContain(name);
    await remove(ada, witness, space);
    for (const entry of ofGone()) expect(entry).toMatchObject({ status: 'applied' });
    for (const [record, name] of gone.saved) expect(JSON.stringify(ada.engine.graph.rowOf(record))).toContain(name);
  },
);

test('a removal that came before the key it is sealed under takes no merge back either', async () => {
  const random = createRandom(seed);
  const { space, comrades } = await assemble(random, 4);
  const [ada, bo, cy, di] = comrades;
  if (!ada || !bo || !cy || !di) throw new Error('four were asked for');
  await says(ada, membersOf(ada).setRole(stateOf(ada, space), bo.name, 'steward'));
  await settle(comrades, space);
  for (let turn = 0; turn < 6; turn++) await editSomething(ada, space, random);
  await deliver(ada, cy, space);
  await remove(bo, di, space);
  await remove(bo, ada, space);
  const rotation = [...stateOf(bo, space).acts.values()].find(({ what }) => what.y === 'rotate')?.id ?? '';
  for (const id of [...bo.engine.idsOf(space).filter((each) => each !== rotation), rotation]) {
    const envelope = await bo.engine.envelopeOf(id);
    if (envelope) await cy.engine.receive([envelope]);
  }
  expect(stateOf(cy, space).membership.removals).toHaveLength(2);
  await settle([bo, cy], space);
  for (const at of [bo, cy])
    for (const [record, name] of ada.saved)
      expect(JSON.stringify(at.engine.graph.rowOf(record)), at.name).toContain(name);
});

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'a removal heard late takes no merge back, and what the removed one writes later stays out unless somebody had it (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, comrades } = await assemble(random, 4);
    const [ada, , , gone] = comrades;
    if (!ada || !gone) throw new Error('four were asked for');
    await chatter(comrades, space, random, 12);
    const before = new Set(
      ada.engine.ledger.entries.filter((entry) => entry.status === 'applied').map((entry) => entry.id),
    );
    await remove(ada, gone, space);
    await chatter(comrades.slice(0, 3), space, random, 4);
    for (let turn = 0; turn < 3; turn++) await editSomething(gone, space, random);
    const late = comrades[1 + random.below(2)];
    if (late && random.chance(0.5)) await deliver(gone, late, space, random);
    const staying = comrades.slice(0, 3);
    await settle(staying, space);
    for (const to of staying) await deliver(gone, to, space);
    await settle(staying, space);
    gone.saved.clear();
    expectAgreement(staying, `seed ${each}`);
    const applied = new Set(
      ada.engine.ledger.entries.filter((entry) => entry.status === 'applied').map((entry) => entry.id),
    );
    for (const id of before) expect(applied.has(id), `a merge was taken back, seed ${each}`).toBe(true);
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'stewards who put each other out while apart: all agree who stays, lose nothing they had, and write on under keys of their own (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, comrades } = await assemble(random, 5);
    const [ada, bo, ...others] = comrades;
    if (!ada || !bo) throw new Error('five were asked for');
    await says(ada, membersOf(ada).setRole(stateOf(ada, space), bo.name, 'steward'));
    await settle(comrades, space);
    await chatter(comrades, space, random, 10);
    await remove(ada, bo, space);
    await remove(bo, ada, space);
    const had = new Map(comrades.map((comrade) => [comrade, appliedAt(comrade)]));
    for (const to of random.shuffled(others))
      for (const from of random.shuffled([ada, bo])) if (random.chance(0.7)) await deliver(from, to, space);
    await chatter(others, space, random, 8);
    await settle(comrades, space);
    const present = (comrade: Comrade) => presentIn(stateOf(comrade, space).membership).map(({ device }) => device);
    const [witness] = others;
    if (!witness) throw new Error('five were asked for');
    const staying = comrades.filter(({ device }) => present(witness).includes(toHex(device.sign.publicKey)));
    for (let round = 0; round < 3; round++) {
      for (const comrade of staying) {
        const made = membersOf(comrade).rekey(stateOf(comrade, space));
        if (made) await says(comrade, ok(made));
      }
      await settle(staying, space);
    }
    for (const comrade of staying) await editSomething(comrade, space, random);
    await settle(staying, space);
    for (const comrade of comrades) if (!staying.includes(comrade)) comrade.saved.clear();
    expectAgreement(staying, `seed ${each}`);
    const { writeEpoch } = stateOf(witness, space).membership;
    for (const comrade of staying) {
      expect(present(comrade), `seed ${each}`).toEqual(present(witness));
      expect(stateOf(comrade, space).membership.writeEpoch, `seed ${each}`).toBe(writeEpoch);
      expect(stateOf(comrade, space).epochKeys.has(writeEpoch), `seed ${each}`).toBe(true);
      const now = appliedAt(comrade);
      for (const id of had.get(comrade) ?? []) expect(now.has(id), `a merge was taken back, seed ${each}`).toBe(true);
    }
    for (const comrade of comrades)
      if (!staying.includes(comrade)) expect(stateOf(comrade, space).epochKeys.has(writeEpoch)).toBe(false);
  },
);

function appliedAt(comrade: Comrade): Set<string> {
  const { entries } = comrade.engine.ledger;
  return new Set(entries.filter((entry) => entry.status === 'applied').map((entry) => entry.id));
}

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'a hostile member changes nothing it may not: forged actor, backdated bundle, bombs, garbage (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const { space, comrades } = await assemble(random, 3);
    const [ada, bo, eve] = comrades;
    if (!ada || !bo || !eve) throw new Error('three were asked for');
    await chatter([ada, bo], space, random, 10);
    const honest = [ada, bo];
    await settle(honest, space);
    const rows = rowsAsText(ada.engine.graph);
    const volume = [...ada.engine.volumes.keys()][0] ?? '';
    const salt = eve.writers.get(space) ?? 'ee'.repeat(16);
    eve.writers.set(space, salt);
    const actor = actorFor(writerOfComrade(eve, space), volume);
    const hostile = { sign: eve.device.sign, salt };
    const stolenActor = actorFor(writerOfComrade(ada, space), volume);
    const foreign = changeBy(stolenActor);
    const attacks = {
      foreign: forge(hostile, ada, space, { n: 101, volume, changes: [foreign] }),
      deflate: forge(hostile, ada, space, { n: 102, volume, changes: [deflateBomb(actor, 64 * 1024 * 1024)] }),
      runs: forge(hostile, ada, space, { n: 103, volume, changes: [runLengthBomb(actor, 2 ** 31)] }),
      keys: forge(hostile, ada, space, { n: 104, volume, changes: [keyBomb(actor, 100_000, 90_000)] }),
      garbage: forge(hostile, ada, space, { n: 105, volume, changes: [random.bytes(200)] }),
      noise: Uint8Array.of(255, ...random.bytes(5_000)),
      bent: bend(forge(hostile, ada, space, { n: 106, volume, changes: [changeBy(actor)] }), random),
    };
    for (const to of honest) {
      const received = await to.engine.receive(random.shuffled(Object.values(attacks)));
      expect(received.ok && received.value.applied, `seed ${each}`).toBe(0);
      expect(received.ok && received.value.refused.length).toBe(Object.keys(attacks).length);
    }
    expect(rowsAsText(ada.engine.graph)).toBe(rows);

    await remove(ada, eve, space);
    await settle(honest, space);
    const backdated = forge(hostile, bo, space, {
      n: 1,
      volume: 'ef'.repeat(16),
      changes: [changeBy(actorFor(writerOfComrade(eve, space), 'ef'.repeat(16)))],
    });
    for (const to of honest) {
      const received = await to.engine.receive([backdated]);
      expect(received.ok && received.value.held).toBe(1);
    }
    await settle(honest, space);
    expectAgreement(honest, `seed ${each}`);
    expect(JSON.stringify([...ada.engine.graph.rows.values()])).not.toContain('planted');
    expect(toHex(eve.device.sign.publicKey)).toHaveLength(64);
  },
);

function changeBy(actor: string): Uint8Array {
  const doc = Automerge.change(Automerge.init<Record<string, unknown>>({ actor }), (draft) => {
    draft['f'.repeat(32)] = {
      '@kind': new Automerge.ImmutableString('organisation'),
      name: new Automerge.ImmutableString('planted'),
    };
  });
  const change = Automerge.getLastLocalChange(doc);
  if (!change) throw new Error('no change');
  return change;
}

function bend(envelope: Uint8Array, random: Random): Uint8Array {
  const bent = Uint8Array.from(envelope);
  const at = 49 + random.below(bent.length - 49);
  bent[at] = (bent[at] ?? 0) ^ (1 << random.below(8));
  return bent;
}
