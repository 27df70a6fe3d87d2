/** The acts a device makes: what it may, whom its keys reach, what is refused before it is signed. */
import { expect, test } from 'vitest';
import { sha256, toHex } from '../../../engine/secret/derive.ts';
import { readySodium, sodium } from '../../../engine/secret/sodium.ts';
import type { Act } from '../../../engine/space/acts.ts';
import {
  createMembers,
  letInBy,
  type MadeActs,
  type MembersError,
  type MembershipPort,
  needsRekey,
  presentIn,
} from '../../../engine/space/members.ts';
import { type DeviceKeys, type SpaceState, spaceFromActs, writeEpoch } from '../../../engine/space/space-state.ts';
import type { Result } from '../../../shared/result.ts';
import { deviceOf, keysOf } from './signed-things.ts';

await readySodium();

interface Someone {
  readonly name: string;
  readonly keys: DeviceKeys;
  readonly port: MembershipPort;
}

let time = 1;
function someone(name: string): Someone {
  const keys = { sign: keysOf(name), box: sodium().crypto_box_seed_keypair(sha256('box of ', name)) };
  return { name, keys, port: createMembers({ keys, clock: () => time++ }) };
}

const [ada, bo, cy, di, phone] = ['Ada', 'Bo', 'Cy', 'Di', 'Ada’s phone'].map(someone) as [
  Someone,
  Someone,
  Someone,
  Someone,
  Someone,
];

/** The acts all know; each opens what was sealed to it. */
function scene() {
  const made = ada.port.create('circle', 'Ada');
  const acts: Act[] = [...made.acts];
  const seen = (who: Someone): SpaceState => {
    const state = spaceFromActs(made.acts[0]?.id ?? '', acts, who.keys);
    if (!state) throw new Error('no space');
    return state;
  };
  const say = (what: Result<MadeActs, MembersError>): readonly Act[] => {
    if (!what.ok) throw new Error(JSON.stringify(what.error));
    acts.push(...what.value.acts);
    return what.value.acts;
  };
  const admit = (by: Someone, who: Someone, role: 'steward' | 'member' = 'member', person = who.name) =>
    by.port.admit(seen(by), { device: deviceOf(who.name), box: who.keys.box.publicKey, person, role });
  return { acts, seen, say, admit };
}

const errorOf = (result: Result<unknown, MembersError>) => (result.ok ? undefined : result.error.type);

test('a newcomer can open every epoch there was, and everything that is written from then on', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(bo.port.rotate(seen(bo)));
  say(admit(bo, cy));
  expect([...seen(cy).epochKeys.keys()].sort()).toEqual([...seen(ada).epochKeys.keys()].sort());
  expect(writeEpoch(seen(cy))).toEqual(writeEpoch(seen(ada)));
  expect(needsRekey(seen(cy).membership)).toBeUndefined();
});

test('who is put out gets no key from then on, and all others do, in the same breath', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(admit(ada, cy));
  const before = writeEpoch(seen(cy))?.id;
  const said = say(bo.port.remove(seen(bo), [deviceOf('Cy')]));
  expect(said.map(({ what }) => what.y)).toEqual(['remove', 'rotate']);
  expect(writeEpoch(seen(cy))).toBeUndefined();
  expect(writeEpoch(seen(ada))?.id).not.toBe(before);
  expect(writeEpoch(seen(ada))).toEqual(writeEpoch(seen(bo)));
  expect(needsRekey(seen(ada).membership)).toBeUndefined();
});

test('a whole person goes with all its devices', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(admit(ada, phone, 'member', 'Ada'));
  say(bo.port.remove(seen(bo), [deviceOf('Ada'), deviceOf(phone.name)]));
  expect(presentIn(seen(bo).membership).map(({ person }) => person)).toEqual(['Bo']);
});

test('a member lets its own devices in and out, and nobody else’s', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo));
  say(admit(ada, cy));
  say(admit(bo, di, 'member', 'Bo'));
  expect(seen(di).membership.members.get(deviceOf('Di'))).toMatchObject({ person: 'Bo', role: 'member' });
  expect(writeEpoch(seen(di))).toEqual(writeEpoch(seen(ada)));
  const other = someone('Ed');
  expect(errorOf(admit(bo, other))).toBe('NotASteward');
  expect(errorOf(admit(bo, other, 'steward', 'Bo'))).toBe('NotASteward');
  expect(errorOf(bo.port.remove(seen(bo), [deviceOf('Cy')]))).toBe('NotASteward');
  expect(errorOf(bo.port.setRole(seen(bo), 'Bo', 'steward'))).toBe('NotASteward');
  expect(errorOf(bo.port.rotate(seen(bo)))).toBe('NotASteward');
  say(bo.port.remove(seen(bo), [deviceOf('Di')]));
  expect(needsRekey(seen(ada).membership)?.epoch).toBe(true);
  expect(bo.port.rekey(seen(bo))).toBeUndefined();
  const rekeyed = ada.port.rekey(seen(ada));
  say({ ok: true, value: rekeyed ?? { acts: [], keys: new Map() } });
  expect(needsRekey(seen(ada).membership)).toBeUndefined();
  expect(writeEpoch(seen(di))).toBeUndefined();
});

test('nobody comes in under another’s name, twice, or again', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  expect(errorOf(admit(bo, cy, 'member', 'Ada'))).toBe('PersonTaken');
  expect(errorOf(admit(ada, bo))).toBe('AlreadyAMember');
  say(ada.port.remove(seen(ada), [deviceOf('Bo')]));
  expect(errorOf(admit(ada, bo))).toBe('RemovedForGood');
  expect(errorOf(admit(bo, cy))).toBe('NotAMember');
});

test('the last steward neither goes nor steps down', () => {
  const { seen, say, admit } = scene();
  expect(errorOf(ada.port.remove(seen(ada), [deviceOf('Ada')]))).toBe('LastSteward');
  say(admit(ada, bo));
  expect(errorOf(ada.port.remove(seen(ada), [deviceOf('Ada')]))).toBe('LastSteward');
  expect(errorOf(ada.port.setRole(seen(ada), 'Ada', 'member'))).toBe('LastSteward');
  say(ada.port.setRole(seen(ada), 'Bo', 'steward'));
  say(ada.port.remove(seen(ada), [deviceOf('Ada')]));
  expect(presentIn(seen(bo).membership)).toMatchObject([{ person: 'Bo', role: 'steward' }]);
});

test('two who step down at once leave the one who was here longest a steward', () => {
  const { acts, seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(admit(ada, cy));
  const both = [ada.port.setRole(seen(ada), 'Ada', 'member'), bo.port.setRole(seen(bo), 'Bo', 'member')];
  for (const each of both) say(each);
  const { membership } = seen(cy);
  expect(membership.refused).toEqual([]);
  expect(presentIn(membership).map(({ person, role }) => `${person} ${role}`)).toEqual([
    'Ada steward',
    'Bo member',
    'Cy member',
  ]);
  say(admit(ada, di));
  expect(seen(di).membership.refused).toEqual([]);
  expect(acts).toHaveLength(6);
});

test('a newcomer and a new epoch that missed each other are brought together by the next steward, once', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  const [newcomer, rotation] = [admit(ada, cy), bo.port.rotate(seen(bo))];
  say(newcomer);
  say(rotation);
  expect(writeEpoch(seen(cy))).toBeUndefined();
  const both = [ada.port.rekey(seen(ada)), bo.port.rekey(seen(bo))];
  for (const each of both) say({ ok: true, value: each ?? { acts: [], keys: new Map() } });
  expect(writeEpoch(seen(cy))).toEqual(writeEpoch(seen(ada)));
  expect([...seen(cy).epochKeys.keys()].sort()).toEqual([...seen(ada).epochKeys.keys()].sort());
  expect([ada, bo].map((each) => each.port.rekey(seen(each)))).toEqual([undefined, undefined]);
});

test('a key that a steward keeps from a newcomer is handed on by any member who has it', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(admit(ada, cy));
  const rotation = bo.port.rotate(seen(bo));
  say(admit(ada, di));
  say(rotation);
  say(bo.port.setRole(seen(bo), 'Ada', 'member'));
  const lacking = () => needsRekey(seen(di).membership)?.lacking.get(deviceOf('Di')) ?? [];
  expect(lacking()).toHaveLength(1);
  const handed = cy.port.rekey(seen(cy));
  expect(handed?.acts.map(({ what }) => what.y)).toEqual(['seen']);
  say({ ok: true, value: handed ?? { acts: [], keys: new Map() } });
  expect(lacking()).toEqual([]);
  expect(seen(di).epochKeys).toEqual(seen(bo).epochKeys);
  // Once is enough, for her and for everybody else.
  for (const each of [ada, cy]) expect(each.port.rekey(seen(each))?.acts).toBeUndefined();
});

test('a rotation that one who is out takes part in is never written under', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(admit(ada, cy, 'steward'));
  for (let turn = 0; turn < 8; turn++) {
    const late = bo.port.rotate(seen(bo));
    say(ada.port.rotate(seen(ada)));
    say(late);
  }
  const removal = ada.port.remove(seen(ada), [deviceOf('Bo')]);
  const beside = bo.port.rotate(seen(bo));
  say(removal);
  say(beside);
  const { membership } = seen(ada);
  expect(membership.holders.get(membership.writeEpoch)?.has(deviceOf('Bo'))).toBe(false);
  expect(writeEpoch(seen(bo))).toBeUndefined();
});

test('with whoever goes, those it let in are named, and those they let in', () => {
  const { seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  say(admit(bo, cy, 'steward'));
  say(admit(cy, di));
  expect(letInBy(seen(ada).membership, deviceOf('Bo')).map(({ person }) => person)).toEqual(['Cy', 'Di']);
  expect(letInBy(seen(ada).membership, deviceOf('Di'))).toEqual([]);
});

test('a hundred acts beside each other stop nobody: an act names what it can, and the next one the rest', () => {
  const { acts, seen, say, admit } = scene();
  say(admit(ada, bo, 'steward'));
  const same = seen(bo);
  for (let turn = 0; turn < 100; turn++) say(bo.port.rotate(same));
  say(admit(ada, cy));
  say(admit(ada, di));
  expect(seen(di).membership.refused).toEqual([]);
  expect(seen(di).membership.heads.length).toBeLessThan(64);
  expect(acts.length).toBe(104);
  expect(toHex(di.keys.sign.publicKey)).toBe(deviceOf('Di'));
});
