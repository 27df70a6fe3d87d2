/**
 * Folders that carry: sticks, shares, what another program keeps in step. Whoever is let in through one finds the answer to
 * its request there, beside the packs.
 */
import { jsonList } from '../../shared/json-list.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type CarrierFiles, type FolderError, isGone } from '../folder/carrier-files.ts';
import { createFilePackStore } from '../folder/file-pack-store.ts';
import { createMailbox, type Mailbox } from '../folder/mailbox.ts';
import { createNodeCarrierFiles } from '../folder/node-carrier-files.ts';
import { createPackCarrier, type PackCarrier } from '../packs/pack-carrier.ts';
import type { PackStore } from '../packs/pack-store.ts';
import type { ReadError, ReadReport } from '../packs/read-packs.ts';
import type { SaveReport } from '../packs/save-packs.ts';
import { type CarrierEvent, type CarrierWatch, watchCarrier } from '../packs/watch-carrier.ts';
import type { Desk, FolderRequest } from '../pairing/desk.ts';
import { type Invitation, mailboxOf } from '../pairing/invitation.ts';
import {
  isPending,
  type LeftRequest,
  leaveRequest,
  type Newcomer,
  type PendingJoin,
  readAnswer,
  wordsWith,
} from '../pairing/joining.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import type { DeviceKeys } from '../space/space-state.ts';
import type { ChangeError, Progress } from '../vault/api.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { type CustodySpace, lackingIn } from './custody.ts';
import type { Noting } from './noting-seen.ts';
import type { Replica, ReplicaSpace } from './replica.ts';
import { heldOfCustody, type RememberedFolder, vectorsOfHeld } from './sync-store.ts';

export type FolderCarried =
  | { readonly type: 'folder'; readonly path: string; readonly event: CarrierEvent }
  /** A request left in a folder was answered: this vault belongs to a space it did not before. */
  | { readonly type: 'joinedByFolder'; readonly space: SpaceInfo };

export interface FolderNow {
  readonly path: string;
  readonly watched: boolean;
  readonly state: 'idle' | 'working' | 'gone' | 'failed';
  readonly error?: { readonly type: string };
  /** When it was last in step with this vault, milliseconds since 1970. */
  readonly at?: number;
  /** Bundles of this vault that were not in it when it was last read back. */
  readonly toSend: number;
}

export interface FolderSynced {
  readonly read?: ReadReport;
  readonly saved?: SaveReport;
  /** Names of spaces joined by an answer that lay there. */
  readonly joined: readonly SpaceInfo[];
  /** An answer lay there whose inviter nobody has named before: its check words must be compared first. */
  readonly unchecked?: { readonly words: readonly string[] };
}

/** A request of this vault that lies in a folder and waits for an answer. */
export interface WaitingRequest {
  readonly folder: string;
  readonly at: number;
  /** Once it is known who invites. */
  readonly words?: readonly string[];
}

export interface Folders {
  readonly now: (spaces: readonly CustodySpace[]) => readonly FolderNow[];
  readonly joining: () => readonly WaitingRequest[];
  readonly join: (
    invitation: Invitation,
    path: string,
    newcomer: Newcomer,
  ) => Promise<Result<LeftRequest, FolderError>>;
  /** Requests that lie in a folder, with the words to compare; each is let in by its own `admit`. */
  readonly requests: (path: string) => Promise<Result<readonly FolderRequest[], FolderError>>;
  readonly sync: (
    path: string,
    what: 'save' | 'read' | 'both',
    options?: { readonly progress?: (progress: Progress) => void; readonly trust?: boolean },
  ) => Promise<Result<FolderSynced, ReadError>>;
  /** Keeps a folder in step from now on; at each unlocking of the app too, unless it is `onlyNow`. */
  readonly watch: (path: string, watched: boolean, onlyNow?: boolean) => Promise<void>;
  readonly forget: (path: string) => Promise<void>;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
  /** The vault with spaces whose keys an answer has brought and whose acts lie in a folder still. */
  readonly replica: Replica;
  /** What only this device could read is no comrade's to carry; it goes into the backup. */
  readonly isShared: (space: string) => boolean;
}

export interface FoldersDeps {
  readonly replica: Replica;
  readonly keys: DeviceKeys;
  readonly clock: () => number;
  readonly desk: Pick<Desk, 'look'>;
  readonly noting: Noting;
  readonly store: SealedStore;
  readonly spaces: () => readonly SpaceInfo[];
  readonly become: (person: string) => Promise<void>;
  readonly saveKeys: (keys: ReadonlyMap<string, Uint8Array>) => Promise<Result<true, ChangeError>>;
  readonly remembered: () => readonly RememberedFolder[];
  readonly remember: (change: (folders: readonly RememberedFolder[]) => readonly RememberedFolder[]) => Promise<void>;
  readonly onEvent: (event: FolderCarried) => void;
}

interface OpenFolder {
  readonly path: string;
  readonly files: CarrierFiles;
  readonly store: PackStore;
  readonly carrier: PackCarrier;
  watch?: CarrierWatch;
  state: FolderNow['state'];
  error?: { readonly type: string };
}

export async function createFolders(deps: FoldersDeps): Promise<Folders> {
  const { replica, keys, clock, noting } = deps;
  let pending: readonly PendingJoin[] = jsonList(await deps.store.read('joining'));
  const keepPending = async (next: readonly PendingJoin[]): Promise<void> => {
    pending = next.filter((each) => isPending(each, clock()));
    await deps.store.keep('joining', JSON.stringify(pending));
  };
  /** Spaces whose keys an answer has brought and whose acts lie in the folder still. */
  const awaited = new Map<string, ReplicaSpace>();
  const withAwaited: Replica = {
    ...replica,
    spaces: () => {
      const known = replica.spaces();
      return [...known, ...[...awaited.values()].filter(({ id }) => !known.some((each) => each.id === id))];
    },
  };
  const isShared = (space: string): boolean =>
    awaited.has(space) || (replica.spaces().find(({ id }) => id === space)?.members.length ?? 0) > 1;

  const folders = new Map<string, OpenFolder>();

  const folderAt = (path: string): OpenFolder => {
    const known = folders.get(path);
    if (known) return known;
    const files = createNodeCarrierFiles(path);
    const store = createFilePackStore(files, replica.device);
    const carrier = createPackCarrier({ store, replica: withAwaited, clock, carries: isShared });
    const made: OpenFolder = { path, files, store, carrier, state: 'idle' };
    folders.set(path, made);
    return made;
  };

  const rememberFolder = (path: string, change: Partial<RememberedFolder>): Promise<void> =>
    deps.remember((now) => {
      const known = now.find((each) => each.path === path) ?? { path, watched: false };
      return [...now.filter((each) => each.path !== path), { ...known, ...change }];
    });

  const noteCustody = async ({ path, carrier }: OpenFolder, isWhole: boolean): Promise<void> => {
    const held = heldOfCustody(carrier.custody());
    await rememberFolder(path, { held, ...(isWhole && { at: clock() }) });
  };

  const mailboxAt =
    (files: CarrierFiles) =>
    (secret: Uint8Array): Mailbox =>
      createMailbox({ files, ...mailboxOf(secret) });

  const enterByKeys = async (
    brought: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
  ): Promise<Result<true, ChangeError>> => {
    const saved = await deps.saveKeys(new Map([...brought.values()].flatMap((epochs) => [...epochs])));
    if (!saved.ok) return saved;
    for (const [space, epochs] of brought) {
      // Which is written under is told by the acts; until they are read any order will do.
      const all = [...epochs].map(([id, contentKey]) => ({ id, contentKey, time: 0 }));
      awaited.set(space, { id: space, epochs: all, members: [], devices: [] });
    }
    return ok(true);
  };

  /** Looks whether requests of mine that were left in this folder have been answered. */
  const readAnswers = async (
    folder: OpenFolder,
    trust: boolean,
  ): Promise<Result<{ joining: PendingJoin[]; words?: readonly string[] }, FolderError>> => {
    const joining: PendingJoin[] = [];
    let words: readonly string[] | undefined;
    for (const join of pending.filter((each) => each.folder === folder.path && isPending(each, clock()))) {
      const answer = await readAnswer(
        fromHex(join.secret),
        join.inviter,
        keys,
        mailboxAt(folder.files)(fromHex(join.secret)),
      );
      if (!answer.ok) return answer;
      if (!answer.value) continue;
      if (!join.inviter && !trust) {
        words = answer.value.words;
        continue;
      }
      const entered = await enterByKeys(answer.value.keys);
      if (!entered.ok) continue;
      await deps.become(answer.value.person);
      joining.push(join);
    }
    return ok({ joining, ...(words && { words }) });
  };

  const settleAwaited = async (joining: readonly PendingJoin[]): Promise<SpaceInfo[]> => {
    const me = replica.device;
    const joined = [...awaited.keys()].filter((space) => replica.standing(space, me) === 'member');
    if (joined.length === 0) return [];
    for (const space of joined) awaited.delete(space);
    await keepPending(pending.filter((each) => !joining.includes(each)));
    const infos = joined.flatMap((space) => deps.spaces().find(({ id }) => id === space) ?? []);
    for (const space of infos) deps.onEvent({ type: 'joinedByFolder', space });
    return infos;
  };

  const syncFolder: Folders['sync'] = async (path, what, { progress, trust = false } = {}) => {
    const folder = folderAt(path);
    folder.state = 'working';
    const done = await syncNow(folder, what, progress, trust);
    folder.state = done.ok ? 'idle' : 'failed';
    if (done.ok) delete folder.error;
    else folder.error = done.error;
    // What was seen to be there no more counts no more, whatever else went wrong.
    if (done.ok || !isGone(done.error)) await noteCustody(folder, done.ok);
    return done;
  };

  const syncNow = async (
    folder: OpenFolder,
    what: 'save' | 'read' | 'both',
    progress: ((progress: Progress) => void) | undefined,
    trust: boolean,
  ): Promise<Result<FolderSynced, ReadError>> => {
    const answers = what === 'save' ? undefined : await readAnswers(folder, trust);
    if (answers && !answers.ok) return answers;
    const read = what === 'save' ? undefined : await noting('folder', () => folder.carrier.read(progress));
    if (read && !read.ok) return read;
    const joined = answers ? await settleAwaited(answers.value.joining) : [];
    const saved = what === 'read' ? undefined : await folder.carrier.save();
    if (saved && !saved.ok) return saved;
    return ok({
      joined,
      ...(read && { read: read.value }),
      ...(saved && { saved: saved.value }),
      ...(answers?.value.words && { unchecked: { words: answers.value.words } }),
    });
  };

  const startWatch = (path: string): void => {
    const folder = folderAt(path);
    folder.watch ??= watchCarrier({
      carrier: folder.carrier,
      store: folder.store,
      onLocalChange: (listener) => replica.onChange(listener),
      onEvent: (event) => {
        if (event.type === 'gone') folder.state = 'gone';
        else if (event.type === 'failed') folder.state = 'failed';
        else if (event.type !== 'progress') folder.state = 'idle';
        if (event.type === 'gone' || event.type === 'failed') folder.error = event.error;
        else delete folder.error;
        if (event.type === 'failed') void noteCustody(folder, false);
        if (event.type === 'synced') {
          void noteCustody(folder, true);
          if (pending.some((each) => each.folder === path)) void syncFolder(path, 'read');
        }
        deps.onEvent({ type: 'folder', path, event });
      },
    });
  };

  const stopWatch = async (path: string): Promise<void> => {
    const folder = folders.get(path);
    await folder?.watch?.stop();
    if (folder) delete folder.watch;
  };

  return {
    replica: withAwaited,
    isShared,
    now: (spaces) => deps.remembered().map((folder) => folderNow(folder, folders.get(folder.path), spaces)),
    joining: () =>
      pending
        .filter((each) => isPending(each, clock()))
        .map(({ folder, at, inviter, offered, secret }) => ({
          folder,
          at,
          ...((inviter ?? offered) && { words: wordsWith(fromHex(secret), keys, inviter ?? offered ?? '') }),
        })),
    join: async (invitation, path, newcomer) => {
      const folder = folderAt(path);
      const left = await leaveRequest(invitation, newcomer, mailboxAt(folder.files)(invitation.secret), clock());
      if (!left.ok) return left;
      const secret = toHex(invitation.secret);
      // An offer that lies there may be anybody's who knows the secret: only the invitation itself tells who is meant. Without,
      // the answer's words have to be compared before it is taken.
      const { inviter } = invitation;
      await keepPending([
        ...pending.filter((each) => each.secret !== secret || each.folder !== path),
        {
          ...{ secret, folder: path, name: newcomer.name, at: clock() },
          ...(inviter && { inviter }),
          ...(left.value.inviter && { offered: left.value.inviter }),
        },
      ]);
      return left;
    },
    requests: (path) => deps.desk.look(path, mailboxAt(folderAt(path).files)),
    sync: syncFolder,
    resume: () => {
      for (const { path, watched } of deps.remembered()) if (watched) startWatch(path);
    },
    watch: async (path, watched, onlyNow = false) => {
      if (!onlyNow) await rememberFolder(path, { watched });
      if (watched) startWatch(path);
      else await stopWatch(path);
    },
    forget: async (path) => {
      await stopWatch(path);
      folders.delete(path);
      await deps.remember((known) => known.filter((each) => each.path !== path));
    },
    close: async () => {
      for (const path of folders.keys()) await stopWatch(path);
    },
  };
}

function folderNow(
  { path, watched, at, held }: RememberedFolder,
  open: { readonly state: FolderNow['state']; readonly error?: { readonly type: string } } | undefined,
  spaces: readonly CustodySpace[],
): FolderNow {
  const toSend = lackingIn(
    vectorsOfHeld(held),
    spaces.filter(({ members }) => members.length > 1),
  );
  return {
    path,
    watched,
    state: open?.state ?? 'idle',
    ...(open?.error && { error: open.error }),
    ...(at !== undefined && { at }),
    toSend,
  };
}
