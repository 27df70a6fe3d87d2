/** The description of membership says the same as the product, also where acts were said beside each other and backdated. */
import { expect, test } from 'vitest';
import { type Act, type ActWhat, signAct } from '../../../engine/space/acts.ts';
import { resolveMembership } from '../../../engine/space/membership.ts';
import { createRandom, type Random, runsFromEnvironment } from '../../kit/random.ts';
import { keysOf } from '../engine/signed-things.ts';
import { readAct } from './bodies.ts';
import { membershipOf } from './membership.ts';
import { hex } from './sealed.ts';

const { runs, seed } = runsFromEnvironment(25);
const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'];
const strangers = ['Flo', 'Gi', 'Hal', 'Ida'];
const bytes = new Uint8Array(32);
const keyOf = (name: string) => Uint8Array.from(keysOf(name).publicKey);

function anything(random: Random): ActWhat {
  const name = random.pick(names);
  const role = random.pick(['steward', 'steward', 'member'] as const);
  const keys = Object.fromEntries(
    names.filter(() => random.chance(0.8)).map((each) => [hex(keyOf(each)), { this: bytes }]),
  );
  const counts = { [random.pick(['ab', 'cd']).repeat(16)]: { n: 1 + random.below(9), id: bytes } };
  const choice = random.below(11);
  if (choice < 3)
    return { y: 'admit', device: keyOf(name), box: bytes, person: random.pick([name, name, 'Bo']), role, keys: {} };
  if (choice < 6) return { y: 'remove', device: keyOf(name) };
  if (choice === 6) return { y: 'role', person: name, role };
  if (choice === 7) return { y: 'rotate', check: bytes, keys };
  if (choice === 8) return { y: 'witness', removal: bytes, counts };
  return { y: 'seen' };
}

/** Most is said by the heads of a part of what there is; some of it with whatever parents. */
function anyActs(random: Random): Act[] {
  const what: ActWhat = {
    y: 'create',
    width: 'circle',
    salt: bytes.slice(16),
    person: 'Ada',
    box: bytes,
    check: bytes,
    keys: {},
  };
  const acts = [signAct({ parents: [], time: random.below(1_000_000), what }, keysOf('Ada'))];
  const space = acts[0]?.id ?? '';
  const say = (author: string, said: ActWhat, parents: readonly string[]) =>
    acts.push(signAct({ space, parents, time: acts.length, what: said }, keysOf(author)));
  for (const name of names.slice(1)) {
    const role = random.pick(['steward', 'member'] as const);
    const admits: ActWhat = { y: 'admit', device: keyOf(name), box: bytes, person: name, role, keys: {} };
    say('Ada', admits, [acts.at(-1)?.id ?? '']);
  }
  // Newcomers one after the other, taken up here and there, and whoever lets them in put out by one who knew of none.
  const early = acts.slice(-2).map(({ id }) => id);
  if (random.chance(0.5)) {
    const sponsor = random.pick(['Ada', 'Bo']);
    let last = [acts.at(-1)?.id ?? ''];
    for (const name of strangers) {
      const person = random.pick([name, name, name, 'Ada', 'Cy']);
      const role = random.pick(['steward', 'member', 'member', 'member'] as const);
      say(sponsor, { y: 'admit', device: keyOf(name), box: bytes, person, role, keys: {} }, last);
      last = [acts.at(-1)?.id ?? ''];
      if (random.chance(0.4)) say(random.pick([...names, ...strangers]), { y: 'seen' }, last);
    }
    say(random.pick(['Ada', 'Bo', 'Cy']), { y: 'remove', device: keyOf(sponsor) }, [random.pick(early)]);
  }
  for (let turn = random.below(30); turn > 0; turn--) {
    const from = random.chance(0.7) ? acts.slice(-6) : acts;
    say(random.pick([...names, ...strangers]), anything(random), [random.pick(from).id, random.pick(from).id]);
  }
  return acts;
}

test(`membership as described is membership as resolved (${runs} worlds from seed ${seed})`, () => {
  const told = { contested: 0, dropped: 0 };
  for (let world = seed; world < seed + runs; world++) {
    const random = createRandom(world);
    const acts = anyActs(random);
    const space = acts[0]?.id ?? '';
    const expected = resolveMembership(space, acts);
    const read = random.shuffled(acts).flatMap(({ signed }) => readAct(signed) ?? []);
    const found = membershipOf(space, read);
    const note = `seed ${world}`;
    expect(
      [...found.members].map(([device, { person, role, out }]) => [device, person, role, out]),
      note,
    ).toEqual(
      [...expected.members].map(([device, { person, role, removedBy }]) => [
        device,
        person,
        role,
        removedBy.length > 0,
      ]),
    );
    expect(found.heads, note).toEqual(expected.heads);
    expect(found.epochs, note).toEqual(expected.epochs);
    expect(found.writeEpoch, note).toBe(expected.writeEpoch);
    expect(found.bounds, note).toEqual(expected.bounds);
    expect(found.witnessed, note).toEqual(expected.witnessed);
    if (expected.removals.length > 1) told.contested++;
    if (expected.droppedEpochs.length > 0) told.dropped++;
  }
  expect(told.contested).toBeGreaterThan(0);
  expect(told.dropped).toBeGreaterThan(0);
});
