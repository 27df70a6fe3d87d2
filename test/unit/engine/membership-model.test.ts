/**
 * Members who hear of each other's acts late, in any order and in part, as devices do that meet now and then; and a thief
 * who has a removed steward's keys, a friend among those who stay, and all the time in the world.
 */
import { expect, test } from 'vitest';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { type Act, type ActWhat, signAct } from '../../../engine/space/acts.ts';
import { type Membership, resolveMembership } from '../../../engine/space/membership.ts';
import { createRandom, type Random, runsFromEnvironment } from '../../kit/random.ts';
import { deviceOf, keysOf } from './signed-things.ts';

await readySodium();
const { runs, seed } = runsFromEnvironment(20);
const seeds = Array.from({ length: runs }, (_, index) => seed + index);
const box = new Uint8Array(32);

interface World {
  readonly random: Random;
  readonly space: string;
  /** What each has heard. */
  readonly heard: Map<string, Map<string, Act>>;
  time: number;
}

function newWorld(random: Random, creator: string): World {
  const what = {
    y: 'create' as const,
    width: 'circle' as const,
    salt: new Uint8Array(16),
    person: creator,
    box,
    check: box,
    keys: {},
  };
  const start = signAct({ parents: [], time: random.below(1_000_000), what }, keysOf(creator));
  return { random, space: start.id, heard: new Map([[creator, new Map([[start.id, start]])]]), time: 1 };
}

const actsOf = (world: World, name: string) => [...(world.heard.get(name)?.values() ?? [])];
const membershipOf = (world: World, name: string) => resolveMembership(world.space, actsOf(world, name));
const everything = (world: World) => new Map([...world.heard.values()].flatMap((acts) => [...acts]));
const removes = (name: string): ActWhat => ({ y: 'remove', device: Uint8Array.from(keysOf(name).publicKey) });
const admits = (name: string, role: 'steward' | 'member', person = name): ActWhat => ({
  y: 'admit',
  device: Uint8Array.from(keysOf(name).publicKey),
  box,
  person,
  role,
  keys: {},
});
const gives = (role: 'steward' | 'member', person: string): ActWhat => ({ y: 'role', person, role });
const rotates = ({ members }: Membership): ActWhat => ({
  y: 'rotate',
  check: box,
  keys: Object.fromEntries(
    [...members.values()]
      .filter(({ removedBy }) => removedBy.length === 0)
      .map(({ device }) => [device, { this: box }]),
  ),
});

function isIn(membership: Membership, name: string): boolean {
  return membership.members.get(deviceOf(name))?.removedBy.length === 0;
}

const present = (membership: Membership) =>
  [...membership.members.values()].filter(({ removedBy }) => removedBy.length === 0);

function says(world: World, author: string, what: ActWhat, parents = membershipOf(world, author).heads): Act {
  const act = signAct({ space: world.space, parents: parents.slice(0, 64), time: world.time++, what }, keysOf(author));
  const known = world.heard.get(author) ?? new Map();
  world.heard.set(author, known.set(act.id, act));
  return act;
}

/** Takes in acts as an honest device does: of removals it newly hears of it bears witness, of newcomers it says that it knows. */
function hears(world: World, name: string, acts: Iterable<Act>): void {
  const known = world.heard.get(name) ?? new Map();
  const before = membershipOf(world, name);
  const removals = new Set(before.removals.map(({ act }) => act));
  for (const act of acts) known.set(act.id, act);
  world.heard.set(name, known);
  const after = membershipOf(world, name);
  if (!isIn(after, name)) return;
  const heard = after.removals.filter(({ act }) => !removals.has(act));
  for (const { act } of heard)
    says(world, name, { y: 'witness', removal: Uint8Array.from(Buffer.from(act, 'hex')), counts: {} });
  const isSteward = after.members.get(deviceOf(name))?.role === 'steward';
  const isNew = after.members.size > before.members.size && before.members.has(deviceOf(name));
  if (heard.length === 0 && isSteward && isNew) says(world, name, { y: 'seen' });
}

function meets(world: World, from: string, to: string): void {
  hears(world, to, actsOf(world, from));
}

/** Everything counts for everybody in the end, in whatever order it came. */
function expectOneMind(world: World, names: readonly string[], note: string): Membership {
  const all = [...everything(world).values()];
  const settled = resolveMembership(world.space, all);
  for (const name of names) {
    const other = resolveMembership(world.space, world.random.shuffled(all));
    expect(other.writeEpoch, `${name}, ${note}`).toBe(settled.writeEpoch);
    expect([...other.members], `${name}, ${note}`).toEqual([...settled.members]);
    expect([...other.refused].sort(), note).toEqual([...settled.refused].sort());
  }
  return settled;
}

test.each(seeds)(
  'members who say anything at any time are of one mind in the end, and never without a steward (seed %i)',
  (each) => {
    const random = createRandom(each);
    const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fi'];
    const world = newWorld(random, 'Ada');
    for (const name of names.slice(1)) {
      says(world, 'Ada', admits(name, random.pick(['steward', 'member'])));
      meets(world, 'Ada', name);
    }
    for (let turn = 0; turn < 25; turn++) {
      const [author, other] = random.shuffled(names);
      if (!author || !other) continue;
      const choice = random.below(10);
      if (choice < 5) meets(world, author, other);
      else if (choice === 5) says(world, author, removes(other));
      else if (choice === 6) says(world, author, gives(random.pick(['steward', 'member']), other));
      else if (choice === 7) says(world, author, admits(`${other} ${turn}`, 'member', other));
      else if (choice === 8) says(world, author, admits(`New ${turn}`, random.pick(['steward', 'member'])));
      else says(world, author, rotates(membershipOf(world, author)));
    }
    const settled = expectOneMind(world, names, `seed ${each}`);
    if (present(settled).length > 0)
      expect(
        present(settled).some(({ role }) => role === 'steward'),
        `seed ${each}`,
      ).toBe(true);
    for (const { person, role } of settled.members.values())
      for (const same of settled.members.values()) if (same.person === person) expect(same.role).toBe(role);
  },
);

/** A space whose thief, the founder or a later steward, was removed by one and heard of by all; Eve stays and plays along. */
function robbed(random: Random) {
  const thief = 'Thief';
  const creator = random.chance(0.5) ? thief : 'Ada';
  const honest = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'].slice(0, 3 + random.below(3));
  const world = newWorld(random, creator);
  const everybody = [...new Set([creator, ...random.shuffled([...honest, thief, 'Eve'])])];
  for (const name of everybody.slice(1)) {
    const isSteward = name === 'Ada' || name === thief || (name !== 'Eve' && random.chance(0.4));
    says(world, creator, admits(name, isSteward ? 'steward' : 'member'));
    meets(world, creator, name);
  }
  for (const from of everybody) for (const to of everybody) if (from !== to) meets(world, from, to);
  const stewards = present(membershipOf(world, 'Ada')).filter(({ role }) => role === 'steward');
  const remover = random.pick(honest.filter((name) => stewards.some(({ device }) => device === deviceOf(name))));
  says(world, remover, removes(thief));
  says(world, remover, rotates(membershipOf(world, remover)));
  for (const name of random.shuffled([...honest, 'Eve'])) if (name !== remover) meets(world, remover, name);
  for (const from of honest) for (const to of honest) if (from !== to) meets(world, from, to);
  const before = membershipOf(world, remover);
  expect(isIn(before, thief)).toBe(false);
  return { world, thief, honest, remover, before, acts: actsOf(world, remover) };
}

function expectUnmoved({ world, thief, honest, before }: ReturnType<typeof robbed>, acts: Iterable<Act>, note: string) {
  const known = [...acts];
  const look = (after: Membership) => {
    for (const name of honest) {
      expect(isIn(after, name), `${name} was put out, ${note}`).toBe(true);
      expect(after.members.get(deviceOf(name))?.role, note).toBe(before.members.get(deviceOf(name))?.role);
    }
    expect(isIn(after, thief), note).toBe(false);
    for (const { person, role } of present(after))
      if (!honest.includes(person)) expect(role, `${person}, ${note}`).toBe('member');
    const steward = (membership: Membership) =>
      present(membership).flatMap(({ device, role }) => (role === 'steward' ? [device] : []));
    for (const device of steward(after)) expect(steward(before), `a device rose, ${note}`).toContain(device);
    expect(after.writeEpoch, note).toBe(before.writeEpoch);
    for (const [writer, bound] of before.bounds) expect(after.bounds.get(writer)).toBeGreaterThanOrEqual(bound);
  };
  const after = resolveMembership(world.space, world.random.shuffled(known));
  look(after);
  // Those who stay hear it all and go on: what they write rests on it, and lends it nothing.
  for (const name of honest) {
    const parents = resolveMembership(world.space, known).heads;
    known.push(signAct({ space: world.space, parents, time: 1, what: { y: 'seen' } }, keysOf(name)));
  }
  look(resolveMembership(world.space, known));
}

test.each(seeds)(
  'who was removed and had two hear of it regains nothing, whatever it signs with whatever past (seed %i)',
  (each) => {
    const random = createRandom(each);
    const scene = robbed(random);
    const { world, thief, honest, remover, before, acts } = scene;
    const puppets = ['Puppet 1', 'Puppet 2', 'Puppet 3'];
    const known = new Map(everything(world));
    for (let turn = 0; turn < 30; turn++) {
      const pool = [...known.values()];
      const own = pool.slice(acts.length);
      const from = own.length > 0 && random.chance(0.6) ? own : pool;
      const parents = Array.from({ length: 1 + random.below(3) }, () => random.pick(from).id);
      const author = random.pick([thief, thief, 'Eve', ...puppets]);
      const removal = Uint8Array.from(Buffer.from(random.pick(pool).id, 'hex'));
      const what = random.pick<ActWhat>([
        admits(random.pick(puppets), random.pick(['steward', 'member'])),
        admits(`${author} ${turn}`, 'steward', author),
        admits(random.pick(puppets), 'member', random.pick(honest)),
        removes(random.pick(honest)),
        removes(remover),
        gives('steward', random.pick(['Eve', thief, ...puppets])),
        gives('member', random.pick(honest)),
        rotates(before),
        { y: 'witness', removal, counts: {} },
      ]);
      const act = signAct({ space: world.space, parents: [...new Set(parents)], time: turn, what }, keysOf(author));
      known.set(act.id, act);
    }
    expectUnmoved(scene, known.values(), `seed ${each}`);
  },
);

test.each(seeds)(
  'a crowd that the removed one lets in, from whatever point of the past, outvotes nobody (seed %i)',
  (each) => {
    const random = createRandom(each);
    const scene = robbed(random);
    const { world, thief, honest, before, acts } = scene;
    for (const from of acts) {
      const forged: Act[] = [];
      const sign = (author: string, what: ActWhat, parents: readonly string[]) => {
        const act = signAct({ space: world.space, parents, time: forged.length, what }, keysOf(author));
        forged.push(act);
        return act.id;
      };
      let last = from.id;
      const crowd = Array.from({ length: 9 }, (_, index) => `Crowd ${index}`);
      for (const name of crowd) last = sign(thief, admits(name, random.pick(['steward', 'member'])), [last]);
      const out = honest.map((name) => sign(thief, removes(name), [last]));
      const removal = Uint8Array.from(Buffer.from(out[0] ?? '', 'hex'));
      const friends = random.chance(0.5) ? [...crowd, 'Eve'] : crowd;
      const spoken = friends.map((name) => sign(name, { y: 'witness', removal, counts: {} }, out));
      for (const name of crowd) sign(name, removes(random.pick(honest)), spoken);
      sign(random.pick(crowd), rotates(before), spoken);
      expectUnmoved(scene, [...everything(world).values(), ...forged], `seed ${each}, from ${acts.indexOf(from)}`);
    }
  },
);

test('figures: resolving the acts of large, and of hostile, spaces', () => {
  const timed = (what: string, acts: readonly Act[]): void => {
    const space = acts[0]?.id ?? '';
    const start = performance.now();
    const { members, refused } = resolveMembership(space, acts);
    const milliseconds = Math.round(performance.now() - start);
    // biome-ignore lint/suspicious/noConsole: figures are for whoever looks; time is not asserted.
    console.log(
      `${acts.length} acts, ${what}: ${milliseconds} ms (${members.size} devices, ${refused.length} refused)`,
    );
  };
  const random = createRandom(1);
  const honest = newWorld(random, 'Ada');
  for (let index = 0; index < 60; index++) says(honest, 'Ada', admits(`M ${index}`, index < 5 ? 'steward' : 'member'));
  const acts = actsOf(honest, 'Ada');
  let heads = [acts.at(-1)?.id ?? ''];
  const grow = (author: string, what: ActWhat, parents = heads): Act => {
    const act = signAct({ space: honest.space, parents, time: acts.length, what }, keysOf(author));
    acts.push(act);
    return act;
  };
  for (let index = 5; acts.length < 2_000; index++) {
    const removal = grow('Ada', removes(`M ${index}`));
    heads = [grow('Ada', { y: 'rotate', check: box, keys: {} }, [removal.id]).id];
    const witness = { y: 'witness' as const, removal: Uint8Array.from(Buffer.from(removal.id, 'hex')), counts: {} };
    heads = ['M 0', 'M 1', 'M 2', 'M 3', 'M 4'].map((name) => grow(name, witness).id);
    heads = [grow('Ada', admits(`N ${index}`, 'member')).id];
  }
  timed('a space over the years', acts);

  const wide = acts.slice(0, 61);
  const root = [wide.at(-1)?.id ?? ''];
  for (let index = 0; wide.length < 1_000; index++)
    wide.push(signAct({ space: honest.space, parents: root, time: index, what: removes('Ada') }, keysOf('M 1')));
  for (let index = 0; wide.length < 2_000; index++)
    wide.push(signAct({ space: honest.space, parents: root, time: index, what: removes('M 1') }, keysOf('Ada')));
  timed('a thousand removals each way', wide);

  const roles = acts.slice(0, 61);
  for (let index = 0; roles.length < 2_000; index++) {
    const parents = Array.from({ length: 3 }, () => random.pick(roles).id);
    roles.push(
      signAct(
        {
          space: honest.space,
          parents: [...new Set(parents)],
          time: index,
          what: gives(random.pick(['steward', 'member']), 'M 1'),
        },
        keysOf(random.pick(['M 0', 'M 1'])),
      ),
    );
  }
  timed('quarrels about one role', roles);
});
