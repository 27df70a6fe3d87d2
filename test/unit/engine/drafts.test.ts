/** What was being written comes back after a lock and after a crash, to whoever has the key and to nobody else. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { openSealedStore } from '../../../engine/vault/sealed-store.ts';
import { openVault, restoreVault } from '../../../engine/vault/vault.ts';
import { createBridgeClient } from '../../../shared/bridge/client.ts';
import { portPair } from '../../../shared/bridge/port.ts';
import { bridgeHost } from '../../kit/bridge-host.ts';
import { searchDisk } from '../../kit/disk-search.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { createRandom, runsFromEnvironment } from '../../kit/random.ts';
import { testPassphrase, unwrap, withVault } from '../../kit/vaults.ts';

beforeAll(readySodium);

const { seed } = runsFromEnvironment(1);
const names = ['import', 'line', 'report'];

test(`what was acknowledged is what is read, whenever the power goes, until it is wiped (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const master = randomBytes(32);
  const disk = createFaultyDisk();
  const promised = new Map<string, string | undefined>();
  let drafts = openSealedStore(disk.files, master, 'draft');
  for (let turn = 0; turn < 300; turn++) {
    const name = random.pick(names);
    const text = random.chance(0.2) ? undefined : `møte ${turn} ${'x'.repeat(random.below(900))}`;
    unwrap(await drafts.keep(name, text));
    promised.set(name, text);
    if (random.chance(0.2)) {
      if (random.chance(0.5)) await drafts.close();
      disk.powerCut(random);
      drafts = openSealedStore(disk.files, master, 'draft');
    }
    for (const each of names) expect(await drafts.read(each)).toBe(promised.get(each));
  }
});

test('a write the power is cut in leaves the old text or the new one', async () => {
  const random = createRandom(seed);
  const master = randomBytes(32);
  for (let turn = 0; turn < 100; turn++) {
    const disk = createFaultyDisk();
    unwrap(await openSealedStore(disk.files, master, 'draft').keep('line', 'before'));
    disk.lastCalls = random.below(3);
    await openSealedStore(disk.files, master, 'draft').keep('line', 'after');
    disk.powerCut(random);
    expect(['before', 'after']).toContain(await openSealedStore(disk.files, master, 'draft').read('line'));
  }
});

test('of what is typed quickly the last is kept, also when it locks at once', async () => {
  const disk = createFaultyDisk();
  const master = randomBytes(32);
  const drafts = openSealedStore(disk.files, master, 'draft');
  for (let turn = 0; turn < 50; turn++) void drafts.keep('line', `line ${turn}`);
  await drafts.close();
  expect(await openSealedStore(disk.files, master, 'draft').read('line')).toBe('line 49');
  expect(await drafts.keep('line', 'behind the lock')).toMatchObject({ ok: false, error: { type: 'Locked' } });
  expect(await drafts.read('line')).toBeUndefined();
});

test('damage, another key and another’s file are forgotten with no harm to the rest', async () => {
  const disk = createFaultyDisk();
  const master = randomBytes(32);
  const drafts = openSealedStore(disk.files, master, 'draft');
  unwrap(await drafts.keep('line', 'met Ragnfrid'));
  const [line = ''] = disk.paths();
  unwrap(await drafts.keep('report', 'Three days'));
  const report = disk.paths().find((path) => path !== line) ?? '';
  expect(await openSealedStore(disk.files, randomBytes(32), 'draft').read('line')).toBeUndefined();
  disk.swap(line, report);
  expect([await drafts.read('line'), await drafts.read('report')]).toEqual([undefined, undefined]);
  disk.swap(line, report);
  disk.flipBit(line, 77);
  expect([await drafts.read('line'), await drafts.read('report')]).toEqual([undefined, 'Three days']);
  disk.cut(report, 10);
  expect(await drafts.read('report')).toBeUndefined();
  unwrap(await drafts.keep('line', 'met Ragnfrid again'));
  expect(await drafts.read('line')).toBe('met Ragnfrid again');
});

test('a full disk says so, and keeps what was there', async () => {
  const disk = createFaultyDisk();
  const master = randomBytes(32);
  const drafts = openSealedStore(disk.files, master, 'draft');
  unwrap(await drafts.keep('line', 'before'));
  disk.room = 10;
  expect(await drafts.keep('line', 'after')).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
  expect(await drafts.read('line')).toBe('before');
});

test('in a vault: sealed, back after a new passphrase or another program, in no log and no backup', async () => {
  await withVault(async ({ root, folder, options, open }, vault) => {
    const since = Date.now() - 1_000;
    const before = vault.lastStep();
    unwrap(await vault.keepDraft('import', 'Yesterday I met Ragnfrid of skjulelaget.example'));
    unwrap(await vault.keepDraft('line', 'met Nattergalen'));
    expect(vault.lastStep()).toBe(before);
    const backup = join(root, 'kept.samband-backup');
    unwrap(await vault.backup(backup));
    await vault.lock();
    for (const text of ['Ragnfrid', 'skjulelaget', 'Nattergalen', 'import', 'line']) {
      const { found, looked } = searchDisk({ text, folders: [join(folder, 'drafts')], since });
      expect(found).toEqual([]);
      expect(looked).toBe(2);
    }

    // Another program opens it, writes nothing of its own there, and is told what was left like any other.
    const elsewhere = unwrap(await open());
    expect((await elsewhere.verify()).sound).toBe(true);
    expect(await elsewhere.draft('import')).toContain('Ragnfrid');
    await elsewhere.lock();

    for (const name of await readdir(join(folder, 'drafts'))) {
      const file = join(folder, 'drafts', name);
      if ((await readFile(file)).length > 0) await writeFile(file, 'not a draft');
    }
    const damaged = unwrap(await open());
    expect([await damaged.draft('import'), await damaged.draft('line')]).toEqual([undefined, undefined]);
    expect((await damaged.verify()).sound).toBe(true);
    unwrap(await damaged.keepDraft('import', undefined));
    unwrap(await damaged.keepDraft('line', undefined));
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
    await damaged.lock();

    const other = join(root, 'restored');
    unwrap(await restoreVault(backup, other, Buffer.from(testPassphrase)));
    const restored = unwrap(await openVault(other, Buffer.from(testPassphrase), options));
    expect(await restored.draft('import')).toBeUndefined();
    await restored.lock();
  });
});

test('over the bridge: a draft is its window’s while that is there, then anybody’s who comes', async () => {
  const host = await bridgeHost();
  const newWindow = () => {
    const [left, right] = portPair();
    host.connect(right);
    return createBridgeClient(left);
  };
  const [first, second] = [newWindow(), newWindow()];
  const passphrase = () => new TextEncoder().encode(testPassphrase);
  unwrap(await first.call('create', { name: 'Ida Example', passphrase: passphrase() }));
  const left = async (window: typeof first) => unwrap(await window.call('drafts', {}));
  unwrap(await first.call('keepDraft', { name: 'line', text: 'of the first' }));
  expect(await left(first)).toEqual({ line: 'of the first' });
  expect(await left(second)).toEqual({});
  unwrap(await second.call('keepDraft', { name: 'line', text: null }));
  expect(await left(first)).toEqual({ line: 'of the first' });

  // Sent before the lock, over the same port: kept before the key is dropped, answered or not.
  const [kept, locked] = [
    first.call('keepDraft', { name: 'report', text: 'at the last moment' }),
    first.call('lock', {}),
  ];
  unwrap(await kept);
  unwrap(await locked);
  expect(await second.call('drafts', {})).toMatchObject({ ok: false, error: { type: 'Locked' } });
  unwrap(await second.call('unlock', { passphrase: passphrase() }));
  expect(await left(first)).toEqual({ line: 'of the first', report: 'at the last moment' });
  expect(await left(second)).toEqual({});

  // Both write one draft: the later is kept, and is now the other's.
  unwrap(await second.call('keepDraft', { name: 'line', text: 'of the second' }));
  expect(await left(first)).toEqual({ report: 'at the last moment' });
  second.close();
  expect(await left(first)).toEqual({ line: 'of the second', report: 'at the last moment' });
  unwrap(await first.call('keepDraft', { name: 'line', text: null }));
  unwrap(await first.call('keepDraft', { name: 'report', text: null }));
  expect(await left(newWindow())).toEqual({});
});
