/** Writes test/vectors anew. For a new version of a format; vectors of a version that is out never change. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { readySodium } from '../../engine/secret/sodium.ts';
import { formatVectors } from './format-vectors.ts';
import { packageRoot } from './package-root.ts';

await Promise.all([readySodium(), readyAutomerge()]);
const folder = join(packageRoot, 'test/vectors');
mkdirSync(folder, { recursive: true });
for (const [name, vector] of Object.entries(await formatVectors()))
  writeFileSync(join(folder, name), `${JSON.stringify(vector, undefined, 2)}\n`);
