import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSegments } from '../../../engine/disk/segments.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { createRandom } from '../../kit/random.ts';
import { firstSegment, item, openLog, readLog, textOf, textsOf, vault, writeLog } from './log-scene.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const commit = fc.array(fc.record({ kind: fc.integer({ min: 0, max: 255 }), bytes }), { minLength: 1, maxLength: 4 });
const words = fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 12 });

test('what was appended is read back in order and byte for byte, over segments and restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(commit, { maxLength: 6 }), { maxLength: 4 }), async (runs) => {
      const disk = createFaultyDisk();
      for (const run of runs) {
        const { segments, findings } = await openLog(disk);
        expect(findings).toEqual([]);
        for (const items of run) {
          const appended = await segments.append(items);
          expect(appended.ok && (await segments.readRecord(appended.value))).toEqual(items);
        }
        await segments.close();
      }
      const read = await readLog(disk);
      expect(read.findings).toEqual([]);
      expect(read.records.map(({ items }) => items)).toEqual(runs.flat());
    }),
  );
});

test('whatever was acknowledged survives a power cut, in order; what was not may be there whole or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.array(fc.string({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 4 }), fc.nat()),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      async (lives) => {
        const disk = createFaultyDisk();
        const acknowledged: string[] = [];
        const tried = new Set<string>();
        for (const [life, [texts, chance]] of lives.entries()) {
          const { segments } = await openLog(disk);
          const random = createRandom(chance);
          const pending = texts.map(async (text, index) => {
            const marked = `${life}.${index} ${text}`;
            tried.add(`1:${marked}`);
            const appended = await segments.append([item(marked)]);
            if (appended.ok && !cut) acknowledged.push(`1:${marked}`);
          });
          let cut = false;
          for (let turn = random.below(12); turn > 0; turn--) await Promise.resolve();
          cut = true;
          disk.powerCut(random);
          await Promise.all(pending);
        }
        const read = await readLog(disk);
        const whole = read.records.filter(({ salvaged }) => !salvaged).map(({ items }) => textOf(items));
        expect(whole.filter((text) => acknowledged.includes(text))).toEqual(acknowledged);
        // A marker with zeros behind it reads as a commit of nothing.
        expect(whole.filter((text) => text !== '' && !tried.has(text))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('appends that wait together are one commit to the disk each in its turn, and in the order they were asked for', async () => {
  const disk = createFaultyDisk();
  const { segments } = await openLog(disk, 1_000_000);
  const texts = Array.from({ length: 200 }, (_, index) => `record ${index}`);
  const positions = await Promise.all(texts.map((text) => segments.append([item(text)])));
  for (const [index, position] of positions.entries())
    expect(position.ok && textOf((await segments.readRecord(position.value)) ?? [])).toBe(`1:record ${index}`);
  expect(textsOf(await readLog(disk, 1_000_000))).toEqual(texts.map((text) => `1:${text}`));
});

test('one flipped bit harms one record at most, and is reported', async () => {
  await fc.assert(
    fc.asyncProperty(words, fc.nat(), fc.nat(), async (texts, whichSegment, bit) => {
      const disk = createFaultyDisk();
      const marked = texts.map((text, index) => `${index} ${text}`);
      await writeLog(disk, marked);
      const paths = disk.paths().filter((path) => path.startsWith('log/'));
      const path = paths[whichSegment % paths.length] ?? firstSegment;
      // The version field of the header has a test of its own.
      const flipped = bit % (disk.bytesOf(path).length * 8);
      fc.pre(flipped < 64 || flipped >= 96);
      disk.flipBit(path, flipped);
      const read = await readLog(disk);
      expect(read.findings).not.toEqual([]);
      const found = new Set(textsOf(read));
      expect(marked.filter((text) => !found.has(`1:${text}`)).length).toBeLessThanOrEqual(1);
      const whole = read.records.filter(({ salvaged }) => !salvaged).map(({ items }) => textOf(items));
      expect(whole).toEqual(marked.map((text) => `1:${text}`).filter((text) => whole.includes(text)));
    }),
    { numRuns: 500 },
  );
});

test('a log cut short anywhere still gives every record that is whole, and takes new ones', async () => {
  const texts = ['first', 'second, a little longer', 'third'];
  const disk = createFaultyDisk();
  await writeLog(disk, texts, 10_000);
  const ends = (await readLog(disk, 10_000)).records.map(({ position }) => position.offset);
  const length = disk.bytesOf(firstSegment).length;
  for (let size = 0; size <= length; size++) {
    const torn = disk.clone();
    torn.cut(firstSegment, size);
    await writeLog(torn, ['written after'], 10_000);
    const whole = texts.filter((_, index) => size >= (ends[index + 1] ?? length));
    expect(textsOf(await readLog(torn, 10_000)), `cut at ${size}`).toEqual(
      [...whole, 'written after'].map((text) => `1:${text}`),
    );
  }
});

test('a torn tail is kept aside, byte for byte, before it is cut off', async () => {
  const disk = createFaultyDisk();
  await writeLog(disk, ['whole', 'torn in the middle'], 10_000);
  disk.cut(firstSegment, disk.bytesOf(firstSegment).length - 5);
  const before = disk.bytesOf(firstSegment);
  const { findings } = await openLog(disk, 10_000);
  expect(findings).toMatchObject([{ type: 'TornTail', segment: 1 }]);
  const aside = disk.paths().find((path) => path.startsWith('aside/')) ?? '';
  const kept = [...disk.bytesOf(firstSegment), ...disk.bytesOf(aside)];
  expect(kept).toEqual([...before]);
});

test('items of a damaged record that still parse are handed out as salvage', async () => {
  const disk = createFaultyDisk();
  const { segments } = await openLog(disk, 10_000);
  await segments.append([item('one'), item('two'), item('three')]);
  await segments.append([item('next')]);
  await segments.close();
  disk.flipBit(firstSegment, (64 + 12 + 5) * 8);
  const { records, findings } = await readLog(disk, 10_000);
  expect(findings).toMatchObject([{ type: 'Damaged', segment: 1, from: 64, salvaged: 3 }]);
  expect(records.map(({ items, salvaged }) => [textOf(items), salvaged])).toEqual([
    ['1:nne|1:two|1:three', true],
    ['1:next', false],
  ]);
});

test('a missing, a swapped and a foreign segment are each told apart, and the rest is read', async () => {
  const texts = Array.from({ length: 12 }, (_, index) => `${index} ${'x'.repeat(120)}`);
  const disk = createFaultyDisk();
  await writeLog(disk, texts);
  const [, second = '', third = ''] = disk.paths();
  const all = new Set(textsOf(await readLog(disk)));

  const missing = disk.clone();
  await missing.files.remove(second);
  expect((await readLog(missing)).findings).toEqual([{ type: 'SegmentMissing', segment: 2 }]);

  const swapped = disk.clone();
  swapped.swap(second, third);
  const read = await readLog(swapped);
  expect(read.findings).toEqual([
    { type: 'SegmentSwapped', segment: 2 },
    { type: 'SegmentSwapped', segment: 3 },
  ]);
  expect(new Set(textsOf(read))).toEqual(all);

  const foreign = disk.clone();
  const opened = await openSegments({ files: foreign.files, ...vault, headerKey: new Uint8Array(32) });
  expect(opened.ok && opened.value.findings).toMatchObject([{ type: 'SegmentForeign' }]);
});

test('a segment of a newer form is left as it is', async () => {
  const disk = createFaultyDisk();
  await writeLog(disk, ['old']);
  const newer = Uint8Array.from(disk.bytesOf(firstSegment));
  newer[11] = 2;
  newer.fill(0xab, 32, 64);
  await disk.files.writeAtomically(firstSegment, newer);
  await writeLog(disk, ['after']);
  expect(disk.bytesOf(firstSegment)).toEqual(newer);
  const read = await readLog(disk);
  expect(read.findings).toContainEqual({ type: 'SegmentNewer', segment: 1 });
  expect(textsOf(read)).toEqual(['1:after']);
});

test('a read-only disk says so and the log stays readable', async () => {
  const disk = createFaultyDisk();
  await writeLog(disk, ['before']);
  const { segments } = await openLog(disk);
  disk.readOnly = true;
  expect(await segments.append([item('refused')])).toMatchObject({ ok: false, error: { type: 'ReadOnly' } });
  disk.readOnly = false;
  expect(textsOf(await readLog(disk))).toEqual(['1:before']);
});

test('a commit over the stated limits is a bug, and is thrown before a byte is written', async () => {
  const disk = createFaultyDisk();
  const { segments } = await openLog(disk);
  const large = { kind: 1, bytes: new Uint8Array(8 * 1024 * 1024 + 1) };
  await expect(segments.append([large])).rejects.toThrow(/larger/);
  expect((await segments.append([item('fits')])).ok).toBe(true);
});

test('random bytes where a segment should be never throw and never read as unsalvaged records', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (noise) => {
      const disk = createFaultyDisk([[firstSegment, noise]]);
      const { records } = await readLog(disk);
      expect(records.filter(({ salvaged }) => !salvaged)).toEqual([]);
    }),
  );
});
