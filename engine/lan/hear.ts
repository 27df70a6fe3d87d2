/**
 * Tries the keys of this device on what comes in at the beacons' port, and stays cheap whatever comes: a failed try costs
 * some 10 µs, and there may be a hundred keys. So the keys that fitted at an address are tried first there; all others less
 * and less often where they keep failing, down to once in eight seconds; and there are at most 5,000 tries in a second.
 */
import { type Beacon, beaconBytes, beaconKey, openBeacon, quarterOf } from './beacon.ts';

export interface DiscoveryKey {
  /** Names the key: another key has another id. */
  readonly id: string;
  /** 32 bytes: of an epoch of a space, or of an open invitation. */
  readonly key: Uint8Array;
  /** Whether beacons go out under it. Keys of older epochs are only listened for. */
  readonly announce: boolean;
}

export interface Heard {
  readonly keyId: string;
  readonly beacon: Beacon;
}

export interface BeaconListener {
  /** What a datagram from this address says; `unreadable` where no key fits, `unheard` where it was not tried. */
  readonly take: (datagram: Uint8Array, from: string) => Heard | 'unreadable' | 'unheard';
  /** Other keys may fit now: everybody is listened to again. */
  readonly keysChanged: () => void;
}

const mostAddresses = 1_024;
const triesInASecond = 5_000;
const mostKeys = 512;
const shortestPause = 500;
const longestPause = 8_000;

interface Source {
  readonly fitting: Set<string>;
  /** The other keys are not tried before. */
  notBefore: number;
  pause: number;
}

/** `keys` is asked for each datagram. `monotonic`: milliseconds of a clock that never jumps; `clock`: since 1970. */
export function createBeaconListener({
  keys,
  clock,
  monotonic,
}: {
  readonly keys: () => readonly DiscoveryKey[];
  readonly clock: () => number;
  readonly monotonic: () => number;
}): BeaconListener {
  const sources = new Map<string, Source>();
  const derived = new Map<string, Uint8Array>();
  let derivedAt = 0;
  let tries = triesInASecond;
  let filledAt = monotonic();

  const keyOf = ({ id, key }: DiscoveryKey, quarter: number): Uint8Array => {
    const known = derived.get(`${quarter}/${id}`);
    if (known) return known;
    const made = beaconKey(key, quarter);
    derived.set(`${quarter}/${id}`, made);
    return made;
  };

  const tryKeys = (datagram: Uint8Array, candidates: readonly DiscoveryKey[], now: number): Heard | undefined => {
    for (const quarter of [now, now - 1, now + 1])
      for (const candidate of candidates) {
        if (tries < 1) return undefined;
        tries--;
        const beacon = openBeacon(datagram, keyOf(candidate, quarter));
        if (beacon) return { keyId: candidate.id, beacon };
      }
    return undefined;
  };

  return {
    keysChanged: () => {
      sources.clear();
      derived.clear();
    },
    take: (datagram, from) => {
      if (datagram.length !== beaconBytes) return 'unreadable';
      const time = monotonic();
      tries = Math.min(triesInASecond, tries + ((time - filledAt) * triesInASecond) / 1_000);
      filledAt = time;
      const quarter = quarterOf(clock());
      if (quarter !== derivedAt) derived.clear();
      derivedAt = quarter;

      const source = sources.get(from) ?? { fitting: new Set(), notBefore: 0, pause: shortestPause };
      sources.delete(from);
      sources.set(from, source);
      const [oldest] = sources.keys();
      if (sources.size > mostAddresses && oldest !== undefined) sources.delete(oldest);

      const all = keys().slice(0, mostKeys);
      const known = tryKeys(
        datagram,
        all.filter(({ id }) => source.fitting.has(id)),
        quarter,
      );
      if (known) return known;
      if (tries < 1 || time < source.notBefore) return 'unheard';
      const heard = tryKeys(
        datagram,
        all.filter(({ id }) => !source.fitting.has(id)),
        quarter,
      );
      if (heard) {
        source.fitting.add(heard.keyId);
        source.pause = shortestPause;
        return heard;
      }
      if (tries < 1) return 'unheard';
      source.notBefore = time + source.pause;
      source.pause = Math.min(longestPause, source.pause * 2);
      return 'unreadable';
    },
  };
}
