/** Whether anybody gets to see what it may not: frames on the way, and what lies on disks in the end. */
import { carrierTag } from '../../../engine/bundles/envelope.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import type { Act } from '../../../engine/space/acts.ts';
import type { SpaceState } from '../../../engine/space/space-state.ts';
import { isPresent, stateIn, type WorldDevice } from './device.ts';
import type { World } from './world.ts';

/** Searches a frame for ids of spaces its receiver was never let into. */
export function sawFrame(world: World, sender: WorldDevice, receiver: WorldDevice, frame: Uint8Array): void {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  for (const { id, tag, letIn } of world.spaces) {
    if (letIn.has(receiver.id)) continue;
    if (namesOf(sender, id).some((name) => bytes.includes(name)))
      world.fault(`${sender.name} tells ${receiver.name} of ${tag}, where it does not belong`);
  }
}

/** Searches disks and rows for ids and words of spaces a device was never let into. */
export function checkLayers(world: World): void {
  for (const device of world.devices) {
    const files = device.disk.paths().map((path) => device.disk.bytesOf(path));
    const stored = Buffer.concat([...files, ...device.indexValues.values()]);
    const rows = JSON.stringify([...device.engine.graph.rows.values()]);
    for (const { id, tag, letIn } of world.spaces) {
      if (letIn.has(device.id)) continue;
      const owner = world.devices.find((each) => letIn.has(each.id) && stateIn(each, id));
      const names = owner ? namesOf(owner, id) : [];
      const isNamed = names.some((name) => stored.includes(name) || stored.includes(toHex(name)));
      if (isNamed || saysSomethingOf(tag, stored) || rows.includes(tag))
        world.fault(`${device.name} holds something of ${tag}, where it does not belong`);
    }
  }
}

/** Digits follow a space's tag in everything that is written in it; without them noise in base64 says it now and then. */
function saysSomethingOf(tag: string, stored: Buffer): boolean {
  for (let at = stored.indexOf(tag); at >= 0; at = stored.indexOf(tag, at + 1))
    if (/^\d{3}/.test(stored.toString('latin1', at + tag.length, at + tag.length + 3))) return true;
  return false;
}

/** What a bundle was about is not for those who were out when it was written, as far as its author knew. */
export function checkRemoved(world: World): void {
  for (const device of world.devices)
    for (const { id, out, space } of world.writtenAfter)
      if (out.includes(device.id) && device.engine.isHere(id) && !isBack(world, device, space))
        world.fault(`${device.name} holds what was written after its removal was known to the author`);
}

/** Whether others know of its removal and do not count it: whoever put it out was out already. */
function isBack(world: World, device: WorldDevice, space: string): boolean {
  const putOut = ({ what }: Act) => what.y === 'remove' && toHex(what.device) === device.id;
  return world.devices.some(
    (other) =>
      !other.isHostile &&
      other.id !== device.id &&
      isPresent(other, space) &&
      isPresent(other, space, device.id) &&
      [...(stateIn(other, space)?.acts.values() ?? [])].some(putOut),
  );
}

const known = new WeakMap<SpaceState, Buffer[]>();

/** Bytes by which a space can be recognised: its acts, the first of which is its id, and its carrier tags. */
function namesOf(device: WorldDevice, space: string): Buffer[] {
  const state = stateIn(device, space);
  if (!state) return [];
  const before = known.get(state);
  if (before) return before;
  const tags = [...state.epochKeys].map(([id, contentKey]) => carrierTag({ id, contentKey }));
  const names = [...[...state.acts.keys()].map((id) => Buffer.from(id, 'hex')), ...tags.map((tag) => Buffer.from(tag))];
  known.set(state, names);
  return names;
}
