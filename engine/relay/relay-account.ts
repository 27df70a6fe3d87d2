/**
 * A space's account at a relay: opened by a steward with a voucher, kept in step with who belongs and which key is the present
 * one, deleted by a steward. Every other device only finds itself in its list.
 */
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { encodeList, signedBytes, type WriterList } from '../../shared/wire/relay.ts';
import { endOf } from '../packs/old-shelf.ts';
import type { StoreError } from '../packs/pack-store.ts';
import type { ReplicaEpoch, ReplicaSpace } from '../sync/replica.ts';
import type { Asking, Done } from './relay-connection.ts';
import { logKeysOf, signRaw } from './relay-keys.ts';
import type { EnteredLog } from './relay-log.ts';
import { fitOf, type ListFit, makeList, type OwnWriter, ownWriterIn, type Self } from './writer-list.ts';

export interface RelayAccountDeps {
  readonly origin: string;
  readonly self: Self;
  readonly clock: () => number;
  readonly spaceNow: () => ReplicaSpace | undefined;
  /** Opens an account where there is none, or none that this device may write to any more; told when it is used up. */
  readonly voucher?: { readonly text: () => string | undefined; readonly used: () => void };
  readonly ask: (message: Asking) => Promise<Result<Done, StoreError>>;
  /** Those that were entered, by epoch id. */
  readonly logs: () => ReadonlyMap<string, EnteredLog>;
  /** Enters the log of an epoch, or finds that there is none; once more, where its list may have changed. */
  readonly enter: (epoch: ReplicaEpoch) => Promise<Result<boolean, StoreError>>;
  readonly enterNew: () => Promise<Result<true, StoreError>>;
  /** The log of this epoch may be there by now, though it was not. */
  readonly askAgain: (epoch: string) => void;
  readonly relist: (log: EnteredLog) => Promise<Result<true, StoreError>>;
}

export interface RelayAccount {
  /** Sets right who may write, where that is this device's to do; what this device writes with. */
  readonly settle: (space: ReplicaSpace) => Promise<Result<OwnWriter, StoreError>>;
  /**
   * What this device writes to a log with, whichever epoch and account it is of: by the newest list of that account. An old
   * log may be of an account of before, to which comrades write still who have not heard of the present one.
   */
  readonly writerOf: (log: EnteredLog) => OwnWriter | undefined;
  /** Deletes it and all that lies under it, for everybody: a steward's to do. */
  readonly close: () => Promise<Result<true, StoreError>>;
}

/** As long as a relay keeps logs of earlier lists. */
const keepsOldLogs = 90 * 86_400_000;
const mostOldLogs = 16;
/** Two stewards who list at once: one is refused, looks again, and finds that it is done. */
const mostTries = 3;
/** How long a steward leaves another's list that names more than it knows of, milliseconds: two who differ must not take turns. */
const leavesAhead = 10 * 60_000;

export function createRelayAccount(deps: RelayAccountDeps): RelayAccount {
  const { origin, self, clock, spaceNow, voucher, ask, logs, enter, enterNew, askAgain, relist } = deps;
  /** Since when the list names more than this device knows of. */
  let aheadSince: number | undefined;
  /** What was found in a list does not change with who comes to belong. */
  const writers = new WeakMap<WriterList, OwnWriter>();

  /** The log that an account's newest list names, as far as this device holds its key: that of the newest epoch. */
  const current = (): EnteredLog | undefined =>
    (spaceNow()?.epochs ?? []).flatMap(({ id }) => logs().get(id) ?? []).find(({ list, newest }) => list.n === newest);

  const writerOf = ({ list: { a } }: EnteredLog): OwnWriter | undefined => {
    const ofAccount = ({ list, newest }: EnteredLog) => list.n === newest && Buffer.from(list.a).equals(a);
    const there = [...logs().values()].find(ofAccount);
    if (!there) return undefined;
    const own = writers.get(there.list) ?? ownWriterIn(there.list, there.epoch, self, spaceNow()?.devices ?? []);
    if (own) writers.set(there.list, own);
    return own;
  };

  /**
   * Without a list before: opens an account. Logs of old epochs that are not there are made too: whoever was away while keys changed looks under an
   * old one, at a relay that came in place of another as well.
   */
  const publish = async (
    space: ReplicaSpace,
    before?: { readonly list: WriterList; readonly signer: OwnWriter },
  ): Promise<Result<true, StoreError>> => {
    const [newest, ...earlier] = space.epochs;
    const code = voucher?.text();
    if (!newest || (!before && code === undefined)) return err({ type: 'NotKnownThere' });
    // A log that is there already is that of an account whose stewards are gone.
    const isLacking = (epoch: ReplicaEpoch) =>
      !logs().has(epoch.id) && clock() - endOf(epoch, space.epochs) < keepsOldLogs;
    const old = earlier.filter(isLacking).slice(0, mostOldLogs).reverse();
    const account = before?.list.a ?? new Uint8Array(randomBytes(32));
    let number = before?.list.n ?? 0;
    let signer = before?.signer.keys;
    let refused: Result<never, StoreError> | undefined;
    for (const epoch of [...old, newest]) {
      const isFirst = number++ === 0;
      const place = { account, epoch: epoch.id, number, keys: logKeysOf(epoch, origin) };
      const made = makeList(space, place, self, signer);
      if (!made) return err({ type: 'NotAWriter' });
      const l = encodeList(made.list);
      const g = signRaw(signedBytes.list(l), made.signer);
      const done = await ask(isFirst ? { type: 'open', c: code ?? '', l, g } : { type: 'list', l, g });
      if (!done.ok && done.error.type === 'VoucherRefused') refused = done;
      else if (!done.ok && done.error.type !== 'NotJustNow') return done;
      // Another steward was first, with the same voucher perhaps: what is there now is looked at.
      if (!done.ok) break;
      if (isFirst) voucher?.used();
      askAgain(epoch.id);
      signer = made.own;
    }
    // The other logs say by now that there is another list.
    for (const epoch of space.epochs) {
      const isNew = epoch === newest || old.includes(epoch);
      const entered = isNew || logs().has(epoch.id) ? await enter(epoch) : ok(true);
      if (!entered.ok) return entered;
      // Another steward may have filled it already.
      const log = isNew ? logs().get(epoch.id) : undefined;
      const listed = log ? await relist(log) : ok(true);
      if (!listed.ok) return listed;
    }
    return refused && !logs().has(newest.id) ? refused : ok(true);
  };

  const mayStay = (fit: ListFit): boolean => {
    const now = clock();
    if (fit !== 'ahead') aheadSince = undefined;
    else if (aheadSince === undefined || aheadSince > now) aheadSince = now;
    return fit === 'right' || (aheadSince !== undefined && now - aheadSince < leavesAhead);
  };

  const settle = async (space: ReplicaSpace): Promise<Result<OwnWriter, StoreError>> => {
    const role = space.devices.find(({ device }) => device === self.device)?.role;
    const isSteward = role === 'steward';
    // Another steward may have told the relay of it a moment ago: a voucher is not to be used up for nothing.
    if (isSteward && voucher?.text() !== undefined) for (const { id } of space.epochs.slice(0, 1)) askAgain(id);
    const entered = await enterNew();
    if (!entered.ok) return entered;
    for (let tries = 0; tries < mostTries; tries++) {
      const there = current();
      const own = there && ownWriterIn(there.list, there.epoch, self, space.devices);
      const isNow = there !== undefined && there.epoch === space.epochs[0]?.id;
      if (own && isNow && mayStay(fitOf(there.list, space, own, { ...self, epoch: there.epoch }))) return ok(own);
      // One who is a steward no more hands over: until its list says so, nobody else may make another.
      const mayList = there !== undefined && own?.steward === true && (isSteward || role === 'member');
      // The only steward of the account may be gone for good: a voucher opens another one for the keys of now.
      const mayOpen = isSteward && !isNow && voucher?.text() !== undefined;
      if (own && isNow && !mayList) return ok(own);
      if (!mayList && !mayOpen) return err({ type: logs().size > 0 ? 'NotAWriter' : 'NotKnownThere' });
      const published = await publish(space, mayList ? { list: there.list, signer: own } : undefined);
      if (!published.ok) return published;
    }
    return err({ type: 'NotJustNow' });
  };

  const close = async (): Promise<Result<true, StoreError>> => {
    const there = current();
    if (!there) return err({ type: 'NotKnownThere' });
    const closed = await closeOne(there);
    // One of before that this device may still speak for, as after a voucher that opened another, goes with it.
    const isOther = ({ list, newest }: EnteredLog) =>
      list.n === newest && !Buffer.from(list.a).equals(Buffer.from(there.list.a));
    if (closed.ok) for (const other of [...logs().values()].filter(isOther)) await closeOne(other);
    return closed;
  };

  /** `log`: of the account's newest list. */
  const closeOne = async ({ list, epoch }: EnteredLog): Promise<Result<true, StoreError>> => {
    const own = ownWriterIn(list, epoch, self, spaceNow()?.devices ?? []);
    if (!own?.steward) return err({ type: 'NotAWriter' });
    const { a, n } = list;
    const g = signRaw(signedBytes.close(a, n), own.keys);
    const done = await ask({ type: 'close', a, n, d: own.keys.publicKey, g });
    return done.ok ? ok(true) : done;
  };

  return {
    settle,
    writerOf,
    close,
  };
}
