import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, Deed } from '../../../engine/members/acts.ts';
import { type Membership, removalsLearned, resolveMembership, witnessOf } from '../../../engine/members/membership.ts';
import { type Chance, chanceFrom, namedHash } from '../log/fuzz-inputs.ts';
import { actBy, admission, create, key, randomHistory, removal, rotation, shuffled } from './space-kit.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const start = create('ada');
const space = start.id;
const writer = (name: string) => namedHash(`writer ${name}`).slice(0, 32);

function says(author: string, parents: readonly Act[], deed: Deed): Act {
  return actBy(
    author,
    parents.map(({ id }) => id),
    deed,
    space,
  );
}

function presentMembers({ devices }: Membership): string[] {
  const present = [...devices.values()].filter(({ removedBy }) => removedBy.length === 0);
  return present.map(({ person, role }) => `${person} ${role}`).sort();
}

function summary(membership: Membership, names: readonly string[]) {
  const { devices, heads, epochs, writeEpoch, rotationDue, counted, rejected, pending } = membership;
  const bounds = names.flatMap((device) =>
    names.map((name) => membership.boundFor(namedHash(name).slice(0, 32), key(device))),
  );
  return {
    ...{ devices: [...devices].sort(), heads, epochs, writeEpoch, rotationDue, pending, bounds },
    ...{ counted: counted.map(({ id }) => id), rejected: [...rejected].sort() },
  };
}

/** Ada, who began, and Bo are stewards; Cy is a member. */
const bo = says('ada', [start], admission('bo', 'steward'));
const cy = says('ada', [bo], admission('cy'));
const founded = [start, bo, cy];

describe('any order', () => {
  test('acts give the same membership in any order of receipt, and twice is once', () => {
    const names = ['ada', 'bo', 'cy', 'di', 'eve', 'fay'];
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, length) => {
        const chance = chanceFrom(seed);
        const history = randomHistory(chance, length);
        const first = summary(resolveMembership(history[0]!.id, history), names);
        const again = shuffled([...history, ...history.slice(0, chance(length))], chance);
        expect(summary(resolveMembership(history[0]!.id, again), names)).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });

  test('what has a missing ancestor waits, and nothing else does', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = chanceFrom(seed);
        const history = randomHistory(chance, 25);
        const lost = new Set([history[1 + chance(24)]!.id]);
        const waiting = new Set<string>();
        for (const { id, parents } of history) {
          if (parents.some((parent) => lost.has(parent) || waiting.has(parent))) waiting.add(id);
        }
        const have = history.filter(({ id }) => !lost.has(id));
        const expected = [...waiting].filter((id) => !lost.has(id)).sort();
        expect(resolveMembership(history[0]!.id, have).pending).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('an act of another space does not count', () => {
    const other = create('eve');
    expect(resolveMembership(space, [...founded, other]).rejected).toEqual(new Map([[other.id, 'OtherSpace']]));
  });
});

describe('who may', () => {
  test('a steward admits, a member does not', () => {
    const byMember = says('cy', [cy], admission('di'));
    const membership = resolveMembership(space, [...founded, byMember]);
    expect(presentMembers(membership)).toEqual(['ada steward', 'bo steward', 'cy member']);
    expect(membership.rejected.get(byMember.id)).toBe('AuthorNotSteward');
    expect(membership.heads).toEqual([cy.id]);
  });

  test('a stranger, or a removed device that knows of its removal, can do nothing', () => {
    const out = says('ada', [cy], removal('bo'));
    const late = says('bo', [out], admission('di'));
    const stranger = says('eve', [out], removal('ada'));
    const { rejected } = resolveMembership(space, [...founded, out, late, stranger]);
    expect([...rejected.values()]).toEqual(['AuthorNotMember', 'AuthorNotMember']);
  });

  test('a removed device is not admitted again', () => {
    const out = says('ada', [cy], removal('bo'));
    const again = says('ada', [out], admission('bo'));
    expect(resolveMembership(space, [...founded, out, again]).rejected.get(again.id)).toBe('DeviceKnown');
  });

  test('a role holds for all devices of a person; of two concurrent ones the lesser', () => {
    const second = says('ada', [cy], admission('cy-2', 'member', 'cy'));
    const up = says('ada', [second], { type: 'role', person: 'cy', role: 'steward' });
    const acts = [...founded, second, up];
    expect(presentMembers(resolveMembership(space, acts))).toContain('cy steward');
    expect(resolveMembership(space, acts).devices.get(key('cy-2'))?.role).toBe('steward');
    const down = says('bo', [second], { type: 'role', person: 'cy', role: 'member' });
    expect(presentMembers(resolveMembership(space, [...acts, down]))).not.toContain('cy steward');
  });
});

describe('removal', () => {
  test('two stewards who remove each other at once are both out', () => {
    const outBo = says('ada', [cy], removal('bo'));
    const outAda = says('bo', [cy], removal('ada'));
    const membership = resolveMembership(space, [...founded, outBo, outAda]);
    expect(presentMembers(membership)).toEqual(['cy member']);
    expect([...membership.rejected]).toEqual([]);
  });

  test('a removed steward cannot admit with parents from before the removal', () => {
    const out = says('ada', [cy], removal('bo'));
    const backdated = says('bo', [cy], admission('eve', 'steward'));
    const byEve = says('eve', [backdated], admission('mallory'));
    const membership = resolveMembership(space, [...founded, out, backdated, byEve]);
    expect(presentMembers(membership)).toEqual(['ada steward', 'cy member']);
    expect(membership.rejected.get(backdated.id)).toBe('NotVouchedFor');
  });

  test('nor by removing one of its own devices after the fact', () => {
    const bo2 = says('ada', [cy], admission('bo-2', 'steward', 'bo'));
    const out = says('ada', [bo2], removal('bo'));
    const out2 = says('ada', [out], removal('bo-2'));
    const backdated = says('bo', [bo2], admission('eve', 'steward'));
    const cover = says('bo-2', [backdated], removal('bo'));
    const membership = resolveMembership(space, [...founded, bo2, out, out2, backdated, cover]);
    expect(presentMembers(membership)).toEqual(['ada steward', 'cy member']);
  });

  test('nor by having whom it admits bear witness', () => {
    const out = says('ada', [cy], removal('bo'));
    const backdated = says('bo', [cy], admission('eve', 'steward'));
    const witness = says('eve', [out, backdated], { type: 'witness', removal: out.id, counts: [] });
    const membership = resolveMembership(space, [...founded, out, backdated, witness]);
    expect(presentMembers(membership)).toEqual(['ada steward', 'cy member']);
  });

  test('whom it admitted before stays when another device had heard of it', () => {
    const out = says('ada', [cy], removal('bo'));
    const before = says('bo', [cy], admission('di'));
    const heard = resolveMembership(space, [...founded, before]);
    const { parents, deed } = witnessOf(heard, out.id, []);
    const witness = actBy('cy', parents, deed, space);
    const membership = resolveMembership(space, [...founded, out, before, witness]);
    expect(presentMembers(membership)).toEqual(['ada steward', 'cy member', 'di member']);
  });

  test('who leaves of its own will takes nobody along', () => {
    const leaves = says('ada', [cy], removal('ada'));
    const membership = resolveMembership(space, [...founded, leaves]);
    expect(presentMembers(membership)).toEqual(['bo steward', 'cy member']);
  });
});

describe('bounds', () => {
  const out = says('ada', [cy], removal('bo'));
  const witness = (author: string, n: number, parents = [out]) =>
    says(author, parents, { type: 'witness', removal: out.id, counts: [[writer('bo'), n, namedHash(`bo ${n}`)]] });

  test('who is not removed has no bound, who is has none of its bundles until somebody saw them', () => {
    expect(resolveMembership(space, founded).boundFor(writer('bo'), key('bo'))).toBeUndefined();
    const membership = resolveMembership(space, [...founded, out]);
    expect(membership.boundFor(writer('bo'), key('bo'))).toBe(0);
    expect(membership.boundFor(writer('cy'), key('cy'))).toBeUndefined();
  });

  test('the bound is the highest that the remaining members witnessed', () => {
    const membership = resolveMembership(space, [...founded, out, witness('ada', 3), witness('cy', 7)]);
    expect(membership.boundFor(writer('bo'), key('bo'))).toBe(7);
    expect(membership.boundFor(writer('bo-restored'), key('bo'))).toBe(0);
    expect(membership.witnessedFor(writer('bo'), key('bo')).get(namedHash('bo 7'))).toBe(7);
  });

  test('the removed device and strangers cannot raise it', () => {
    const acts = [...founded, out, witness('bo', 99), witness('eve', 99), witness('cy', 2)];
    expect(resolveMembership(space, acts).boundFor(writer('bo'), key('bo'))).toBe(2);
  });

  test('it stays when a witness is removed later', () => {
    const byCy = witness('cy', 7);
    const outCy = says('ada', [byCy], removal('cy'));
    expect(resolveMembership(space, [...founded, out, byCy, outCy]).boundFor(writer('bo'), key('bo'))).toBe(7);
  });

  test('for an honest member in an undisputed space no bound falls and no device is forgotten', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        liveTogether(chanceFrom(seed), 60);
      }),
      { numRuns: 100 },
    );
  });
});

interface LivingDevice {
  readonly name: string;
  acts: Act[];
  membership: Membership;
  /** How many bundles of each other device it has applied. */
  readonly applied: Map<string, number>;
  /** It was a member once and is none now, or could not settle who belongs: from then on it promises nothing. */
  lapsed: boolean;
}

/** The bundles of a device that is no member yet are held. */
function limitOf({ membership }: LivingDevice, name: string): number {
  if (!membership.devices.has(key(name))) return 0;
  return membership.boundFor(writer(name), key(name)) ?? Number.POSITIVE_INFINITY;
}

/** Devices that tell only the truth: they meet, pass acts on in causal order, remove each other, and witness at once. */
function liveTogether(chance: Chance, steps: number): void {
  const names = ['ada', 'bo', 'cy', 'di', 'eve'];
  const origin = create('ada');
  const begin = () => resolveMembership(origin.id, [origin]);
  const devices: LivingDevice[] = names.map((name) => ({
    ...{ name, acts: [origin], membership: begin(), applied: new Map(names.map((other) => [other, 0])), lapsed: false },
  }));
  const isMember = ({ name, membership }: LivingDevice) => membership.devices.get(key(name))?.removedBy.length === 0;
  const takeIn = (device: LivingDevice, ...acts: readonly Act[]) => {
    const before = device.membership;
    device.acts = [...device.acts, ...acts];
    device.membership = resolveMembership(origin.id, device.acts);
    const wasMember = before.devices.has(key(device.name));
    if (wasMember && !isMember(device)) device.lapsed = true;
    if (device.membership.isDisputed) device.lapsed = true;
    if (device.lapsed || !isMember(device)) return;
    for (const name of names) {
      const bound = limitOf(device, name);
      expect(bound).toBeGreaterThanOrEqual(device.applied.get(name)!);
      const earlier = wasMember ? before.boundFor(writer(name), key(name)) : undefined;
      if (earlier !== undefined) expect(bound).toBeGreaterThanOrEqual(earlier);
    }
    for (const known of wasMember ? before.devices.keys() : []) expect(device.membership.devices.has(known)).toBe(true);
  };
  const learn = (device: LivingDevice, act: Act) => {
    if (device.acts.some(({ id }) => id === act.id)) return;
    const { membership: before } = device;
    const after = resolveMembership(origin.id, [...device.acts, act]);
    if (!isMember(device)) return takeIn(device, act);
    const witnesses = removalsLearned(before, after).map(({ removal, device: gone }) => {
      const name = names.find((other) => key(other) === gone)!;
      const n = device.applied.get(name)!;
      const { parents, deed } = witnessOf(before, removal, n > 0 ? [[writer(name), n, namedHash(`${n}`)]] : []);
      return actBy(device.name, parents, deed, origin.id);
    });
    takeIn(device, act, ...witnesses);
  };
  for (let step = 0; step < steps; step += 1) {
    const device = devices[chance(devices.length)]!;
    const other = devices[chance(devices.length)]!;
    for (const act of other.acts) learn(device, act);
    if (device.lapsed || !isMember(device)) continue;
    for (const name of names) {
      const bound = limitOf(device, name);
      device.applied.set(name, Math.max(device.applied.get(name)!, Math.min(other.applied.get(name)!, bound)));
    }
    device.applied.set(device.name, device.applied.get(device.name)! + 1);
    if (device.membership.devices.get(key(device.name))?.role !== 'steward') continue;
    const target = names[chance(names.length)]!;
    const known = device.membership.devices.get(key(target));
    if (known === undefined) {
      learn(device, actBy(device.name, device.membership.heads, admission(target, 'steward'), origin.id));
    } else if (known.removedBy.length === 0 && chance(4) === 0 && target !== device.name) {
      learn(device, actBy(device.name, device.membership.heads, removal(target), origin.id));
    }
  }
}

describe('epochs', () => {
  test('the newest epoch is written under; of concurrent ones the lowest hash, until a steward rotates again', () => {
    const rotate = says('ada', [cy], rotation('1', ['ada', 'bo', 'cy']));
    const settled = resolveMembership(space, [...founded, rotate]);
    expect(settled.writeEpoch?.id).toBe(rotate.id);
    expect(settled.rotationDue).toBe(false);
    expect(settled.epochs.map(({ id }) => id)).toEqual([space, rotate.id]);
    const other = says('bo', [cy], rotation('2', ['ada', 'bo', 'cy']));
    const forked = resolveMembership(space, [...founded, rotate, other]);
    expect(forked.writeEpoch?.id).toBe([rotate.id, other.id].sort()[0]);
    expect(forked.rotationDue).toBe(true);
    const again = says('bo', [rotate, other], rotation('3', ['ada', 'bo', 'cy']));
    const healed = resolveMembership(space, [...founded, rotate, other, again]);
    expect(healed.writeEpoch?.id).toBe(again.id);
    expect(healed.rotationDue).toBe(false);
  });

  test('a rotation is due while a removed device has the key or a member has not', () => {
    const rotate = says('ada', [cy], rotation('1', ['ada', 'bo', 'cy']));
    const out = says('ada', [rotate], removal('bo'));
    expect(resolveMembership(space, [...founded, rotate, out]).rotationDue).toBe(true);
    const next = says('ada', [out], rotation('2', ['ada', 'cy']));
    expect(resolveMembership(space, [...founded, rotate, out, next]).rotationDue).toBe(false);
    const forgotten = says('ada', [out], rotation('3', ['ada']));
    expect(resolveMembership(space, [...founded, rotate, out, forgotten]).rotationDue).toBe(true);
  });
});

describe('standing', () => {
  test('a device counts from its admission, in the past of the heads it names', () => {
    const membership = resolveMembership(space, founded);
    expect(membership.standingAt(key('cy'), [cy.id])).toBe('member');
    expect(membership.standingAt(key('cy'), [bo.id])).toBe('stranger');
    expect(membership.standingAt(key('cy'), [namedHash('not here yet')])).toBe('unknown');
    expect(membership.standingAt(key('eve'), [cy.id])).toBe('stranger');
  });

  test('whoever was admitted by an act that may still be vouched for is unknown', () => {
    const out = says('ada', [cy], removal('bo'));
    const doubtful = says('bo', [cy], admission('di'));
    const membership = resolveMembership(space, [...founded, out, doubtful]);
    expect(membership.standingAt(key('di'), [doubtful.id])).toBe('unknown');
  });
});
