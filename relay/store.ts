/**
 * What the relay asks of whatever keeps its accounts, lists, logs and blobs. The embedded store and PostgreSQL both keep
 * these promises, and `test/kit/relay-store-promises.ts` asks them of each.
 *
 * - **Each method is one step**: done whole or not at all, as if no other ran beside it, also when several fronts use the
 *   same store. So what a front knows may be old when it acts on it: it says which list it knows (`newest`), and is told
 *   `moved` where the account has another one by now. A front then looks again. Nothing else needs to be remembered outside.
 * - **Durable when it answers**: power may fail right after.
 * - **Trouble is thrown**, as `StoreTrouble`: the disk or database cannot. What was refused so may or may not have been done;
 *   saying it again is harmless. All else that can go wrong is an answer.
 * - **Damage is told, not guessed at.** A blob is handed out only if its SHA-256 fits. One that does not becomes a mark that
 *   does not keep it from being put again. Within a birth of a log no number ever stands for two blobs; a store that
 *   may have gone back gives its logs new births.
 * - **Many calls at once are usual**, thousands of `put` a second: a store writes those that wait together.
 *
 * Signatures, shares and rates are not a store's business: who calls has checked them. Times are milliseconds since 1970, told by
 * the caller: `now` by the computer's clock, `running` by how long the relay ran (running-time.ts), which decides what is kept.
 * Ids are 32 bytes. A log's **cost** and an entry's are the bytes they count for in the quota.
 */

export interface Voucher {
  /** SHA-256 of its text: the store cannot hand vouchers out. */
  readonly hash: Uint8Array;
  readonly quota: Quota;
  /** It opens nothing after this. */
  readonly until: number;
}

export interface Quota {
  readonly bytes: number;
  readonly entriesPerDay: number;
}

/** A list whose signature was checked; the parts by which it is found beside its bytes as they came. */
export interface SignedList {
  readonly account: Uint8Array;
  readonly number: number;
  readonly log: Uint8Array;
  readonly raw: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Account {
  readonly account: Uint8Array;
  readonly quota: Quota;
  /** Bytes that its entries, logs and lists count for. */
  readonly used: number;
  readonly newest: SignedList;
}

export interface Log {
  readonly log: Uint8Array;
  readonly account: Uint8Array;
  /** 16 bytes. */
  readonly birth: Uint8Array;
  /** The number of its last entry or mark; 0 while it is empty. */
  readonly last: number;
  /** The newest list that names this log. */
  readonly list: SignedList;
  /** The number of the account's newest list. */
  readonly newest: number;
}

/** One entry to be appended. */
export interface Put {
  readonly account: Uint8Array;
  readonly log: Uint8Array;
  readonly newest: number;
  readonly writer: Uint8Array;
  readonly label: Uint8Array;
  readonly id: Uint8Array;
  readonly blob: Uint8Array;
  readonly cost: number;
  readonly now: number;
  /** What the writer and the account may have come to, this entry with it. A day is `Math.floor(now / 86_400_000)`. */
  readonly most: {
    readonly writerBytes: number;
    readonly writerEntriesToday: number;
    readonly accountBytes: number;
    readonly accountEntriesToday: number;
  };
}

/**
 * `number`: where it stands now, or stood already; in the latter case the blob that is there was read and fits.
 * `moved`: the account has another list, or it or the log is no more. `gone`: it was removed and its mark still stands.
 */
export type PutAnswer =
  | { readonly type: 'number'; readonly number: number; readonly fresh: boolean }
  | { readonly type: 'moved' | 'gone' | 'bytes' | 'entries' };

export interface Entry {
  readonly type: 'entry';
  readonly number: number;
  readonly at: number;
  readonly label: Uint8Array;
  readonly id: Uint8Array;
  readonly writer: Uint8Array;
  readonly size: number;
  /** Left out where it is larger than was asked to come along. */
  readonly blob?: Uint8Array;
}

export interface Mark {
  readonly type: 'mark';
  readonly number: number;
  readonly at: number;
  readonly id: Uint8Array;
}

export interface Page {
  /** By number, from the first after `after`. Numbers that are left out are lost, or their marks were deleted. */
  readonly entries: readonly (Entry | Mark)[];
  /** Up to which number this page tells: that of its last entry, or `last` where it reaches the end. */
  readonly upTo: number;
  readonly last: number;
  /** The id at `upTo`, where an entry or mark stands there. */
  readonly idThere?: Uint8Array;
}

export interface Retention {
  /** What was replaced, removed or used last before these running times goes. */
  readonly supersededBefore: number;
  readonly removedBefore: number;
  readonly idleBefore: number;
  /** Vouchers that ran out before this time of the computer's clock, used or not. */
  readonly vouchersBefore: number;
}

/** How far a running time is to go on. */
export interface Tick {
  /** Milliseconds, not below 0. */
  readonly ran: number;
  /** The computer's clock, from which a store that has no running time yet begins. */
  readonly now: number;
}

export interface StoreClock {
  readonly now: number;
  /** Where it began. Times that stand in the store and are earlier were told by a computer's clock. */
  readonly since: number;
}

export interface RelayStore {
  /** 32 random bytes, made at the first start and the same for all fronts ever after: nonces are made with them. */
  secret(): Promise<Uint8Array>;

  /** The running time goes on by so much, or less where another front told it already, and never back. */
  tick(tick: Tick): Promise<StoreClock>;

  /** A hash that is there already stays as it is. */
  addVoucher(voucher: Voucher): Promise<void>;

  /**
   * Opens the account of `list` with a voucher, which is used up by it. `voucher`: unknown, run out or used, save by the same
   * list, which is `done` again. `stale`: the account is there already, or the log is somebody's.
   */
  openAccount(opening: {
    readonly voucher: Uint8Array;
    readonly list: SignedList;
    readonly cost: number;
    readonly now: number;
    readonly running: number;
  }): Promise<'done' | 'voucher' | 'stale'>;

  /**
   * Makes `list` the newest of its account, and its log the one written to; makes the log if it is new. The log before, if it
   * is another, counts as replaced from `running` on. The list that this log had is replaced, and its cost given back.
   * `moved`: the newest is not number `newest` any more. `stale`: the log is another account's. `bytes`: the account would have
   * more logs than `mostLogs`, or lists of more than `mostListBytes`. The bytes used are not a reason to refuse: a
   * flooded account must be able to shut out who floods it.
   */
  replaceList(replacing: {
    readonly list: SignedList;
    readonly newest: number;
    readonly cost: number;
    readonly mostLogs: number;
    readonly mostListBytes: number;
    readonly running: number;
  }): Promise<'done' | 'moved' | 'stale' | 'bytes'>;

  /**
   * Deletes an account. When it answers, neither the account nor any of its logs can be found; the room they took is given
   * back by `trim`.
   */
  closeAccount(closing: { readonly account: Uint8Array; readonly newest: number }): Promise<'done' | 'moved'>;

  account(account: Uint8Array): Promise<Account | undefined>;
  log(log: Uint8Array): Promise<Log | undefined>;

  /** Notes that somebody used this account; may be as coarse as a day. */
  seen(account: Uint8Array, running: number): Promise<void>;

  /** Appends an entry with the next number of its log and counts it for its writer and account, or refuses. */
  put(put: Put): Promise<PutAnswer>;

  /**
   * Entries after a number. Ends before what would make label and blob of all of them more than `mostBytes`, but not before
   * the first, nor with more than `mostEntries`. Blobs larger than `inline` are left out and not counted. Without `marks` it
   * tells entries alone, and may end before the first of them where there are very many marks.
   */
  entries(asked: {
    readonly log: Uint8Array;
    readonly after: number;
    readonly mostEntries: number;
    readonly mostBytes: number;
    readonly inline: number;
    readonly marks: boolean;
  }): Promise<Page | undefined>;

  /** A blob, read and found whole. */
  blob(log: Uint8Array, id: Uint8Array): Promise<Uint8Array | undefined>;

  /**
   * Makes marks of entries and gives back what they cost, unless a blob of `kept` is not there whole, which was read a moment
   * before. With `onlyOf`, refuses
   * where one of them is of another writer. Ids that are not there, or are marks already, are passed over.
   */
  remove(removal: {
    readonly account: Uint8Array;
    readonly log: Uint8Array;
    readonly newest: number;
    readonly ids: readonly Uint8Array[];
    readonly kept: readonly Uint8Array[];
    readonly onlyOf?: Uint8Array;
    readonly running: number;
  }): Promise<'done' | 'moved' | 'kept' | 'writer'>;

  /**
   * Deletes what the retention says, and what was left of closed accounts: as much as takes a moment, so that others
   * are not kept waiting. True if there is more. Of a log that is written to only marks are deleted, never entries.
   */
  trim(retention: Retention): Promise<boolean>;

  /**
   * Calls `wake` soon after a log has another last number or its account another list, from whichever front; sometimes also for
   * nothing. Never before what it tells of can be read. What was missed while a connection to the database was lost is
   * made up for by one call when it is back. Returns how to stop it.
   */
  watch(log: Uint8Array, wake: (what: 'entries' | 'list') => void): () => void;

  /**
   * Reads some of what is kept, other parts each time, so that damage is found before somebody needs what is damaged; for a store
   * whose disk does not look after itself.
   */
  readSome?(): Promise<void>;

  /**
   * Gives the disk back what was removed, where the store does not by itself and once it is much, or little where the disk
   * `isScarce`. Others are served meanwhile, and it ends soon after `goesOn` is false. True if there was something to do.
   */
  tidy?(isScarce: boolean, goesOn: () => boolean): Promise<boolean>;

  /** Throws where it could not write now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The store cannot do it now. `full`: there is no room. */
export class StoreTrouble extends Error {
  readonly why: 'full' | 'store';
  constructor(why: 'full' | 'store', cause?: unknown) {
    super(why === 'full' ? 'no room' : 'the store cannot be read or written', { cause });
    this.why = why;
  }
}
