import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createMailbox } from '../../../engine/folder/mailbox.ts';
import { createNodeCarrierFiles } from '../../../engine/folder/node-carrier-files.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

interface Stick {
  readonly putIn: (how?: 'ro' | 'rw') => void;
  readonly pullOut: () => void;
}

interface Kind {
  readonly name: string;
  readonly make: (image: string) => void;
  readonly mount: (image: string, root: string, how: 'ro' | 'rw') => void;
  /** What this driver says of a full stick: one of them says that it is not permitted. */
  readonly full: 'DiskFull' | 'NotPermitted';
}

const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'ignore' });

/** What sticks are formatted with; which of these a machine can mount differs. */
const kinds: readonly Kind[] = [
  {
    name: 'FAT, by the system',
    make: (image) => run('mkfs.vfat', image),
    mount: (image, root, how) => run('mount', '-t', 'vfat', '-o', `loop,${how}`, image, root),
    full: 'DiskFull',
  },
  {
    name: 'FAT, by fusefat',
    make: (image) => run('mkfs.vfat', image),
    mount: (image, root, how) => run('fusefat', '-o', how === 'rw' ? 'rw+' : 'ro', image, root),
    full: 'NotPermitted',
  },
  {
    name: 'exFAT, by exfat-fuse',
    make: (image) => run('mkfs.exfat', image),
    mount: (image, root, how) => {
      const device = execFileSync('losetup', ['-f', '--show', image]).toString().trim();
      try {
        run('mount.exfat-fuse', '-o', how, device, root);
      } finally {
        // As soon as nothing uses it any more: when the stick is out.
        run('losetup', '-d', device);
      }
    },
    full: 'DiskFull',
  },
];

/** A real file system of a few megabytes, where this user may make and mount one. */
async function withStick(
  kind: Kind,
  megabytes: number,
  use: (root: string, stick: Stick) => Promise<void>,
): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'samband-stick-'));
  const root = join(base, 'stick');
  const image = join(base, 'image');
  await mkdir(root);
  let isIn = false;
  const stick: Stick = {
    putIn: (how = 'rw') => {
      kind.mount(image, root, how);
      isIn = true;
    },
    pullOut: () => {
      isIn = false;
      run('umount', '-l', root);
    },
  };
  try {
    await writeFile(image, Buffer.alloc(megabytes * 1024 * 1024));
    kind.make(image);
    stick.putIn();
  } catch {
    process.stdout.write(`NOT RUN: this machine does not make and mount ${kind.name}\n`);
    await rm(base, { recursive: true, force: true });
    return;
  }
  try {
    await use(root, stick);
  } finally {
    if (isIn) stick.pullOut();
    await rm(base, { recursive: true, force: true });
  }
}

const carrierOf = (replica: LightReplica, root: string) =>
  createFolderCarrier({ files: createNodeCarrierFiles(root), replica, clock: replica.clock });

test.each(kinds)(
  'on a real stick, $name: saved, pulled out, put in again, read by another, with letters beside it',
  async (kind) => {
    await withStick(kind, 8, async (root, stick) => {
      const random = createRandom(1);
      const group = createLightGroup(random, 2);
      const [ada, bo] = group.replicas as [LightReplica, LightReplica];
      for (let n = 0; n < 50; n++) ada.write(2_000);
      const carrier = carrierOf(ada, root);
      const id = ada.write();
      expect(unwrap(await carrier.save())).toMatchObject({ packs: 1, envelopes: 52 });
      const box = createMailbox({ files: createNodeCarrierFiles(root), tag: random.bytes(16), key: random.bytes(32) });
      unwrap(await box.put(random.bytes(300)));
      stick.pullOut();
      // The empty mount point is not the stick: nothing may be written there, nor counted.
      ada.write();
      expect(await carrier.save()).toMatchObject({ ok: false, error: { type: 'OtherFolder' } });
      expect(await readdir(root)).toEqual([]);
      expect(carrier.custody()[0]?.packs).toBe(0);
      stick.putIn();
      expect(unwrap(await carrier.save())).toMatchObject({ packs: 1, envelopes: 1 });
      expect(unwrap(await carrierOf(bo, root).sync()).read).toMatchObject({ packs: 2, read: 2, skipped: [] });
      expect(bo.holds(group.space, id)).toBe(true);
      expect([...bo.ids(group.space)].sort()).toEqual([...ada.ids(group.space)].sort());
      expect(unwrap(await box.list())).toHaveLength(1);
    });
  },
);

test.each(kinds)(
  'a real stick, $name, that is full or write-protected says so, keeps what it had, and goes on when there is room',
  async (kind) => {
    await withStick(kind, 8, async (root, stick) => {
      const random = createRandom(2);
      const group = createLightGroup(random, 2);
      const [ada, bo] = group.replicas as [LightReplica, LightReplica];
      const carrier = carrierOf(ada, root);
      ada.write(400_000);
      unwrap(await carrier.save());
      const before = ada.ids(group.space);
      await mkdir(join(root, 'holiday'));
      const takePhoto = (photo: number) =>
        writeFile(join(root, 'holiday', `${photo}.jpg`), randomBytes(200_000)).then(
          () => true,
          () => false,
        );
      for (let photo = 0; await takePhoto(photo); photo++);
      for (const photo of [0, 1, 2]) await rm(join(root, 'holiday', `${photo}.jpg`));
      for (let n = 0; n < 3; n++) ada.write(400_000);
      expect(await carrier.save()).toMatchObject({ ok: false, error: { type: kind.full } });
      unwrap(await carrierOf(bo, root).read());
      expect(bo.ids(group.space)).toEqual(expect.arrayContaining([...before]));
      expect(bo.ids(group.space)).toHaveLength(before.length);
      const [tag = ''] = (await readdir(root)).filter((name) => name !== 'holiday');
      expect((await readdir(join(root, tag))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      stick.pullOut();
      stick.putIn('ro');
      expect(await carrier.save()).toMatchObject({ ok: false, error: { type: 'ReadOnly' } });
      expect(unwrap(await carrierOf(bo, root).read()).received).toBe(0);
      stick.pullOut();
      stick.putIn();
      await rm(join(root, 'holiday'), { recursive: true });
      unwrap(await carrier.save());
      unwrap(await carrierOf(bo, root).read());
      expect(bo.ids(group.space)).toHaveLength(ada.ids(group.space).length);
    });
  },
);
