/**
 * What lies in one log of a relay, as far as it has told: packs, cut into blobs. A blob's label is the pack's name (20
 * bytes) ‖ which slice (u16) ‖ of how many (u16). The first slice leaves out the pack's first 49 bytes, which are the same
 * in all packs of an epoch wherever they lie: whoever has the key knows them, and a relay learns nothing it could compare.
 */
import type { WriterList } from '../../shared/wire/relay.ts';
import { packNameBytes, packNameFromBytes } from '../packs/pack.ts';
import { fromHex } from '../secret/derive.ts';
import type { LogKeys } from './relay-keys.ts';

export interface Slice {
  /** Hex. */
  readonly id: string;
  readonly number: number;
  readonly size: number;
  /** By the relay's clock, milliseconds since 1970. */
  readonly at: number;
}

export interface RelayLog {
  readonly take: (entry: Slice & { readonly label: Uint8Array }) => void;
  /** True where something that counted is no more. */
  readonly drop: (id: string) => boolean;
  readonly clear: () => void;
  /** Packs of which every slice is there. */
  readonly whole: () => ReadonlyMap<string, readonly Slice[]>;
  readonly slicesOf: (name: string) => readonly Slice[] | undefined;
  /** When the last of it came, by the relay's clock. */
  readonly newest: () => number;
  /** What writes that broke off left behind. */
  readonly broken: () => readonly { readonly name: string; readonly slices: readonly Slice[] }[];
}

export interface EnteredLog {
  readonly epoch: string;
  readonly keys: LogKeys;
  readonly packs: RelayLog;
  /** The newest list that names it, and the number of the account's newest. */
  readonly list: WriterList;
  readonly newest: number;
}

export function labelOf(name: string, index: number, count: number): Uint8Array {
  const label = Buffer.alloc(packNameBytes + 4);
  label.set(fromHex(name.slice(0, packNameBytes * 2)));
  label.writeUInt16BE(index, packNameBytes);
  label.writeUInt16BE(count, packNameBytes + 2);
  return new Uint8Array(label);
}

export function createRelayLog(): RelayLog {
  /** By pack, then by slice: whoever writes a second blob to the same place comes after the first. */
  const packs = new Map<string, { readonly count: number; readonly slices: Map<number, Slice[]> }>();
  const places = new Map<string, { readonly name: string; readonly index: number }>();

  let newest = 0;

  const slicesOf = (name: string): readonly Slice[] | undefined => {
    const pack = packs.get(name);
    if (!pack) return undefined;
    const slices: Slice[] = [];
    for (let index = 0; index < pack.count; index++) {
      const [first] = pack.slices.get(index) ?? [];
      if (!first) return undefined;
      slices.push(first);
    }
    return slices;
  };

  return {
    take: ({ label, ...slice }) => {
      const told = readLabel(label);
      newest = Math.max(newest, slice.at);
      if (!told || places.has(slice.id) || places.size >= mostPlaces) return;
      const pack = packs.get(told.name) ?? { count: told.count, slices: new Map<number, Slice[]>() };
      // A count that differs from the first one told is somebody's nonsense.
      if (pack.count !== told.count) return;
      const there = pack.slices.get(told.index) ?? [];
      if (there.length >= mostRivals) return;
      packs.set(told.name, pack);
      places.set(slice.id, { name: told.name, index: told.index });
      pack.slices.set(
        told.index,
        [...there, slice].sort((a, b) => a.number - b.number),
      );
    },
    drop: (id) => {
      const place = places.get(id);
      const pack = place && packs.get(place.name);
      if (!place || !pack) return false;
      places.delete(id);
      const left = (pack.slices.get(place.index) ?? []).filter((slice) => slice.id !== id);
      if (left.length > 0) pack.slices.set(place.index, left);
      else pack.slices.delete(place.index);
      if (pack.slices.size === 0) packs.delete(place.name);
      return true;
    },
    clear: () => {
      packs.clear();
      places.clear();
    },
    whole: () => {
      const found = new Map<string, readonly Slice[]>();
      for (const name of packs.keys()) {
        const slices = slicesOf(name);
        if (slices) found.set(name, slices);
      }
      return found;
    },
    slicesOf,
    newest: () => newest,
    // Where not all was kept, what looks broken may be whole.
    broken: () =>
      (places.size >= mostPlaces ? [] : [...packs]).flatMap(([name, { slices }]) =>
        slicesOf(name) ? [] : [{ name, slices: [...slices.values()].flat() }],
      ),
  };
}

/** What a relay tells beyond this is not kept: a log of many gigabytes has fewer blobs. */
const mostPlaces = 100_000;
/** Blobs that claim one place of one pack, kept in case that the first goes: whoever writes more of them is up to nothing good. */
const mostRivals = 8;
/** A pack is at most 512 MiB, so of no more slices than this. */
export const mostSlices = 4_096;

function readLabel(
  label: Uint8Array,
): { readonly name: string; readonly index: number; readonly count: number } | undefined {
  if (label.length !== packNameBytes + 4) return undefined;
  const at = new DataView(label.buffer, label.byteOffset, label.length);
  const [index, count] = [at.getUint16(packNameBytes), at.getUint16(packNameBytes + 2)];
  if (count === 0 || count > mostSlices || index >= count) return undefined;
  return { name: packNameFromBytes(label.subarray(0, packNameBytes)), index, count };
}
