/**
 * Who has what, from what is known here: receipts of other devices, and carriers that were read back. Says less than is so
 * where a receipt has not come yet, never more.
 */
import { type Vector, vectorDifference, vectorHas } from '../bundles/vector.ts';
import type { LedgerEntry } from '../vault/ledger.ts';
import type { HeldReceipt } from './replica.ts';

/** One space as custody needs it. */
export interface CustodySpace {
  readonly id: string;
  /** Devices that belong, this one among them. */
  readonly members: readonly string[];
  readonly receipts: readonly HeldReceipt[];
  /** What is here and used. */
  readonly vector: Vector;
  /** What was read back from carriers. */
  readonly carried: readonly Vector[];
}

export interface DeviceCustody {
  /** Hex. */
  readonly device: string;
  /** Milliseconds since 1970 by its own clock, of the oldest of its receipts that count here; absent: it has never said. */
  readonly saidAt?: number;
  /** It has everything I have written in the spaces we share. */
  readonly hasAllMine: boolean;
  /** It has everything I had written up to this time of mine; absent where nothing is known, or nothing was written. */
  readonly hasMineUpTo?: number;
  /** Bundles, mine and others', that lie here and that it lacks as far as it has said. */
  readonly toSend: number;
  /** Bundles it said it has that are not here. */
  readonly toFetch: number;
}

export interface Custody {
  /** Steps of mine that no other device and no carrier is known to have, in spaces that others share. */
  readonly onlyHere: number;
  /** The oldest of them, milliseconds since 1970. */
  readonly onlyHereSince?: number;
  /** Steps of mine in spaces in which only this device is. */
  readonly onlyMine: number;
  readonly devices: readonly DeviceCustody[];
}

/** `me`: this device. `entries`: the ledger. */
export function custodyOf(entries: readonly LedgerEntry[], spaces: readonly CustodySpace[], me: string): Custody {
  const bySpace = new Map(spaces.map((space) => [space.id, space]));
  const others = new Set(spaces.flatMap(({ members }) => members.filter((device) => device !== me)));
  const alone: Set<string> = new Set();
  const only = new Map<string, number>();
  const mine = entries.filter((entry) => isMine(entry, me)).sort((a, b) => a.time - b.time);
  for (const entry of mine) {
    const space = bySpace.get(entry.space);
    if (!space) continue;
    if (space.members.every((device) => device === me)) {
      if (!isCarried(entry, space)) alone.add(entry.step);
    } else if (!isElsewhere(entry, space, me))
      only.set(entry.step, Math.min(entry.time, only.get(entry.step) ?? entry.time));
  }
  return {
    onlyHere: only.size,
    ...(only.size > 0 && { onlyHereSince: Math.min(...only.values()) }),
    onlyMine: alone.size,
    devices: [...others].sort().map((device) => custodyOfDevice(device, mine, spaces)),
  };
}

/** Whether a bundle of mine is known to lie anywhere but here. */
export function isElsewhere(entry: LedgerEntry, space: CustodySpace, me: string): boolean {
  if (isCarried(entry, space)) return true;
  return space.receipts.some(
    ({ device, vector }) => device !== me && space.members.includes(device) && vectorHas(vector, entry.writer, entry.n),
  );
}

function isCarried({ writer, n }: LedgerEntry, { carried }: CustodySpace): boolean {
  return carried.some((vector) => vectorHas(vector, writer, n));
}

/** Written by this device and not written anew elsewhere: what opening itself writes (`system`) is nobody's edit. */
function isMine({ device, kind, status }: LedgerEntry, me: string): boolean {
  return device === me && kind !== 'system' && status !== 'refused' && status !== 'losing';
}

/** `sorted`: the entries that are mine, the oldest first. */
function custodyOfDevice(
  device: string,
  sorted: readonly LedgerEntry[],
  spaces: readonly CustodySpace[],
): DeviceCustody {
  const shared = new Map(spaces.filter(({ members }) => members.includes(device)).map((space) => [space.id, space]));
  const receipts = new Map(
    [...shared.values()].flatMap(({ id, receipts }) => {
      const found = receipts.find((receipt) => receipt.device === device);
      return found ? [[id, found] as const] : [];
    }),
  );
  const mine = sorted.filter((entry) => shared.has(entry.space));
  const has = (entry: LedgerEntry) => {
    const receipt = receipts.get(entry.space);
    return receipt !== undefined && vectorHas(receipt.vector, entry.writer, entry.n);
  };
  const missing = mine.find((entry) => !has(entry));
  // Strictly before: of two edits of one moment the other may be the one that is missing.
  const lastHad = mine.findLast(({ time }) => missing === undefined || time < missing.time);
  let toSend = 0;
  let toFetch = 0;
  for (const [id, space] of shared) {
    const theirs: Vector = receipts.get(id)?.vector ?? new Map();
    toSend += missingFrom(theirs, space.vector);
    toFetch += missingFrom(space.vector, theirs);
  }
  const stamps = [...receipts.values()].map(({ stamp }) => stamp);
  return {
    device,
    ...(stamps.length > 0 && { saidAt: Math.min(...stamps) }),
    hasAllMine: missing === undefined,
    ...(lastHad && { hasMineUpTo: lastHad.time }),
    toSend,
    toFetch,
  };
}

/** How many bundles of `all` are not in `held`. */
export function missingFrom(held: Vector, all: Vector): number {
  let size = 0;
  for (const ranges of vectorDifference(all, held).values()) for (const [from, to] of ranges) size += to - from + 1;
  return size;
}

/** Bundles of these spaces that a carrier lacked when it was last read back. `held`: by space. */
export function lackingIn(held: ReadonlyMap<string, Vector>, spaces: readonly CustodySpace[]): number {
  return spaces.reduce((total, { id, vector }) => total + missingFrom(held.get(id) ?? new Map(), vector), 0);
}
