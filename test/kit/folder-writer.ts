/**
 * A device in a process of its own that writes into a folder again and again until it holds what all of them wrote:
 * `node folder-writer.js ROOT SEED BUNDLES EXPECTED`, what it knows of the group as JSON on standard input.
 */

import { createNodeCarrierFiles } from '../../engine/folder/node-carrier-files.ts';
import { fromHex } from '../../engine/secret/derive.ts';
import { createFolderCarrier } from './folder-carrier.ts';
import { createLightReplica } from './light-replica.ts';
import { createRandom } from './random.ts';

const [root = '', seed = '', bundles = '', expected = ''] = process.argv.slice(2);
const input: Buffer[] = [];
for await (const part of process.stdin) input.push(part);
const known: { space: string; epoch: string; contentKey: string; create: string } = JSON.parse(
  Buffer.concat(input).toString(),
);
const random = createRandom(Number(seed));
const epoch = { id: known.epoch, contentKey: fromHex(known.contentKey), time: 0 };
const replica = createLightReplica(random, { space: known.space, epoch, create: fromHex(known.create) }, [], {
  now: Date.now(),
});
const carrier = createFolderCarrier({
  files: createNodeCarrierFiles(root),
  replica,
  clock: Date.now,
  // Merging and removing all the time, at once: the race that must not lose anything.
  limits: { tailPacks: 4, settles: 0, retries: 0 },
});
let written = 0;
let removed = 0;
const errors: string[] = [];
for (let turn = 0; turn < 100_000; turn++) {
  if (written < Number(bundles)) {
    replica.write(random.below(3_000));
    written++;
  }
  const synced = await carrier.sync();
  if (!synced.ok) errors.push(JSON.stringify(synced.error));
  else {
    removed += synced.value.saved.removed;
    if (written === Number(bundles) && replica.ids(known.space).length >= Number(expected)) break;
  }
}
process.stdout.write(JSON.stringify({ ids: replica.ids(known.space), removed, errors }));
