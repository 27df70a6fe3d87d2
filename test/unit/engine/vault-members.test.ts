/** Two people with a vault each, on one desk: who is in, who is out, what was readable, and what the list of spaces says. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAct } from '../../../engine/space/acts.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { createVault, openVault } from '../../../engine/vault/vault.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { spaceOfWidth } from '../../../shared/edit/plan.ts';
import { addOrganisation, names, testPassphrase, unwrap } from '../../kit/vaults.ts';

let root = '';
const open: Vault[] = [];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'samband-members-'));
});
afterEach(async () => {
  for (const vault of open.splice(0)) await vault.lock();
  await rm(root, { recursive: true, force: true });
});

const options = (name: string) => ({ memoryKiB: 64, machineTokenFile: join(root, `${name} machine`) });

async function vaultOf(name: string, more: { joining?: boolean } = {}): Promise<Vault> {
  const who = { name, passphrase: Buffer.from(testPassphrase) };
  const { vault } = unwrap(await createVault(join(root, name), who, { ...options(name), ...more }));
  open.push(vault);
  return vault;
}

async function reopened(vault: Vault, name: string): Promise<Vault> {
  await vault.lock();
  const again = unwrap(await openVault(join(root, name), Buffer.from(testPassphrase), options(name)));
  open.push(again);
  return again;
}

const idOf = (vault: Vault, width: 'private' | 'coalition') => spaceOfWidth(vault.context(), width).id;
const called = (vault: Vault) => vault.spaces.map(({ name }) => name);
const errorOf = (result: { ok: boolean; error?: { type: string } }) => (result.ok ? undefined : result.error?.type);

async function bring(from: Vault, to: Vault, space: string): Promise<void> {
  const envelopes: Uint8Array[] = [];
  for await (const envelope of from.replica.envelopes(space, from.replica.ids(space))) envelopes.push(envelope);
  unwrap(await to.replica.receive(envelopes));
}

async function letIn(host: Vault, guest: Vault, space: string, role: 'steward' | 'member' = 'member'): Promise<void> {
  unwrap(await host.members.admit(space, { ...guest.members.self, role }));
  await joins(host, guest, space);
}

async function joins(host: Vault, guest: Vault, space: string): Promise<void> {
  const acts = host.replica.acts(space).map((signed) => unwrap(readAct(signed)));
  unwrap(await guest.members.join(acts));
  await vi.waitUntil(() =>
    guest.members
      .list()
      .some((each) => each.space.id === space && each.persons.some((person) => person.isMe && person.name !== '')),
  );
  await bring(host, guest, space);
  await bring(guest, host, space);
}

test('who joins a coalition writes there from then on, without opening anew, and the empty one of their own is gone', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const [coalition, own] = [idOf(ada, 'coalition'), idOf(bo, 'coalition')];
  await addOrganisation(ada, 'Havnelaget');
  let told = 0;
  bo.onSpaces(() => told++);
  await letIn(ada, bo, coalition);
  expect(told).toBeGreaterThan(0);
  expect(idOf(bo, 'coalition')).toBe(coalition);
  expect(called(bo)).toEqual(['private', 'coalition']);
  expect(bo.spaces.some(({ id }) => id === own)).toBe(false);
  await addOrganisation(bo, 'Teknikerlaget');
  await bring(bo, ada, coalition);
  expect(names(ada)).toEqual(['Havnelaget', 'Teknikerlaget']);
  expect(names(bo)).toEqual(names(ada));
  const again = await reopened(bo, 'Bo');
  expect(idOf(again, 'coalition')).toBe(coalition);
  expect(called(again)).toEqual(['private', 'coalition']);
});

test('an own coalition that holds something stays beside the joined one, until it is brought along in one step', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const [coalition, own] = [idOf(ada, 'coalition'), idOf(bo, 'coalition')];
  const organisation = await addOrganisation(bo, 'Gamlelaget');
  const made = unwrap(newRecord({ kind: 'encounter', space: own, fields: { orgs: [organisation] } }, bo.context()));
  unwrap(await bo.perform({ kind: 'edit', edits: [made] }));
  await letIn(ada, bo, coalition);
  expect(called(bo)).toEqual(['private', 'coalition', `coalition-${own.slice(0, 6)}`]);
  unwrap(await bo.members.bringAlong(own, coalition));
  expect(called(bo)).toEqual(['private', 'coalition']);
  await bring(bo, ada, coalition);
  expect(names(ada)).toEqual(['Gamlelaget']);
  const [meeting] = ada.graph().ofKind('encounter');
  const [there] = ada.graph().ofKind('organisation');
  expect(Object.keys(meeting?.fields.orgs ?? {})).toEqual([there?.id]);
  // What pointed at the old one finds the new one.
  expect(bo.graph().rowOf(organisation)?.id).toBe(there?.id);
  expect(bo.graph().ofKind('organisation')).toHaveLength(1);
  unwrap(await bo.undo());
  expect(called(bo)).toContain(`coalition-${own.slice(0, 6)}`);
  expect(names(bo)).toEqual(['Gamlelaget']);
});

test('a vault made for joining has no coalition of its own until it is opened without one', async () => {
  const bo = await vaultOf('Bo', { joining: true });
  expect(called(bo)).toEqual(['private']);
  const ada = await vaultOf('Ada');
  await letIn(ada, bo, idOf(ada, 'coalition'));
  expect(called(await reopened(bo, 'Bo'))).toEqual(['private', 'coalition']);
  const cy = await vaultOf('Cy', { joining: true });
  expect(called(await reopened(cy, 'Cy'))).toEqual(['private', 'coalition']);
});

test('a circle is called by its title; of two that are called alike each has the digits of its id', async () => {
  const ada = await vaultOf('Ada');
  const nord = unwrap(await ada.members.createCircle('Nord'));
  expect(nord).toMatchObject({ name: 'Nord', width: 'circle' });
  expect(called(ada)).toEqual(['private', 'coalition', 'Nord']);
  const second = unwrap(await ada.members.createCircle('nord'));
  expect(called(ada)).toEqual(['private', 'coalition', `Nord ${nord.id.slice(0, 6)}`, `nord ${second.id.slice(0, 6)}`]);
  const third = unwrap(await ada.members.createCircle('Private'));
  expect(third.name).toBe(`Private ${third.id.slice(0, 6)}`);
  expect(errorOf(await ada.members.createCircle('  '))).toBe('BadValue');
  expect(called(await reopened(ada, 'Ada'))).toHaveLength(5);
});

test('the members of a space are told by person and device: name, role, since when, by whom', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  await letIn(ada, bo, coalition);
  const list = ada.members.list().find(({ space }) => space.id === coalition);
  expect(list).toMatchObject({ role: 'steward' });
  expect(list?.persons).toMatchObject([
    { name: 'Ada', role: 'steward', isMe: true, devices: [{ isMe: true }] },
    { name: 'Bo', role: 'member', isMe: false, devices: [{ admittedBy: { personName: 'Ada' }, isMe: false }] },
  ]);
  unwrap(await ada.members.setRole(coalition, bo.members.self.person, 'steward'));
  await bring(ada, bo, coalition);
  expect(bo.members.list().find(({ space }) => space.id === coalition)?.role).toBe('steward');
});

test('a removed device is out of every shared space, reads nothing new, and it is told what it could read and whom to warn', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  await addOrganisation(ada, 'Havnelaget');
  const circle = unwrap(await ada.members.createCircle('Nord'));
  const person = unwrap(
    newRecord(
      {
        kind: 'person',
        space: circle.id,
        fields: { name: 'Kari Example', contacts: [{ type: 'email', value: 'kari@havn.example' }] },
      },
      ada.context(),
    ),
  );
  unwrap(await ada.perform({ kind: 'edit', edits: [person] }));
  await letIn(ada, bo, coalition);
  await letIn(ada, bo, circle.id);
  await addOrganisation(ada, 'Bare for meg', 'private');
  const { device } = bo.members.self;
  const told = unwrap(await ada.members.remove([device]));
  expect(told.removed.map(({ space }) => space.name).sort()).toEqual(['Nord', 'coalition']);
  expect(told.removed.every(({ rotated }) => rotated)).toBe(true);
  await addOrganisation(ada, 'Nylaget');
  for (const space of [coalition, circle.id]) await bring(ada, bo, space);
  expect(names(bo)).toEqual(['Havnelaget']);
  const exposure = await ada.members.exposure(device);
  expect(exposure.spaces.map(({ space, kinds }) => [space.name, kinds]).sort()).toEqual([
    ['Nord', { person: 1 }],
    ['coalition', { organisation: 1 }],
  ]);
  expect(exposure.warn.people).toMatchObject([{ name: 'Kari Example', contacts: [{ value: 'kari@havn.example' }] }]);
  expect(exposure.warn.organisations.map(({ name }) => name)).toEqual(['Havnelaget']);
  const gone = ada.members
    .list()
    .find(({ space }) => space.id === coalition)
    ?.persons.find(({ name }) => name === 'Bo');
  expect(gone?.devices[0]?.removed?.by.personName).toBe('Ada');
  expect(errorOf(await ada.members.remove([device]))).toBe('NoSuchMember');
});

test('who may not is refused in words, and nothing is written', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  await letIn(ada, bo, coalition);
  expect(errorOf(await bo.members.remove([ada.members.self.device]))).toBe('NotASteward');
  expect(errorOf(await bo.members.setRole(coalition, bo.members.self.person, 'steward'))).toBe('NotASteward');
  expect(errorOf(await ada.members.leave(coalition))).toBe('LastSteward');
  unwrap(await bo.members.leave(coalition));
  await bring(bo, ada, coalition);
  expect(ada.members.list()[1]?.persons[1]?.devices[0]?.removed).toBeDefined();
});

test('a second laptop of mine is in my private space and in all others, and what it cannot give new keys for a steward does', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  await letIn(ada, bo, coalition);
  await addOrganisation(bo, 'Bare for Bo', 'private');
  const second = await vaultOf('Bo two', { joining: true });
  const { device, box } = second.members.self;
  const spaces = unwrap(await bo.members.admitOwn({ device, box }));
  expect(spaces).toContain(idOf(bo, 'private'));
  for (const space of [idOf(bo, 'private'), coalition]) await joins(bo, second, space);
  expect(names(second)).toEqual(['Bare for Bo']);
  expect(idOf(second, 'private')).toBe(idOf(bo, 'private'));
  await bring(bo, ada, coalition);
  const boThere = ada.members.list()[1]?.persons.find(({ name }) => name === 'Bo');
  expect(boThere?.devices).toHaveLength(2);
  // Lost: Bo, no steward, puts it out; Ada's laptop hears of it and gives out new keys by itself.
  const before = ada.replica.spaces().find(({ id }) => id === coalition)?.epochs[0]?.id;
  const { removed } = unwrap(await bo.members.remove([device]));
  expect(removed.map(({ rotated }) => rotated).sort()).toEqual([false, true]);
  await bring(bo, ada, coalition);
  await vi.waitUntil(() => ada.replica.spaces().find(({ id }) => id === coalition)?.epochs[0]?.id !== before);
  await addOrganisation(ada, 'Nylaget');
  await bring(ada, bo, coalition);
  await bring(ada, second, coalition);
  expect(names(bo)).toEqual(['Bare for Bo', 'Nylaget']);
  expect(names(second)).toEqual(['Bare for Bo']);
});

test('who is let into one space is handed the keys of that space and of no other', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  const circle = unwrap(await ada.members.createCircle('Nord'));
  for (const space of [coalition, circle.id]) {
    const made = unwrap(await ada.members.admit(space, { ...bo.members.self, role: 'member' }));
    const keys = made.acts.flatMap(({ what }) => (what.y === 'admit' ? Object.values(what.keys) : []));
    expect(keys.flatMap((each) => Object.keys(each))).toEqual([space]);
    const [own] = ada.replica.spaces().filter(({ id }) => id === space);
    expect(own?.epochs).toHaveLength(1);
  }
});

test('somebody known from one space is let into another with all their devices', async () => {
  const [ada, bo] = [await vaultOf('Ada'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  await letIn(ada, bo, coalition);
  const second = await vaultOf('Bo two', { joining: true });
  unwrap(await bo.members.admitOwn(second.members.self));
  await bring(bo, ada, coalition);
  const circle = unwrap(await ada.members.createCircle('Nord'));
  const { person } = bo.members.self;
  expect(unwrap(await ada.members.admitKnown(circle.id, person))).toHaveLength(2);
  const there = ada.members.list().find(({ space }) => space.id === circle.id);
  expect(there?.persons.map((each) => each.devices.length)).toEqual([1, 2]);
  expect(errorOf(await ada.members.admitKnown(circle.id, person))).toBe('NoSuchMember');
});

test('a device that a steward let in under another’s name comes nowhere by that name', async () => {
  const [ada, eve, bo] = [await vaultOf('Ada'), await vaultOf('Eve'), await vaultOf('Bo')];
  const coalition = idOf(ada, 'coalition');
  await letIn(ada, eve, coalition, 'steward');
  await letIn(ada, bo, coalition);
  await bring(ada, eve, coalition);
  const planted = await vaultOf('Planted');
  const { device, box } = planted.members.self;
  const { person } = bo.members.self;
  unwrap(await eve.members.admit(coalition, { device, box, person, role: 'member', isKnown: true }));
  await bring(eve, ada, coalition);
  const circle = unwrap(await ada.members.createCircle('Nord'));
  expect(unwrap(await ada.members.admitKnown(circle.id, person))).toEqual([bo.members.self.device]);
  const trap = unwrap(await eve.members.createCircle('Felle'));
  unwrap(await eve.members.admit(trap.id, { device, box, person, role: 'member' }));
  await letIn(eve, ada, trap.id);
  const other = unwrap(await ada.members.createCircle('Sør'));
  expect(errorOf(await ada.members.admitKnown(other.id, person))).toBe('PersonTaken');
});
