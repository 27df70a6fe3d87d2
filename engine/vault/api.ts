/**
 * What the engine offers to a shell: the command line today, the app's bridge next. Everything here works without a
 * network. A change is acknowledged (its promise resolves with `ok`) only when it is on the disk.
 */

import type { Kept } from '../../shared/edit/inverse.ts';
import type { EditContext, EditError, Plan } from '../../shared/edit/plan.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { RawRecord } from '../../shared/model/kind.ts';
import type { Part } from '../../shared/model/part.ts';
import type { Graph, RowChanges } from '../../shared/query/fold.ts';
import type { Row } from '../../shared/query/row.ts';
import type { Result } from '../../shared/result.ts';
import type { Replica } from '../sync/replica.ts';
import type { SyncService } from '../sync/service.ts';
import type { KeptGlance } from './glance.ts';
import type { VaultMembers } from './members.ts';

export type DiskProblem =
  | { readonly type: 'DiskFull'; readonly path: string }
  | { readonly type: 'ReadOnly'; readonly path: string }
  | { readonly type: 'NotFound'; readonly path: string }
  | { readonly type: 'NotPermitted'; readonly path: string }
  | { readonly type: 'DiskFailed'; readonly path: string };

export type OpenError =
  | DiskProblem
  | { readonly type: 'NotAVault'; readonly path: string }
  | { readonly type: 'InUse' }
  | { readonly type: 'WrongPassphrase' }
  | { readonly type: 'WrongRecoveryKit'; readonly unknownWord?: string }
  | { readonly type: 'KeyFileMissing' }
  | { readonly type: 'KeyFileDamaged' }
  | { readonly type: 'NewerVersion'; readonly found: number }
  | { readonly type: 'UnfinishedVersion' }
  | { readonly type: 'DeviceKeysDamaged' };

export type CreateError = DiskProblem | { readonly type: 'FolderNotEmpty'; readonly path: string };

export type ChangeError =
  | EditError
  | DiskProblem
  | { readonly type: 'Locked' }
  | { readonly type: 'VolumeDamaged'; readonly volume: string }
  | { readonly type: 'NothingToUndo' }
  | { readonly type: 'NothingToRedo' };

export interface Step {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** Ids of the records it made or changed. */
  readonly records: readonly string[];
}

export interface UndoneStep extends Step {
  /** What was left as it is, because somebody has changed or used it since. */
  readonly kept: readonly Kept[];
}

export interface HistoryEntry {
  /** Milliseconds since 1970, by the clock of the device that wrote. */
  readonly at: number;
  /** The member's name as their device record says it, else the first digits of the device key. */
  readonly who: string;
  readonly device: string;
  /** edit, import, undo, redo, system. */
  readonly how: string;
  readonly record: string;
  readonly space: string;
  readonly changes: readonly HistoryChange[];
}
export interface HistoryChange {
  /** `field`, `field.KEY` or `field.ENTRY`. */
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Everything a vault holds, readable and lossless: unknown fields and kinds of newer versions included. */
export interface VaultExport {
  readonly format: 'samband-export';
  readonly version: 1;
  readonly spaces: readonly {
    readonly name: string;
    readonly width: string;
    readonly records: Readonly<Record<string, RawRecord>>;
  }[];
}

export type Finding =
  | { readonly type: 'TornTail'; readonly where: string; readonly bytes: number }
  | { readonly type: 'Damaged'; readonly where: string; readonly bytes: number; readonly lost: 'nothing' | 'unknown' }
  | { readonly type: 'SegmentMissing' | 'SegmentForeign' | 'SegmentSwapped' | 'SegmentNewer'; readonly where: string }
  | { readonly type: 'KeyFileRepaired'; readonly where: string }
  | { readonly type: 'IndexRebuilt'; readonly why: string }
  | { readonly type: 'LogShorterThanKnown'; readonly where: string }
  | { readonly type: 'BundleRefused'; readonly where: string; readonly why: string }
  | {
      readonly type: 'BundlesMissing';
      readonly space: string;
      readonly writer: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly type: 'RowsDiffer'; readonly volume: string }
  | { readonly type: 'VolumeDamaged'; readonly volume: string; readonly why: string }
  /** Bundles put back from a backup, or said again because what they rested on is damaged. */
  | { readonly type: 'Repaired'; readonly bundles: number }
  | { readonly type: 'NewWriter'; readonly why: 'first' | 'restored' | 'moved' | 'log_shorter' | 'forked' };

export interface VerifyReport {
  /** False where anything good is lost, damaged or doubtful. */
  readonly sound: boolean;
  readonly bundles: number;
  readonly acts: number;
  readonly volumes: number;
  readonly records: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Vault {
  readonly folder: string;
  /** The name its owner goes by. */
  readonly name: string;
  /** Follows what is joined, founded and named: the same list, with other things in it. See space-list.ts. */
  readonly spaces: readonly SpaceInfo[];
  /** Calls after `spaces` has changed. */
  readonly onSpaces: (listener: () => void) => () => void;
  readonly members: VaultMembers;
  /** What every way to sync sees of this vault. */
  readonly replica: Replica;
  /** Everything this vault does with others: meeting, folders, invitations, and who has what. */
  readonly sync: SyncService;
  /** Everything this vault can open, folded; follows every change. */
  readonly graph: () => Graph;
  readonly parts: () => IterableIterator<Part>;
  /** Calls with what every change makes of the rows, before the change is acknowledged to whoever made it. */
  readonly onRows: (listener: (changed: RowChanges) => void) => () => void;
  /** The last step this vault wrote, what opening itself writes aside. */
  readonly lastStep: () => string | undefined;
  /** Clock, chance and identity for planning an edit. */
  readonly context: () => EditContext;
  /**
   * Commits a plan as one step. `ok` means durable. A plan given as a function is made when its turn has come: the rows
   * then hold everything committed before it, and nothing else is written until it is done.
   */
  readonly perform: (
    plan: Plan | (() => Plan | undefined | Promise<Plan | undefined>),
  ) => Promise<Result<Step, ChangeError>>;
  /** `step`: to before this one, whatever came after it; with `ifLast` only where nothing did. */
  readonly undo: (step?: string, ifLast?: boolean) => Promise<Result<UndoneStep, ChangeError>>;
  readonly redo: () => Promise<Result<UndoneStep, ChangeError>>;
  readonly archive: (row: Row) => Promise<Result<Step, ChangeError>>;
  readonly revive: (row: Row) => Promise<Result<Step, ChangeError>>;
  /** As `archive`, `revive` and `widen`, but only planned, so that they can be part of a larger step. */
  readonly plans: {
    readonly archive: (row: Row) => Promise<Result<Plan, ChangeError>>;
    readonly revive: (row: Row) => Plan;
    readonly widen: (row: Row, fields: readonly string[], space: SpaceInfo) => Result<Plan, EditError>;
  };
  /** Widens the row's narrower record: copies the chosen fields into the named wider space. */
  readonly widen: (row: Row, fields: readonly string[], space: SpaceInfo) => Promise<Result<Step, ChangeError>>;
  readonly history: (row: Row) => Promise<Result<readonly HistoryEntry[], ChangeError>>;
  /** The row as it stood at a time (milliseconds since 1970); undefined where it was not there yet. */
  readonly rowAt: (row: Row, time: number) => Promise<Result<Row | undefined, ChangeError>>;
  readonly exportAll: (progress?: (progress: Progress) => void) => Promise<Result<VaultExport, ChangeError>>;
  readonly importAll: (
    data: VaultExport,
    progress?: (progress: Progress) => void,
  ) => Promise<Result<Step, ChangeError>>;
  readonly verify: (progress?: (progress: Progress) => void) => Promise<VerifyReport>;
  /** What was noticed or repaired while opening. */
  readonly findings: readonly Finding[];
  /** Writes a sealed backup and verifies it by restoring it. `file`: absolute path. */
  readonly backup: (file: string) => Promise<Result<{ readonly bytes: number }, BackupError>>;
  /** Makes a backup in the vault's own folder if the last is older than a day and something changed. */
  readonly backupIfDue: () => Promise<Result<{ readonly made: boolean }, BackupError>>;
  /** As `backupIfDue`, due or not. The oldest beyond five are removed. */
  readonly backupNow: () => Promise<Result<{ readonly bytes: number }, BackupError>>;
  /** The automatic backups in the vault's own folder, the newest first. */
  readonly backups: () => Promise<readonly BackupMade[]>;
  /** Keeps what the first screen needs, sealed, for the next opening's `onGlance`. */
  readonly keepGlance: (glance: unknown) => Promise<void>;
  /** What was being written under this name and never saved, as far as it opens; see sealed-store.ts. */
  readonly draft: (name: string) => Promise<string | undefined>;
  /** Keeps what is being written, sealed and on this laptop alone, until it is wiped with undefined. `ok` means durable. */
  readonly keepDraft: (name: string, text: string | undefined) => Promise<Result<true, ChangeError>>;
  /** Brings to the disk what is underway, and drops every key from memory. Nothing works afterwards but opening again. */
  readonly lock: () => Promise<void>;
}

export interface BackupMade {
  readonly file: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type BackupError =
  | DiskProblem
  | { readonly type: 'Locked' }
  | { readonly type: 'NotABackup' }
  | { readonly type: 'Truncated' }
  | { readonly type: 'Damaged'; readonly why: string }
  | { readonly type: 'NewerVersion'; readonly found: number }
  | { readonly type: 'UnfinishedVersion' }
  | { readonly type: 'FolderNotEmpty'; readonly path: string }
  | { readonly type: 'WrongRecoveryKit'; readonly unknownWord?: string }
  | { readonly type: 'WrongPassphrase' };

export interface VaultOptions {
  /** Argon2id memory in KiB; 256 MiB unless a test says otherwise. Stored in the key file. */
  readonly memoryKiB?: number;
  readonly clock?: () => number;
  /** Makes no coalition of its own, since one is about to be joined. The next opening makes one if none was. */
  readonly joining?: boolean;
  /** UDP port at which comrades on a LAN look for each other; the usual one unless a test says otherwise. */
  readonly udpPort?: number;
  /** Locks the vault after so long without use; never unless given. */
  readonly autoLockMilliseconds?: number;
  /** Where the machine token lies; the user's state folder unless a test says otherwise. */
  readonly machineTokenFile?: string;
  /** Called with what `keepGlance` kept before a large vault's rows are read. */
  readonly onGlance?: (kept: KeptGlance) => void;
}

/**
 * How a vault is entered. Passphrases are UTF-8 bytes, never strings, and are zeroed before the promise resolves.
 * Implemented in vault.ts.
 */
export interface Vaults {
  /** `kit`: the 24 words of the recovery kit, shown this once. */
  readonly createVault: (
    folder: string,
    who: { readonly name: string; readonly passphrase: Uint8Array },
    options?: VaultOptions,
  ) => Promise<Result<{ readonly vault: Vault; readonly kit: readonly string[] }, CreateError>>;
  readonly openVault: (
    folder: string,
    passphrase: Uint8Array,
    options?: VaultOptions,
  ) => Promise<Result<Vault, OpenError>>;
  readonly changePassphrase: (
    folder: string,
    current: Uint8Array,
    next: Uint8Array,
    options?: VaultOptions,
  ) => Promise<Result<true, OpenError>>;
  /** Sets a new passphrase with the recovery kit's words; takes the key file from a backup where it is lost. */
  readonly recoverVault: (
    folder: string,
    kit: readonly string[],
    next: Uint8Array,
    options?: VaultOptions,
  ) => Promise<Result<true, OpenError>>;
  /** Restores a sealed backup into an empty folder, which becomes a new writer. */
  readonly restoreVault: (
    file: string,
    folder: string,
    passphrase: Uint8Array,
    options?: VaultOptions,
  ) => Promise<Result<true, BackupError>>;
  /** The same with the recovery kit's words where the passphrase is lost with the laptop; `next` is the new one. */
  readonly restoreVaultByKit: (
    file: string,
    folder: string,
    kit: readonly string[],
    next: Uint8Array,
    options?: VaultOptions,
  ) => Promise<Result<true, BackupError>>;
}
