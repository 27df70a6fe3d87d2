import type { SegmentFinding } from '../disk/segments.ts';
import type { Finding } from './api.ts';

/** What was found in the log, in the words of the vault. */
export function segmentFinding(finding: SegmentFinding): Finding {
  if (!('from' in finding)) return { type: finding.type, where: `segment ${finding.segment}` };
  const where = `segment ${finding.segment}, byte ${finding.from}`;
  if (finding.type === 'TornTail') return { type: 'TornTail', where, bytes: finding.bytes };
  return { type: 'Damaged', where, bytes: finding.bytes, lost: 'unknown' };
}
