import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { createRandom } from '../../kit/random.ts';
import { firstSegment, item, openLog, readLog, textOf, textsOf, writeLog } from './log-scene.ts';

test('after a failed sync the refused record is gone and the next one lies where its position says', async () => {
  const disk = createFaultyDisk();
  const { segments } = await openLog(disk, 10_000);
  await segments.append([item('first')]);
  disk.failNextSync = true;
  expect(await segments.append([item('refused')])).toMatchObject({ ok: false, error: { type: 'DiskFailed' } });
  const third = await segments.append([item('third')]);
  expect(third.ok && textOf((await segments.readRecord(third.value)) ?? [])).toBe('1:third');
  await segments.close();
  expect(textsOf(await readLog(disk, 10_000))).toEqual(['1:first', '1:third']);
});

const words = fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 12 });

test('a full disk refuses the append, keeps all before, and goes on once there is room', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 400 }), words, async (room, texts) => {
      const disk = createFaultyDisk();
      const { segments } = await openLog(disk);
      const acknowledged: string[] = [];
      const appendAll = async (run: string) => {
        for (const [index, text] of texts.entries()) {
          const marked = `${run}${index} ${text}`;
          const appended = await segments.append([item(marked)]);
          if (appended.ok) acknowledged.push(`1:${marked}`);
          else expect(appended.error.type).toBe('DiskFull');
          if (appended.ok) expect(textOf((await segments.readRecord(appended.value)) ?? [])).toBe(`1:${marked}`);
        }
      };
      disk.room = room;
      await appendAll('full');
      disk.room = Number.POSITIVE_INFINITY;
      await appendAll('room');
      await segments.close();
      const read = await readLog(disk);
      expect(read.findings).toEqual([]);
      expect(textsOf(read)).toEqual(acknowledged);
    }),
  );
});

test('failed syncs and power cuts together lose nothing that was acknowledged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('append', 'failed sync', 'power cut'), fc.nat()), { maxLength: 30 }),
      async (events) => {
        const disk = createFaultyDisk();
        let { segments } = await openLog(disk);
        const acknowledged: string[] = [];
        for (const [step, [event, chance]] of events.entries()) {
          if (event === 'power cut') {
            disk.powerCut(createRandom(chance));
            ({ segments } = await openLog(disk));
            continue;
          }
          disk.failNextSync = event === 'failed sync';
          const text = `${step} ${'x'.repeat(chance % 150)}`;
          const appended = await segments.append([item(text)]);
          if (!appended.ok) continue;
          acknowledged.push(`1:${text}`);
          expect(textOf((await segments.readRecord(appended.value)) ?? [])).toBe(`1:${text}`);
        }
        disk.failNextSync = false;
        disk.powerCut(createRandom(events.length));
        const read = textsOf(await readLog(disk));
        expect(read.filter((text) => acknowledged.includes(text))).toEqual(acknowledged);
      },
    ),
    { numRuns: 300 },
  );
});

test('a disk that dies at any call keeps what was acknowledged', async () => {
  for (let calls = 0; calls < 30; calls++)
    for (let seed = 0; seed < 8; seed++) {
      const disk = createFaultyDisk();
      const { segments } = await openLog(disk);
      const acknowledged: string[] = [];
      disk.lastCalls = calls;
      for (let index = 0; index < 12; index++) {
        const appended = await segments.append([item(`${index} ${'y'.repeat(90)}`)]);
        if (appended.ok) acknowledged.push(`1:${index} ${'y'.repeat(90)}`);
      }
      disk.powerCut(createRandom(seed));
      const read = textsOf(await readLog(disk));
      expect(read.slice(0, acknowledged.length), `after ${calls} calls, seed ${seed}`).toEqual(acknowledged);
    }
});

test('a damaged tail that cannot be set aside is not cut off', async () => {
  const disk = createFaultyDisk();
  await writeLog(disk, ['first', 'acknowledged'], 10_000);
  const length = disk.bytesOf(firstSegment).length;
  disk.flipBit(firstSegment, (length - 3) * 8);
  disk.room = 0;
  const { segments } = await openLog(disk, 10_000);
  expect(disk.bytesOf(firstSegment)).toHaveLength(length);
  disk.room = Number.POSITIVE_INFINITY;
  expect((await segments.append([item('later')])).ok).toBe(true);
  await segments.close();
  expect(textsOf(await readLog(disk, 10_000))).toEqual(['1:first', '1:acknowledfed', '1:later']);
});

test('a flipped bit in the version of a header costs no record', async () => {
  for (let bit = 64; bit < 96; bit++) {
    const disk = createFaultyDisk();
    await writeLog(disk, ['one', 'two']);
    disk.flipBit(firstSegment, bit);
    const read = await readLog(disk);
    expect(read.findings).toContainEqual({ type: 'SegmentForeign', segment: 1 });
    expect(textsOf(read)).toEqual(['1:one', '1:two']);
  }
});

test('a flipped bit in marker or length of the last record costs nothing and cuts nothing', async () => {
  const scene = createFaultyDisk();
  await writeLog(scene, ['one', 'the last'], 10_000);
  const at = (await readLog(scene, 10_000)).records.at(-1)?.position.offset ?? 0;
  for (let bit = at * 8; bit < (at + 8) * 8; bit++) {
    const disk = scene.clone();
    disk.flipBit(firstSegment, bit);
    const read = await readLog(disk, 10_000);
    expect(textsOf(read), `bit ${bit}`).toEqual(['1:one', '1:the last']);
    expect(read.findings).toMatchObject([{ type: 'Damaged' }]);
  }
});

test('two tails torn at the same place are both kept', async () => {
  const disk = createFaultyDisk();
  await writeLog(disk, ['base'], 10_000);
  for (const text of ['torn once', 'torn again']) {
    await writeLog(disk, [text], 10_000);
    disk.cut(firstSegment, disk.bytesOf(firstSegment).length - 2);
    await readLog(disk, 10_000);
  }
  expect(disk.paths().filter((path) => path.startsWith('aside/'))).toHaveLength(2);
});
