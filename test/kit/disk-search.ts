/** Where on this computer a text lies, in UTF-8 or UTF-16, in files that were changed since a moment. */
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Search {
  readonly text: string;
  readonly folders: readonly string[];
  /** Milliseconds since 1970: older files cannot hold what was written later. */
  readonly since: number;
}

const largestRead = 1024 * 1024 * 1024;

/** `looked`: how many files were read, so that a search that looked at nothing is seen. */
export function searchDisk({ text, folders, since }: Search): { readonly found: string[]; readonly looked: number } {
  const wide = Buffer.from(text, 'utf16le');
  const needles = [Buffer.from(text, 'utf8'), wide, Buffer.from(wide).swap16()];
  const found: string[] = [];
  let looked = 0;
  const search = (folder: string) => {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.name.includes(text)) found.push(path);
      if (entry.isDirectory()) search(path);
      if (!entry.isFile()) continue;
      const bytes = changedBytes(path, since);
      if (!bytes) continue;
      looked++;
      if (needles.some((needle) => bytes.includes(needle))) found.push(path);
    }
  };
  for (const folder of folders) search(folder);
  return { found, looked };
}

/** Files come and go while others work on the same computer; what is gone holds nothing. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function changedBytes(path: string, since: number): Buffer | undefined {
  try {
    const { ctimeMs, size } = lstatSync(path);
    return ctimeMs < since || size > largestRead ? undefined : readFileSync(path);
  } catch {
    return undefined;
  }
}
