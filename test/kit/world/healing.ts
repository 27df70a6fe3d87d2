/** In the end everybody honest meets everybody else, in any order, until nothing new is said. */
import { isPresent, noteCounted, type WorldDevice, waitsForKeys } from './device.ts';
import { meet } from './meetings.ts';
import { rekey } from './members.ts';
import type { World } from './world.ts';

const mostRounds = 12;

export async function heal(world: World): Promise<void> {
  for (const { sides } of world.meetings) for (const side of sides) side.close();
  await world.quiet();
  const honest = world.devices.filter(({ isHostile }) => !isHostile);
  for (const device of honest) {
    device.island = 0;
    device.disk.room = Number.POSITIVE_INFINITY;
    noteCounted(device);
  }
  let before = '';
  for (let round = 0; round < mostRounds; round++) {
    await everybodyMeets(world, honest);
    for (const device of world.random.shuffled(honest)) await rekey(world, device);
    const now = honest.map(stateOf).join('\n');
    if (now === before) return;
    before = now;
  }
  world.fault('they meet again and again and still tell each other something new');
}

/** Pairs beside each other, so that many meet in one go; each pair once. */
async function everybodyMeets(world: World, devices: readonly WorldDevice[]): Promise<void> {
  const pairs = devices.flatMap((a, index) => devices.slice(index + 1).map((b) => [a, b] as const));
  let waiting = world.random.shuffled(pairs);
  while (waiting.length > 0) {
    const busy = new Set<WorldDevice>();
    const later: typeof waiting = [];
    const now: ReturnType<typeof meet>[] = [];
    for (const [a, b] of waiting) {
      if (busy.has(a) || busy.has(b)) later.push([a, b]);
      else {
        busy.add(a).add(b);
        now.push(meet(world, a, b));
      }
    }
    await world.quiet();
    for (const meeting of now) {
      expectLevel(world, meeting);
      for (const side of meeting.sides) side.close();
    }
    await world.quiet();
    for (const { between, isOver } of now)
      if (!isOver()) world.fault(`${between.map(({ name }) => name).join(' and ')} never part`);
    waiting = later;
  }
}

/** Who share a space, and have let each other talk until nothing was left to say, are level and know it. */
function expectLevel(world: World, { between, events, sides }: ReturnType<typeof meet>): void {
  const [a, b] = between;
  const names = `${a.name} and ${b.name}`;
  const shared = a.engine
    .spaces()
    .map(({ info }) => info.id)
    .filter((space) => [a, b].every((viewer) => isPresent(viewer, space, a.id) && isPresent(viewer, space, b.id)));
  for (const space of shared) {
    const isSame = a.engine.haveOf(space).digest === b.engine.haveOf(space).digest;
    if (!isSame && !waitsForKeys(a, space) && !waitsForKeys(b, space))
      world.fault(`${names} have met, and do not have the same of ${space.slice(0, 6)}`);
    for (const [index, said] of events.entries()) {
      const last = said.findLast((event) => event.type === 'level' && event.space === space);
      const isSaid = last?.type === 'level' && last.level;
      if (isSame && !isSaid) world.fault(`${between[index]?.name} of ${names} does not know that they are level`);
    }
  }
  if (shared.length === 0) return;
  for (const [index, said] of events.entries())
    if (!said.some(({ type }) => type === 'done')) world.fault(`${between[index]?.name} of ${names} is never done`);
  for (const side of sides)
    if (
      side.summary().apart.some((space) => shared.includes(space) && !waitsForKeys(a, space) && !waitsForKeys(b, space))
    )
      world.fault(`${names} are still apart`);
}

function stateOf(device: WorldDevice): string {
  return device.engine
    .spaces()
    .map(({ info }) => {
      const receipts = device.engine.receiptsOf(info.id).map((receipt) => `${receipt.device} ${receipt.stamp}`);
      return `${device.engine.haveOf(info.id).digest} ${receipts.sort().join()}`;
    })
    .join(' ');
}
