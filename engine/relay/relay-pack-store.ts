/** Packs in a relay's log, cut into blobs (relay-log.ts); one space at one relay. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { signedBytes } from '../../shared/wire/relay.ts';
import { packHeadOf, packNameOf } from '../packs/pack.ts';
import type { PackStore, Shelf, StoreError } from '../packs/pack-store.ts';
import { createRecent } from '../packs/recent.ts';
import { fromHex, sha256, toHex } from '../secret/derive.ts';
import { signRaw } from './relay-keys.ts';
import { type EnteredLog, labelOf, mostSlices, type Slice } from './relay-log.ts';
import type { RelaySession } from './relay-session.ts';

/** Blobs on their way at once. */
const windowOf = 8;
/** What another's write that broke off left behind is cleared away after so many milliseconds by the relay's clock. */
const leftovers = 86_400_000;
const mostOwn = 10_000;
const mostRead = 8 * 1_048_576;

export function createRelayPackStore(session: RelaySession): PackStore {
  /** Blobs that were fetched of late: reading a pack asks for its first bytes, then for the rest. */
  const read = createRecent(mostRead);
  /** On their way. */
  const asked = new Map<string, Promise<Result<Uint8Array, StoreError>>>();
  let expected: readonly Slice[] = [];

  const slicesIn = (
    shelf: Shelf,
    name: string,
  ): { readonly log: EnteredLog; readonly slices: readonly Slice[] } | undefined => {
    const log = session.log(shelf.epoch.id);
    const slices = log?.packs.slicesOf(name);
    return log && slices ? { log, slices } : undefined;
  };

  const fetchBlob = async (
    { keys, packs }: EnteredLog,
    { id, size }: Slice,
  ): Promise<Result<Uint8Array, StoreError>> => {
    const got = await session.ask({ type: 'get', o: keys.log, i: fromHex(id), f: 0, z: size });
    if (!got.ok && got.error.type === 'NotFound') packs.drop(id);
    if (!got.ok) return got;
    const bytes = got.value.b;
    // A relay that hands out something else is told by the pack not being whole.
    if (!bytes || toHex(sha256(bytes)) !== id) return err({ type: 'DiskFailed', path: '' });
    return ok(bytes);
  };

  const ask = (log: EnteredLog, slice: Slice): Promise<Result<Uint8Array, StoreError>> => {
    const underway = asked.get(slice.id) ?? fetchBlob(log, slice);
    asked.set(slice.id, underway);
    return underway;
  };

  const blob = async (log: EnteredLog, slice: Slice): Promise<Result<Uint8Array, StoreError>> => {
    const known = read.get(slice.id) ?? session.pushed(slice.id);
    if (known) return ok(known);
    expected = expected.slice(expected.findIndex(({ id }) => id === slice.id) + 1);
    for (const next of [slice, ...expected.slice(0, windowOf - 1)]) void ask(log, next);
    const got = await ask(log, slice);
    asked.delete(slice.id);
    if (got.ok) read.keep(slice.id, got.value);
    return got;
  };

  const { writerOf } = session.account;
  const isSteward = (shelf: Shelf): boolean => {
    const log = session.log(shelf.epoch.id);
    return log !== undefined && writerOf(log)?.steward === true;
  };

  const remove = async (
    log: EnteredLog,
    slices: readonly Slice[],
    kept: readonly Slice[],
  ): Promise<Result<boolean, StoreError>> => {
    const { keys, packs } = log;
    const writer = writerOf(log);
    if (!writer) return err({ type: 'NotAWriter' });
    const i = slices.map(({ id }) => fromHex(id));
    const k = kept.map(({ id }) => fromHex(id));
    const g = signRaw(signedBytes.remove(keys.log, i, k), writer.keys);
    const done = await session.ask({ type: 'remove', o: keys.log, i, k, d: writer.keys.publicKey, g });
    // One that is to be kept is not there, or this was written under a key of a list before: it stays for a steward to remove.
    if (!done.ok) return done.error.type === 'NotJustNow' || done.error.type === 'NotAWriter' ? ok(false) : done;
    for (const { id } of slices) packs.drop(id);
    return ok(true);
  };

  return {
    begin: async () => {
      read.clear();
      asked.clear();
      expected = [];
      const fresh = await session.refresh();
      return fresh.ok ? ok({ mark: `${session.memory().lives}`, lasts: true }) : fresh;
    },
    ready: async (space) => {
      const settled = await session.account.settle(space);
      return settled.ok ? ok(true) : settled;
    },
    checksKept: true,
    has: ({ epoch }) => {
      const log = session.log(epoch.id);
      return log !== undefined && writerOf(log) !== undefined;
    },
    makes: () => false,
    list: async ({ epoch }) => {
      // What was read in this pass may have brought the key of another epoch.
      const entered = await session.enterNew();
      if (!entered.ok) return entered;
      const whole = session.log(epoch.id)?.packs.whole() ?? new Map<string, readonly Slice[]>();
      const headBytes = packHeadOf(epoch).length;
      return ok(
        [...whole].map(([name, slices]) => {
          const size = slices.reduce((sum, each) => sum + each.size, headBytes);
          return { name, type: 'file' as const, size };
        }),
      );
    },
    expect: (shelf, names) => {
      asked.clear();
      expected = names.flatMap((name) => slicesIn(shelf, name)?.slices ?? []);
    },
    read: async (shelf, name, from, length) => {
      const found = slicesIn(shelf, name);
      if (!found) return err({ type: 'NotFound', path: name });
      const pieces: Uint8Array[] = [];
      const end = from + length;
      let at = 0;
      const take = (bytes: Uint8Array): void => {
        pieces.push(bytes.subarray(Math.max(0, from - at), Math.max(0, end - at)));
        at += bytes.length;
      };
      take(packHeadOf(shelf.epoch));
      for (const slice of found.slices) {
        if (at >= end) break;
        if (at + slice.size <= from) at += slice.size;
        else {
          const bytes = await blob(found.log, slice);
          if (!bytes.ok) return bytes;
          take(bytes.value);
        }
      }
      return ok(new Uint8Array(Buffer.concat(pieces)));
    },
    write: async (shelf, pieces) => {
      const log = session.log(shelf.epoch.id);
      const keys = log && writerOf(log)?.keys;
      if (!log || !keys) return err({ type: 'NotAWriter' });
      const whole = Buffer.concat([...pieces]);
      const name = packNameOf(createHash('sha256').update(whole).digest());
      const body = whole.subarray(packHeadOf(shelf.epoch).length);
      const each = session.mostBlobBytes();
      const count = Math.ceil(body.length / each);
      if (count > mostSlices) return err({ type: 'NoRoomThere' });
      session.keepOwn([...session.memory().own.slice(-mostOwn), name]);
      const there: Slice[] = [];
      const put = async (index: number): Promise<Result<true, StoreError>> => {
        const bytes = new Uint8Array(body.subarray(index * each, (index + 1) * each));
        const label = labelOf(name, index, count);
        const id = sha256(bytes);
        const g = signRaw(signedBytes.put(log.keys.log, label, id), keys);
        const done = await session.ask({ type: 'put', o: log.keys.log, k: label, b: bytes, d: keys.publicKey, g });
        if (!done.ok) return done;
        const number = done.value.s ?? 0;
        session.wrote(log.keys.log, number, toHex(id));
        const slice = { id: toHex(id), number, size: bytes.length, at: log.packs.newest() };
        log.packs.take({ ...slice, label });
        there.push(slice);
        return ok(true);
      };
      let next = 0;
      let failed: Result<true, StoreError> | undefined;
      const work = async (): Promise<void> => {
        while (next < count && !failed) {
          const done = await put(next++);
          if (!done.ok) failed ??= done;
        }
      };
      await Promise.all(Array.from({ length: Math.min(windowOf, count) }, work));
      // Half a pack takes room for nothing. Where the line is gone as well, `clear` does it when it is back.
      if (failed && there.length > 0) await remove(log, there, []);
      if (failed && !failed.ok) return failed;
      return ok({ name, size: whole.length });
    },
    remove: async (shelf, name, keeping) => {
      const found = slicesIn(shelf, name);
      if (!found) return ok(true);
      const kept = keeping.map((each) => slicesIn(shelf, each)?.slices);
      if (kept.some((slices) => !slices)) return ok(false);
      const removed = await remove(
        found.log,
        found.slices,
        kept.flatMap((slices) => slices ?? []),
      );
      if (removed.ok) session.keepOwn(session.memory().own.filter((each) => each !== name));
      return removed;
    },
    mayRemove: (shelf, name) => session.memory().own.includes(name) || isSteward(shelf),
    clear: async (shelf) => {
      const log = session.log(shelf.epoch.id);
      const isOld = ({ at }: Slice) => session.clockThere() - at > leftovers;
      for (const { name, slices } of log?.packs.broken() ?? []) {
        // Of this device's own nothing is underway while it tidies up.
        const mayGo = session.memory().own.includes(name) || (isSteward(shelf) && slices.every(isOld));
        if (log && mayGo) await remove(log, slices, []);
      }
    },
    watch: (onChange) => session.onChange(onChange),
  };
}
