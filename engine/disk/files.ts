/**
 * The disk as the vault sees it. Paths are relative to the vault, with `/`. Whatever the disk refuses is a value:
 * tests put a disk in here that is full, read-only, or loses what was not synced.
 */
import type { Result } from '../../shared/result.ts';

export type DiskError = {
  readonly type: 'DiskFull' | 'ReadOnly' | 'NotFound' | 'NotPermitted' | 'DiskFailed';
  readonly path: string;
};

export interface AppendHandle {
  /** Adds to the end. Not yet durable. */
  readonly append: (bytes: Uint8Array) => Promise<Result<true, DiskError>>;
  /** Resolves when everything appended so far survives a power cut. */
  readonly sync: () => Promise<Result<true, DiskError>>;
  /** Refused, as all else, on a handle whose `sync` has failed: open another. */
  readonly truncate: (size: number) => Promise<Result<true, DiskError>>;
  readonly close: () => Promise<void>;
}

export interface Files {
  readonly read: (path: string) => Promise<Result<Uint8Array, DiskError>>;
  readonly readRange: (path: string, from: number, length: number) => Promise<Result<Uint8Array, DiskError>>;
  readonly size: (path: string) => Promise<Result<number, DiskError>>;
  /** Names of files and folders in a folder, sorted; empty where there is none. */
  readonly list: (folder: string) => Promise<Result<readonly string[], DiskError>>;
  /** Durable, and no error where the folder is there already. */
  readonly makeFolder: (folder: string) => Promise<Result<true, DiskError>>;
  /** Makes the file where there is none; its name is durable once `sync` has resolved. */
  readonly openAppend: (path: string) => Promise<Result<AppendHandle, DiskError>>;
  /** Whole or not at all, and durable: temporary file, sync, rename, sync of the folder. */
  readonly writeAtomically: (path: string, bytes: Uint8Array) => Promise<Result<true, DiskError>>;
  /** Durable: what is removed does not come back with the power. No error where there is none. */
  readonly remove: (path: string) => Promise<Result<true, DiskError>>;
}
