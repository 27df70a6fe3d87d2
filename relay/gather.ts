/**
 * `npm run relay:gather -- DIR`: the relay as one folder that runs wherever Node does: its own files, those packages that they import, and
 * nothing of the desktop app. For containers, and for a server that shall fetch nothing.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = resolve(fileURLToPath(new URL('..', import.meta.url)));
const root = dirname(built);
const [target] = process.argv.slice(2);
if (!target) {
  process.stderr.write('Where to? npm run relay:gather -- DIR\n');
  process.exit(2);
}
if (existsSync(target) && readdirSync(target).length > 0) {
  process.stderr.write(`${target} is not empty\n`);
  process.exit(2);
}

const files = new Set<string>();
const packages = new Set<string>();
follow(join(built, 'relay', 'main.js'));

for (const file of files) copy(file, join(target, 'dist', relative(built, file)));
for (const name of packages) copy(join(root, 'node_modules', name), join(target, 'node_modules', name));
copy(join(root, 'LICENSE'), join(target, 'LICENSE'));
copy(join(root, 'relay', 'README.md'), join(target, 'README.md'));
const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const own = { name: 'samband-relay', version, license, type: 'module', private: true, main: 'dist/relay/main.js' };
writeFileSync(join(target, 'package.json'), `${JSON.stringify(own, undefined, 2)}\n`);
process.stdout.write(
  `${files.size} files and ${[...packages].join(', ')}\nnode ${join(target, own.main)} --data DIR\n`,
);

function follow(file: string): void {
  if (files.has(file)) return;
  files.add(file);
  const imports = /^(?:import|export)\b[^;]*?['"]([^'"]+)['"];?$|\bimport\(['"]([^'"]+)['"]\)/gm;
  for (const [, early, late] of readFileSync(file, 'utf8').matchAll(imports)) {
    const name = early ?? late ?? '';
    if (name.startsWith('.')) follow(resolve(dirname(file), name));
    else if (!name.startsWith('node:')) need(packageOf(name));
  }
}

/** A package and all that it needs; what is optional only if it is there. */
function need(name: string): void {
  if (packages.has(name)) return;
  const description = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(description)) return;
  packages.add(name);
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(description, 'utf8'));
  for (const other of Object.keys({ ...dependencies, ...optionalDependencies })) need(other);
}

function packageOf(name: string): string {
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? name);
}

/** LevelDB's sources are left behind: it comes built for the usual systems. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, dereference: true, filter: (path) => !/classic-level[\\/]deps$/.test(path) });
}
