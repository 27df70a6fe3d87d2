/**
 * The folder of one session: start file and the browser's throw-away profile. It lies in memory where there is such a
 * place, is its owner's alone, and is removed at the end; what a host that was killed left behind, the next one removes.
 */
import {
  accessSync,
  constants,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface SessionFolder {
  readonly path: string;
  readonly remove: () => void;
}

const prefix = 'samband-session-';
/** What Linux answers for tmpfs and for ramfs, its statfs(2) says. */
const memoryFilesystems: readonly number[] = [0x01021994, 0x858458f6];
/** A fresh profile takes about 30 MB; containers often have 64 MB in all. */
const leastFree = 256 * 1024 * 1024;
/** Between making the folder and saying whose it is. */
const youngMilliseconds = 60_000;

export interface FolderView {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Undefined where nothing is there, or it cannot be written. */
  readonly statfs: (
    path: string,
  ) => { readonly type: number; readonly bavail: number; readonly bsize: number } | undefined;
}

/** A place whose files never reach a disk. Only Linux has one that can be counted on; `undefined` elsewhere. */
export function memoryPlace({ platform, environment, statfs }: FolderView): string | undefined {
  if (platform !== 'linux') return undefined;
  const places = [environment['XDG_RUNTIME_DIR'], '/dev/shm', '/run/shm'];
  return places.find((place) => {
    const found = place?.startsWith('/') ? statfs(place) : undefined;
    return found && memoryFilesystems.includes(found.type) && found.bavail * found.bsize >= leastFree;
  });
}

export function statfsOf(path: string): ReturnType<FolderView['statfs']> {
  try {
    accessSync(path, constants.W_OK);
    const { type, bavail, bsize } = statfsSync(path);
    return { type, bavail, bsize };
  } catch {
    return undefined;
  }
}

export async function makeSessionFolder(place: string): Promise<SessionFolder> {
  await removeLeftovers(place);
  const path = mkdtempSync(join(place, prefix));
  writeFileSync(join(path, 'host'), processMark(process.pid) ?? String(process.pid), { mode: 0o600 });
  // A browser that is just ending may still write; it has been ended before this is called.
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

async function removeLeftovers(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(place, name);
    try {
      if (!isOurs(path) || isInUse(path)) continue;
      endProcessesNaming(path);
      // The helpers of a browser that was just killed write for another moment.
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch {
      // Somebody else removes it at this moment, or it still cannot be. Nothing left behind stands in the way of
      // opening a vault; the next start tries again.
    }
  }
}

/** Anybody may put a folder of this name into a shared place; only our own are touched. */
function isOurs(path: string): boolean {
  const { uid } = lstatSync(path);
  return lstatSync(path).isDirectory() && (process.getuid === undefined || uid === process.getuid());
}

function isInUse(path: string): boolean {
  const mark = readText(join(path, 'host'));
  if (mark === '') return Date.now() - lstatSync(path).mtimeMs < youngMilliseconds;
  const pid = Number.parseInt(mark, 10);
  return isAlive(pid) && (processMark(pid) ?? mark) === mark;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** Number and start of a process, since numbers come again. Linux only: field 22 of its stat, past the name. */
function processMark(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return started ? `${pid} ${started}` : undefined;
}

/** The browser of a host that was killed runs on, with a window that leads nowhere and a profile about to be removed. */
function endProcessesNaming(path: string): void {
  for (const pid of readdirOf('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = readText(`/proc/${pid}/cmdline`).split('\0');
    if (!words.some((word) => word.endsWith(`${path}/profile`))) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}

function readdirOf(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
