/**
 * Where packs lie, whoever keeps them: a folder, a relay, a document on a sync server. Less is asked of it than of a disk:
 * packs are written once, named by their hash, and never changed.
 */
import type { Result } from '../../shared/result.ts';
import type { FolderError } from '../folder/carrier-files.ts';
import type { ReplicaEpoch, ReplicaSpace } from '../sync/replica.ts';

export type StoreError =
  /** Among them `CarrierGone`: cannot be reached, or does not answer. */
  | FolderError
  /** Something answers there, but not what was expected. */
  | { readonly type: 'OtherCarrier' }
  | { readonly type: 'OtherVersion' }
  /** It does not know this space: nobody opened an account for it, or it was lost. */
  | { readonly type: 'NotKnownThere' }
  /** It does not let this device write: no steward has told it to yet, or it belongs no more. */
  | { readonly type: 'NotAWriter' }
  | { readonly type: 'VoucherRefused' }
  /** This device's share of the space's room there is used up. */
  | { readonly type: 'NoRoomThere' }
  | { readonly type: 'NoMoreToday' }
  /** Asked to wait, or stopping. */
  | { readonly type: 'NotJustNow' };

/** One epoch of one space: what a store keeps together and can tell from others, without knowing what it is. */
export interface Shelf {
  readonly space: ReplicaSpace;
  readonly epoch: ReplicaEpoch;
}

export interface StoredName {
  readonly name: string;
  /** `file`, and with a size: what may be a pack. Links are `other`, whatever they point to. */
  readonly type: 'file' | 'folder' | 'other';
  /** Undefined where it could not be told just now. */
  readonly size?: number;
}

export interface Medium {
  /** The same as long as it is the same stick, or the same life of a log; undefined where that cannot be told. */
  readonly mark: string | undefined;
  /** What was read back counts as long as the mark stays, in later runs of the app too. */
  readonly lasts: boolean;
}

export interface PackStore {
  /** Every pass begins here: is it there, and is it what it was? */
  readonly begin: () => Promise<Result<Medium, StoreError>>;
  /** All that lies on a shelf, in no order; nothing where there is no such shelf. */
  readonly list: (shelf: Shelf) => Promise<Result<readonly StoredName[], StoreError>>;
  /** Whether the last `begin`, `list` or `write` found such a shelf, and it can be written to. */
  readonly has: (shelf: Shelf) => boolean;
  /**
   * Before anything is written to a space: sets right who may, where that is this device's to do, or tells why it may not.
   * NotAWriter: not under the present key; on older shelves that it `has` it may.
   */
  readonly ready: (space: ReplicaSpace) => Promise<Result<true, StoreError>>;
  /** Whether a shelf that is not there is made by writing to it. */
  readonly makes: (shelf: Shelf) => boolean;
  /** Fewer bytes at the end. NotFound where it is gone. */
  readonly read: (shelf: Shelf, name: string, from: number, length: number) => Promise<Result<Uint8Array, StoreError>>;
  /** These will be read whole, in this order: a store that is far away may ask for some of them at once. */
  readonly expect?: (shelf: Shelf, names: readonly string[]) => void;
  /**
   * Resolves once it is durable there, under the name that its hash gives it, and on the medium the pass began on. Makes the
   * shelf where there is none yet.
   */
  readonly write: (
    shelf: Shelf,
    pieces: Iterable<Uint8Array>,
  ) => Promise<Result<{ readonly name: string; readonly size: number }, StoreError>>;
  /** `keeping`: in whose favour; a store that can, removes nothing (false) where one of them is not there. */
  readonly remove: (shelf: Shelf, name: string, keeping: readonly string[]) => Promise<Result<boolean, StoreError>>;
  /** Whether it refuses a removal in favour of what is not there whole: else that is read again right before. */
  readonly checksKept?: true;
  /** Whether this device may remove it; whoever may not, does not put others' packs together either. */
  readonly mayRemove: (shelf: Shelf, name: string) => boolean;
  /** Clears away what writes that broke off left behind. */
  readonly clear: (shelf: Shelf, names: readonly StoredName[]) => Promise<void>;
  /** Calls when something may have changed there; where that cannot be had, never. Returns how to stop. */
  readonly watch: (onChange: () => void) => () => void;
}
