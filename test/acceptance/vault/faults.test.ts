import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createVault, openVault } from '../../../engine/vault/vault.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { addOrganisation, names, type TestVault, testPassphrase, unwrap, withVault } from '../../kit/vaults.ts';

const segment = 'log/00000001.seg';

async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  await writeFile(file, bytes);
}

/** Five organisations, closed. */
async function filled(use: (test: TestVault) => Promise<void>): Promise<void> {
  await withVault(async (test, vault) => {
    for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']) await addOrganisation(vault, name);
    await vault.lock();
    await use(test);
  });
}

describe('who may open', () => {
  test('a second process is refused in plain terms while the first has the vault, and not after', () =>
    withVault(async ({ folder, open, options }, vault) => {
      expect(await open()).toMatchObject({ ok: false, error: { type: 'InUse' } });
      await vault.lock();
      const child = spawn(
        process.execPath,
        ['dist/test/harness/editor.js', folder, testPassphrase, options.machineTokenFile],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await new Promise((ready) => child.stdout.once('data', ready));
      expect(await open()).toMatchObject({ ok: false, error: { type: 'InUse' } });
      child.kill('SIGKILL');
      await new Promise((gone) => child.once('close', gone));
      await unwrap(await open()).lock();
    }));

  test('wrong passphrase, no vault, newer vault, one of an unfinished Samband: each is said for what it is', () =>
    filled(async ({ root, folder, open, options }) => {
      expect(await open('not it')).toMatchObject({ ok: false, error: { type: 'WrongPassphrase' } });
      expect(await openVault(join(root, 'nothing'), Buffer.from('x'), options)).toMatchObject({
        ok: false,
        error: { type: 'NotAVault' },
      });
      expect(await createVault(folder, { name: 'x', passphrase: Buffer.from('x') }, options)).toMatchObject({
        ok: false,
        error: { type: 'FolderNotEmpty' },
      });
      const text = await readFile(join(folder, 'vault.key'), 'utf8');
      const { checksum: _, ...body } = JSON.parse(text);
      const old = { ...body, version: 0 };
      const checksum = createHash('sha256').update(JSON.stringify(old)).digest('hex');
      const writeBoth = async (bytes: string) => {
        for (const name of ['vault.key', 'vault.key.copy']) await writeFile(join(folder, name), bytes);
      };
      await writeBoth(text.replace('"version": 1', '"version": 3'));
      expect(await open()).toMatchObject({ ok: false, error: { type: 'NewerVersion', found: 3 } });
      await writeBoth(JSON.stringify({ ...old, checksum }));
      expect(await open()).toMatchObject({ ok: false, error: { type: 'UnfinishedVersion' } });
    }));
});

describe('what can break, mends itself or is said', () => {
  test.each(['vault.key', 'vault.key.copy'])('a missing or damaged %s is written anew from the other', (name) =>
    filled(async ({ folder, open }) => {
      await rm(join(folder, name));
      const once = unwrap(await open());
      expect(once.findings).toContainEqual({ type: 'KeyFileRepaired', where: name });
      await once.lock();
      await flip(join(folder, name), 100);
      const again = unwrap(await open());
      expect(again.findings).toContainEqual({ type: 'KeyFileRepaired', where: name });
      expect((await again.verify()).sound).toBe(true);
      await again.lock();
      await unwrap(await open()).lock();
    }),
  );

  test('both key files damaged is told from a wrong passphrase', () =>
    filled(async ({ folder, open }) => {
      for (const name of ['vault.key', 'vault.key.copy']) await flip(join(folder, name), 100);
      expect(await open()).toMatchObject({ ok: false, error: { type: 'KeyFileDamaged' } });
    }));

  test('a lost index is made anew from the log', () =>
    filled(async ({ folder, open }) => {
      await rm(join(folder, 'index'), { recursive: true });
      const vault = unwrap(await open());
      expect(names(vault)).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']);
      expect((await vault.verify()).sound).toBe(true);
      await vault.lock();
    }));

  test('an index with any file damaged costs nothing', () =>
    filled(async ({ folder, open }) => {
      for (const name of await readdir(join(folder, 'index'))) {
        const file = join(folder, 'index', name);
        // LevelDB renames its files at each opening.
        const { length } = await readFile(file).catch(() => Buffer.alloc(0));
        if (length === 0) continue;
        await flip(file, Math.floor(length / 2));
        const vault = unwrap(await open());
        expect(names(vault), `after damage to ${name}`).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']);
        await vault.lock();
      }
    }));

  test('one flipped bit in the log is found; everything else stays, and verify says no', () =>
    filled(async ({ folder, open }) => {
      const { length } = await readFile(join(folder, segment));
      await flip(join(folder, segment), Math.floor(length * 0.6));
      await rm(join(folder, 'index'), { recursive: true });
      const vault = unwrap(await open());
      expect(names(vault)).toHaveLength(4);
      const report = await vault.verify();
      expect(report.sound).toBe(false);
      expect(report.findings.map((finding) => finding.type)).toContain('Damaged');
      await addOrganisation(vault, 'Fir');
      await vault.lock();
      const again = unwrap(await open());
      expect(names(again)).toContain('Fir');
      await again.lock();
    }));

  test('what a damaged record still holds is written anew where it can be read back, however often the index is lost', () =>
    filled(async ({ folder, open }) => {
      const bytes = await readFile(join(folder, segment));
      const marker = Uint8Array.of(0x53, 0x4d, 0x52, 0x1e);
      const last = bytes.lastIndexOf(marker);
      // The checksum of the last record but one: all that it sums is as it was.
      await flip(join(folder, segment), bytes.lastIndexOf(marker, last - 1) + marker.length + 4);
      for (const found of ['Damaged', 'IndexRebuilt']) {
        await rm(join(folder, 'index'), { recursive: true });
        const vault = unwrap(await open());
        expect(names(vault)).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']);
        const findings = vault.findings.map(({ type }) => type);
        expect(findings).toContain(found);
        expect(findings).not.toContain('BundleRefused');
        await vault.lock();
      }
    }));

  test('what is damaged in the log comes back from the last backup', () =>
    withVault(async ({ folder, open }, vault) => {
      for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']) await addOrganisation(vault, name);
      unwrap(await vault.backupIfDue());
      await addOrganisation(vault, 'Fir');
      await vault.lock();
      const { length } = await readFile(join(folder, segment));
      await flip(join(folder, segment), Math.floor(length * 0.6));
      await rm(join(folder, 'index'), { recursive: true });
      const again = unwrap(await open());
      expect(names(again)).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir']);
      expect(again.findings.map((finding) => finding.type)).toContain('Repaired');
      await again.lock();
    }));

  test('a log cut short is noticed, nothing that is left is lost, and the numbers lost are not used again', () =>
    filled(async ({ folder, open }) => {
      const { length } = await readFile(join(folder, segment));
      await truncate(join(folder, segment), length - 700);
      const vault = unwrap(await open());
      expect(vault.findings.map((finding) => finding.type)).toEqual(
        expect.arrayContaining(['LogShorterThanKnown', 'NewWriter']),
      );
      expect(names(vault)).toContain('Alder');
      expect((await vault.verify()).sound).toBe(false);
      await addOrganisation(vault, 'Ginkgo');
      await vault.lock();
      const again = unwrap(await open());
      expect(names(again)).toContain('Ginkgo');
      await again.lock();
    }));

  test('a segment of another vault under this one’s name is not taken for its own', () =>
    filled(async ({ folder, open }) => {
      await filled(async (other) => {
        await rename(join(folder, segment), join(folder, 'kept'));
        await copyFile(join(other.folder, segment), join(folder, segment));
        const vault = unwrap(await open());
        expect(names(vault)).toEqual([]);
        expect(vault.findings.map((finding) => finding.type)).toContain('SegmentForeign');
        await vault.lock();
      });
    }));

  test('device keys damaged in both copies are said; in one they are read from the other', () =>
    filled(async ({ folder, open }) => {
      await flip(join(folder, 'local/device'), 50);
      await unwrap(await open()).lock();
      for (const name of ['device', 'device.copy']) await writeFile(join(folder, 'local', name), 'x');
      expect(await open()).toMatchObject({ ok: false, error: { type: 'DeviceKeysDamaged' } });
    }));
});

/** Runs on a real small file system, where this user may mount one. */
async function onSmallDisk(use: (folder: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'samband-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root], { stdio: 'ignore' });
  } catch {
    await rm(root, { recursive: true });
    process.stdout.write('skipped: this user may not mount a file system\n');
    return;
  }
  try {
    await use(root);
  } finally {
    execFileSync('umount', ['-l', root]);
    await rm(root, { recursive: true });
  }
}

describe('a disk that refuses', () => {
  test('a full disk refuses the edit and loses nothing before it; with room again everything goes on', () =>
    onSmallDisk(async (root) => {
      const options = { memoryKiB: 64, machineTokenFile: join(tmpdir(), 'samband-token-of-a-full-disk') };
      const folder = join(root, 'vault');
      const { vault } = unwrap(await createVault(folder, { name: 'Kim', passphrase: Buffer.from('p') }, options));
      await writeFile(join(root, 'ballast'), Buffer.alloc(400_000));
      const saved: string[] = [];
      let refusal: string | undefined;
      for (let turn = 0; turn < 2_000 && !refusal; turn++) {
        const space = vault.spaces[0]?.id ?? '';
        const made = unwrap(
          newRecord(
            { kind: 'organisation', space, fields: { name: `O${turn}`, summary: 'x'.repeat(1_500) } },
            vault.context(),
          ),
        );
        const done = await vault.perform({ kind: 'edit', edits: [made] });
        if (done.ok) saved.push(`O${turn}`);
        else refusal = done.error.type;
      }
      expect(refusal).toBe('DiskFull');
      expect(names(vault)).toEqual([...saved].sort());
      await rm(join(root, 'ballast'));
      await addOrganisation(vault, 'Room again');
      await vault.lock();
      const again = unwrap(await openVault(folder, Buffer.from('p'), options));
      expect(names(again)).toEqual([...saved, 'Room again'].sort());
      expect((await again.verify()).sound).toBe(true);
      await again.lock();
      await rm(options.machineTokenFile, { force: true });
    }));

  test('a read-only disk is said to be read-only', () =>
    onSmallDisk(async (root) => {
      const options = { memoryKiB: 64, machineTokenFile: join(tmpdir(), 'samband-token-of-a-read-only-disk') };
      const folder = join(root, 'vault');
      const { vault } = unwrap(await createVault(folder, { name: 'Kim', passphrase: Buffer.from('p') }, options));
      await vault.lock();
      execFileSync('mount', ['-o', 'remount,ro', root]);
      expect(await openVault(folder, Buffer.from('p'), options)).toMatchObject({
        ok: false,
        error: { type: 'ReadOnly' },
      });
      await rm(options.machineTokenFile, { force: true });
    }));
});

test('nothing of what a vault holds can be read in any file it leaves: vault, backups, log, temporary folders', () =>
  withVault(async ({ root, folder }, vault) => {
    const planted = ['Zanzibarplanted', 'Kvikksølvplanted', 'plantedphone4477'];
    await addOrganisation(vault, planted[0] ?? '');
    const space = vault.spaces[0]?.id ?? '';
    const person = unwrap(
      newRecord(
        {
          kind: 'person',
          space,
          fields: { name: planted[1] ?? '', contacts: [{ type: 'phone', value: planted[2] ?? '' }] },
        },
        vault.context(),
      ),
    );
    unwrap(await vault.perform({ kind: 'edit', edits: [person] }));
    for (let turn = 0; turn < 40; turn++) await addOrganisation(vault, `${planted[0]} ${turn}`);
    unwrap(await vault.backupIfDue());
    unwrap(await vault.backup(join(root, 'elsewhere.samband-backup')));
    await vault.verify();
    await vault.lock();
    await mkdir(join(root, 'state'), { recursive: true });
    let searched = 0;
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      searched++;
      for (const word of [...planted, 'Ida Example', testPassphrase])
        for (const encoding of ['utf8', 'utf16le'] as const) {
          const found = bytes.includes(Buffer.from(word, encoding)) || entry.name.includes(word);
          expect(found, `${word} in ${entry.name}`).toBe(false);
        }
    }
    expect(searched).toBeGreaterThan(8);
    expect((await readdir(folder)).sort()).toEqual([
      'backups',
      'index',
      'local',
      'lock',
      'log',
      'vault.key',
      'vault.key.copy',
    ]);
  }));
