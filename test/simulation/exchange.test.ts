import { expect, test } from 'vitest';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { toHex } from '../../engine/secret/derive.ts';
import { replicaOf } from '../../engine/sync/engine-replica.ts';
import { type Exchange, type ExchangeEvent, startExchange } from '../../engine/sync/exchange.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { decodeMessage, encodeMessage } from '../../shared/wire/exchange.ts';
import { admit, type Comrade, createComrade, editSomething, found, membersOf, says, stateOf } from '../kit/comrades.ts';
import { rowsAsText } from '../kit/domain.ts';
import { createPipes, type PipePair } from '../kit/pipes.ts';
import { createRandom, runsFromEnvironment } from '../kit/random.ts';

await readyAutomerge();
const { runs, seed } = runsFromEnvironment(20);

interface Meeting {
  readonly pipes: PipePair;
  readonly sides: readonly [Exchange, Exchange];
  readonly events: readonly [ExchangeEvent[], ExchangeEvent[]];
  /** Until nothing more is said and nothing is left to do. */
  readonly quiet: () => Promise<void>;
}

function meet(
  a: Comrade,
  b: Comrade,
  onEvent: (event: ExchangeEvent, of: Comrade) => void = () => {},
  underway?: Parameters<typeof createPipes>[0],
): Meeting {
  const pipes = createPipes(underway);
  const due: (() => void)[] = [];
  const events: [ExchangeEvent[], ExchangeEvent[]] = [[], []];
  const side = (me: Comrade, other: Comrade, index: 0 | 1): Exchange =>
    startExchange({
      replica: replicaOf(me.engine, me.device, () => me.context().now),
      peer: replicaOf(other.engine, other.device, () => 0).device,
      pipe: pipes.ends[index],
      onEvent: (event) => {
        events[index].push(event);
        onEvent(event, me);
      },
      later: (run) => {
        due.push(run);
        return () => due.splice(0, due.length, ...due.filter((each) => each !== run));
      },
    });
  const sides: [Exchange, Exchange] = [side(a, b, 0), side(b, a, 1)];
  const quiet = async () => {
    for (let still = 0, last = -1; still < 12; ) {
      await new Promise((resolve) => setImmediate(resolve));
      if (pipes.sent.length !== last || due.length > 0) still = 0;
      else still++;
      last = pipes.sent.length;
      for (const run of due.splice(0)) run();
    }
  };
  return { pipes, sides, events, quiet };
}

async function writeOrganisation(
  by: Comrade,
  space: string,
  fields: { name: string; summary?: string },
): Promise<void> {
  const made = newRecord({ kind: 'organisation', space, fields }, by.context());
  if (!made.ok || !(await by.engine.commit({ kind: 'edit', edits: [made.value] })).ok) throw new Error('not written');
}

function typeOf(frame: Uint8Array): string | undefined {
  const message = decodeMessage(frame);
  return message.ok ? message.value.type : undefined;
}

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'two who meet have the same afterwards, know it, and stay level while both write (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const ada = await createComrade({ name: 'Ada', random });
    const space = await found(ada);
    for (let turn = 0; turn < 10; turn++) await editSomething(ada, space, random);
    const bo = await createComrade({ name: 'Bo', random });
    await admit(ada, bo, space);
    for (let turn = 0; turn < 6; turn++) await editSomething(random.pick([ada, bo]), space, random);
    const first = meet(ada, bo);
    await first.quiet();
    const isLevel = () => {
      expect(rowsAsText(bo.engine.graph)).toBe(rowsAsText(ada.engine.graph));
      for (const events of first.events)
        expect(events.filter(({ type }) => type === 'level').at(-1)).toMatchObject({ level: true });
      for (const side of first.sides) expect(side.summary().apart).toEqual([]);
    };
    isLevel();
    for (const events of first.events) expect(events.map(({ type }) => type)).toContain('done');
    for (let turn = 0; turn < 8; turn++) {
      await editSomething(random.pick([ada, bo]), space, random);
      if (random.chance(0.5)) await first.quiet();
    }
    await first.quiet();
    isLevel();
    for (const side of first.sides) side.close();
    await first.quiet();
    const again = meet(ada, bo);
    await again.quiet();
    // Nothing is new: a hello each, and that both are done.
    expect(again.pipes.sent).toHaveLength(4);
    expect(again.pipes.sent.reduce((total, { frame }) => total + frame.length, 0)).toBeLessThan(1_000);
    for (const side of again.sides) side.close();
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'two who share two spaces and both wrote while apart are done when they have it all, and know that they are level (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const [ada, bo] = [await createComrade({ name: 'Ada', random }), await createComrade({ name: 'Bo', random })];
    const spaces = [await found(ada), await found(ada, 'circle')];
    for (const space of spaces) await admit(ada, bo, space);
    for (let turn = random.below(12); turn > 0; turn--)
      await editSomething(random.pick([ada, bo]), random.pick(spaces), random);
    const isAll = (space: string) => ada.engine.haveOf(space).digest === bo.engine.haveOf(space).digest;
    const early: string[] = [];
    const { quiet, events } = meet(ada, bo, ({ type }) => {
      if (type === 'done') early.push(...spaces.filter((space) => !isAll(space)));
    });
    await quiet();
    expect(early, 'done before all was there').toEqual([]);
    for (const said of events) {
      expect(said.map(({ type }) => type)).toContain('done');
      for (const space of spaces)
        expect(said.findLast((event) => event.type === 'level' && event.space === space)).toMatchObject({
          level: true,
        });
    }
  },
);

test.each(Array.from({ length: runs }, (_, index) => seed + index))(
  'where a vault was copied and both went on, one meeting brings everything of both to either side (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const ada = await createComrade({ name: 'Ada', random });
    const space = await found(ada);
    const bo = await createComrade({ name: 'Bo', random });
    await admit(ada, bo, space);
    for (let turn = 1 + random.below(3); turn > 0; turn--) await editSomething(bo, space, random);
    const { device, disk, writers, keyring } = bo;
    const copy = await createComrade({ name: 'Bo’s copy', random, device, disk: disk.clone(), writers, keyring });
    for (const side of [bo, copy])
      for (let turn = 1 + random.below(3); turn > 0; turn--) await editSomething(side, space, random);
    for (const side of [bo, copy, bo]) {
      const { quiet, sides, events } = meet(ada, side);
      await quiet();
      for (const said of events) expect(said.map(({ type }) => type)).toContain('done');
      for (const { close } of sides) close();
      await quiet();
      expect(side.engine.haveOf(space).digest).toBe(ada.engine.haveOf(space).digest);
    }
    for (const side of [bo, copy]) expect(rowsAsText(side.engine.graph)).toContain('Bo');
  },
);

test.each([
  ['with entries', 3],
  ['in which nothing is written yet', 0],
])('whoever is let into one more space %s as they meet is done once that is there too', async (_, entries) => {
  const random = createRandom(seed);
  const [ada, bo] = [await createComrade({ name: 'Ada', random }), await createComrade({ name: 'Bo', random })];
  const spaces = [await found(ada), await found(ada, 'circle')] as const;
  await editSomething(ada, spaces[0], random);
  for (let turn = 0; turn < entries; turn++) {
    await writeOrganisation(ada, spaces[1], { name: `Harbour ${turn}` });
  }
  await admit(ada, bo, spaces[0]);
  const lacking = () => spaces.flatMap((space) => ada.engine.idsOf(space).filter((id) => !bo.engine.isHere(id)));
  const letIn = () => {
    const { sign, box } = bo.device;
    const wanted = { device: toHex(sign.publicKey), box: box.publicKey, person: 'Bo', role: 'member' } as const;
    return says(ada, membersOf(ada).admit(stateOf(ada, spaces[1]), wanted));
  };
  const early: string[] = [];
  let [dones, hellos] = [0, 0];
  // Bo has said that he is done; Ada says so only after she has told of the space he was let into meanwhile.
  const { quiet, events } = meet(
    ada,
    bo,
    ({ type }, of) => {
      if (type === 'done' && of === bo) early.push(...lacking());
    },
    (frame, from) => {
      const type = typeOf(frame);
      if (type === 'done' && ++dones === 2) void letIn();
      if (from === 1) return [frame];
      if (type === 'done') return [];
      return type === 'hello' && ++hellos === 2 ? [frame, encodeMessage({ type: 'done' })] : [frame];
    },
  );
  await quiet();
  expect(hellos).toBe(2);
  expect(early, 'done before all was there').toEqual([]);
  for (const said of events) expect(said.map(({ type }) => type)).toContain('done');
  expect(lacking()).toEqual([]);
});

test('what one side pushes is not sent back, and it hears that it has come', async () => {
  const random = createRandom(seed);
  const ada = await createComrade({ name: 'Ada', random });
  const space = await found(ada);
  const bo = await createComrade({ name: 'Bo', random });
  await admit(ada, bo, space);
  const { quiet, events, sides } = meet(ada, bo);
  await quiet();
  const before = sides[1].summary().bundlesOut;
  for (let turn = 0; turn < 5; turn++) {
    await editSomething(ada, space, random);
    await quiet();
    expect(events[0].findLast(({ type }) => type === 'level')).toMatchObject({ level: true });
  }
  expect(bo.engine.haveOf(space).digest).toBe(ada.engine.haveOf(space).digest);
  expect(sides[1].summary().bundlesOut).toBe(before);
});

test.each(Array.from({ length: Math.ceil(runs / 4) }, (_, index) => seed + index))(
  'a first sync that was cut goes on where it stopped: what was on the disk is not sent again (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const ada = await createComrade({ name: 'Ada', random });
    const space = await found(ada);
    const bo = await createComrade({ name: 'Bo', random });
    await admit(ada, bo, space);
    const written = 80;
    for (let turn = 0; turn < written; turn++) {
      const fields = { name: `Harbour ${turn}`, summary: Buffer.from(random.bytes(6_000)).toString('base64') };
      await writeOrganisation(ada, space, fields);
    }
    let came = 0;
    const first = meet(ada, bo, (event) => {
      if (event.type === 'received') came += event.received.taken.length;
      if (came > 0) first.pipes.cut();
    });
    await first.quiet();
    const held = bo.engine.ledger.entries.length;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(written);
    const again = meet(ada, bo);
    await again.quiet();
    expect(again.sides[0].summary().bundlesOut).toBe(written - held);
    expect(rowsAsText(bo.engine.graph)).toBe(rowsAsText(ada.engine.graph));
    for (const side of again.sides) side.close();
  },
);
