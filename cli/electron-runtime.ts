/** Electron's runtime, where somebody has put it. Never `require('electron')`: without a runtime, that downloads one. */
import { posix, win32 } from 'node:path';

export interface RuntimeView {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The package's folder. */
  readonly root: string;
  readonly exists: (path: string) => boolean;
}

/** The program to run, or undefined where there is none. */
export function electronRuntime({ platform, environment, root, exists }: RuntimeView): string | undefined {
  const { join } = platform === 'win32' ? win32 : posix;
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] || join(root, 'node_modules', 'electron', 'dist');
  const program = join(folder, programNames[platform] ?? 'electron');
  return exists(program) ? program : undefined;
}

const programNames: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
