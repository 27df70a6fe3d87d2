/** What must be so in every world, whatever happened in it, once everybody honest has met everybody else. */
import { vectorHas, vectorText } from '../../../engine/bundles/vector.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { writeEpoch } from '../../../engine/space/space-state.ts';
import { rowsAsText } from '../domain.ts';
import { isPresent, receiptKey, stateIn, type WorldDevice } from './device.ts';
import { checkLayers, checkRemoved } from './secrets.ts';
import type { World, WorldSpace } from './world.ts';

export function checkWorld(world: World): void {
  for (const space of world.spaces)
    for (const group of groupsOf(world, space)) {
      checkSame(world, space, group);
      checkTold(world, space, group);
      checkCounted(world, space, group);
      checkReceipts(world, space, group);
      checkKeys(world, space, group);
    }
  checkRows(world);
  checkLayers(world);
  checkRemoved(world);
  // What a torn write left behind is no envelope, or none whose seal holds; nothing of it was acknowledged.
  const torn = new Set(['NotAnEnvelope', 'UnfinishedVersion', 'NewerVersion', 'SealBroken']);
  for (const device of world.devices)
    for (const finding of device.engine.findings)
      if (finding.type === 'BundleRefused' && !torn.has(finding.why) && !isAnybodyHostile(world))
        world.fault(`${device.name} refuses a bundle of somebody honest: ${finding.why}`);
}

function isAnybodyHostile(world: World): boolean {
  return world.devices.some(({ isHostile }) => isHostile);
}

/**
 * Honest devices that count each other as members, directly or over others: those who can reach each other. Two who
 * have put each other out and found nobody who had heard of both are groups of their own.
 */
function groupsOf(world: World, { id }: WorldSpace): WorldDevice[][] {
  const left = new Set(world.devices.filter((device) => !device.isHostile && isPresent(device, id)));
  const groups: WorldDevice[][] = [];
  for (const first of left) {
    const group = [first];
    left.delete(first);
    for (const device of group)
      for (const other of left)
        if (isPresent(device, id, other.id) && isPresent(other, id, device.id)) {
          group.push(other);
          left.delete(other);
        }
    groups.push(group);
  }
  return groups;
}

function checkSame(world: World, space: WorldSpace, [first, ...others]: readonly WorldDevice[]): void {
  if (!first) return;
  const parts = partsAsText(first, space.id);
  const { digest } = first.engine.haveOf(space.id);
  for (const other of others) {
    const names = `${first.name} and ${other.name}`;
    if (partsAsText(other, space.id) !== parts) world.fault(`${names} do not see the same in ${space.tag}`);
    if (!isAnybodyHostile(world) && other.engine.haveOf(space.id).digest !== digest)
      world.fault(`${names} do not hold the same of ${space.tag}`);
  }
}

function partsAsText(device: WorldDevice, space: string): string {
  const parts = [...device.engine.volumes.values()]
    .filter((volume) => volume.space === space)
    .flatMap((volume) => [...volume.parts.values()])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(parts, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** What somebody was told is saved counts, at everybody. */
function checkTold(world: World, space: WorldSpace, group: readonly WorldDevice[]): void {
  for (const viewer of group) {
    const counts = new Set<string>();
    const saidAgain = new Set<string>();
    const forked = new Set<string>();
    for (const { step, of, status } of viewer.engine.ledger.entries) {
      if (status === 'applied') counts.add(step);
      if (status === 'applied' && of) saidAgain.add(of);
      if (status === 'losing') forked.add(step);
    }
    for (const author of group)
      for (const { step, made, space: where } of author.told) {
        if (where !== space.id) continue;
        const names = `of what ${author.name} was told saved ${viewer.name} lacks`;
        if (!counts.has(step) && !saidAgain.has(step) && !forked.has(step))
          world.fault(`${names} a step in ${space.tag}`);
        if (made && !JSON.stringify(viewer.engine.graph.rowOf(made.record) ?? '').includes(made.token))
          world.fault(`${names} a record in ${space.tag}`);
      }
  }
}

/**
 * No merge is taken back: what counted once counts, unless it lost to its twin in a fork, which its author alone writes anew,
 * if it is not put out before; or its author came in by the word of somebody who is out, and fewer than two had heard of it in
 * time, or, of somebody new, only another laptop of that same person: against whoever holds a stolen laptop (membership.ts)
 * nothing less will do.
 */
function checkCounted(world: World, space: WorldSpace, group: readonly WorldDevice[]): void {
  for (const device of group) {
    const states = new Map(device.engine.ledger.entries.map((entry) => [entry.id, entry]));
    for (const id of device.counted) {
      const entry = states.get(id);
      if (!entry) world.fault(`at ${device.name} a bundle that counted is gone`);
      else if (entry.status === 'held' && restsOnTooFew(device, space, entry.device)) continue;
      else if (entry.status === 'held' && isCopied(world, entry.device) && !isPresent(device, space.id, entry.device))
        continue;
      else if (entry.space === space.id && entry.status !== 'applied' && entry.status !== 'losing')
        world.fault(`at ${device.name} a bundle that counted is ${entry.status}: ${entry.why}`);
    }
  }
}

function restsOnTooFew(viewer: WorldDevice, { id }: WorldSpace, author: string): boolean {
  const state = stateIn(viewer, id);
  if (!state || state.membership.members.has(author)) return false;
  const personOf = (device: string) => state.membership.members.get(device)?.person;
  const admissions = [...state.acts.values()].flatMap(({ what, device }) =>
    what.y === 'admit' ? [{ ...what, by: device, device: toHex(what.device) }] : [],
  );
  const people = [
    ...admissions,
    ...[...state.acts.values()].flatMap(({ what }) => (what.y === 'create' ? [what] : [])),
  ];
  return admissions.some(
    ({ device, by, role, person }) =>
      device === author &&
      !isPresent(viewer, id, by) &&
      (role === 'steward' ||
        people.filter((each) => each.person === person).length > 1 ||
        personOf(by) === personOf(viewer.id)),
  );
}

function isCopied({ devices }: World, id: string): boolean {
  return devices.filter((device) => device.id === id).length > 1;
}

/** Whatever a receipt says was so as it was signed; and of those who are here, everybody knows what is so now. */
function checkReceipts(world: World, space: WorldSpace, group: readonly WorldDevice[]): void {
  const honest = new Set(world.devices.flatMap(({ id, isHostile }) => (isHostile ? [] : [id])));
  for (const holder of group) {
    const held = new Map(holder.engine.receiptsOf(space.id).map((receipt) => [receipt.device, receipt]));
    for (const receipt of held.values()) {
      if (!honest.has(receipt.device)) continue;
      const durable = world.holdings.get(receiptKey(space.id, receipt));
      if (!durable) {
        world.fault(`${holder.name} holds a receipt that nobody signed`);
        continue;
      }
      for (const { id, writer, n, space: where, status } of holder.engine.ledger.entries) {
        const isSaid = where === space.id && status !== 'refused' && vectorHas(receipt.vector, writer, n);
        if (isSaid && !durable.has(id))
          world.fault(`${holder.name} believes that a device has what it did not have as it signed`);
      }
    }
    for (const other of group) {
      if (isCopied(world, other.id)) continue;
      // Put out without having heard of that, it has the acts of the new keys and none of them: it can seal nothing.
      const state = stateIn(other, space.id);
      if (!state || !writeEpoch(state)) continue;
      const known = held.get(other.id);
      if (!known || vectorText(known.vector) !== vectorText(other.engine.vectorOf(space.id)))
        world.fault(`${holder.name} does not know what ${other.name} has of ${space.tag}`);
    }
  }
}

/** Where somebody may give new keys, nobody who is out has the one that is written under. */
function checkKeys(world: World, space: WorldSpace, group: readonly WorldDevice[]): void {
  for (const device of group) {
    const membership = stateIn(device, space.id)?.membership;
    if (membership?.members.get(device.id)?.role !== 'steward') continue;
    const out = [...membership.members.values()].filter(({ removedBy }) => removedBy.length > 0);
    const given = membership.holders.get(membership.writeEpoch);
    if (out.some((each) => given?.has(each.device)))
      world.fault(`${device.name} writes in ${space.tag} under a key that somebody who is out has`);
  }
}

/** Who share all their spaces read the same rows, folded over all layers. */
function checkRows(world: World): void {
  const bySpaces = new Map<string, WorldDevice>();
  for (const device of world.devices) {
    const ids = world.spaces.map(({ id }) => id).filter((id) => isPresent(device, id));
    const known = device.engine.spaces().length;
    if (device.isHostile || ids.length === 0 || known !== ids.length) continue;
    const key = ids
      .map((id) => `${id} ${device.engine.haveOf(id).digest} ${stateIn(device, id)?.membership.heads}`)
      .join();
    const other = bySpaces.get(key);
    if (other && rowsAsText(other.engine.graph) !== rowsAsText(device.engine.graph))
      world.fault(`${other.name} and ${device.name} do not read the same rows`);
    bySpaces.set(key, device);
  }
}
