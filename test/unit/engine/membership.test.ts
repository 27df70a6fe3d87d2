import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, sha256, toHex } from '../../../engine/secret/derive.ts';
import { readySodium, sodium } from '../../../engine/secret/sodium.ts';
import {
  type Act,
  type ActWhat,
  checkOf,
  keysInAct,
  readAct,
  sealToDevice,
  signAct,
} from '../../../engine/space/acts.ts';
import { type Membership, resolveMembership } from '../../../engine/space/membership.ts';
import { spaceFromActs, writeEpoch } from '../../../engine/space/space-state.ts';
import { createRandom, type Random } from '../../kit/random.ts';
import { deviceOf, flipped, hash, keysOf } from './signed-things.ts';

await readySodium();

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const box = new Uint8Array(32);
const start = signAct(
  {
    parents: [],
    time: 1,
    what: { y: 'create', width: 'coalition', salt: new Uint8Array(16), person: 'Ada', box, check: box, keys: {} },
  },
  keysOf('Ada'),
);
const space = start.id;

function says(author: string, parents: readonly Act[], what: ActWhat, time = 1): Act {
  return signAct({ space, parents: parents.map(({ id }) => id), time, what }, keysOf(author));
}

function admits(name: string, role: 'steward' | 'member' = 'member', person = name): ActWhat {
  return { y: 'admit', device: Uint8Array.from(keysOf(name).publicKey), box, person, role, keys: {} };
}

function removes(name: string): ActWhat {
  return { y: 'remove', device: Uint8Array.from(keysOf(name).publicKey) };
}

/** Numbers of the last bundles held, by writer. */
function witnesses(removal: Act, held: Record<string, number>): ActWhat {
  const counts = Object.entries(held).map(([each, n]) => [each, { n, id: fromHex(lastBundle(each, n)) }]);
  return { y: 'witness', removal: fromHex(removal.id), counts: Object.fromEntries(counts) };
}

function lastBundle(of: string, n: number): string {
  return hash(`bundle ${n} of ${of}`);
}

const rotates: ActWhat = { y: 'rotate', check: box, keys: {} };
const writer = (name: string) => hash(`writer of ${name}`).slice(0, 32);
const present = ({ members }: Membership) =>
  [...members.values()]
    .filter(({ removedBy }) => removedBy.length === 0)
    .map(({ person, role }) => `${person} ${role}`)
    .sort();

/** Everything a membership says; what waits in the order of its ids, since it is a set. */
function said(membership: Membership): unknown {
  const { members, bounds, witnessed, waiting, ...rest } = membership;
  const tips = [...witnessed].map(([each, ids]) => [each, [...ids].sort()]);
  return {
    ...rest,
    members: [...members],
    bounds: [...bounds].sort(),
    witnessed: tips.sort(),
    waiting: [...waiting].sort(),
  };
}

/** What Bo may say who is no steward: it lets further devices of its own in and out. */
function ofBo(what: ActWhat): boolean {
  return (what.y === 'admit' && what.person === 'Bo') || (what.y === 'remove' && toHex(what.device) === deviceOf('Bo'));
}

const names = ['Ada', 'Bo', 'Cy', 'Di', 'Eli'];

function randomWhat(random: Random, acts: readonly Act[]): ActWhat {
  const someone = random.pick(names);
  const removals = acts.filter(({ what }) => what.y === 'remove');
  switch (random.below(6)) {
    case 0:
    case 1:
      return admits(someone, random.pick(['steward', 'member']));
    case 2:
      return removes(someone);
    case 3:
      return { y: 'role', person: someone, role: random.pick(['steward', 'member']) };
    case 4:
      return rotates;
    default:
      return removals.length > 0
        ? witnesses(random.pick(removals), { [writer(random.pick(names))]: 1 + random.below(50) })
        : rotates;
  }
}

/** Acts of anybody at any point of the history, allowed or not; some of what they rest on may never come. */
function randomActs(seed: number, count = 14): Act[] {
  const random = createRandom(seed);
  const acts = [start];
  for (let made = 0; made < count; made++) {
    const parents = new Set(Array.from({ length: 1 + random.below(2) }, () => random.pick(acts.slice(-5))));
    const author = random.chance(0.6) ? 'Ada' : random.pick(names);
    acts.push(says(author, [...parents], randomWhat(random, acts), random.below(1_000)));
  }
  return acts.filter((act) => act === start || random.chance(0.95));
}

describe('who belongs', () => {
  test('is the same in whatever order the acts came, however often', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const acts = randomActs(seed);
        const random = createRandom(order);
        const mixed = random.shuffled([...acts, ...acts.slice(0, random.below(acts.length))]);
        expect(said(resolveMembership(space, mixed))).toEqual(said(resolveMembership(space, acts)));
      }),
      { numRuns: 150 },
    );
  });

  test('is told by each act once: counted, refused or waiting', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const acts = randomActs(seed);
        const membership = resolveMembership(space, acts);
        const ids = new Set(acts.map(({ id }) => id));
        for (const act of acts) {
          const waits = act.parents.some((parent) => !ids.has(parent) || membership.waiting.includes(parent));
          expect(membership.waiting.includes(act.id)).toBe(waits);
          if (waits) expect(membership.refused).not.toContain(act.id);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is not changed by anything a stranger says, nor by a member who is no steward but for a witness', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const bo = says('Ada', [start], admits('Bo'));
        const acts = [start, bo];
        for (let made = 0; made < 10; made++) {
          const what = randomWhat(random, acts);
          if (what.y !== 'witness' && !ofBo(what))
            acts.push(says(random.pick(['Bo', 'Stranger']), [random.pick(acts.slice(1))], what, made));
        }
        const membership = resolveMembership(space, acts);
        expect(present(membership)).toEqual(['Ada steward', 'Bo member']);
        expect([...membership.refused].sort()).toEqual(
          acts
            .slice(2)
            .map(({ id }) => id)
            .sort(),
        );
        expect(membership.epochs).toEqual([space]);
        expect(membership.heads).toEqual([bo.id]);
      }),
      { numRuns: 80 },
    );
  });

  test('counts an act by what its author was then: a steward’s acts stand after the steward became a member', () => {
    const bo = says('Ada', [start], admits('Bo', 'steward'));
    const cy = says('Bo', [bo], admits('Cy'));
    const demoted = says('Ada', [cy], { y: 'role', person: 'Bo', role: 'member' });
    const late = says('Bo', [demoted], admits('Di'));
    const membership = resolveMembership(space, [start, bo, cy, demoted, late]);
    expect(present(membership)).toEqual(['Ada steward', 'Bo member', 'Cy member']);
    expect(membership.refused).toEqual([late.id]);
  });

  test('keeps a role for all devices of a person', () => {
    const first = says('Ada', [start], { ...(admits('Bo') as ActWhat & { y: 'admit' }), person: 'Bo' });
    const second = says('Ada', [first], { ...(admits('Bo 2') as ActWhat & { y: 'admit' }), person: 'Bo' });
    const raised = says('Ada', [second], { y: 'role', person: 'Bo', role: 'steward' });
    const { members } = resolveMembership(space, [start, first, second, raised]);
    expect([deviceOf('Bo'), deviceOf('Bo 2')].map((device) => members.get(device)?.role)).toEqual([
      'steward',
      'steward',
    ]);
  });

  test('waits for what an act rests on, and comes out the same once it is there', () => {
    const bo = says('Ada', [start], admits('Bo', 'steward'));
    const cy = says('Bo', [bo], admits('Cy'));
    const without = resolveMembership(space, [start, cy]);
    expect(present(without)).toEqual(['Ada steward']);
    expect(without.waiting).toEqual([cy.id]);
    expect(present(resolveMembership(space, [cy, start, bo]))).toEqual(['Ada steward', 'Bo steward', 'Cy member']);
    expect(resolveMembership(space, [bo, cy])).toMatchObject({ waiting: expect.arrayContaining([bo.id, cy.id]) });
  });

  test('has nothing to do with the acts of another space', () => {
    const other = signAct(
      { space: hash('another space'), parents: [start.id], time: 1, what: admits('Bo') },
      keysOf('Ada'),
    );
    expect(said(resolveMembership(space, [start, other]))).toEqual(said(resolveMembership(space, [start])));
  });
});

describe('a removal', () => {
  const bo = says('Ada', [start], admits('Bo', 'steward'));
  const cy = says('Bo', [bo], admits('Cy', 'steward'));
  const everyone = [start, bo, cy];

  test('is final: whatever arrives later, the device stays out, unless the removal itself falls to another', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const acts = createRandom(order).shuffled(randomActs(seed, 18));
        const out = new Map<string, readonly string[]>();
        for (let count = 1; count <= acts.length; count++) {
          const { members, refused, removals } = resolveMembership(space, acts.slice(0, count));
          for (const [device, removedBy] of out) {
            if (!members.has(device)) continue;
            const isHeld = removals.some(({ act }) => removedBy.includes(act));
            if (isHeld) expect(members.get(device)?.removedBy).not.toEqual([]);
            else expect(refused).toEqual(expect.arrayContaining([...removedBy]));
          }
          for (const { device, removedBy } of members.values()) if (removedBy.length > 0) out.set(device, removedBy);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is not undone by admitting the device again or by a role', () => {
    const gone = says('Ada', [cy], removes('Bo'));
    const again = says('Ada', [gone], admits('Bo', 'steward'));
    const role = says('Ada', [again], { y: 'role', person: 'Bo', role: 'steward' });
    const membership = resolveMembership(space, [...everyone, gone, again, role]);
    expect(present(membership)).toEqual(['Ada steward', 'Cy steward']);
    expect(membership.members.get(deviceOf('Bo'))?.removedBy).toEqual([gone.id]);
    expect(
      resolveMembership(space, [...everyone, gone, again, role, says('Bo', [role], rotates)]).refused,
    ).toHaveLength(1);
  });

  test('is not undone by what the removed one signs afterwards with old parents: nobody comes in by that door', () => {
    const gone = says('Ada', [cy], removes('Bo'));
    const door = says('Bo', [cy], admits('Di'));
    const inside = says('Di', [door], rotates);
    for (const order of [
      [gone, door, inside],
      [inside, door, gone],
    ]) {
      const membership = resolveMembership(space, [...everyone, ...order]);
      expect(present(membership)).not.toContain('Di member');
      expect(membership.refused).toContain(door.id);
    }
    const vouched = says('Cy', [door], admits('Ed'));
    expect(present(resolveMembership(space, [...everyone, gone, door, vouched]))).toContain('Di member');
  });

  test('leaves no way in under the name of a steward, nor down for one: one friend who stays does not vouch for that', () => {
    const eve = says('Ada', [cy], admits('Eve'));
    const gone = says('Cy', [eve], removes('Bo'));
    const asAda = says('Bo', [eve], { ...(admits('Di') as ActWhat & { y: 'admit' }), person: 'Ada' });
    const before = says('Bo', [bo], { ...(admits('Ed') as ActWhat & { y: 'admit' }), person: 'Cy' });
    const friend = says('Eve', [asAda, before], witnesses(gone, {}));
    const inside = says('Di', [friend], removes('Cy'));
    const all = [...everyone, eve, gone, asAda, before, friend, inside];
    expect(present(resolveMembership(space, all))).toEqual(['Ada steward', 'Cy steward', 'Eve member']);
    // What the friend named is in the past of whatever those write who know of the removal; that is no word for it.
    const later = ['Ada', 'Cy'].map((name) => says(name, [gone, friend], rotates));
    expect(present(resolveMembership(space, [...all, ...later]))).toEqual(['Ada steward', 'Cy steward', 'Eve member']);
  });

  test('beside another that nobody had heard of falls to that of whoever has been here longer', () => {
    const first = says('Ada', [cy], removes('Bo'));
    const second = says('Bo', [cy], removes('Ada'));
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const membership = resolveMembership(space, [...everyone, ...order]);
      expect(present(membership)).toEqual(['Ada steward', 'Cy steward']);
      expect(membership.refused).toEqual([second.id]);
    }
  });

  test('beside another holds, and so does the other, where others had heard of each: both are out', () => {
    const di = says('Ada', [cy], admits('Di'));
    const first = says('Ada', [di], removes('Bo'));
    const second = says('Bo', [di], removes('Ada'));
    const heard = [says('Cy', [first], witnesses(first, {})), says('Di', [second], witnesses(second, {}))];
    for (const order of [
      [di, first, second, ...heard],
      [...heard, second, first, di],
    ]) {
      const membership = resolveMembership(space, [...everyone, ...order]);
      expect(present(membership)).toEqual(['Cy steward', 'Di member']);
      expect(membership.removals.map(({ act, device }) => `${act} ${device}`).sort()).toEqual(
        [`${first.id} ${deviceOf('Bo')}`, `${second.id} ${deviceOf('Ada')}`].sort(),
      );
    }
  });

  test('by two at once names both', () => {
    const acts = ['Ada', 'Cy'].map((author) => says(author, [cy], removes('Bo')));
    const { members } = resolveMembership(space, [...everyone, ...acts]);
    expect([...(members.get(deviceOf('Bo'))?.removedBy ?? [])].sort()).toEqual(acts.map(({ id }) => id).sort());
  });

  test('beside the admission of the same device holds too', () => {
    for (let time = 0; time < 12; time++) {
      const admitted = says('Ada', [cy], admits('Di'), time);
      const removed = says('Bo', [cy], removes('Di'), time);
      expect(present(resolveMembership(space, [...everyone, admitted, removed]))).not.toContain('Di member');
    }
  });

  test('lets bounds only grow as witnesses arrive, to the highest that a remaining member held', () => {
    const gone = says('Ada', [cy], removes('Bo'));
    const held = fc.array(
      fc.tuple(fc.constantFrom('Ada', 'Cy'), fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 99 })),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(held, seeds, (counts, order) => {
        const acts = counts.map(([author, each, count], time) =>
          says(author, [gone], witnesses(gone, { [writer(each)]: count }), time),
        );
        let before = new Map<string, number>();
        const known: Act[] = [...everyone, gone];
        for (const act of createRandom(order).shuffled(acts)) {
          known.push(act);
          const { bounds } = resolveMembership(space, known);
          for (const [each, bound] of before) expect(bounds.get(each)).toBeGreaterThanOrEqual(bound);
          before = new Map(bounds);
        }
        for (const each of ['a', 'b']) {
          const own = counts.filter(([, name]) => name === each).map(([, , count]) => count);
          expect(before.get(writer(each))).toBe(own.length > 0 ? Math.max(...own) : undefined);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of a lost laptop by its owner leaves in whom another laptop of theirs had taken up, and nobody else', () => {
    const second = says('Ada', [start], admits('Ada’s second', 'member', 'Ada'));
    const third = says('Ada', [second], admits('Ada’s third', 'member', 'Ada'));
    const bo = says('Ada', [third], admits('Bo'));
    const taken = says('Ada’s second', [bo], { y: 'seen' });
    const late = says('Ada', [bo], admits('Cy'));
    const gone = says('Ada’s third', [third], removes('Ada'));
    const { members, refused } = resolveMembership(space, [start, second, third, bo, taken, late, gone]);
    const here = ['Ada’s second', 'Ada’s third', 'Bo'].map((name) => toHex(keysOf(name).publicKey));
    expect([...members.values()].flatMap(({ device, removedBy }) => (removedBy.length > 0 ? [] : [device]))).toEqual(
      here,
    );
    expect(refused).toEqual([late.id]);
    // Put out by somebody else, a person is not their own voucher.
    const di = says('Ada', [third], admits('Di', 'steward'));
    const accused = says('Di', [di], removes('Ada'));
    const after = says('Ada', [di], admits('Ed'));
    const own = says('Ada’s second', [after], { y: 'seen' });
    expect(resolveMembership(space, [start, second, third, di, accused, after, own]).refused).toEqual([after.id]);
  });

  test('takes the witness of a removed device for nothing, said before or after it was removed', () => {
    const gone = says('Ada', [cy], removes('Bo'));
    const own = says('Cy', [gone], witnesses(gone, { [writer('Bo')]: 999 }));
    const honest = says('Ada', [gone], witnesses(gone, { [writer('Bo')]: 5 }));
    const accused = says('Bo', [cy], witnesses(gone, { [writer('Bo')]: 9_999 }));
    const before = resolveMembership(space, [...everyone, gone, own, honest, accused]);
    expect(before.bounds.get(writer('Bo'))).toBe(999);
    const tip = (n: number) => lastBundle(writer('Bo'), n);
    expect(before.witnessed.get(writer('Bo'))).toEqual(new Set([tip(999), tip(5)]));
    const cyGone = says('Ada', [own, honest], removes('Cy'));
    const after = resolveMembership(space, [...everyone, gone, own, honest, accused, cyGone]);
    expect([...after.bounds]).toEqual([[writer('Bo'), 5]]);
    expect([...after.witnessed]).toEqual([[writer('Bo'), new Set([tip(5)])]]);
    const stranger = says('Stranger', [gone], witnesses(gone, { [writer('Bo')]: 7_000 }));
    expect([...resolveMembership(space, [...everyone, gone, honest, stranger]).bounds]).toEqual([[writer('Bo'), 5]]);
  });
});

describe('the epoch that is written under', () => {
  test('is that of the last rotation, and of two beside each other the one with the lowest id', () => {
    const bo = says('Ada', [start], admits('Bo', 'steward'));
    expect(resolveMembership(space, [start, bo]).writeEpoch).toBe(space);
    const first = says('Ada', [bo], rotates, 1);
    const second = says('Bo', [bo], rotates, 2);
    const lowest = [first.id, second.id].sort()[0];
    expect(resolveMembership(space, [start, bo, first, second]).writeEpoch).toBe(lowest);
    const joined = says('Bo', [first, second], rotates, 3);
    const membership = resolveMembership(space, [start, bo, first, second, joined]);
    expect(membership.writeEpoch).toBe(joined.id);
    expect(membership.epochs).toHaveLength(4);
    expect(membership.epochs.at(-1)).toBe(joined.id);
  });

  test('is never one that somebody rotated who may not', () => {
    const bo = says('Ada', [start], admits('Bo'));
    const acts = [start, bo, says('Bo', [bo], rotates), says('Stranger', [bo], rotates)];
    expect(resolveMembership(space, acts)).toMatchObject({ writeEpoch: space, epochs: [space] });
  });
});

describe('an act', () => {
  const act = says('Ada', [start], admits('Bo'));

  test('is read as it was signed', () => {
    expect(readAct(act.signed)).toEqual({ ok: true, value: act });
    expect(act).toMatchObject({ space, device: deviceOf('Ada'), parents: [space], time: 1, what: admits('Bo') });
    expect(start).toMatchObject({ id: space, space, parents: [] });
  });

  test('is refused with any bit flipped in body or signature', () => {
    const { body, signature } = act.signed;
    for (let bit = 0; bit < body.length * 8; bit++)
      expect(readAct({ ...act.signed, body: flipped(body, bit) }).ok).toBe(false);
    for (let bit = 0; bit < signature.length * 8; bit++)
      expect(readAct({ ...act.signed, signature: flipped(signature, bit) })).toEqual({
        ok: false,
        error: { type: 'SignatureBad' },
      });
  });

  test('that creates has no past, and any other has one', () => {
    const creates = { parents: [hash('past')], time: 1, what: start.what };
    expect(() => signAct(creates, keysOf('Ada'))).toThrow('Malformed');
    expect(() => signAct({ ...creates, space, parents: [] }, keysOf('Ada'))).toThrow('Malformed');
    expect(() => signAct({ space, parents: [], time: 1, what: rotates }, keysOf('Ada'))).toThrow('Malformed');
    expect(() => signAct({ parents: [space], time: 1, what: rotates }, keysOf('Ada'))).toThrow('Malformed');
  });

  test.each([
    ['a key the format does not have', { ...rotates, more: 1 }],
    ['a role nobody has', { y: 'role', person: 'Bo', role: 'owner' }],
    ['an unknown name', { y: 'dissolve' }],
    ['a device of 31 bytes', { y: 'remove', device: new Uint8Array(31) }],
    ['a count of 0', { y: 'witness', removal: new Uint8Array(32), counts: { [writer('Bo')]: { n: 0, id: box } } }],
    ['a count without its bundle', { y: 'witness', removal: new Uint8Array(32), counts: { [writer('Bo')]: { n: 1 } } }],
    [
      'a count of a writer that is none',
      { y: 'witness', removal: new Uint8Array(32), counts: { Bo: { n: 1, id: box } } },
    ],
    ['keys for a device that is none', { y: 'rotate', check: box, keys: { Bo: {} } }],
  ])('with %s is refused', (_name, what) => {
    expect(() => says('Ada', [start], what as unknown as ActWhat)).toThrow('Malformed');
  });
});

describe('epoch keys', () => {
  const boxOf = (name: string) => sodium().crypto_box_seed_keypair(sha256('box of ', name));
  const contentKey = sha256('content key');
  const sealedTo = (name: string) => Uint8Array.from(sealToDevice(contentKey, boxOf(name).publicKey));

  const check = checkOf(contentKey);
  const epochs = (...acts: Act[]) => {
    const byId = new Map(acts.map((act) => [act.id, act]));
    return (epoch: string) => byId.get(epoch);
  };

  test('handed out by an act reach the device they are for and nobody else', () => {
    const earlier = says('Ada', [start], { y: 'rotate', check, keys: {} });
    const act = says('Ada', [earlier], {
      y: 'rotate',
      check,
      keys: { [deviceOf('Bo')]: { this: sealedTo('Bo'), [earlier.id]: sealedTo('Bo') } },
    });
    const known = epochs(act, earlier);
    const found = keysInAct(act, deviceOf('Bo'), boxOf('Bo'), known);
    expect([...found.keys()].sort()).toEqual([act.id, earlier.id].sort());
    for (const key of found.values()) expect(key).toEqual(contentKey);
    expect(keysInAct(act, deviceOf('Cy'), boxOf('Bo'), known).size).toBe(0);
    expect(keysInAct(act, deviceOf('Bo'), boxOf('Cy'), known).size).toBe(0);
    expect(keysInAct(start, deviceOf('Ada'), boxOf('Ada'), known).size).toBe(0);
    expect([...keysInAct(act, deviceOf('Bo'), boxOf('Bo'), known, (id) => id === act.id).keys()]).toEqual([earlier.id]);
    expect(act.signed.body.join()).not.toContain(contentKey.join());
  });

  test('sealed to the wrong device or to nothing leave the others alone', () => {
    const act = says('Ada', [start], {
      y: 'rotate',
      check,
      keys: { [deviceOf('Bo')]: { this: sealedTo('Bo'), [hash('a')]: sealedTo('Cy'), [hash('b')]: new Uint8Array(3) } },
    });
    expect([...keysInAct(act, deviceOf('Bo'), boxOf('Bo'), epochs(act)).keys()]).toEqual([act.id]);
  });

  test('that do not fit the epoch they are said to be of are nothing, whoever hands them out', () => {
    const bo = says('Ada', [start], admits('Bo'));
    const epoch = says('Ada', [bo], { y: 'rotate', check: checkOf(sha256('the true key')), keys: {} });
    const lie = says('Stranger', [epoch], {
      y: 'rotate',
      check,
      keys: { [deviceOf('Bo')]: { [epoch.id]: sealedTo('Bo') } },
    });
    const keys = { sign: keysOf('Bo'), box: boxOf('Bo') };
    const told = spaceFromActs(space, [start, bo, epoch, lie], keys);
    expect(told?.epochKeys.has(epoch.id)).toBe(false);
    const handed = new Map([[epoch.id, contentKey]]);
    expect(spaceFromActs(space, [start, bo], keys, handed)?.epochKeys.has(epoch.id)).toBe(false);
    expect(spaceFromActs(space, [start, bo, epoch], keys, handed)?.epochKeys.has(epoch.id)).toBe(false);
  });

  test('are known to a space from all its acts, and it writes under the newest it can open', () => {
    const first = sha256('first key');
    const create = { ...start.what, check: checkOf(first) } as ActWhat;
    const begun = signAct({ parents: [], time: 1, what: create }, keysOf('Ada'));
    const within = (author: string, parent: Act, what: ActWhat) =>
      signAct({ space: begun.id, parents: [parent.id], time: 1, what }, keysOf(author));
    const bo = within('Ada', begun, admits('Bo'));
    const given = { [deviceOf('Bo')]: { this: sealedTo('Bo') } };
    const act = within('Ada', bo, { y: 'rotate', check, keys: given });
    const keys = { sign: keysOf('Bo'), box: boxOf('Bo') };
    const state = spaceFromActs(begun.id, [act, begun, bo], keys, new Map([[begun.id, first]]));
    if (!state) throw new Error('no space');
    expect(toHex(state.epochKeys.get(begun.id)!)).toBe(toHex(first));
    expect(writeEpoch(state)).toEqual({ id: act.id, contentKey });
    expect(state.info).toEqual({ id: begun.id, name: 'coalition', width: 'coalition' });
    const locked = spaceFromActs(begun.id, [act, begun, bo], { ...keys, box: boxOf('Cy') });
    expect(locked && writeEpoch(locked)).toBeUndefined();
    expect(spaceFromActs(begun.id, [bo, act], keys)).toBeUndefined();
  });
});
