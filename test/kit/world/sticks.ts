/** A stick of a simulated world: envelopes that are carried between islands, lost, doubled and mixed up on the way. */
import { carrierTag } from '../../../engine/bundles/envelope.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import type { WorldDevice } from './device.ts';
import type { World } from './world.ts';

export type Stick = Uint8Array[];

/** Puts on the stick what lies at a device of a space, or of all. */
export async function fillStick(world: World, device: WorldDevice, stick: Stick): Promise<void> {
  const { random } = world;
  for (const { info } of device.engine.spaces()) {
    if (random.chance(0.3)) continue;
    for (const id of device.engine.idsOf(info.id)) {
      const envelope = device.engine.isHere(id) && random.chance(0.8) && (await device.engine.envelopeOf(id));
      if (envelope) stick.push(envelope);
    }
    for (const { envelope } of device.engine.receiptsOf(info.id)) if (random.chance(0.5)) stick.push(envelope);
  }
  // A stick has room for some of it; what was there before may go.
  if (stick.length > 400) stick.splice(0, stick.length - 400);
}

/** Reads what belongs to this device's spaces, in any order, some of it twice. */
export async function readStick(world: World, device: WorldDevice, stick: Stick): Promise<void> {
  const { random } = world;
  const known = new Set(
    device.engine
      .spaces()
      .flatMap(({ epochKeys }) => [...epochKeys].map(([id, contentKey]) => toHex(carrierTag({ id, contentKey })))),
  );
  const own = stick.filter((envelope) => known.has(toHex(envelope.subarray(1, 17))));
  const read = random.shuffled(own).filter(() => random.chance(0.9));
  if (read.length > 0 && random.chance(0.3)) read.push(random.pick(read));
  for (let from = 0; from < read.length; from += 40) await device.engine.receive(read.slice(from, from + 40));
}
