/** What a laptop works out by itself before it says a word to a relay. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRelayLink } from '../../../engine/relay/relay-address.ts';
import { logKeysOf, writerKeysOf } from '../../../engine/relay/relay-keys.ts';
import { createRelayLog, labelOf } from '../../../engine/relay/relay-log.ts';
import { fitOf, makeList, ownWriterIn } from '../../../engine/relay/writer-list.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { readySodium, sodium } from '../../../engine/secret/sodium.ts';
import type { ReplicaDevice } from '../../../engine/sync/replica.ts';
import { createRandom } from '../../kit/random.ts';

await readySodium();

test('a link is read as people paste it, and only what is sealed on the way', () => {
  const read = (text: string) => {
    const link = readRelayLink(text);
    return link.ok ? link.value : link.error.type;
  };
  expect(read(' wss://Relay.Example:443/ ')).toEqual({ origin: 'wss://relay.example' });
  expect(read('https://relay.example/samband/#abc-123')).toEqual({
    origin: 'wss://relay.example/samband',
    voucher: 'abc-123',
  });
  expect(read('ws://127.0.0.1:8470#v')).toEqual({ origin: 'ws://127.0.0.1:8470', voucher: 'v' });
  expect(read('ws://[::1]:8470')).toEqual({ origin: 'ws://[::1]:8470' });
  expect(read('ws://abcdefgh.onion')).toEqual({ origin: 'ws://abcdefgh.onion' });
  expect(read('ws://relay.example')).toBe('NotEncrypted');
  expect(read('ws://127.0.0.1.example')).toBe('NotEncrypted');
  for (const wrong of [
    '',
    'relay.example',
    'ftp://relay.example',
    'wss://',
    'wss://a@relay.example',
    'wss://r.example?q',
  ])
    expect(read(wrong)).toBe('NotARelayLink');
  expect(read(`wss://relay.example#${'x'.repeat(129)}`)).toBe('NotARelayLink');
});

function group(seed: number, count: number) {
  const random = createRandom(seed);
  const people = Array.from({ length: count }, (_each, place) => {
    const box = sodium().crypto_box_seed_keypair(random.bytes(32));
    const device = toHex(random.bytes(32));
    const role = place < 2 ? ('steward' as const) : ('member' as const);
    return { box, device, role };
  });
  const devices: ReplicaDevice[] = people.map(({ box, device, role }) => ({ device, box: box.publicKey, role }));
  const epoch = { id: toHex(random.bytes(32)), contentKey: random.bytes(32) };
  return { people, devices, epoch };
}

test('whichever steward made the list, every device finds itself in it, and nobody who was put out', () => {
  const { people, devices, epoch } = group(1, 5);
  const origin = 'wss://relay.example';
  const place = { account: createRandom(7).bytes(32), epoch: epoch.id };
  const present = devices.map((each, at): ReplicaDevice => (at === 4 ? { ...each, role: 'removed' } : each));
  for (const steward of people.slice(0, 2)) {
    const made = makeList({ devices: present }, { ...place, number: 1, keys: logKeysOf(epoch, origin) }, steward);
    if (!made) throw new Error('no list');
    const own = ownWriterIn(made.list, epoch.id, steward, present);
    if (!own) throw new Error('a steward who is not in the own list');
    const standing = (devices: readonly ReplicaDevice[], self = steward) =>
      fitOf(made.list, { devices }, own, { ...self, epoch: epoch.id });
    const withRoles = (roles: readonly ReplicaDevice['role'][]) =>
      devices.map((each, at): ReplicaDevice => ({ ...each, role: roles[at] ?? 'member' }));
    expect(standing(present)).toBe('right');
    expect(standing(devices)).toBe('wrong');
    // As many stewards, but another one: its maker knows, and so does everybody once the maker is none any more.
    const other = steward === people[0] ? 1 : 0;
    const swapped = withRoles(
      other === 1
        ? ['steward', 'member', 'steward', 'member', 'removed']
        : ['member', 'steward', 'steward', 'member', 'removed'],
    );
    expect(standing(swapped)).toBe('wrong');
    const demoted = withRoles(
      other === 1
        ? ['member', 'steward', 'steward', 'member', 'removed']
        : ['steward', 'member', 'steward', 'member', 'removed'],
    );
    const third = people[2];
    if (!third) throw new Error('three people');
    expect(standing(demoted, third)).toBe('wrong');
    // Another steward who has not heard of the last who came, or of the other steward, leaves it; one who knows of more does not.
    expect(standing(present, third)).toBe('right');
    expect(standing(present.slice(0, 3), third)).toBe('ahead');
    const oneSteward = present.map((each, at): ReplicaDevice => (at === other ? { ...each, role: 'member' } : each));
    expect(standing(oneSteward, third)).toBe('ahead');
    expect(standing(devices, third)).toBe('wrong');
    const found = people.map((self) => ownWriterIn(made.list, epoch.id, self, present));
    expect(found.map((each) => each?.steward)).toEqual([true, true, false, false, undefined]);
    expect(new Set(found.slice(0, 4).map((each) => toHex(each?.keys.publicKey ?? new Uint8Array()))).size).toBe(4);
    // Stewards hold half of the room together.
    const shares = made.list.w.map(([, share]) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(2 * 2 * Math.max(...shares));
  }
});

test('nothing a relay is told is the same at another relay, in another space or another epoch', () => {
  const { people, devices, epoch } = group(2, 2);
  const other = { ...epoch, id: toHex(createRandom(3).bytes(32)), contentKey: createRandom(4).bytes(32) };
  const told = new Set<string>();
  let count = 0;
  const tell = (bytes: Uint8Array | undefined) => {
    told.add(toHex(bytes ?? new Uint8Array()));
    count++;
  };
  for (const [at, origin] of ['wss://one.example', 'wss://two.example'].entries()) {
    const account = createRandom(8 + at).bytes(32);
    for (const each of [epoch, other]) {
      const { log, read } = logKeysOf(each, origin);
      tell(log);
      tell(read.publicKey);
      const [self, second] = [people[0], devices[1]];
      if (!self || !second) throw new Error('two people');
      const where = { account, epoch: each.id, device: second.device };
      tell(writerKeysOf(self.box, second.box, where)?.publicKey);
    }
  }
  expect(told.size).toBe(count);
});

test('a key that gives no secret makes no writer', () => {
  const { people, epoch } = group(6, 1);
  const [self] = people;
  if (!self) throw new Error('nobody');
  const where = { account: new Uint8Array(32), epoch: epoch.id, device: self.device };
  expect(writerKeysOf(self.box, new Uint8Array(32), where)).toBeUndefined();
});

test('a pack is there when all its slices are, in whatever order they came, and gone with the first that goes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean()), {
        maxLength: 60,
      }),
      (steps) => {
        const log = createRelayLog();
        const there = new Map<string, Set<number>>();
        const nameOf = (pack: number) => `${String(pack).repeat(40)}.p`;
        const idOf = (pack: number, index: number) => `${pack}${index}`.repeat(32);
        for (const [pack, index, comes] of steps) {
          const name = nameOf(pack);
          const count = pack + 1;
          if (index >= count) continue;
          const slice = { id: idOf(pack, index), number: pack * 10 + index, size: 10, at: 1 };
          const slices = there.get(name) ?? new Set();
          there.set(name, slices);
          if (comes) log.take({ ...slice, label: labelOf(name, index, count) });
          else log.drop(slice.id);
          if (comes) slices.add(index);
          else slices.delete(index);
        }
        for (let pack = 0; pack < 4; pack++) {
          const isWhole = there.get(nameOf(pack))?.size === pack + 1;
          expect(log.slicesOf(nameOf(pack)) !== undefined).toBe(isWhole);
          expect(log.whole().has(nameOf(pack))).toBe(isWhole);
        }
      },
    ),
  );
});

test('labels of no pack, and a second blob in the same place, change nothing', () => {
  const log = createRelayLog();
  const name = `${'ab'.repeat(20)}.p`;
  log.take({ id: 'first', number: 1, size: 10, at: 1, label: labelOf(name, 0, 1) });
  log.take({ id: 'second', number: 2, size: 99, at: 2, label: labelOf(name, 0, 1) });
  log.take({ id: 'third', number: 3, size: 99, at: 3, label: new Uint8Array(5) });
  log.take({ id: 'fourth', number: 4, size: 99, at: 4, label: labelOf(name, 7, 5) });
  expect(log.whole().size).toBe(1);
  expect(log.slicesOf(name)).toMatchObject([{ id: 'first', size: 10 }]);
  expect(log.newest()).toBe(4);
});

test('of many blobs that claim one place of one pack a few are kept, and cost what they are', () => {
  const random = createRandom(3);
  const log = createRelayLog();
  const name = `${'a'.repeat(40)}.p`;
  const label = labelOf(name, 0, 1);
  for (let number = 1; number <= 50_000; number++)
    log.take({ id: toHex(random.bytes(32)), number, size: 10, at: 1, label });
  expect(log.slicesOf(name)).toMatchObject([{ number: 1 }]);
  const second = { id: toHex(random.bytes(32)), number: 60_000, size: 10, at: 1, label: labelOf('b'.repeat(40), 0, 1) };
  log.take(second);
  expect(log.whole().size).toBe(2);
});
