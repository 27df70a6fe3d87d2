import { toHex } from '../../../engine/secret/derive.ts';
/** Two laptops of a simulated world on a channel, for as long as it lasts. */
import { replicaOf } from '../../../engine/sync/engine-replica.ts';
import { type Exchange, type ExchangeEvent, startExchange } from '../../../engine/sync/exchange.ts';
import { decodeMessage } from '../../../shared/wire/exchange.ts';
import { createPipes, type PipePair } from '../pipes.ts';
import { clockOf, isPresent, type WorldDevice, waitsForKeys } from './device.ts';
import { sawFrame } from './secrets.ts';
import type { World } from './world.ts';

export interface Meeting {
  readonly between: readonly [WorldDevice, WorldDevice];
  readonly pipes: PipePair;
  readonly sides: readonly [Exchange, Exchange];
  readonly events: readonly [ExchangeEvent[], ExchangeEvent[]];
  readonly isOver: () => boolean;
}

export interface MeetingWishes {
  /** Frames after which the channel breaks. */
  readonly cutAfter?: number;
  /** What a hostile side makes of a frame before it is sent. */
  readonly twist?: (frame: Uint8Array) => readonly Uint8Array[];
}

export function meet(
  world: World,
  a: WorldDevice,
  b: WorldDevice,
  { cutAfter = Number.POSITIVE_INFINITY, twist }: MeetingWishes = {},
): Meeting {
  const between = [a, b] as const;
  const lives = [a.life, b.life];
  const events: [ExchangeEvent[], ExchangeEvent[]] = [[], []];
  const before = between.map(idsOf);
  let ended = 0;
  let left = cutAfter;
  const pipes = createPipes((frame, from) => {
    const [sender, receiver] = from === 0 ? [a, b] : [b, a];
    world.frame(frame);
    world.tell?.(`  ${sender.name} to ${receiver.name}: ${frameText(frame)}`);
    if (left-- <= 0) {
      pipes.cut();
      return [];
    }
    if (sender.isHostile) return twist?.(frame) ?? [frame];
    sawFrame(world, sender, receiver, frame);
    return [frame];
  });
  const side = (index: 0 | 1): Exchange => {
    const [me, other] = index === 0 ? [a, b] : [b, a];
    const { engine } = me;
    const exchange = startExchange({
      replica: replicaOf(engine, me.keys, clockOf(world, me)),
      peer: other.id,
      pipe: pipes.ends[index],
      onEvent: (event) => {
        events[index].push(event);
        const isReal = !me.isHostile && !other.isHostile && me.life === lives[index];
        if (isReal && event.type === 'level' && event.level) checkLevel(world, me, other, event.space);
        if (isReal && event.type === 'done') checkDone(world, me, other, before[index === 0 ? 1 : 0] ?? new Map());
      },
      later: (run) => {
        world.due.add(run);
        return () => world.due.delete(run);
      },
    });
    void exchange.ended.then((how) => {
      ended++;
      if (ended === 2) world.meetings.delete(meeting);
      if (how.type === 'protocol' && !a.isHostile && !b.isHostile)
        world.fault(`${me.name} says that ${other.name} says what no honest side says: ${how.why}`);
    });
    return exchange;
  };
  const meeting: Meeting = { between, pipes, sides: [side(0), side(1)], events, isOver: () => ended === 2 };
  world.meetings.add(meeting);
  return meeting;
}

export function meetingOf(world: World, a: WorldDevice, b: WorldDevice): Meeting | undefined {
  return [...world.meetings].find(({ between }) => between.includes(a) && between.includes(b));
}

export function cutOff(world: World, device: WorldDevice): void {
  for (const { between, pipes } of world.meetings) if (between.includes(device)) pipes.cut();
}

/** By space that the device belongs to: what lies there of it. */
function idsOf(device: WorldDevice): Map<string, readonly string[]> {
  return new Map(
    device.engine
      .spaces()
      .filter(({ info }) => isPresent(device, info.id))
      .map(({ info }) => [info.id, device.engine.idsOf(info.id).filter(device.engine.isHere)]),
  );
}

/** Who says that both have the same is heard as: nothing of mine exists only here. So the other has all that lies here. */
function checkLevel(world: World, me: WorldDevice, other: WorldDevice, space: string): void {
  const lacking = me.engine.idsOf(space).filter((id) => me.engine.isHere(id) && !other.engine.isHere(id));
  if (lacking.length > 0) world.fault(`${me.name} says it is level with ${other.name}, which lacks ${lacking.length}`);
}

/** All that the other had as they met is here, of the spaces they share. */
function checkDone(
  world: World,
  me: WorldDevice,
  other: WorldDevice,
  before: ReadonlyMap<string, readonly string[]>,
): void {
  for (const [space, ids] of before) {
    const shared = [me, other].every((viewer) => isPresent(viewer, space, me.id) && isPresent(viewer, space, other.id));
    if (!shared) continue;
    const lacking = ids.filter((id) => !me.engine.isHere(id));
    if (lacking.length > 0 && !waitsForKeys(me, space))
      world.fault(`${me.name} is done with ${other.name} and lacks ${lacking.length}`);
  }
}

/** A frame for whoever reads the story: ids by their first digits. */
function frameText(frame: Uint8Array): string {
  const message = decodeMessage(frame);
  const told = message.ok ? message.value : message.error;
  return JSON.stringify(told, (_key, value) => (value instanceof Uint8Array ? toHex(value).slice(0, 4) : value)).slice(
    0,
    300,
  );
}
