/** What happens in a simulated world: who is there, and then one thing after the other, in any order. */
import { presentIn } from '../../../engine/space/members.ts';
import {
  backUp,
  copy,
  crash,
  createDevice,
  isPresent,
  keepIndex,
  noteCounted,
  restart,
  restore,
  stateIn,
  type WorldDevice,
} from './device.ts';
import { editSomething } from './edits.ts';
import { attack, twisted } from './hostile.ts';
import { cutOff, meet, meetingOf } from './meetings.ts';
import { admit, changeRole, foundSpace, rekey, remove, rotate } from './members.ts';
import { fillStick, readStick, type Stick } from './sticks.ts';
import type { World, WorldSpace } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly coalition: WorldSpace;
  readonly sticks: Stick[];
  /** Devices that were never let in anywhere. */
  readonly newcomers: WorldDevice[];
  readonly removals: { left: number };
  readonly copies: { left: number };
  readonly restores: { left: number };
}

const people = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gi', 'Hal', 'Ivy', 'Jo', 'Kim', 'Lu', 'Mo', 'Nia'];

export async function assemble(world: World): Promise<Scene> {
  const { random } = world;
  // Most worlds are small: what can go wrong mostly goes wrong among three, and many small ones are seen in the time of a large one.
  const size = random.chance(0.06) ? 8 + random.below(13) : 2 + Math.min(random.below(5), random.below(6));
  const hostileAt = size > 2 && random.chance(0.3) ? 1 + random.below(size - 1) : -1;
  const devices: WorldDevice[] = [];
  for (let at = 0; at < size; at++) {
    const isHostile = at === hostileAt;
    const earlier = devices.filter((device) => !device.isHostile).map(({ person }) => person);
    const isFurther = !isHostile && earlier.length > 0 && random.chance(0.25);
    const person = isFurther
      ? random.pick(earlier)
      : (people[new Set(devices.map((each) => each.person)).size] ?? 'Zoe');
    const count = devices.filter((device) => device.person === person).length;
    const name = isHostile ? `${person} (hostile)` : `${person}${count > 0 ? count + 1 : ''}`;
    devices.push(await createDevice(world, { name, person, isHostile }));
  }
  const [first, ...others] = devices;
  if (!first) throw new Error('nobody');
  const coalition = await foundSpace(world, first, 'coalition');
  const scene: Scene = {
    world,
    coalition,
    sticks: [[], []],
    newcomers: [],
    removals: { left: random.chance(0.5) ? 1 + random.below(3) : 0 },
    copies: { left: random.chance(0.15) ? 1 : 0 },
    restores: { left: random.chance(0.3) ? 2 : 0 },
  };
  await editSomething(world, first, coalition.id);
  for (const device of others) {
    if (random.chance(0.2)) scene.newcomers.push(device);
    else await letIn(scene, first, device, coalition);
  }
  if (random.chance(0.5)) await foundFor(scene, 'private', (founder, each) => each.person === founder.person);
  if (random.chance(0.4)) await foundFor(scene, 'circle', () => random.chance(0.5));
  world.note(`${devices.map(({ name }) => name).join()} in ${world.spaces.map(({ width }) => width).join()}`);
  return scene;
}

async function foundFor(
  scene: Scene,
  width: 'private' | 'circle',
  belongs: (founder: WorldDevice, other: WorldDevice) => boolean,
): Promise<void> {
  const { world } = scene;
  const founder = world.random.pick(world.devices);
  const space = await foundSpace(world, founder, width);
  await editSomething(world, founder, space.id);
  for (const device of world.devices)
    if (device !== founder && belongs(founder, device)) await letIn(scene, founder, device, space);
}

/** Pairing, as far as it matters here: the steward says so, and the two go on to tell each other what they have. */
async function letIn(
  { world }: Scene,
  author: WorldDevice,
  newcomer: WorldDevice,
  space: WorldSpace,
): Promise<boolean> {
  const role = world.random.chance(0.4) ? 'steward' : 'member';
  const isOwn = author.person === newcomer.person;
  if (!(await admit(world, author, newcomer, space.id, isOwn ? 'member' : role))) return false;
  const meeting = meet(world, author, newcomer);
  await world.quiet();
  for (const side of meeting.sides) side.close();
  await world.quiet();
  return true;
}

type Happening = (scene: Scene, device: WorldDevice) => Promise<string>;

/** By how often each comes, beside the others. */
const happenings: readonly (readonly [number, Happening])[] = [
  [30, edits],
  [30, meets],
  [6, parts],
  [5, moves],
  [5, carries],
  [5, crashes],
  [3, restarts],
  [3, backsUp],
  [3, setsBack],
  [2, copies],
  [3, jumps],
  [3, letsIn],
  [4, putsOut],
  [2, changesRoles],
  [1, rotates],
  [3, rekeys],
  [2, fillsUp],
  [8, attacks],
];

const urn = happenings.flatMap(([weight, happening]) => Array.from({ length: weight }, () => happening));

export async function happen(scene: Scene): Promise<void> {
  const { world } = scene;
  const device = world.random.pick(world.devices);
  const what = await world.random.pick(urn)(scene, device);
  world.note(`${device.name} ${what}`);
  await world.pass(world.random.below(6));
}

async function edits({ world }: Scene, device: WorldDevice): Promise<string> {
  const own = world.spaces.filter(({ id }) => isPresent(device, id));
  if (own.length === 0) return 'has nowhere to write';
  const { tag, id } = world.random.pick(own);
  const times = 1 + world.random.below(3);
  const writing = (async () => {
    for (let time = 0; time < times; time++) await editSomething(world, device, id);
  })();
  await world.pass(world.random.below(4));
  await writing;
  return `writes ${times} in ${tag}`;
}

function somebodyNear(world: World, device: WorldDevice): WorldDevice | undefined {
  const near = world.devices.filter((other) => other !== device && other.island === device.island);
  return near.length > 0 ? world.random.pick(near) : undefined;
}

async function meets({ world }: Scene, device: WorldDevice): Promise<string> {
  const { random } = world;
  const other = somebodyNear(world, device);
  if (!other || meetingOf(world, device, other)) return 'meets nobody';
  meet(world, device, other, {
    ...(random.chance(0.3) && { cutAfter: random.below(30) }),
    ...(random.chance(0.3) && { twist: twisted(world) }),
  });
  if (random.chance(0.5)) await world.quiet();
  return `meets ${other.name}`;
}

async function parts({ world }: Scene, device: WorldDevice): Promise<string> {
  const own = [...world.meetings].filter(({ between }) => between.includes(device));
  for (const { sides, pipes } of own)
    if (world.random.chance(0.5)) pipes.cut();
    else for (const side of sides) side.close();
  return `parts from ${own.length}`;
}

async function moves({ world }: Scene, device: WorldDevice): Promise<string> {
  device.island = world.random.below(3);
  cutOff(world, device);
  return `goes to island ${device.island}`;
}

async function carries({ world, sticks }: Scene, device: WorldDevice): Promise<string> {
  const stick = world.random.pick(sticks);
  if (world.random.chance(0.5)) {
    await fillStick(world, device, stick);
    return `fills a stick with ${stick.length}`;
  }
  await readStick(world, device, stick);
  return `reads a stick of ${stick.length}`;
}

async function crashes(scene: Scene, device: WorldDevice): Promise<string> {
  const { world } = scene;
  await crash(world, device, async () => {
    if (world.random.chance(0.7)) await edits(scene, device);
    if (world.random.chance(0.5)) await meets(scene, device);
    await world.pass(world.random.below(5));
    cutOff(world, device);
  });
  return 'crashes';
}

async function restarts({ world }: Scene, device: WorldDevice): Promise<string> {
  cutOff(world, device);
  await world.pass(3);
  await restart(world, device);
  return 'starts again';
}

async function backsUp({ world }: Scene, device: WorldDevice): Promise<string> {
  if (world.random.chance(0.5)) {
    keepIndex(device);
    return 'keeps its index';
  }
  backUp(device);
  return 'makes a backup';
}

async function setsBack({ world, restores }: Scene, device: WorldDevice): Promise<string> {
  if (restores.left === 0 || device.backups.length === 0) return 'stays as it is';
  restores.left--;
  cutOff(world, device);
  await world.quiet();
  await restore(world, device);
  return 'is set back to a backup';
}

async function copies({ world, copies }: Scene, device: WorldDevice): Promise<string> {
  if (copies.left === 0) return 'is not copied';
  copies.left--;
  const made = await copy(world, device, world.random.chance(0.6));
  return `is copied to ${made.name}`;
}

async function jumps({ world }: Scene, device: WorldDevice): Promise<string> {
  const hours = world.random.pick([-24 * 400, -24 * 30, -3, -1, 1, 24, 24 * 400]);
  device.clockOffset += hours * 3_600_000;
  return `has its clock changed by ${hours} hours`;
}

async function letsIn(scene: Scene, device: WorldDevice): Promise<string> {
  const { world, newcomers, coalition } = scene;
  const newcomer = newcomers[0];
  if (!newcomer || device.isHostile || newcomer.island !== device.island) return 'lets in nobody';
  if (!(await letIn(scene, device, newcomer, coalition))) return 'may not let in anybody';
  newcomers.shift();
  return `lets in ${newcomer.name} of ${world.devices.length}`;
}

async function putsOut({ world, removals }: Scene, device: WorldDevice): Promise<string> {
  if (removals.left === 0) return 'puts out nobody';
  const { id, tag } = world.random.pick(world.spaces);
  const state = stateIn(device, id);
  const present = state ? presentIn(state.membership) : [];
  const others = world.devices.filter((each) => each !== device && present.some((member) => member.device === each.id));
  if (others.length === 0) return 'has nobody to put out';
  const gone = world.random.pick(others);
  for (const each of world.devices) noteCounted(each);
  if (!(await remove(world, device, gone, id))) return `may not put out ${gone.name}`;
  removals.left--;
  return `puts ${gone.name} out of ${tag}`;
}

async function changesRoles({ world }: Scene, device: WorldDevice): Promise<string> {
  return (await changeRole(world, device, world.random.pick(world.spaces).id)) ? 'changes a role' : 'changes no role';
}

async function rotates({ world }: Scene, device: WorldDevice): Promise<string> {
  return (await rotate(world, device, world.random.pick(world.spaces).id)) ? 'rotates' : 'may not rotate';
}

async function rekeys({ world }: Scene, device: WorldDevice): Promise<string> {
  return (await rekey(world, device)) ? 'sets keys right' : 'has no keys to set right';
}

/** The disk is full for a while. */
async function fillsUp({ world }: Scene, device: WorldDevice): Promise<string> {
  device.disk.room =
    device.disk.room === Number.POSITIVE_INFINITY ? world.random.below(3_000) : Number.POSITIVE_INFINITY;
  return device.disk.room === Number.POSITIVE_INFINITY ? 'has room again' : 'has a disk that is nearly full';
}

async function attacks({ world, coalition }: Scene, device: WorldDevice): Promise<string> {
  const hostile = world.devices.find(({ isHostile }) => isHostile);
  if (!hostile || hostile.island !== device.island || hostile === device || !stateIn(device, coalition.id))
    return 'is left in peace';
  await attack(world, hostile, device, coalition.id);
  return 'is attacked';
}
