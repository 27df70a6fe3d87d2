/** Where this package lies, and what of it the browser host needs: the same from the sources and from dist/. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PackageFolder {
  readonly root: string;
  readonly version: string;
  readonly renderer: string;
  readonly engineEntry: string;
}

export function packageFolder(): PackageFolder {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return {
    root: folder,
    version,
    renderer: join(folder, 'dist/renderer'),
    engineEntry: join(folder, 'dist/cli/host/engine-child.js'),
  };
}
