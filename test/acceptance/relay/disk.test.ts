import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openGroup } from '../../kit/relay-people.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { putOf, removeOf, sha256 } from '../../kit/tiny-relay-client.ts';

/** A disk of so many megabytes, where this user may have one. */
async function smallDisk(
  megabytes: number,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'samband-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const remove = async () => {
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  };
  return { folder, remove };
}

test('with the disk below its mark nothing is taken, all can be read and removed, and it is said', async (context) => {
  const disk = await smallDisk(60);
  if (!disk) return context.skip('NOT RUN: no tmpfs may be mounted here');
  const relay = await startRelay(['--free-space', '20MB'], join(disk.folder, 'relay'));
  onTestFinished(async () => {
    await relay.kill();
    await disk.remove();
  });
  const opened = await openGroup(relay, ['--bytes', '1GB']);
  const { log } = opened.group;
  const client = await opened.connect();
  const first = randomBytes(1_000);
  expect(await opened.put(client, first)).toBe(true);
  expect((await fetch(`${relay.http}/health`)).status).toBe(200);
  await writeFile(join(disk.folder, 'filler'), randomBytes(45_000_000));
  const put = () => client.put(log, opened.steward, randomBytes(10));
  await vi.waitFor(async () => expect(await put()).toMatchObject({ type: 'no', e: 'full' }), {
    timeout: 20_000,
    interval: 200,
  });
  expect((await fetch(`${relay.http}/health`)).status).toBe(503);
  await opened.expectAllThere(await opened.connect());
  expect(await client.ask('remove', removeOf(log, opened.steward, [sha256(first)]))).toMatchObject({ type: 'done' });
  await rm(join(disk.folder, 'filler'));
  await vi.waitFor(async () => expect(await put()).toMatchObject({ type: 'done' }), { timeout: 20_000, interval: 200 });
  expect(relay.log().map(({ event }) => event)).toEqual(
    expect.arrayContaining(['disk nearly full', 'disk has room again']),
  );
}, 90_000);

test('a disk that is full after all refuses, and loses nothing that was acknowledged; with room again it goes on by itself', async (context) => {
  const disk = await smallDisk(48);
  if (!disk) return context.skip('NOT RUN: no tmpfs may be mounted here');
  const filler = join(disk.folder, 'filler');
  await writeFile(filler, randomBytes(24_000_000));
  let relay = await startRelay(['--free-space', '0'], join(disk.folder, 'relay'));
  onTestFinished(async () => {
    await relay.kill();
    await disk.remove();
  });
  const opened = await openGroup(relay, ['--bytes', '1GB']);
  let client = await opened.connect();
  const { steward } = opened;
  let refusals = 0;
  for (let count = 0; refusals < 30 && count < 3_000; count++) {
    const blob = randomBytes(10_000 + (count % 5) * 10_000);
    const told = await client.ask('put', putOf(opened.group.log, steward, blob));
    if (told.type === 'done') opened.acknowledged.set(Buffer.from(blob).toString('latin1'), Number(told['s']));
    else {
      expect(['full', 'store', 'slow']).toContain(told['e']);
      if (told['e'] !== 'slow') refusals++;
    }
  }
  expect(refusals).toBe(30);
  expect(opened.acknowledged.size).toBeGreaterThan(50);
  // Reading goes on where it can.
  expect(await client.ask('since', { o: opened.group.log, s: 0, m: 100_000, a: 1 })).toMatchObject({ type: 'done' });
  await rm(filler);
  await vi.waitFor(async () => expect(await opened.put(client)).toBe(true), { timeout: 20_000, interval: 500 });
  await opened.expectAllThere(await opened.connect());
  await relay.kill();
  relay = await relay.start('--free-space', '0', '--listen', `127.0.0.1:${relay.port}`);
  client = await opened.connect();
  await opened.expectAllThere(client);
}, 90_000);
