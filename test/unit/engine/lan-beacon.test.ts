import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { beaconBytes, beaconKey, openBeacon, quarterOf, sealBeacon } from '../../../engine/lan/beacon.ts';
import { createBeaconListener, type DiscoveryKey } from '../../../engine/lan/hear.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';

beforeAll(readySodium);

const now = Date.UTC(2026, 10, 30, 12, 7);
const quarter = quarterOf(now);
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const instances = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('a beacon says port and instance to who has the key of its quarter of an hour, in 128 bytes whatever it says', () => {
  fc.assert(
    fc.property(bytes32, instances, fc.integer({ min: 1, max: 65_535 }), (key, instance, port) => {
      const datagram = sealBeacon({ port, instance }, beaconKey(key, quarter));
      expect(datagram).toHaveLength(beaconBytes);
      expect(beaconBytes).toBe(128);
      expect(openBeacon(datagram, beaconKey(key, quarter))).toEqual({ version: 1, port, instance });
      expect(openBeacon(datagram, beaconKey(key, quarter + 1))).toBeUndefined();
      expect(openBeacon(datagram, beaconKey(randomBytes(32), quarter))).toBeUndefined();
    }),
  );
});

test('changed in one bit, cut or lengthened it is no beacon', () => {
  const key = beaconKey(randomBytes(32), quarter);
  const datagram = sealBeacon({ port: 4100, instance: randomBytes(16) }, key);
  fc.assert(
    fc.property(fc.nat(beaconBytes * 8 - 1), (bit) => {
      const changed = Uint8Array.from(datagram);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openBeacon(changed, key)).toBeUndefined();
    }),
  );
  expect(openBeacon(datagram.subarray(1), key)).toBeUndefined();
  expect(openBeacon(Buffer.concat([datagram, Buffer.of(0)]), key)).toBeUndefined();
});

test('two beacons of one moment share no byte by which they could be told to be of one device', () => {
  const key = beaconKey(randomBytes(32), quarter);
  const sent = Array.from({ length: 200 }, () => sealBeacon({ port: 4100, instance: new Uint8Array(16) }, key));
  for (let at = 0; at < beaconBytes; at++) expect(new Set(sent.map((each) => each[at])).size).toBeGreaterThan(60);
});

function scene(keys: DiscoveryKey[]) {
  const time = { monotonic: 0, clock: now };
  const listener = createBeaconListener({ keys: () => keys, clock: () => time.clock, monotonic: () => time.monotonic });
  const beacon = (key: DiscoveryKey, at = now) =>
    sealBeacon({ port: 4100, instance: new Uint8Array(16).fill(1) }, beaconKey(key.key, quarterOf(at)));
  return { time, listener, beacon };
}

function discoveryKey(id: string): DiscoveryKey {
  return { id, key: randomBytes(32), announce: true };
}

test('clocks a quarter of an hour apart still find each other, half an hour apart they do not', () => {
  const ours = discoveryKey('ours');
  for (const [minutes, isFound] of [
    [-15, true],
    [15, true],
    [-31, false],
    [31, false],
  ] as const) {
    const { listener, beacon } = scene([discoveryKey('other'), ours]);
    const heard = listener.take(beacon(ours, now + minutes * 60_000), '192.0.2.7');
    expect(heard).toEqual(isFound ? expect.objectContaining({ keyId: 'ours' }) : 'unreadable');
  }
});

test('a device with several keys is heard under each of them, from one address', () => {
  const keys = [discoveryKey('a'), discoveryKey('b'), discoveryKey('c')];
  const { listener, beacon } = scene(keys);
  for (let round = 0; round < 3; round++)
    for (const key of keys) expect(listener.take(beacon(key), '192.0.2.7')).toMatchObject({ keyId: key.id });
});

test('a stranger is listened to less and less, a comrade always, and a new key makes everybody heard again', () => {
  const keys = [discoveryKey('ours')];
  const { time, listener, beacon } = scene(keys);
  const later = discoveryKey('later');
  const outcomes: unknown[] = [];
  for (; time.monotonic < 60_000; time.monotonic += 1_000) outcomes.push(listener.take(beacon(later), '192.0.2.8'));
  expect(outcomes.filter((each) => each === 'unreadable').length).toBeLessThan(14);
  keys.push(later);
  listener.keysChanged();
  expect(listener.take(beacon(later), '192.0.2.8')).toMatchObject({ keyId: 'later' });
});

test('a flood from one address, or from many, costs little, and who is known is heard through it', () => {
  const keys = Array.from({ length: 100 }, (_, index) => discoveryKey(String(index)));
  const { time, listener, beacon } = scene(keys);
  const comrade = beacon(keys[7] ?? discoveryKey(''));
  expect(listener.take(comrade, '192.0.2.7')).toMatchObject({ keyId: '7' });
  const noise = Array.from({ length: 64 }, () => new Uint8Array(randomBytes(beaconBytes)));
  let tried = 0;
  let comradeHeard = 0;
  for (let at = 0; at < 20_000; at++) {
    time.monotonic += 0.1;
    const from = at % 2 === 0 ? '192.0.2.66' : `2001:db8::${at.toString(16)}`;
    if (listener.take(noise[at % 64] ?? comrade, from) === 'unreadable') tried++;
    if (at % 1_000 === 0 && typeof listener.take(comrade, '192.0.2.7') === 'object') comradeHeard++;
  }
  // Two seconds: 10,000 tries and what was in hand, 300 for each datagram.
  expect(tried).toBeLessThan(60);
  expect(comradeHeard).toBeGreaterThan(0);
});

test('whatever comes in neither throws nor is taken for a beacon', () => {
  const { listener } = scene([discoveryKey('ours')]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (datagram) => {
      expect(typeof listener.take(datagram, '192.0.2.9')).toBe('string');
    }),
  );
});
