/**
 * The log on disk, format version 1: append-only segment files `log/00000001.seg`, `log/00000002.seg` …
 *
 * Header, 64 bytes: magic `SMBDSEG\0` (8) · version u32 = 1 · vault id (16) · segment number u32 · HMAC-SHA-256 of these
 * 32 bytes under the header key (32), so that a renamed, swapped or foreign segment is noticed.
 *
 * Then records, each one atomic commit: marker `53 4d 52 1e` · length of payload u32 · CRC-32 of payload u32 · payload.
 * Payload: items, each kind u8 · length u32 · bytes. Integers are big-endian. Limits: payload 64 MiB, item 8 MiB; a new
 * segment begins once one has passed 8 MiB.
 *
 * A record that is incomplete or wrong at the very end of the last segment was never acknowledged: it is set aside and
 * cut off. A wrong record elsewhere is damage: reading resumes at the next good marker, the bad bytes are set aside, and
 * items in them that still parse are handed out as salvaged (they are sealed: their reader can tell good from bad).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AppendHandle, DiskError, Files } from './files.ts';

export interface Item {
  readonly kind: number;
  readonly bytes: Uint8Array;
}

export interface Position {
  readonly segment: number;
  readonly offset: number;
}

export interface LogRecord {
  readonly position: Position;
  readonly items: readonly Item[];
  /** Read out of a damaged stretch: every item must prove itself. */
  readonly salvaged: boolean;
}

export type SegmentFinding =
  | {
      readonly type: 'TornTail' | 'Damaged';
      readonly segment: number;
      readonly from: number;
      readonly bytes: number;
      readonly salvaged: number;
    }
  | {
      readonly type: 'SegmentMissing' | 'SegmentForeign' | 'SegmentSwapped' | 'SegmentNewer';
      readonly segment: number;
    };

export interface Segments {
  /** Resolves when the items are durable, as one commit. Calls that wait together share one sync. */
  readonly append: (items: readonly Item[]) => Promise<Result<Position, DiskError>>;
  /** Hands out every record from a position on, one segment in memory at a time. */
  readonly scan: (
    from: Position,
    visit: (record: LogRecord) => Promise<void> | void,
  ) => Promise<Result<readonly SegmentFinding[], DiskError>>;
  readonly readRecord: (position: Position) => Promise<readonly Item[] | undefined>;
  /** Where the next record will lie. */
  readonly end: () => Position;
  readonly close: () => Promise<void>;
}

export interface SegmentsDeps {
  readonly files: Files;
  /** 16 bytes. */
  readonly vaultId: Uint8Array;
  readonly headerKey: Uint8Array;
  /** Bytes after which a new segment begins; 8 MiB unless a test says otherwise. */
  readonly segmentBytes?: number;
}

const headerBytes = 64;
const frameBytes = 12;
const marker = Uint8Array.of(0x53, 0x4d, 0x52, 0x1e);
const magic = Buffer.from('SMBDSEG\0');
const version = 1;
const mostPayload = 64 * 1024 * 1024;
/** A larger record is read anew for each of its items: holding it would cost more than it saves. */
const mostKept = 16 * 1024 * 1024;
const mostItem = 8 * 1024 * 1024;
export const logStart: Position = { segment: 1, offset: headerBytes };

/** Finds the end of the log and cuts a torn tail off. Nothing else is read yet. */
export interface OpenedSegments {
  readonly segments: Segments;
  readonly findings: readonly SegmentFinding[];
  /** Items of a last record that is whole in length but wrong in a bit: perhaps acknowledged once, so kept if they verify. */
  readonly salvaged: readonly Item[];
}

/** Finds the end of the log and cuts a torn tail off. Nothing else is read yet. */
export async function openSegments(deps: SegmentsDeps): Promise<Result<OpenedSegments, DiskError>> {
  const { files } = deps;
  const made = await files.makeFolder('log');
  if (!made.ok) return made;
  const numbers = await segmentNumbers(files);
  if (!numbers.ok) return numbers;
  const openedAt = (end: Position, findings: readonly SegmentFinding[] = [], salvaged: readonly Item[] = []) =>
    ok({ segments: createSegments(deps, end), findings, salvaged });
  const last = numbers.value.at(-1);
  if (last === undefined) return openedAt({ segment: 1, offset: 0 });
  const bytes = await files.read(segmentPath(last));
  if (!bytes.ok) return bytes;
  const reading = readSegment(deps, last, bytes.value);
  if (reading.type === 'unreadable') {
    // A header cut short is a segment that was being begun; anything else is kept as it is and a new segment begun.
    if (bytes.value.length >= headerBytes) return openedAt({ segment: last + 1, offset: 0 }, [reading.finding]);
    const cut = bytes.value.length > 0 ? await cutOff(files, last, 0) : ok(true);
    return cut.ok ? openedAt({ segment: last, offset: 0 }) : cut;
  }
  const torn = reading.findings.find((finding) => finding.type === 'TornTail');
  if (!torn || !('from' in torn)) return openedAt({ segment: last, offset: bytes.value.length });
  const tail = bytes.value.subarray(torn.from);
  const whole = tail.length >= frameBytes && view(tail).getUint32(4) <= tail.length - frameBytes;
  const salvaged = whole ? looseItems(tail.subarray(frameBytes)) : [];
  // Perhaps it was acknowledged and has rotted since: what cannot be set aside, on a full disk say, is not cut either.
  const kept = await setAside(files, last, torn.from, tail);
  if (!kept.ok) return openedAt({ segment: last + 1, offset: 0 }, [torn], salvaged);
  const cut = await cutOff(files, last, torn.from);
  return cut.ok ? openedAt({ segment: last, offset: torn.from }, [torn], salvaged) : cut;
}

function createSegments(deps: SegmentsDeps, start: Position): Segments {
  const { files, segmentBytes = 8 * 1024 * 1024 } = deps;
  let end = start;
  let handle: AppendHandle | undefined;
  let waiting: { frame: Uint8Array; done: (result: Result<Position, DiskError>) => void }[] = [];
  let writing = false;
  /** Bytes of an append that failed may lie behind the end: appending after them would put every later position wrong. */
  let refused = false;
  /** Whoever reads one item of a large record reads the others next: an import lies in one record of many bundles. */
  let lastRead: (Position & { readonly items: readonly Item[] }) | undefined;

  const openHandle = async (): Promise<Result<AppendHandle, DiskError>> => {
    if (end.offset >= segmentBytes) {
      await handle?.close();
      handle = undefined;
      end = { segment: end.segment + 1, offset: 0 };
    }
    if (handle) return ok(handle);
    if (refused) {
      const cut = await cutBack(files, end);
      if (!cut.ok) return cut;
      refused = false;
    }
    const opened = await files.openAppend(segmentPath(end.segment));
    if (opened.ok) handle = opened.value;
    return opened;
  };

  const writeBatch = async (frames: readonly Uint8Array[]): Promise<Result<Position, DiskError>> => {
    const opened = await openHandle();
    if (!opened.ok) return opened;
    const header = end.offset === 0 ? [headerOf(deps, end.segment)] : [];
    const first = { ...end, offset: end.offset === 0 ? headerBytes : end.offset };
    const written = await opened.value.append(Buffer.concat([...header, ...frames]));
    const synced = written.ok ? await opened.value.sync() : written;
    if (synced.ok) {
      end = { ...first, offset: first.offset + frames.reduce((sum, frame) => sum + frame.length, 0) };
      return ok(first);
    }
    // Nothing of it was acknowledged, and this handle is done for: after a failed sync nothing on it can be believed.
    // What landed is cut back now if the disk lets us, and in any case before the next record is written.
    await opened.value.close();
    handle = undefined;
    refused = !(await cutBack(files, end)).ok;
    return synced;
  };

  const drain = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const result = await writeBatch(batch.map((each) => each.frame));
      let offset = result.ok ? result.value.offset : 0;
      for (const { frame, done } of batch) {
        done(result.ok ? ok({ segment: result.value.segment, offset }) : result);
        offset += frame.length;
      }
    }
    writing = false;
  };

  return {
    append: (items) =>
      new Promise((done) => {
        waiting.push({ frame: frameOf(items), done });
        void drain();
      }),
    scan: async (from, visit) => {
      const numbers = await segmentNumbers(files);
      if (!numbers.ok) return numbers;
      const findings: SegmentFinding[] = [];
      const lastNumber = numbers.value.at(-1) ?? 0;
      for (let number = from.segment; number <= lastNumber; number++) {
        if (!numbers.value.includes(number)) {
          findings.push({ type: 'SegmentMissing', segment: number });
          continue;
        }
        const bytes = await files.read(segmentPath(number));
        if (!bytes.ok) return bytes;
        // What a refused first append left of a segment: the next append clears it away.
        if (number === end.segment && end.offset === 0) continue;
        const reading = readSegment(deps, number, bytes.value, number === from.segment ? from.offset : headerBytes);
        const found = reading.type === 'unreadable' ? [reading.finding] : reading.findings;
        // Only the last segment can end in a write that was never acknowledged.
        findings.push(
          ...found.map((each) =>
            'from' in each && number < lastNumber ? { ...each, type: 'Damaged' as const } : each,
          ),
        );
        for (const record of reading.records) await visit(record);
      }
      return ok(findings);
    },
    readRecord: async ({ segment, offset }) => {
      if (lastRead?.segment === segment && lastRead.offset === offset) return lastRead.items;
      const frame = await files.readRange(segmentPath(segment), offset, frameBytes);
      if (!frame.ok || frame.value.length < frameBytes) return undefined;
      const length = view(frame.value).getUint32(4);
      if (length > mostPayload) return undefined;
      const record = await files.readRange(segmentPath(segment), offset, frameBytes + length);
      const items = record.ok ? recordAt(record.value, 0)?.items : undefined;
      if (items && items.length > 1 && length <= mostKept) lastRead = { segment, offset, items };
      return items;
    },
    end: () => end,
    close: async () => {
      lastRead = undefined;
      await handle?.close();
      handle = undefined;
    },
  };
}

/** The items of a segment that lies elsewhere, in a backup: what parses, without asking whose it is. */
export function itemsOfSegment(bytes: Uint8Array): Item[] {
  return readRecords(0, bytes, headerBytes).records.flatMap((record) => record.items);
}

type SegmentReading =
  | { readonly type: 'read'; readonly records: readonly LogRecord[]; readonly findings: readonly SegmentFinding[] }
  /** A header that is not this segment's: what lies in it is still handed out, as salvage. */
  | { readonly type: 'unreadable'; readonly records: readonly LogRecord[]; readonly finding: SegmentFinding };

function readSegment(deps: SegmentsDeps, number: number, bytes: Uint8Array, from = headerBytes): SegmentReading {
  const problem = headerProblem(deps, number, bytes);
  const { records, findings } = readRecords(number, bytes, from);
  if (!problem) return { type: 'read', records, findings };
  const salvage = problem === 'SegmentNewer' ? [] : records.map((record) => ({ ...record, salvaged: true }));
  return { type: 'unreadable', records: salvage, finding: { type: problem, segment: number } };
}

function readRecords(
  segment: number,
  bytes: Uint8Array,
  from: number,
): { records: LogRecord[]; findings: SegmentFinding[] } {
  const records: LogRecord[] = [];
  const findings: SegmentFinding[] = [];
  let offset = from;
  while (offset < bytes.length) {
    const record = recordAt(bytes, offset);
    if (record) {
      records.push({ position: { segment, offset }, items: record.items, salvaged: false });
      offset = record.end;
      continue;
    }
    let next = nextMarker(bytes, offset + 1);
    while (next < bytes.length && !recordAt(bytes, next)) next = nextMarker(bytes, next + 1);
    const items = looseItems(bytes.subarray(offset + frameBytes, next));
    const type = next >= bytes.length && !isWhole(bytes.subarray(offset, next)) ? 'TornTail' : 'Damaged';
    findings.push({ type, segment, from: offset, bytes: next - offset, salvaged: items.length });
    if (items.length > 0) records.push({ position: { segment, offset }, items, salvaged: true });
    offset = next;
  }
  return { records, findings };
}

function recordAt(bytes: Uint8Array, offset: number): { items: Item[]; end: number } | undefined {
  if (offset + frameBytes > bytes.length || !marker.every((byte, index) => bytes[offset + index] === byte))
    return undefined;
  const length = view(bytes).getUint32(offset + 4);
  const end = offset + frameBytes + length;
  if (length > mostPayload || end > bytes.length) return undefined;
  const payload = bytes.subarray(offset + frameBytes, end);
  if (crc32(payload) !== view(bytes).getUint32(offset + 8)) return undefined;
  const items = looseItems(payload);
  return { items, end };
}

/** Only marker or length are wrong: a write that was cut short would not end where its checksum says. */
function isWhole(record: Uint8Array): boolean {
  return record.length >= frameBytes && crc32(record.subarray(frameBytes)) === view(record).getUint32(8);
}

/** Items up to the first that does not fit. */
function looseItems(payload: Uint8Array): Item[] {
  const items: Item[] = [];
  let offset = 0;
  while (offset + 5 <= payload.length) {
    const length = view(payload).getUint32(offset + 1);
    if (length > mostItem || offset + 5 + length > payload.length) break;
    items.push({ kind: payload[offset] ?? 0, bytes: payload.slice(offset + 5, offset + 5 + length) });
    offset += 5 + length;
  }
  return items;
}

function nextMarker(bytes: Uint8Array, from: number): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(marker, from);
  return found < 0 ? bytes.length : found;
}

function frameOf(items: readonly Item[]): Uint8Array {
  const length = items.reduce((sum, item) => sum + 5 + item.bytes.length, 0);
  if (length > mostPayload || items.some((item) => item.bytes.length > mostItem))
    throw new Error('a commit larger than the log allows');
  const frame = new Uint8Array(frameBytes + length);
  let offset = frameBytes;
  for (const { kind, bytes } of items) {
    frame[offset] = kind;
    view(frame).setUint32(offset + 1, bytes.length);
    frame.set(bytes, offset + 5);
    offset += 5 + bytes.length;
  }
  frame.set(marker);
  view(frame).setUint32(4, length);
  view(frame).setUint32(8, crc32(frame.subarray(frameBytes)));
  return frame;
}

function headerOf({ vaultId, headerKey }: SegmentsDeps, number: number): Uint8Array {
  const header = new Uint8Array(headerBytes);
  header.set(magic);
  view(header).setUint32(8, version);
  header.set(vaultId, 12);
  view(header).setUint32(28, number);
  header.set(createHmac('sha256', headerKey).update(header.subarray(0, 32)).digest(), 32);
  return header;
}

function headerProblem(
  deps: SegmentsDeps,
  number: number,
  bytes: Uint8Array,
): 'SegmentForeign' | 'SegmentSwapped' | 'SegmentNewer' | undefined {
  if (bytes.length < headerBytes || !magic.every((byte, index) => bytes[index] === byte)) return 'SegmentForeign';
  const found = view(bytes).getUint32(8);
  if (found !== version) {
    // Ours but for the version is a flipped bit, and what lies in it is ours to salvage.
    const ours = Uint8Array.from(bytes.subarray(0, headerBytes));
    view(ours).setUint32(8, version);
    const isOurs = headerProblem(deps, number, ours) === undefined;
    return isOurs || found < version ? 'SegmentForeign' : 'SegmentNewer';
  }
  const mac = createHmac('sha256', deps.headerKey).update(bytes.subarray(0, 32)).digest();
  if (!timingSafeEqual(mac, bytes.subarray(32, 64))) return 'SegmentForeign';
  return view(bytes).getUint32(28) === number ? undefined : 'SegmentSwapped';
}

async function segmentNumbers(files: Files): Promise<Result<number[], DiskError>> {
  const names = await files.list('log');
  if (!names.ok) return names;
  return ok(names.value.flatMap((name) => (/^\d{8}\.seg$/.test(name) ? [Number(name.slice(0, 8))] : [])));
}

/** What is cut away is kept, in case somebody can still read it. */
async function setAside(
  files: Files,
  segment: number,
  from: number,
  bytes: Uint8Array,
): Promise<Result<true, DiskError>> {
  const made = await files.makeFolder('aside');
  // The checksum in the name keeps apart two tails torn at the same place.
  return made.ok ? files.writeAtomically(`aside/${segment}-${from}-${crc32(bytes).toString(16)}.torn`, bytes) : made;
}

async function cutBack(files: Files, { segment, offset }: Position): Promise<Result<true, DiskError>> {
  const path = segmentPath(segment);
  const size = await files.size(path);
  if (!size.ok) return size.error.type === 'NotFound' && offset === 0 ? ok(true) : size;
  // Synced again even where nothing was added: the failed sync may have been about the bytes before.
  return size.value < offset ? err({ type: 'DiskFailed', path }) : cutOff(files, segment, offset);
}

async function cutOff(files: Files, segment: number, size: number): Promise<Result<true, DiskError>> {
  const handle = await files.openAppend(segmentPath(segment));
  if (!handle.ok) return handle;
  const cut = await handle.value.truncate(size);
  const synced = cut.ok ? await handle.value.sync() : cut;
  await handle.value.close();
  return synced.ok ? ok(true) : err(synced.error);
}

export function segmentPath(number: number): string {
  return `log/${String(number).padStart(8, '0')}.seg`;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
