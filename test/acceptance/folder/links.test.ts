import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createNodeCarrierFiles } from '../../../engine/folder/node-carrier-files.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

test('links that somebody laid into a folder lead nowhere: nothing is read, written or removed through them', async () => {
  const base = await mkdtemp(join(tmpdir(), 'samband-links-'));
  try {
    const [root, elsewhere] = [join(base, 'stick'), join(base, 'home')];
    await mkdir(root);
    const { replicas } = createLightGroup(createRandom(1), 2);
    const [ada, bo] = replicas as [LightReplica, LightReplica];
    const carrierOf = (replica: LightReplica) =>
      createFolderCarrier({ files: createNodeCarrierFiles(root), replica, clock: replica.clock });
    ada.write();
    unwrap(await carrierOf(ada).save());
    const [tag = ''] = await readdir(root);
    const [name = ''] = await readdir(join(root, tag));
    // One pack is a link to the same bytes elsewhere.
    await mkdir(elsewhere);
    await rename(join(root, tag, name), join(elsewhere, name));
    await symlink(join(elsewhere, name), join(root, tag, name));
    expect(unwrap(await carrierOf(bo).read())).toMatchObject({ received: 0, skipped: [{ name, why: 'Link' }] });
    // The whole folder is one.
    await rm(join(root, tag), { recursive: true });
    await symlink(elsewhere, join(root, tag));
    expect(unwrap(await carrierOf(bo).read())).toMatchObject({ received: 0, skipped: [{ name: tag, why: 'Link' }] });
    expect(await carrierOf(ada).save()).toMatchObject({ ok: false, error: { type: 'NotPermitted' } });
    expect(await readdir(elsewhere)).toEqual([name]);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});
