/** Packs as files: `<root>/<carrier tag>/<name>.p`; see ../packs/pack.ts. Anybody may copy, move and destroy them. */
import { err, ok, type Result } from '../../shared/result.ts';
import { carrierTag } from '../bundles/envelope.ts';
import { isPackName, packNameOf } from '../packs/pack.ts';
import type { Medium, PackStore, Shelf, StoredName } from '../packs/pack-store.ts';
import { deriveKey, fromHex, sha256, toHex } from '../secret/derive.ts';
import { type CarrierFiles, type CarrierName, type FolderError, isGone } from './carrier-files.ts';
import { clearTemporary, writeNamed } from './write-named.ts';

/** `device`: whose half-written files may be cleared away at once. */
export function createFilePackStore(files: CarrierFiles, device: string): PackStore {
  let medium: number | undefined;
  let root: ReadonlyMap<string, CarrierName['type']> = new Map();
  /** Folders that packs were seen in. */
  const ours = new Set<string>();
  /** Those of them that were there at the last look: what is worth watching. */
  const present = new Set<string>();

  const listeners = new Set<() => void>();
  let stopFiles = () => {};
  let watched = '';

  /** A watcher of a folder that went away stays deaf when it comes back. */
  const watchAgain = (isThere: boolean): void => {
    const folders = isThere && listeners.size > 0 ? ['', ...present] : [];
    if (folders.join() === watched) return;
    stopFiles();
    watched = folders.join();
    stopFiles =
      folders.length === 0
        ? () => {}
        : files.watch(folders, () => {
            for (const tell of listeners) tell();
          });
  };

  const folderOf = ({ epoch }: Shelf): string => toHex(carrierTag(epoch));

  /** Opaque to others, changes with the epoch, and the same after a crash. */
  const markOf = ({ epoch }: Shelf): string =>
    toHex(sha256(deriveKey(epoch.contentKey, 'pack-mark'), fromHex(device))).slice(0, 8);

  const sized = async (
    folder: string,
    { name, type }: CarrierName,
  ): Promise<Result<StoredName | undefined, FolderError>> => {
    if (type !== 'file' || !isPackName(name)) return ok({ name, type });
    const size = await files.size(`${folder}/${name}`);
    if (size.ok) return ok({ name, type, size: size.value });
    if (isGone(size.error)) return size;
    // Another device has just put it together with others.
    return ok(size.error.type === 'NotFound' ? undefined : { name, type });
  };

  const begin = async (): Promise<Result<Medium, FolderError>> => {
    const found = await files.medium();
    const names = found.ok ? await files.list('') : found;
    if (!found.ok || !names.ok) {
      const { error } = found.ok ? (names as { readonly error: FolderError }) : found;
      return err(error.type === 'NotFound' ? { type: 'FolderGone', path: '' } : error);
    }
    root = new Map(names.value.map(({ name, type }) => [name, type]));
    // A mount point stays behind, empty, when the stick is gone: what is written there would lie on the laptop.
    if (medium !== found.value && ours.size > 0 && ![...ours].some((folder) => root.has(folder)))
      return err({ type: 'OtherFolder', path: '' });
    medium = found.value;
    return ok({ mark: medium?.toString(), lasts: false });
  };

  const list = async (folder: string): Promise<Result<readonly StoredName[], FolderError>> => {
    const type = root.get(folder);
    // Somebody's file by that name: told as what it is, never touched.
    if (type !== undefined && type !== 'folder') return ok([{ name: folder, type }]);
    const names = type ? await files.list(folder) : ok([]);
    if (!names.ok) return names.error.type === 'NotFound' ? ok([]) : names;
    const found: StoredName[] = [];
    for (const each of names.value) {
      const told = await sized(folder, each);
      if (!told.ok) return told;
      if (told.value) found.push(told.value);
    }
    if (type) present.add(folder);
    return ok(found);
  };

  return {
    begin: async () => {
      const begun = await begin();
      watchAgain(begun.ok);
      return begun;
    },
    list: async (shelf) => {
      const folder = folderOf(shelf);
      present.delete(folder);
      const found = await list(folder);
      if (found.ok && found.value.some(({ size }) => size !== undefined)) ours.add(folder);
      watchAgain(true);
      return found;
    },
    ready: async () => ok(true),
    makes: () => true,
    has: (shelf) => root.has(folderOf(shelf)),
    read: (shelf, name, from, length) => files.read(`${folderOf(shelf)}/${name}`, from, length),
    write: async (shelf, pieces) => {
      const folder = folderOf(shelf);
      const type = root.get(folder);
      if (type !== undefined && type !== 'folder') return err({ type: 'NotPermitted', path: folder });
      const made = type ? ok(true as const) : await files.makeFolder(folder);
      if (!made.ok) return made;
      root = new Map([...root, [folder, 'folder']]);
      present.add(folder);
      const written = await writeNamed(files, { folder, pieces, nameOf: packNameOf, mark: markOf(shelf) });
      if (!written.ok) return written;
      const now = await files.medium();
      if (!now.ok) return now;
      if (now.value !== medium) return err({ type: 'OtherFolder', path: '' });
      ours.add(folder);
      return written;
    },
    remove: (shelf, name) => files.remove(`${folderOf(shelf)}/${name}`),
    mayRemove: () => true,
    clear: (shelf, names) => clearTemporary(files, folderOf(shelf), names, markOf(shelf)),
    watch: (onChange) => {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) watchAgain(false);
      };
    },
  };
}
