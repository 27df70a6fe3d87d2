/** Where a person might carry from: sticks that are put in, as this system mounts them. A folder of one's own is typed. */
import { readdir, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface CarrierPlace {
  readonly path: string;
  /** What the system calls it: "BLUE STICK". */
  readonly name: string;
}

/** Linux mounts under /media or /run/media, macOS under /Volumes, Windows by letter. */
export async function stickPlaces(platform = process.platform): Promise<CarrierPlace[]> {
  if (platform === 'win32') return windowsDrives();
  const user = safeUser();
  const parents = platform === 'darwin' ? ['/Volumes'] : [`/media/${user}`, `/run/media/${user}`, '/media', '/mnt'];
  const found: CarrierPlace[] = [];
  for (const parent of parents) {
    const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(parent, entry.name);
      if (entry.isDirectory() && !parents.includes(path) && (await isMounted(path, parent)))
        found.push({ path, name: entry.name });
    }
  }
  return found;
}

/** Another disk than its parent: an empty folder where a stick used to be is none. */
async function isMounted(path: string, parent: string): Promise<boolean> {
  try {
    const [own, above] = await Promise.all([stat(path), stat(parent)]);
    return own.dev !== above.dev;
  } catch {
    return false;
  }
}

async function windowsDrives(): Promise<CarrierPlace[]> {
  const system = (process.env['SystemDrive'] ?? 'C:').toUpperCase();
  const found: CarrierPlace[] = [];
  for (const letter of 'DEFGHIJKLMNOPQRSTUVWXYZ') {
    const path = `${letter}:\\`;
    if (`${letter}:` === system) continue;
    if (await stat(path).catch(() => undefined)) found.push({ path, name: `${letter}:` });
  }
  return found;
}

function safeUser(): string {
  try {
    return userInfo().username;
  } catch {
    return homedir().split('/').at(-1) ?? '';
  }
}
