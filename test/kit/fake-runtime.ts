/**
 * As much of Electron's runtime as the packager touches: a program that holds a fuse wire, and an archive. It cannot run.
 * The wire: Electron's mark, version 1, how many fuses, one letter a fuse (`1` on, `0` off), as Electron 45 delivers it.
 */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Asar {
  readonly createPackage: (from: string, to: string) => Promise<void>;
  readonly listPackage: (archive: string) => string[];
  readonly extractAll: (archive: string, to: string) => void;
  readonly extractFile: (archive: string, path: string) => Buffer;
}
interface Fuses {
  readonly getCurrentFuseWire: (program: string) => Promise<Readonly<Record<string, number | string>>>;
  /** By number and, the other way, by name. */
  readonly FuseV1Options: Readonly<Record<string, number | string>>;
}

/** Those the packager itself uses. */
const ofPackager = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
export const asar: Asar = ofPackager('@electron/asar');
export const fuses: Fuses = ofPackager('@electron/fuses');

const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const delivered = '101100011';

/** A folder for `electronDist`. */
export async function fakeRuntime(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'samband-runtime-'));
  const [app, resources, program] = [
    join(folder, 'app'),
    join(folder, 'dist/resources'),
    join(folder, 'dist/electron'),
  ];
  mkdirSync(app);
  mkdirSync(resources, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{}');
  await asar.createPackage(app, join(resources, 'default_app.asar'));
  const wire = Buffer.from(`${mark}\u0001${String.fromCharCode(delivered.length)}${delivered}`, 'latin1');
  writeFileSync(program, Buffer.concat([Buffer.alloc(4_096), wire, Buffer.alloc(4_096)]));
  chmodSync(program, 0o755);
  return join(folder, 'dist');
}
