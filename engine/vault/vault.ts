/**
 * A vault on a disk: passphrase, lock, keys, and the engine inside. The folder holds
 *
 * | path                        | what                                                             |
 * |-----------------------------|------------------------------------------------------------------|
 * | `vault.key`, `vault.key.copy` | wrapped master key, see secret/key-file.ts                      |
 * | `log/*.seg`                 | the log: every bundle and act, see disk/segments.ts              |
 * | `local/device`, `.copy`     | this device's keys and writers, sealed                           |
 * | `drafts/`                   | what is being written and not saved yet, sealed, see sealed-store.ts   |
 * | `local/applying`, `local/quarantine` | ids of bundles being applied, and of those that brought the vault down, see quarantine.ts |
 * | `index/`                    | rows and ledger, sealed; can be made again from the log          |
 * | `lock/`                     | held while open                                                  |
 * | `backups/`                  | automatic sealed backups                                         |
 * | `aside/`                    | damaged stretches, kept                                          |
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { localDay } from '../../shared/day.ts';
import { archiveParts, reviveParts } from '../../shared/edit/archive-row.ts';
import type { EditContext } from '../../shared/edit/plan.ts';
import { narrowerParts, widen } from '../../shared/edit/widen.ts';
import { digestOf, type Part } from '../../shared/model/part.ts';
import { rawRecord } from '../../shared/model/raw.ts';
import type { Row } from '../../shared/query/row.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { actorFor } from '../bundles/bundle.ts';
import { wipeEpochKey } from '../bundles/envelope.ts';
import { type BackupFile, isVaultPath, keyFileOfBackup, readBackup, writeBackup } from '../disk/backup.ts';
import type { DiskError, Files } from '../disk/files.ts';
import { openLevelIndex, setIndexAside } from '../disk/level-index.ts';
import { takeLock } from '../disk/lock.ts';
import { createNodeFiles, guarded, syncFolder } from '../disk/node-files.ts';
import { itemsOfSegment } from '../disk/segments.ts';
import { createTrialRoom } from '../documents/trial.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { NamedNewcomer } from '../pairing/desk.ts';
import type { OpenInvitation } from '../pairing/invitation.ts';
import { deriveKey, fromHex, sha256, toHex } from '../secret/derive.ts';
import {
  type KeyFile,
  type KeyFileError,
  makeKeyFile,
  masterKeyByKit,
  masterKeyByPassphrase,
  readKeyFile,
  withPassphrase,
  writeKeyFile,
} from '../secret/key-file.ts';
import { defaultKdf } from '../secret/passphrase.ts';
import { kitSecret, kitWords } from '../secret/recovery-kit.ts';
import { readySodium } from '../secret/sodium.ts';
import { createMembers } from '../space/members.ts';
import type { SpaceState } from '../space/space-state.ts';
import { replicaOf } from '../sync/engine-replica.ts';
import type { Replica } from '../sync/replica.ts';
import { openSync, type SyncService } from '../sync/service.ts';
import type { BackupError, BackupMade, ChangeError, Finding, OpenError, Vault, VaultOptions, Vaults } from './api.ts';
import { createAutoLock } from './auto-lock.ts';
import type { Core } from './core.ts';
import { type DeviceState, keysOf, newDeviceState, readDeviceState, writeDeviceState } from './device-state.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './engine-api.ts';
import { exportVault, importVault } from './export.ts';
import { createLiveSpaces, followMembership, introduction, introductionOf, type LiveSpaces } from './live-spaces.ts';
import { defaultTokenFile, placeDigest } from './machine-token.ts';
import { createVaultMembers, type VaultMembers } from './members.ts';
import { openQuarantine } from './quarantine.ts';
import { historyOfRow, rowAtTime } from './record-history.ts';
import { openSealedStore, type SealedStore } from './sealed-store.ts';
import { isIn } from './space-list.ts';
import { redoLast, undoLast } from './undo.ts';
import { verifyVault } from './verify.ts';

/** Whatever becomes of it, passphrases are zeroed before the promise resolves; sooner where something long follows. */
async function spending<T>(passphrases: readonly Uint8Array[], run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } finally {
    for (const passphrase of passphrases) passphrase.fill(0);
  }
}

export const createVault: Vaults['createVault'] = (folder, { name, passphrase }, options = {}) =>
  spending([passphrase], async () => {
    await readySodium();
    const claimed = await claimEmptyFolder(folder);
    if (!claimed.ok) return claimed;
    const files = createNodeFiles(folder);
    const masterKey = Uint8Array.from(randomBytes(32));
    const secret = Uint8Array.from(randomBytes(32));
    const kdf = { ...defaultKdf, ...(options.memoryKiB && { memoryKiB: options.memoryKiB }) };
    const keyFile = await makeKeyFile(masterKey, passphrase, secret, kdf);
    passphrase.fill(0);
    const made = await files.makeFolder('log');
    if (!made.ok) return made;
    const place = await placeDigest(folder, options.machineTokenFile ?? defaultTokenFile());
    const state = newDeviceState(name, hostname(), place);
    const stored = await writeDeviceState(files, deriveKey(masterKey, 'device-state'), state);
    if (!stored.ok) return stored;
    const written = await writeKeyFile(files, keyFile);
    if (!written.ok) return written;
    const opened = await openWithKey(folder, files, keyFile, masterKey, options, []);
    if (!opened.ok) {
      if ('path' in opened.error && opened.error.type !== 'NotAVault') return err(opened.error);
      throw new Error(`a new vault does not open: ${opened.error.type}`);
    }
    return ok({ vault: opened.value, kit: kitWords(secret) });
  });

export const openVault: Vaults['openVault'] = (folder, passphrase, options = {}) =>
  spending([passphrase], async () => {
    await readySodium();
    const files = createNodeFiles(folder);
    const read = await readKeys(folder, files);
    if (!read.ok) return read;
    const masterKey = await masterKeyByPassphrase(read.value.file, passphrase);
    passphrase.fill(0);
    if (!masterKey) return err({ type: 'WrongPassphrase' });
    const { repaired } = read.value;
    const findings: Finding[] = repaired ? [{ type: 'KeyFileRepaired', where: repaired }] : [];
    return openWithKey(folder, files, read.value.file, masterKey, options, findings);
  });

export const changePassphrase: Vaults['changePassphrase'] = (folder, current, next) =>
  spending([current, next], async () => {
    await readySodium();
    const files = createNodeFiles(folder);
    const read = await readKeys(folder, files);
    if (!read.ok) return read;
    const masterKey = await masterKeyByPassphrase(read.value.file, current);
    if (!masterKey) return err({ type: 'WrongPassphrase' });
    return rewrap(files, read.value.file, masterKey, next);
  });

export const recoverVault: Vaults['recoverVault'] = (folder, kit, next) =>
  spending([next], async () => {
    await readySodium();
    const files = createNodeFiles(folder);
    const secret = kitSecret(kit);
    if (!secret.ok) return err({ type: 'WrongRecoveryKit', ...secret.error });
    const own = await readKeys(folder, files);
    const read = own.ok ? own : await keyFileFromBackups(folder, own.error);
    if (!read.ok) return read;
    const masterKey = masterKeyByKit(read.value.file, secret.value);
    if (!masterKey) return err({ type: 'WrongRecoveryKit' });
    return rewrap(files, read.value.file, masterKey, next);
  });

export const restoreVault: Vaults['restoreVault'] = (file, folder, passphrase) =>
  spending([passphrase], async () => {
    await readySodium();
    const keyFile = await keyFileOfBackup(file);
    if (!keyFile.ok) return keyFile;
    const masterKey = await masterKeyByPassphrase(keyFile.value, passphrase);
    passphrase.fill(0);
    if (!masterKey) return err({ type: 'WrongPassphrase' });
    return restoreInto(folder, file, masterKey, keyFile.value);
  });

export const restoreVaultByKit: Vaults['restoreVaultByKit'] = (file, folder, kit, next) =>
  spending([next], async () => {
    await readySodium();
    const secret = kitSecret(kit);
    if (!secret.ok) return err({ type: 'WrongRecoveryKit', ...secret.error });
    const keyFile = await keyFileOfBackup(file);
    if (!keyFile.ok) return keyFile;
    const masterKey = masterKeyByKit(keyFile.value, secret.value);
    if (!masterKey) return err({ type: 'WrongRecoveryKit' });
    const rewrapped = await withPassphrase(keyFile.value, masterKey, next);
    return restoreInto(folder, file, masterKey, rewrapped);
  });

async function restoreInto(
  folder: string,
  file: string,
  masterKey: Uint8Array,
  keyFile: KeyFile,
): Promise<Result<true, BackupError>> {
  const claimed = await claimEmptyFolder(folder);
  if (!claimed.ok) return claimed;
  const files = createNodeFiles(folder);
  for (const name of ['log', 'local']) {
    const made = await files.makeFolder(name);
    if (!made.ok) return made;
  }
  const restored = await readBackup(file, deriveKey(masterKey, 'backup'), (path, bytes) =>
    files.writeAtomically(path, bytes),
  );
  if (!restored.ok) return restored;
  const stateKey = deriveKey(masterKey, 'device-state');
  const state = await readDeviceState(files, stateKey);
  if (!state.ok) return err({ type: 'Damaged', why: 'this device’s keys' });
  // Without a place the next opening draws new writers: the vault this was made from may still be in use.
  const stored = await writeDeviceState(files, stateKey, { ...state.value, place: '' });
  if (!stored.ok) return stored;
  const written = await writeKeyFile(files, keyFile);
  return written.ok ? ok(true) : written;
}

async function claimEmptyFolder(
  folder: string,
): Promise<Result<true, DiskError | { readonly type: 'FolderNotEmpty'; readonly path: string }>> {
  const names = await guarded(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return readdir(folder);
  });
  if (!names.ok) return names;
  return names.value.length > 0 ? err({ type: 'FolderNotEmpty', path: folder }) : ok(true);
}

async function readKeys(
  folder: string,
  files: Files,
): Promise<Result<{ file: KeyFile; repaired?: string }, OpenError>> {
  const read = await readKeyFile(files);
  if (read.ok) return read;
  if (read.error.type !== 'KeyFileMissing') return err(openErrorOf(read.error));
  const names = await files.list('log');
  return err(names.ok && names.value.length > 0 ? { type: 'KeyFileMissing' } : { type: 'NotAVault', path: folder });
}

function openErrorOf(error: KeyFileError): OpenError {
  return error;
}

async function rewrap(
  files: Files,
  file: KeyFile,
  masterKey: Uint8Array,
  next: Uint8Array,
): Promise<Result<true, OpenError>> {
  const written = await writeKeyFile(files, await withPassphrase(file, masterKey, next));
  masterKey.fill(0);
  return written.ok ? ok(true) : written;
}

/** Every backup carries the key file it was made with. */
async function keyFileFromBackups(folder: string, otherwise: OpenError): Promise<Result<{ file: KeyFile }, OpenError>> {
  const names = await readdir(join(folder, 'backups')).catch(() => []);
  for (const name of names.sort().reverse()) {
    const found = await keyFileOfBackup(join(folder, 'backups', name));
    if (found.ok) return ok({ file: found.value });
  }
  return err(otherwise);
}

async function openWithKey(
  folder: string,
  files: Files,
  keyFile: KeyFile,
  masterKey: Uint8Array,
  options: VaultOptions,
  findings: Finding[],
): Promise<Result<Vault, OpenError>> {
  const lock = await takeLock(folder);
  if (!lock.ok) return lock;
  const stateKey = deriveKey(masterKey, 'device-state');
  const read = await readDeviceState(files, stateKey);
  if (!read.ok) {
    await lock.value.release();
    return read;
  }
  let state: DeviceState = read.value;
  const inTurn = oneAtATime();
  // A writer is drawn when a space is first written, and stored with the next change of the state. One that is lost
  // before is drawn anew: nobody can tell the two from two copies of this vault, and copies are provided for.
  const drawn = new Map<string, string>();
  let isLocked = false;
  const change = (changed: (now: DeviceState) => DeviceState) =>
    inTurn(async () => {
      if (isLocked) return err({ type: 'Locked' as const });
      const next = changed({ ...state, writers: { ...state.writers, ...Object.fromEntries(drawn) } });
      const written = await writeDeviceState(files, stateKey, next);
      if (written.ok) state = { ...next, generation: next.generation + 1 };
      return written;
    });
  const storeWriters = async () => {
    if ([...drawn.keys()].some((space) => !state.writers[space])) await change((now) => now);
  };
  const saltOf = (space: string): string => {
    const known = drawn.get(space) ?? state.writers[space];
    if (known) return known;
    const salt = toHex(randomBytes(16));
    drawn.set(space, salt);
    return salt;
  };
  const drawNewWriters = async (why: Extract<Finding, { type: 'NewWriter' }>['why'], place = state.place) => {
    findings.push({ type: 'NewWriter', why });
    for (const space of [...Object.keys(state.writers), ...drawn.keys()]) drawn.set(space, toHex(randomBytes(16)));
    await change((now) => ({ ...now, place }));
  };
  const place = await placeDigest(folder, options.machineTokenFile ?? defaultTokenFile());
  if (state.place !== place) await drawNewWriters(state.place === '' ? 'restored' : 'moved', place);

  const indexKeys = { names: deriveKey(masterKey, 'index-names'), values: deriveKey(masterKey, 'index-values') };
  let index = await openLevelIndex(folder, indexKeys);
  if (!index.ok) {
    await setIndexAside(folder);
    findings.push({ type: 'IndexRebuilt', why: 'the old one does not open' });
    index = await openLevelIndex(folder, indexKeys);
  }
  if (!index.ok) {
    await lock.value.release();
    return err({ type: 'DiskFailed', path: 'index' });
  }
  const keyring = new Map(Object.entries(state.epochKeys).map(([epoch, key]) => [epoch, fromHex(key)]));
  const saveKeys = async (keys: ReadonlyMap<string, Uint8Array>) => {
    for (const [epoch, key] of keys) keyring.set(epoch, Uint8Array.from(key));
    const epochKeys = Object.fromEntries([...keyring].map(([epoch, key]) => [epoch, toHex(key)]));
    return change((now) => ({ ...now, epochKeys }));
  };
  const trial = createTrialRoom();
  const clock = options.clock ?? Date.now;
  const device = keysOf(state);
  const quarantine = await openQuarantine(files);
  const opened = await openEngine({
    files,
    index: index.value,
    vaultId: fromHex(keyFile.vault),
    segmentKey: deriveKey(masterKey, 'segments'),
    device,
    keyring,
    saveKeys,
    saltOf,
    drawNewWriters,
    clock,
    newId: () => toHex(randomBytes(16)),
    trial: trial.applies,
    markApplying: quarantine.markApplying,
    quarantine: quarantine.add,
    quarantined: quarantine.ids,
    ...(options.onGlance && { onGlance: options.onGlance }),
  });
  if (!opened.ok) {
    await lock.value.release();
    return err('path' in opened.error ? opened.error : { type: 'DiskFailed', path: 'log' });
  }
  await quarantine.opened();
  const engine = opened.value;
  engine.findings.unshift(...findings);
  if (engine.findings.some((finding) => harmful.has(finding.type)))
    await repairFromBackups(folder, engine, deriveKey(masterKey, 'backup'));

  const members = createMembers({ keys: device, clock });
  const me = toHex(device.sign.publicKey);
  for (const width of options.joining ? (['private'] as const) : (['private', 'coalition'] as const)) {
    if (engine.spaces().some((space) => space.info.width === width && isIn(space, me))) continue;
    const made = members.create(width, state.person);
    const added = await engine.addActs(made.acts, made.keys);
    if (!added.ok) {
      await lock.value.release();
      return err('path' in added.error ? added.error : { type: 'DiskFailed', path: 'log' });
    }
  }
  const secrets = [masterKey, stateKey, indexKeys.names, indexKeys.values];
  const drafts = openSealedStore(files, masterKey, 'draft');
  const spaces = createLiveSpaces({ engine, me, usual: () => state.usual });
  const context = (): EditContext => ({
    now: clock(),
    today: localDay(clock()),
    me: state.person,
    newId: () => toHex(randomBytes(16)),
    spaces: spaces.list,
  });
  const introduce = async () => {
    await engine.commit(() => introduction(engine, context(), state));
    await storeWriters();
    spaces.refresh();
  };
  const vaultMembers = createVaultMembers({
    engine,
    port: members,
    me,
    box: Uint8Array.from(device.box.publicKey),
    context,
    spaces: spaces.list,
    chooseUsual: async (width, space) => {
      const changed = await change((now) => ({ ...now, usual: { ...now.usual, [width]: space } }));
      spaces.refresh();
      return changed;
    },
    introduce,
  });
  const replica = replicaOf(engine, device, clock);
  const stores = {
    pairing: openSealedStore(files, masterKey, 'pairing'),
    sync: openSealedStore(files, masterKey, 'sync'),
  };
  const sync = await openSync({
    ...{ engine, replica, keys: device, clock },
    pairingStore: stores.pairing,
    syncStore: stores.sync,
    me: () => ({ name: state.personName, deviceName: state.deviceName, person: state.person }),
    spaces: () => spaces.list,
    admit: async (invitation, newcomer) => {
      const { own } = invitation;
      const admitted = await admitInvited(vaultMembers, invitation, newcomer);
      if (!admitted.ok) return admitted;
      const isThere = (space: SpaceState) => isIn(space, me) && isIn(space, newcomer.device);
      const ids = own
        ? engine
            .spaces()
            .filter(isThere)
            .map(({ info }) => info.id)
        : admitted.value;
      const told = own ? { ...newcomer, person: state.person } : newcomer;
      await engine.commit(() => introductionOf(engine, told, ids, context()));
      return ok(ids);
    },
    become: async (person) => {
      if (person !== state.person) await change((now) => ({ ...now, person }));
    },
    saveKeys,
    ...(options.udpPort !== undefined && { udpPort: options.udpPort }),
  });
  const vault = createOpenVault({
    ...{ folder, files, engine, drafts, keyFile, masterKey, clock, context, spaces, sync },
    members: vaultMembers,
    replica,
    state: () => state,
  });
  await introduce();
  followMembership({ engine, me, members: vaultMembers, spaces, introduce });
  const lockNow = async () => {
    if (!engine.isOpen()) return;
    await sync.close();
    await Promise.all([drafts.close(), stores.pairing.close(), stores.sync.close()]);
    await engine.close();
    await trial.close();
    // What is underway still needs the key: sealed under one that is wiped, no vault could read its own device again.
    await inTurn(async () => {
      isLocked = true;
    });
    for (const key of keyring.values()) wipeEpochKey(key);
    for (const secret of [...secrets, device.box.privateKey]) secret.fill(0);
    await lock.value.release();
  };
  return ok(autoLocking({ ...vault, lock: lockNow }, options.autoLockMilliseconds));
}

/** The spaces the newcomer is in now. */
async function admitInvited(
  members: VaultMembers,
  { own, role, space }: Pick<OpenInvitation, 'own' | 'role' | 'space'>,
  newcomer: NamedNewcomer,
): Promise<Result<readonly string[], { readonly type: string }>> {
  if (own) return members.admitOwn(newcomer);
  const { device, box, person } = newcomer;
  const admitted = await members.admit(space, { device, box, person, role });
  // In already: it comes once more for what it did not get, or was let in by somebody else meanwhile.
  return admitted.ok || admitted.error.type === 'AlreadyAMember' ? ok([space]) : admitted;
}

/** Everything a person does with the vault starts the time again. */
function autoLocking(vault: Vault, idleMilliseconds: number | undefined): Vault {
  if (!idleMilliseconds) return vault;
  const { touch, stop } = createAutoLock({
    idleMilliseconds,
    lock: () => void vault.lock(),
    setTimer: (run, milliseconds) => setTimeout(run, milliseconds).unref(),
    clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
  });
  const touching =
    <A extends unknown[], R>(call: (...given: A) => R) =>
    (...given: A): R => {
      touch();
      return call(...given);
    };
  return {
    ...vault,
    graph: touching(vault.graph),
    perform: touching(vault.perform),
    undo: touching(vault.undo),
    redo: touching(vault.redo),
    history: touching(vault.history),
    lock: () => {
      stop();
      return vault.lock();
    },
  };
}

interface OpenVaultDeps {
  readonly folder: string;
  readonly files: Files;
  readonly engine: Engine;
  readonly drafts: SealedStore;
  readonly keyFile: KeyFile;
  readonly masterKey: Uint8Array;
  readonly clock: () => number;
  readonly context: () => EditContext;
  readonly spaces: LiveSpaces;
  readonly members: VaultMembers;
  readonly replica: Replica;
  readonly sync: SyncService;
  readonly state: () => DeviceState;
}

function createOpenVault(deps: OpenVaultDeps): Omit<Vault, 'lock'> {
  const { folder, engine, context } = deps;
  const core: Core = {
    spaces: deps.spaces.list,
    volumes: engine.volumes,
    graph: engine.graph,
    ledger: engine.ledger,
    volumeOf: (record) => engine.volumeOf(record),
    openVolume: async (volume) => ok(await engine.openVolume(volume)),
    commit: engine.commit,
    actorOf: actorFor,
  };
  const whenOpen = <T>(task: () => Promise<Result<T, ChangeError>>): Promise<Result<T, ChangeError>> =>
    engine.isOpen() ? task() : Promise.resolve(err({ type: 'Locked' }));
  const partsOfRow = (row: Row): Part[] => row.parts.flatMap((part) => engine.graph.part(part.id) ?? []);
  const plans: Vault['plans'] = {
    archive: (row) =>
      whenOpen(async () => {
        const parts = partsOfRow(row);
        const digests = new Map<string, string>();
        for (const part of parts)
          digests.set(part.id, digestOf(rawRecord(await engine.openVolume(part.volume), part.id) ?? {}));
        const seen = { digestOfPart: (id: string) => digests.get(id) ?? '', usesOf: engine.graph.usesOf };
        return ok(archiveParts(parts, seen, context()));
      }),
    revive: (row) => reviveParts(partsOfRow(row), context()),
    widen: (row, fields, to) => {
      const parts = narrowerParts(engine.graph, row, to);
      const origin = toHex(sha256(parts[0]?.id ?? row.id, to.id));
      return widen(engine.graph, { parts, shown: row.fields, fields, to, origin }, context());
    },
  };
  return {
    folder,
    name: deps.state().personName,
    spaces: deps.spaces.list,
    onSpaces: deps.spaces.onChange,
    members: deps.members,
    replica: deps.replica,
    sync: deps.sync,
    graph: () => engine.graph,
    parts: function* () {
      for (const volume of engine.volumes.values()) yield* volume.parts.values();
    },
    onRows: engine.graph.subscribe,
    lastStep: () => engine.ledger.entries.findLast(({ mine, kind }) => mine && kind !== 'system')?.step,
    context,
    perform: engine.commit,
    undo: (step, ifLast) => whenOpen(() => undoLast(core, context(), { step, ...(ifLast && { ifLast }) })),
    redo: () => whenOpen(() => redoLast(core, context())),
    archive: (row) =>
      whenOpen(async () => {
        const plan = await plans.archive(row);
        return plan.ok ? engine.commit(plan.value) : plan;
      }),
    revive: (row) => engine.commit(plans.revive(row)),
    widen: async (row, fields, to) => {
      const plan = plans.widen(row, fields, to);
      return plan.ok ? engine.commit(plan.value) : plan;
    },
    plans,
    history: (row) => whenOpen(() => historyOfRow(core, row)),
    rowAt: (row, time) => whenOpen(() => rowAtTime(core, row, time)),
    exportAll: (progress) => whenOpen(() => exportVault(core, progress)),
    importAll: (data) => whenOpen(() => importVault(core, data)),
    verify: (progress) => verifyVault(engine, deps.files, engine.keyForEpoch, progress),
    findings: engine.findings,
    backup: async (file) => (engine.isOpen() ? backupTo(deps, file) : err({ type: 'Locked' })),
    backupIfDue: async () => (engine.isOpen() ? backupIfDue(deps) : err({ type: 'Locked' })),
    backupNow: async () => (engine.isOpen() ? backupNow(deps) : err({ type: 'Locked' })),
    backups: () => backupsOf(folder),
    keepGlance: engine.keepGlance,
    draft: deps.drafts.read,
    keepDraft: (name, text) => whenOpen(() => deps.drafts.keep(name, text)),
  };
}

/** Writes, then opens what was written and compares every file in it with the vault's. */
async function backupTo(deps: OpenVaultDeps, file: string): Promise<Result<{ bytes: number }, BackupError>> {
  const { files, engine, masterKey } = deps;
  // At once, and before anything is waited for: a lock wipes what it is derived from.
  if (!engine.isOpen()) return err({ type: 'Locked' });
  const key = deriveKey(masterKey, 'backup');
  const list = await filesToBackUp(files, engine);
  if (!list.ok) return list;
  // As it is on the disk now: the passphrase may have been changed since this vault was opened.
  const onDisk = await readKeyFile(files);
  const keyFile = onDisk.ok ? onDisk.value.file : deps.keyFile;
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  const written = await writeBackup(partial, { files, list: list.value, keyFile, key });
  if (!written.ok) {
    await rm(partial, { force: true });
    return written;
  }
  let same = 0;
  const verified = await readBackup(partial, key, async (path, bytes) => {
    const original = await files.readRange(path, 0, bytes.length);
    if (original.ok && Buffer.compare(original.value, bytes) === 0) same++;
    return ok(true);
  });
  if (!verified.ok || same !== list.value.length) {
    await rm(partial, { force: true });
    return verified.ok ? err({ type: 'Damaged', why: 'what was written differs from the vault' }) : verified;
  }
  await rename(partial, file);
  // Until its folder is synced, a power cut takes the backup away that was just reported as made.
  await syncFolder(dirname(file));
  return written;
}

async function filesToBackUp(files: Files, engine: Engine): Promise<Result<BackupFile[], BackupError>> {
  const end = engine.segments.end();
  const list: BackupFile[] = [];
  for (const folder of ['log', 'local']) {
    const names = await files.list(folder);
    if (!names.ok) return names;
    for (const name of names.value) {
      const path = `${folder}/${name}`;
      // What a desktop leaves lying in every folder is not the vault's.
      if (!isVaultPath(path)) continue;
      const size = await files.size(path);
      if (!size.ok) return size;
      const isLast = folder === 'log' && Number(name.slice(0, 8)) === end.segment;
      list.push({ path, size: isLast ? Math.min(size.value, end.offset) : size.value });
    }
  }
  return ok(list);
}

const harmful: ReadonlySet<Finding['type']> = new Set([
  'Damaged',
  'TornTail',
  'LogShorterThanKnown',
  'SegmentMissing',
  'SegmentForeign',
  'SegmentSwapped',
  'BundleRefused',
]);

/** Every bundle a backup still has and the log has not goes back into the log; what then still hangs in the air is said again. */
async function repairFromBackups(folder: string, engine: Engine, key: Uint8Array): Promise<void> {
  const names = (await readdir(join(folder, 'backups')).catch(() => [])).filter((name) =>
    name.endsWith('.samband-backup'),
  );
  const envelopes: Uint8Array[] = [];
  for (const name of names.sort().reverse())
    await readBackup(join(folder, 'backups', name), key, async (path, bytes) => {
      if (path.startsWith('log/')) for (const item of itemsOfSegment(bytes)) envelopes.push(item.bytes);
      return ok(true);
    });
  const before = engine.ledger.entries.length;
  await engine.repair(envelopes);
  const bundles = engine.ledger.entries.length - before;
  if (bundles > 0) engine.findings.push({ type: 'Repaired', bundles });
}

const backupsKept = 5;
const dayMilliseconds = 24 * 60 * 60 * 1_000;

async function backupIfDue(deps: OpenVaultDeps): Promise<Result<{ made: boolean }, BackupError>> {
  const newest = (await backupsOf(deps.folder))[0];
  if (newest && deps.clock() - newest.at < dayMilliseconds) return ok({ made: false });
  const made = await backupNow(deps);
  return made.ok ? ok({ made: true }) : made;
}

async function backupNow(deps: OpenVaultDeps): Promise<Result<{ bytes: number }, BackupError>> {
  const folder = join(deps.folder, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await backupsOf(deps.folder);
  const stamp = new Date(deps.clock()).toISOString().slice(0, 19).replaceAll(':', '');
  const done = await backupTo(deps, join(folder, `${stamp}.samband-backup`));
  if (!done.ok) return done;
  for (const old of before.slice(backupsKept - 1)) await rm(join(folder, old.file), { force: true });
  return done;
}

/** The newest first. */
async function backupsOf(vaultFolder: string): Promise<readonly BackupMade[]> {
  const folder = join(vaultFolder, 'backups');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.samband-backup'));
  const found = await Promise.all(
    names.map(async (file) => {
      const { size, mtimeMs } = await stat(join(folder, file));
      return { file, bytes: size, at: mtimeMs };
    }),
  );
  return found.sort((a, b) => (a.file < b.file ? 1 : -1));
}
