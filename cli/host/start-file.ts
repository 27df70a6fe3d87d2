/**
 * The pass of the first window lies in a file that only its owner can read: so it stands in no command line, and in no
 * history, since the page it leads to replaces it. A pass lives thirty seconds; the file gets a fresh one before that,
 * until a window has come, so that a slow disk or a slow person is not too late.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { passMilliseconds } from './tokens.ts';

export interface StartFile {
  readonly path: string;
  readonly address: string;
  /** No pass is laid out any more, and the file is gone. */
  readonly remove: () => void;
}

export function keepStartFile(folder: string, drawAddress: () => string): StartFile {
  const path = join(folder, 'start.html');
  const write = () => {
    writeFileSync(`${path}.next`, startPage(drawAddress()), { mode: 0o600 });
    renameSync(`${path}.next`, path);
  };
  write();
  const renewing = setInterval(write, passMilliseconds / 2);
  return {
    path,
    address: pathToFileURL(path).href,
    remove: () => {
      clearInterval(renewing);
      rmSync(path, { force: true });
    },
  };
}

function startPage(address: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Samband</title><script>location.replace(${JSON.stringify(address)})</script>\n`;
}
