import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createNodeCarrierFiles } from '../../../engine/folder/node-carrier-files.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { createLightGroup, type LightGroup } from '../../kit/light-replica.ts';
import { packageRoot } from '../../kit/package-root.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

interface Told {
  readonly ids: readonly string[];
  readonly removed: number;
  readonly errors: readonly string[];
}

function writer(root: string, group: LightGroup, seed: number, bundles: number, expected: number): Promise<Told> {
  const script = join(packageRoot, 'dist/test/kit/folder-writer.js');
  const child = spawn(process.execPath, [script, root, ...[seed, bundles, expected].map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { space, epoch, create } = group;
  const known = { space, epoch: epoch.id, contentKey: toHex(epoch.contentKey), create: toHex(create) };
  child.stdin.end(JSON.stringify(known));
  const output: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) =>
      code === 0 ? done(JSON.parse(Buffer.concat(output).toString())) : failed(new Error(`ended with ${code}`)),
    );
  });
}

test('three processes that write, put together and remove in one real folder at once lose nothing', async () => {
  const root = await mkdtemp(join(tmpdir(), 'samband-folder-'));
  try {
    const random = createRandom(1);
    const group = createLightGroup(random, 0);
    const bundles = 60;
    const all = 3 * bundles + 1;
    const told = await Promise.all([11, 12, 13].map((seed) => writer(root, group, seed, bundles, all)));
    for (const { ids, errors } of told) {
      expect(ids).toHaveLength(all);
      // What another process has just removed is no longer there to be read: that is all that may be in the way.
      for (const error of errors) expect(error).toMatch(/NotFound/);
    }
    expect(told.reduce((sum, { removed }) => sum + removed, 0)).toBeGreaterThan(10);
    const newcomer = group.newcomer();
    const carrier = createFolderCarrier({ files: createNodeCarrierFiles(root), replica: newcomer, clock: Date.now });
    expect(unwrap(await carrier.read()).skipped).toEqual([]);
    expect([...newcomer.ids(group.space)].sort()).toEqual([...(told[0]?.ids ?? [])].sort());
    const [tag = ''] = await readdir(root);
    expect((await readdir(join(root, tag))).length).toBeLessThan(40);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
