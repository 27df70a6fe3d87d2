import {
  type Item,
  type LogRecord,
  logStart,
  openSegments,
  type SegmentFinding,
} from '../../../engine/disk/segments.ts';
import type { FaultyDisk } from '../../kit/faulty-files.ts';

/** The keys of one vault, and a log small enough to roll over every few records. */
export const vault = { vaultId: new Uint8Array(16).fill(7), headerKey: new Uint8Array(32).fill(9) };
export const firstSegment = 'log/00000001.seg';

export function item(text: string, kind = 1): Item {
  return { kind, bytes: new TextEncoder().encode(text) };
}

export function textOf(items: readonly Item[]): string {
  return items.map(({ kind, bytes }) => `${kind}:${new TextDecoder().decode(bytes)}`).join('|');
}

export async function openLog(disk: FaultyDisk, segmentBytes = 400) {
  const opened = await openSegments({ files: disk.files, ...vault, segmentBytes });
  if (!opened.ok) throw new Error(`the log does not open: ${opened.error.type}`);
  return opened.value;
}

/** Appends one after the other; each is acknowledged before the next is written. */
export async function writeLog(disk: FaultyDisk, texts: readonly string[], segmentBytes = 400): Promise<void> {
  const { segments } = await openLog(disk, segmentBytes);
  for (const text of texts) {
    const appended = await segments.append([item(text)]);
    if (!appended.ok) throw new Error(`not written: ${appended.error.type}`);
  }
  await segments.close();
}

export interface ReadLog {
  readonly records: readonly LogRecord[];
  /** Of opening and of reading, together. */
  readonly findings: readonly SegmentFinding[];
  /** What opening salvaged out of the tail it cut off. */
  readonly salvaged: readonly Item[];
}

export async function readLog(disk: FaultyDisk, segmentBytes = 400): Promise<ReadLog> {
  const { segments, findings, salvaged } = await openLog(disk, segmentBytes);
  const records: LogRecord[] = [];
  const scanned = await segments.scan(logStart, (record) => {
    records.push(record);
  });
  await segments.close();
  if (!scanned.ok) throw new Error(`the log does not read: ${scanned.error.type}`);
  return { records, findings: [...findings, ...scanned.value], salvaged };
}

/** Every record that was read, damaged stretches too, as text. */
export function textsOf({ records }: ReadLog): string[] {
  return records.map(({ items }) => textOf(items));
}
