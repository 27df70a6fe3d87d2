/**
 * A folder that others write into too, on something that may be full, write-protected, pulled out or gone: a stick, a
 * share, a folder that another program keeps in step. Paths are relative to it, with `/`; the empty one is the folder
 * itself. Less is asked of it than of the vault's own disk: no replacing of files, no times, no links, no locks.
 */
import type { Result } from '../../shared/result.ts';
import type { DiskError } from '../disk/files.ts';
import type { WhyUnreachable } from '../unreachable.ts';

export type FolderError =
  | DiskError
  /** The folder itself is not there: a stick pulled out, a share that does not answer, a folder nobody made on a server. */
  | { readonly type: 'FolderGone'; readonly path: string }
  /** A server that holds the folder cannot be reached, or does not answer as one that holds folders. */
  | { readonly type: 'CarrierGone' | WhyUnreachable }
  /** Something else lies where the folder was: an empty mount point, another stick. */
  | { readonly type: 'OtherFolder'; readonly path: string }
  /** What was written comes back different: a stick that is worn out or lies about its size. */
  | { readonly type: 'ReadBackDiffers'; readonly path: string }
  /** A server that holds the folder does not let this name in with this password. */
  | { readonly type: 'WrongPassword'; readonly path: string };

export interface CarrierName {
  readonly name: string;
  /** Links are `other`, whatever they point to. */
  readonly type: 'file' | 'folder' | 'other';
}

export interface CarrierFiles {
  /** NotFound where there is no such folder. In no order. */
  readonly list: (folder: string) => Promise<Result<readonly CarrierName[], FolderError>>;
  readonly size: (path: string) => Promise<Result<number, FolderError>>;
  /** Milliseconds since this file was changed, by clocks that may be wrong: for clearing away, never for deciding what counts. */
  readonly age: (path: string) => Promise<Result<number, FolderError>>;
  /** Fewer bytes at the end of the file. A link is not followed. */
  readonly read: (path: string, from: number, length: number) => Promise<Result<Uint8Array, FolderError>>;
  /** Makes one folder, below one that is there; no error where it is there already. Durable as far as that can be had. */
  readonly makeFolder: (folder: string) => Promise<Result<true, FolderError>>;
  /** Writes a new file whole and syncs it; refused where there is one of that name. */
  readonly create: (path: string, pieces: Iterable<Uint8Array>) => Promise<Result<true, FolderError>>;
  /** To a name that is free, and durable as far as that can be had. */
  readonly rename: (from: string, to: string) => Promise<Result<true, FolderError>>;
  /** No error where there is none. */
  readonly remove: (path: string) => Promise<Result<true, FolderError>>;
  /** Something that is the same as long as the same medium is mounted; undefined where the system does not say. */
  readonly medium: () => Promise<Result<number | undefined, FolderError>>;
  /** Calls when something in one of the folders may have changed; where that cannot be had, never. Returns how to stop. */
  readonly watch: (folders: readonly string[], onChange: () => void) => () => void;
}

const goneTypes: ReadonlySet<string> = new Set([
  ...['FolderGone', 'OtherFolder', 'CarrierGone'],
  ...(['ProxyGone', 'NotTrusted'] satisfies WhyUnreachable[]),
]);

/** A folder that is gone makes every other error of the same moment its consequence. */
export function isGone(error: { readonly type: string }): boolean {
  return goneTypes.has(error.type);
}
