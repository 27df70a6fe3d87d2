/** What one malicious member does: everything its keys let it sign, and whatever bytes it likes. */
import { actorFor, signBundle, writerOf } from '../../../engine/bundles/bundle.ts';
import { sealEnvelope } from '../../../engine/bundles/envelope.ts';
import { signReceipt } from '../../../engine/bundles/receipt.ts';
import { fromHex, toHex } from '../../../engine/secret/derive.ts';
import { type ActWhat, sealToDevice, signAct } from '../../../engine/space/acts.ts';
import { presentIn } from '../../../engine/space/members.ts';
import { writeEpoch } from '../../../engine/space/space-state.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { deflateBomb, keyBomb, runLengthBomb } from '../bombs.ts';
import type { Random } from '../random.ts';
import { clockOf, stateIn, type WorldDevice } from './device.ts';
import { spaceOf, type World } from './world.ts';

/** Gives a victim something of its making. */
export async function attack(world: World, hostile: WorldDevice, victim: WorldDevice, space: string): Promise<void> {
  const made = forgery(world, hostile, victim, space);
  if (!made) return;
  world.note(`${hostile.name} gives ${victim.name} ${made.what}`);
  const received = await victim.engine.receive(world.random.shuffled(made.envelopes));
  if (!received.ok && received.error.type !== 'DiskFailed' && received.error.type !== 'DiskFull')
    world.fault(`${victim.name} could not receive ${made.what}: ${received.error.type}`);
}

function forgery(
  world: World,
  hostile: WorldDevice,
  victim: WorldDevice,
  space: string,
): { what: string; envelopes: Uint8Array[] } | undefined {
  const { random } = world;
  const state = stateIn(hostile, space);
  const epoch = state && writeEpoch(state);
  if (!state || !epoch) return undefined;
  const { keys, engine } = hostile;
  const salt = hostile.writers.get(space) ?? toHex(random.bytes(16));
  const writer = writerOf(keys.sign.publicKey, fromHex(salt));
  const own = engine.ledger.entries.filter((entry) => entry.space === space && entry.writer === writer);
  const volumes = [...engine.volumes.values()].filter((volume) => volume.space === space).map(({ id }) => id);
  const volume = volumes.length > 0 && random.chance(0.6) ? random.pick(volumes) : toHex(random.bytes(16));
  const bundle = (n: number, prev: string, changes: readonly Uint8Array[]) =>
    sealEnvelope(
      signBundle(
        {
          space,
          salt,
          n,
          prev: n === 1 ? '0'.repeat(64) : prev,
          seen: new Map(),
          heads: [],
          step: toHex(random.bytes(16)),
          kind: 'edit',
          time: random.below(2 ** 40),
          volume,
          changes,
          result: [],
        },
        keys.sign,
      ),
      epoch,
    );
  const act = (what: ActWhat, parents: readonly string[]) =>
    sealEnvelope(signAct({ space, parents, time: world.now, what }, keys.sign).signed, epoch);
  const actor = actorFor(writer, volume);
  const anybody = '0'.repeat(64);
  const far = 1 + random.below(1_000);
  const parents = random.chance(0.5) ? state.membership.heads : [random.pick([...state.acts.keys()])];
  switch (random.below(11)) {
    case 0: {
      const stolen = actorFor(writerOf(victim.keys.sign.publicKey, random.bytes(16)), volume);
      return { what: 'a forged actor', envelopes: [bundle(far, anybody, [planted(world, space, stolen)])] };
    }
    case 1: {
      // Beside what it wrote already: the same number, the same actor, the same sequence number.
      const twin = own.length > 0 ? random.pick(own) : undefined;
      const change = planted(world, space, actorFor(writer, twin?.volume ?? volume));
      const forked = bundle(twin?.n ?? 1, twin?.prev ?? anybody, [change]);
      return { what: 'a fork of its own', envelopes: [forked] };
    }
    case 2:
      return { what: 'a bundle far ahead', envelopes: [bundle(far, anybody, [planted(world, space, actor)])] };
    case 3: {
      const bombs = [
        deflateBomb(actor, 3 * 1024 * 1024),
        runLengthBomb(actor, 2 ** 31),
        keyBomb(actor, 10_000, 90_000),
      ];
      return { what: 'a bomb', envelopes: [bundle(far, anybody, [random.pick(bombs)])] };
    }
    case 4:
      return { what: 'no change at all', envelopes: [bundle(far, anybody, [random.bytes(100)])] };
    case 5:
      return { what: 'noise', envelopes: [random.bytes(300), Uint8Array.of(1, ...random.bytes(500))] };
    case 6: {
      const bent = bundle(far, anybody, [planted(world, space, actor)]);
      return {
        what: 'a bent envelope',
        envelopes: [withBitFlipped(bent, 49 + random.below(bent.length - 49), random)],
      };
    }
    case 7: {
      const writers = new Map([
        ...engine.haveOf(space).writers,
        [writer, { ranges: [[1, 1_000] as const], print: toHex(random.bytes(16)) }],
      ]);
      const stamp = clockOf(world, hostile)() + random.below(2 ** 40);
      const lie = signReceipt({ space, stamp, writers }, keys.sign);
      return { what: 'a lying receipt', envelopes: [sealEnvelope(lie, epoch)] };
    }
    case 8: {
      const device = random.pick(presentIn(state.membership)).device;
      return { what: 'a removal', envelopes: [act({ y: 'remove', device: fromHex(device) }, parents)] };
    }
    case 9: {
      const what = { y: 'role' as const, person: hostile.person, role: 'steward' as const };
      return { what: 'a role for itself', envelopes: [act(what, parents)] };
    }
    default: {
      const friend = Uint8Array.from(random.bytes(32));
      const device = toHex(friend);
      const box = Uint8Array.from(keys.box.publicKey);
      const handed = { [epoch.id]: Uint8Array.from(sealToDevice(epoch.contentKey, box)) };
      const what = { y: 'admit' as const, device: friend, box, person: 'friend', role: 'steward' as const };
      return { what: 'a friend', envelopes: [act({ ...what, keys: { [device]: handed } }, parents)] };
    }
  }
}

function planted(world: World, space: string, actor: string): Uint8Array {
  const doc = Automerge.change(Automerge.init<Record<string, unknown>>({ actor }), (draft) => {
    draft[toHex(world.random.bytes(16))] = {
      '@kind': new Automerge.ImmutableString('organisation'),
      name: new Automerge.ImmutableString(`planted ${spaceOf(world, space).tag}`),
    };
  });
  const change = Automerge.getLastLocalChange(doc);
  Automerge.free(doc);
  if (!change) throw new Error('no change');
  return change;
}

/** What it makes of a frame of an exchange. */
export function twisted(world: World): (frame: Uint8Array) => readonly Uint8Array[] {
  const { random } = world;
  return (frame) => {
    switch (random.below(12)) {
      case 0:
        return [];
      case 1:
        return [frame, frame];
      case 2:
        return [withBitFlipped(frame, random.below(frame.length), random)];
      case 3:
        return [random.bytes(1 + random.below(60)), frame];
      default:
        return [frame];
    }
  };
}

function withBitFlipped(bytes: Uint8Array, at: number, random: Random): Uint8Array {
  const bent = Uint8Array.from(bytes);
  bent[at] = (bent[at] ?? 0) ^ (1 << random.below(8));
  return bent;
}
