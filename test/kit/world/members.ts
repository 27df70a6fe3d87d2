/** Who founds, lets in, puts out and gives new keys, in a simulated world. */
import { createMembers, type MadeActs, type MembersError, presentIn } from '../../../engine/space/members.ts';
import type { SpaceWidth } from '../../../shared/model/id.ts';
import type { Result } from '../../../shared/result.ts';
import { clockOf, noteCounted, stateIn, type WorldDevice } from './device.ts';
import { spaceOf, type World, type WorldSpace } from './world.ts';

function portOf(world: World, device: WorldDevice) {
  return createMembers({
    keys: device.keys,
    clock: clockOf(world, device),
    newKey: () => world.random.bytes(32),
  });
}

export async function foundSpace(world: World, device: WorldDevice, width: SpaceWidth): Promise<WorldSpace> {
  const made = portOf(world, device).create(width, device.person);
  const id = made.acts[0]?.id ?? '';
  const space = { id, width, tag: `tok${world.spaces.length}x`, letIn: new Set([device.id]) };
  world.spaces.push(space);
  await device.engine.addActs(made.acts, made.keys);
  return space;
}

export async function admit(
  world: World,
  author: WorldDevice,
  newcomer: WorldDevice,
  space: string,
  role: 'steward' | 'member' = 'member',
): Promise<boolean> {
  const state = stateIn(author, space);
  if (!state) return false;
  const { id: device, person, keys } = newcomer;
  const made = portOf(world, author).admit(state, { device, person, role, box: keys.box.publicKey });
  // Whoever is on a channel with it tells it as soon as the act is durable.
  if (made.ok) spaceOf(world, space).letIn.add(device);
  return tell(author, made);
}

export async function remove(world: World, author: WorldDevice, gone: WorldDevice, space: string): Promise<boolean> {
  const state = stateIn(author, space);
  noteCounted(author);
  return state !== undefined && tell(author, portOf(world, author).remove(state, [gone.id]));
}

export async function changeRole(world: World, author: WorldDevice, space: string): Promise<boolean> {
  const state = stateIn(author, space);
  const present = state && presentIn(state.membership);
  if (!state || !present || present.length === 0) return false;
  const { person, role } = world.random.pick(present);
  return tell(author, portOf(world, author).setRole(state, person, role === 'steward' ? 'member' : 'steward'));
}

export async function rotate(world: World, author: WorldDevice, space: string): Promise<boolean> {
  const state = stateIn(author, space);
  return state !== undefined && tell(author, portOf(world, author).rotate(state));
}

/** What a steward's device does by itself where somebody lacks a key, or knows one that it should not. */
export async function rekey(world: World, author: WorldDevice): Promise<boolean> {
  let did = false;
  for (const state of author.engine.spaces()) {
    const made = portOf(world, author).rekey(state);
    if (made) did = (await tell(author, { ok: true, value: made })) || did;
  }
  return did;
}

async function tell(author: WorldDevice, made: Result<MadeActs, MembersError>): Promise<boolean> {
  return made.ok && (await author.engine.addActs(made.value.acts, made.value.keys)).ok;
}
