import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Files } from '../../../engine/disk/files.ts';
import {
  type Item,
  itemsOfSegment,
  type LogRecord,
  logStart,
  openSegments,
  type Position,
  type SegmentFinding,
  type Segments,
  segmentPath,
} from '../../../engine/disk/segments.ts';
import { err, ok } from '../../../shared/result.ts';
import { createFaultyDisk, type FaultyDisk } from '../../kit/faulty-files.ts';
import { createRandom, type Random } from '../../kit/random.ts';

const vaultId = new Uint8Array(16).fill(7);
const headerKey = new Uint8Array(32).fill(9);
const headerBytes = 64;
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

async function opened(files: Files, segmentBytes = 2_000, keys = { vaultId, headerKey }) {
  const result = await openSegments({ files, segmentBytes, ...keys });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function appended(segments: Segments, items: readonly Item[]): Promise<Position> {
  const result = await segments.append(items);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function scanned(segments: Segments, from: Position = logStart) {
  const records: LogRecord[] = [];
  const findings = await segments.scan(from, (record) => {
    records.push(record);
  });
  if (!findings.ok) throw new Error(JSON.stringify(findings.error));
  return { records, findings: findings.value };
}

/** Opens a log anew and reads all of it. */
async function reread(disk: FaultyDisk) {
  const { segments, findings, salvaged } = await opened(disk.files);
  const scan = await scanned(segments);
  return { segments, records: scan.records, findings: [...findings, ...scan.findings], salvaged };
}

/** Some of them hold what looks like the start of a record. */
function randomItems(random: Random): Item[] {
  return Array.from({ length: 1 + random.below(3) }, () => {
    const bytes = random.bytes(random.below(200));
    if (bytes.length > 20 && random.chance(0.3)) bytes.set([0x53, 0x4d, 0x52, 0x1e, 0, 0, 0, 3], random.below(10));
    return { kind: random.below(256), bytes };
  });
}

function textOf(items: readonly Item[]): string {
  return items.map(({ kind, bytes }) => `${kind}:${Buffer.from(bytes).toString('hex')}`).join(' ');
}

interface Written {
  readonly disk: FaultyDisk;
  readonly log: readonly { readonly position: Position; readonly items: readonly Item[]; readonly text: string }[];
}

/** Records over three segments and more, on a disk that keeps everything. */
async function writtenLog(seed: number, count = 30): Promise<Written> {
  const random = createRandom(seed);
  const disk = createFaultyDisk();
  const { segments } = await opened(disk.files);
  const log: { position: Position; items: Item[]; text: string }[] = [];
  for (let made = 0; made < count; made++) {
    const items = randomItems(random);
    log.push({ position: await appended(segments, items), items, text: textOf(items) });
  }
  await segments.close();
  return { disk, log };
}

const texts = (records: readonly { readonly items: readonly Item[] }[]) => records.map(({ items }) => textOf(items));

function expectInOrder(wanted: readonly string[], among: readonly string[]): void {
  let at = 0;
  for (const each of among) if (each === wanted[at]) at++;
  expect(at, `only ${at} of ${wanted.length} in order`).toBe(wanted.length);
}

describe('what was acknowledged', () => {
  test('is read back in order and byte for byte, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { disk, log } = await writtenLog(seed);
        const { records, findings } = await reread(disk);
        expect(findings).toEqual([]);
        expect(texts(records)).toEqual(log.map(({ text }) => text));
        expect(records.map(({ position }) => position)).toEqual(log.map(({ position }) => position));
        expect(records.some(({ salvaged }) => salvaged)).toBe(false);
        expect(disk.paths().length).toBeGreaterThan(2);
      }),
      { numRuns: 30 },
    );
  });

  test('survives power cuts at any moment, in order, and what is read was once written', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const random = createRandom(seed);
        const disk = createFaultyDisk();
        const acknowledged: string[] = [];
        const written = new Set<string>();
        for (let cut = 0; cut < 6; cut++) {
          const { segments, records } = await reread(disk);
          expectInOrder(acknowledged, texts(records));
          // A hole right behind a marker reads as a record of nothing.
          for (const { items, salvaged } of records)
            if (!salvaged && items.length > 0) expect(written).toContain(textOf(items));
          let alive = true;
          const running: Promise<void>[] = [];
          for (let made = random.below(12); made > 0; made--) {
            const items = [{ kind: 0, bytes: random.bytes(12) }, ...randomItems(random)];
            written.add(textOf(items));
            const done = segments.append(items).then((result) => {
              if (alive && result.ok) acknowledged.push(textOf(items));
            });
            running.push(done);
            if (random.chance(0.5)) await done;
          }
          for (let step = random.below(12); step > 0; step--) await Promise.resolve();
          alive = false;
          disk.powerCut(random);
          await Promise.all(running);
        }
        expectInOrder(acknowledged, texts((await reread(disk)).records));
      }),
      { numRuns: 150 },
    );
  });

  test('is found at the position that was told, and nothing is found anywhere else', async () => {
    const { disk, log } = await writtenLog(5);
    const { segments } = await opened(disk.files);
    const starts = new Set(log.map(({ position }) => `${position.segment} ${position.offset}`));
    for (const { position, text } of log) expect(textOf((await segments.readRecord(position)) ?? [])).toBe(text);
    for (let segment = 0; segment < 6; segment++)
      for (let offset = 0; offset < 2_500; offset += 1)
        if (!starts.has(`${segment} ${offset}`)) expect(await segments.readRecord({ segment, offset })).toBeUndefined();
  });

  test('is read from any record on', async () => {
    const { disk, log } = await writtenLog(6);
    const { segments } = await opened(disk.files);
    for (const [index, { position }] of log.entries()) {
      const { records, findings } = await scanned(segments, position);
      expect(texts(records)).toEqual(log.slice(index).map(({ text }) => text));
      expect(findings).toEqual([]);
    }
    expect(await scanned(segments, segments.end())).toEqual({ records: [], findings: [] });
  });

  test('keeps the order of the calls when several wait, and they share a sync', async () => {
    const disk = createFaultyDisk();
    let syncs = 0;
    const counting: Files = {
      ...disk.files,
      openAppend: async (path) => {
        const handle = await disk.files.openAppend(path);
        if (!handle.ok) return handle;
        const sync = () => {
          syncs++;
          return handle.value.sync();
        };
        return ok({ ...handle.value, sync });
      },
    };
    const { segments } = await opened(counting, 1_000_000);
    const wanted = Array.from({ length: 50 }, (_, index) => [{ kind: 1, bytes: Uint8Array.of(index) }]);
    const positions = await Promise.all(wanted.map((items) => appended(segments, items)));
    expect(texts((await scanned(segments)).records)).toEqual(wanted.map(textOf));
    for (const [index, items] of wanted.entries()) expect(await segments.readRecord(positions[index]!)).toEqual(items);
    expect(syncs).toBe(2);
  });
});

describe('damage', () => {
  test('of one bit anywhere costs one record at most, and is reported', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { disk, log } = await writtenLog(seed % 8);
        const random = createRandom(seed);
        const path = random.pick(disk.paths());
        const bit = random.below(disk.bytesOf(path).length * 8);
        const byte = Math.floor(bit / 8);
        disk.flipBit(path, bit);
        const { records, findings, salvaged } = await reread(disk);
        expect(findings.length).toBeGreaterThan(0);
        const inThis = log.filter(({ position }) => segmentPath(position.segment) === path);
        const hit = byte < headerBytes ? undefined : inThis.findLast(({ position }) => position.offset <= byte);
        const expected = log.filter((each) => each !== hit).map(({ text }) => text);
        expectInOrder(expected, texts(records));
        const whole = records.filter((record) => !record.salvaged);
        const unharmed = byte < headerBytes ? log.filter((each) => !inThis.includes(each)) : log;
        expect(texts(whole)).toEqual(unharmed.filter((each) => each !== hit).map(({ text }) => text));
        // Items are handed out as salvage up to the one that was hit, except where the frame no longer tells how long it is.
        const frameLost = hit && byte < hit.position.offset + 12;
        const handedOut = [...records.filter((record) => record.salvaged).flatMap(({ items }) => items), ...salvaged];
        if (hit && !frameLost && byte >= hit.position.offset + 17 + (hit.items[0]?.bytes.length ?? 0) && hit.items[0])
          expect(handedOut.map((item) => textOf([item]))).toContain(textOf([hit.items[0]]));
      }),
      { numRuns: 400 },
    );
  });

  test('by truncation at any length leaves everything before it and all other segments', async () => {
    const { disk: whole, log } = await writtenLog(3, 12);
    const paths = whole.paths();
    for (const path of paths) {
      const size = whole.bytesOf(path).length;
      const inThis = log.filter(({ position }) => segmentPath(position.segment) === path);
      const boundaries = new Set([...inThis.map(({ position }) => position.offset), headerBytes, size, 0]);
      for (let length = 0; length < size; length += 1) {
        const disk = whole.clone();
        disk.cut(path, length);
        const { segments, records, findings } = await reread(disk);
        const endOf = (at: number) => inThis[at + 1]?.position.offset ?? size;
        const gone = new Set(inThis.filter((_, index) => endOf(index) > length));
        const kept = log.filter((each) => !gone.has(each)).map(({ text }) => text);
        expect(texts(records.filter((record) => !record.salvaged))).toEqual(kept);
        if (!boundaries.has(length) && length > headerBytes) expect(findings.length).toBeGreaterThan(0);
        if (length < headerBytes && path !== paths.at(-1))
          expect(findings).toContainEqual({ type: 'SegmentForeign', segment: inThis[0]?.position.segment });
        await appended(segments, [{ kind: 9, bytes: Uint8Array.of(9) }]);
        const after = await reread(disk);
        expect(texts(after.records.filter((record) => !record.salvaged))).toEqual([...kept, '9:09']);
      }
    }
  });

  test('in the last record, as a cut leaves it, is set aside before it is cut off', async () => {
    const { disk, log } = await writtenLog(4);
    const last = log.at(-1)!;
    const path = segmentPath(last.position.segment);
    const size = disk.bytesOf(path).length;
    const tail = disk.bytesOf(path).slice(last.position.offset, size - 1);
    disk.cut(path, size - 1);
    const { findings, records } = await reread(disk);
    expect(findings).toEqual([
      {
        type: 'TornTail',
        segment: last.position.segment,
        from: last.position.offset,
        bytes: tail.length,
        salvaged: expect.any(Number),
      },
    ]);
    const aside = disk.paths().filter((each) => each.startsWith('aside/'));
    expect(aside.map((each) => disk.bytesOf(each))).toEqual([tail]);
    expect(texts(records)).toEqual(log.slice(0, -1).map(({ text }) => text));
    expect((await reread(disk)).findings).toEqual([]);
  });

  test('in a bit of the last record hands its other items out, since it may have been acknowledged', async () => {
    const disk = createFaultyDisk();
    const { segments } = await opened(disk.files);
    await appended(segments, [{ kind: 1, bytes: Uint8Array.of(1) }]);
    const position = await appended(segments, [
      { kind: 2, bytes: Uint8Array.of(2, 2) },
      { kind: 3, bytes: Uint8Array.of(3, 3) },
    ]);
    // Frame 12, first item 7, kind and length of the second 5.
    disk.flipBit(segmentPath(1), (position.offset + 24) * 8);
    const { salvaged, findings } = await reread(disk);
    expect(findings).toMatchObject([{ type: 'TornTail', salvaged: 2 }]);
    expect(salvaged[0]).toEqual({ kind: 2, bytes: Uint8Array.of(2, 2) });
  });

  test('by random bytes anywhere never throws, and the log takes new records', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { disk } = await writtenLog(seed % 8);
        const random = createRandom(seed);
        const path = random.pick(disk.paths());
        for (let flips = random.below(200); flips > 0; flips--)
          disk.flipBit(path, random.below(disk.bytesOf(path).length * 8));
        const { segments } = await reread(disk);
        const items = [{ kind: 5, bytes: random.bytes(40) }];
        const position = await appended(segments, items);
        expect(await segments.readRecord(position)).toEqual(items);
        const again = await reread(disk);
        expect(texts(again.records)).toContain(textOf(items));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a segment in the wrong place', () => {
  const findingsOf = (found: readonly SegmentFinding[]) =>
    [...new Set(found.map(({ type, segment }) => `${type} ${segment}`))].sort();

  test('is noticed when two are swapped, and both are handed out as salvage', async () => {
    const { disk, log } = await writtenLog(11);
    disk.swap(segmentPath(1), segmentPath(2));
    const { records, findings } = await reread(disk);
    expect(findingsOf(findings)).toEqual(['SegmentSwapped 1', 'SegmentSwapped 2']);
    expect(texts(records).sort()).toEqual(log.map(({ text }) => text).sort());
    for (const record of records) expect(record.salvaged).toBe(record.position.segment <= 2);
  });

  test('is noticed when it is renamed, and the gap it leaves is too', async () => {
    const { disk: source, log } = await writtenLog(11);
    const last = log.at(-1)?.position.segment ?? 0;
    const disk = createFaultyDisk(
      source.paths().map((path) => [path === segmentPath(1) ? segmentPath(last + 2) : path, source.bytesOf(path)]),
    );
    const { segments, records, findings } = await reread(disk);
    expect(findingsOf(findings)).toEqual(
      ['SegmentMissing 1', `SegmentMissing ${last + 1}`, `SegmentSwapped ${last + 2}`].sort(),
    );
    expect(texts(records).sort()).toEqual(log.map(({ text }) => text).sort());
    expect((await appended(segments, [{ kind: 1, bytes: new Uint8Array() }])).segment).toBe(last + 3);
  });

  test('is noticed when it belongs to another vault or lies under another key', async () => {
    const { disk: stranger, log: strange } = await writtenLog(12, 3);
    for (const keys of [
      { vaultId, headerKey: new Uint8Array(32).fill(1) },
      { vaultId: new Uint8Array(16), headerKey },
    ]) {
      const other = createFaultyDisk();
      const { segments } = await opened(other.files, 2_000, keys);
      for (const { items } of strange) await appended(segments, items);
      const { disk, log } = await writtenLog(13);
      const mixed = createFaultyDisk(disk.paths().map((path) => [path, disk.bytesOf(path)]));
      const own = log.filter(({ position }) => position.segment !== 2).map(({ text }) => text);
      const bytes = keys.vaultId === vaultId ? other.bytesOf(segmentPath(1)) : stranger.bytesOf(segmentPath(1));
      const swapped = createFaultyDisk(
        mixed.paths().map((path) => [path, path === segmentPath(2) ? bytes : mixed.bytesOf(path)]),
      );
      const { records, findings } = await reread(swapped);
      expect(findingsOf(findings)).toEqual([keys.vaultId === vaultId ? 'SegmentForeign 2' : 'SegmentSwapped 2']);
      expect(texts(records.filter(({ salvaged }) => !salvaged))).toEqual(own);
      expect(texts(records.filter(({ salvaged }) => salvaged))).toEqual(strange.map(({ text }) => text));
    }
  });

  test('of a newer version is left exactly as it is, and the log goes on behind it', async () => {
    const { disk, log } = await writtenLog(14);
    const last = log.at(-1)?.position.segment ?? 0;
    const newer = Uint8Array.from(disk.bytesOf(segmentPath(last)));
    // A newer program seals its header anew; a version without that would be a flipped bit.
    newer[11] = 2;
    newer.set(createHmac('sha256', headerKey).update(newer.subarray(0, 32)).digest(), 32);
    const upgraded = createFaultyDisk(
      disk.paths().map((path) => [path, path === segmentPath(last) ? newer : disk.bytesOf(path)]),
    );
    const { segments, findings, records } = await reread(upgraded);
    expect(findingsOf(findings)).toEqual([`SegmentNewer ${last}`]);
    expect(texts(records)).toEqual(log.flatMap(({ position, text }) => (position.segment < last ? [text] : [])));
    expect((await appended(segments, [{ kind: 1, bytes: new Uint8Array(3) }])).segment).toBe(last + 1);
    expect(upgraded.bytesOf(segmentPath(last))).toEqual(newer);
  });

  test('that lies in a backup gives its items without being asked whose it is', async () => {
    const { disk, log } = await writtenLog(15);
    for (const segment of [1, 2])
      expect(textOf(itemsOfSegment(disk.bytesOf(segmentPath(segment))))).toBe(
        log.flatMap(({ position, text }) => (position.segment === segment ? [text] : [])).join(' '),
      );
  });
});

/** Full, or a sync that fails: what a caller was told is what is there, before and after. */
async function expectHonest(
  disk: FaultyDisk,
  segments: Segments,
  acknowledged: { position: Position; text: string }[],
) {
  const { records, findings } = await scanned(segments);
  expect(texts(records)).toEqual(acknowledged.map(({ text }) => text));
  expect(findings).toEqual([]);
  for (const { position, text } of acknowledged) expect(textOf((await segments.readRecord(position)) ?? [])).toBe(text);
  await segments.close();
  const again = await reread(disk);
  expect(texts(again.records)).toEqual(acknowledged.map(({ text }) => text));
  expect(again.findings).toEqual([]);
}

describe('a disk that refuses', () => {
  test('because it is full keeps what was acknowledged, and the log is usable once there is room', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const random = createRandom(seed);
        const disk = createFaultyDisk();
        const { segments } = await opened(disk.files, 1_000_000);
        const acknowledged: { position: Position; text: string }[] = [];
        const put = async () => {
          const items = randomItems(random);
          const result = await segments.append(items);
          if (result.ok) acknowledged.push({ position: result.value, text: textOf(items) });
          else expect(result.error.type).toBe('DiskFull');
          return result.ok;
        };
        expect(await put()).toBe(true);
        for (let round = 0; round < 3; round++) {
          disk.room = random.below(600);
          for (let tries = 0; tries < 4; tries++) await put();
          disk.room = Number.POSITIVE_INFINITY;
          expect(await put()).toBe(true);
        }
        await expectHonest(disk, segments, acknowledged);
      }),
      { numRuns: 200 },
    );
  });

  test('in the middle of a header still has a log once there is room', async () => {
    for (let room = 1; room < headerBytes; room += 9) {
      const disk = createFaultyDisk();
      const { segments } = await opened(disk.files);
      disk.room = room;
      const items = [{ kind: 1, bytes: Uint8Array.of(1, 2, 3) }];
      expect(await segments.append(items)).toEqual(err({ type: 'DiskFull', path: segmentPath(1) }));
      disk.room = Number.POSITIVE_INFINITY;
      const position = await appended(segments, items);
      await expectHonest(disk, segments, [{ position, text: textOf(items) }]);
    }
  });

  test('a sync never has what it was asked for acknowledged', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const random = createRandom(seed);
        const disk = createFaultyDisk();
        const { segments } = await opened(disk.files, 700);
        const acknowledged: { position: Position; text: string }[] = [];
        for (let made = 0; made < 15; made++) {
          // The last one goes well: what a failure leaves of a new segment has a test of its own.
          const fails = made < 14 && random.chance(0.3);
          if (fails) disk.failNextSync = true;
          const items = randomItems(random);
          const result = await segments.append(items);
          expect(result.ok).toBe(!fails);
          disk.failNextSync = false;
          if (result.ok) acknowledged.push({ position: result.value, text: textOf(items) });
        }
        await expectHonest(disk, segments, acknowledged);
      }),
      { numRuns: 150 },
    );
  });

  test('the first record of a segment does not make reading report damage', async () => {
    const disk = createFaultyDisk();
    const { segments } = await opened(disk.files);
    disk.failNextSync = true;
    expect((await segments.append([{ kind: 1, bytes: new Uint8Array(1) }])).ok).toBe(false);
    expect((await scanned(segments)).findings).toEqual([]);
    expect((await reread(disk)).findings).toEqual([]);
  });

  test('because it may only be read says so, and reading goes on', async () => {
    const { disk, log } = await writtenLog(21);
    const { segments } = await opened(disk.files);
    disk.readOnly = true;
    expect(await segments.append([{ kind: 1, bytes: new Uint8Array(1) }])).toMatchObject({
      ok: false,
      error: { type: 'ReadOnly' },
    });
    expect(texts((await scanned(segments)).records)).toEqual(log.map(({ text }) => text));
  });

  test('a commit beyond the limits of the format is refused before a byte is written', async () => {
    const disk = createFaultyDisk();
    const { segments } = await opened(disk.files);
    await expect(segments.append([{ kind: 1, bytes: new Uint8Array(8 * 1024 * 1024 + 1) }])).rejects.toThrow('larger');
    expect(disk.paths()).toEqual([]);
    await appended(segments, [{ kind: 1, bytes: new Uint8Array(1) }]);
  });
});
