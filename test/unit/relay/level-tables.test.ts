import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { tablesNamed } from '../../../relay/level-manifest.ts';
import { noteStart } from '../../../relay/level-starts.ts';
import { lookAtTables } from '../../../relay/level-tables.ts';

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'samband-tables-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('whatever LevelDB writes, compressed or not, is found sound, and each table is named by its manifest', async () => {
  const value = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    // What Snappy makes much shorter, and copies that overlap.
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.nat(2_000)).map(([some, times]) => {
      const repeated = Buffer.alloc(some.length * times);
      return repeated.fill(Buffer.from(some));
    }),
  );
  const rounds = fc.array(fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), value)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rounds, async (written) => {
      const folder = await mkdtemp(join(tmpdir(), 'samband-tables-'));
      const options = { keyEncoding: 'buffer', valueEncoding: 'buffer', writeBufferSize: 64 * 1024 };
      for (const pairs of written) {
        const level = new ClassicLevel<Buffer, Buffer>(folder, options);
        for (const [key, value] of pairs) await level.put(Buffer.from(key), Buffer.from(value));
        for (let count = 0; count < 30; count++) await level.put(Buffer.from(`k${count}`), randomBytes(1_500));
        await level.compactRange(Buffer.alloc(0), Buffer.alloc(61, 255), { keyEncoding: 'buffer' });
        await level.close();
      }
      expect(await lookAtTables(folder, Number.POSITIVE_INFINITY)).toEqual({ unsound: [], badBlocks: [] });
      const tables = (await readdir(folder))
        .filter((name) => name.endsWith('.ldb'))
        .map((name) => Number.parseInt(name, 10));
      const named = await tablesNamed(folder);
      if (written.length > 0) expect([...(named ?? [])].every((table) => tables.includes(table))).toBe(true);
      if (written.length > 0) expect(named?.size).toBeGreaterThan(0);
      await rm(folder, { recursive: true });
    }),
    { numRuns: 12 },
  );
});

test('who ended badly twice in a row looks closer, and no more once one ended well', async () => {
  const folder = await newFolder();
  expect((await noteStart(folder)).endedBadly).toBe(false);
  expect((await noteStart(folder)).endedBadly).toBe(false);
  const third = await noteStart(folder);
  expect(third.endedBadly).toBe(true);
  await third.endedWell();
  expect((await noteStart(folder)).endedBadly).toBe(false);
});
