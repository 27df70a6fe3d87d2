import type { Finding, VerifyReport } from '../engine/vault/api.ts';
import { exhaustive } from '../shared/result.ts';

/** A check of a vault in words. */
export function reportText(report: VerifyReport): string {
  const { bundles, acts, volumes, records, bytes, findings } = report;
  return [
    `${bundles} bundles and ${acts} membership acts in ${bytes} bytes; ${records} records in ${volumes} volumes.`,
    ...findings.map((finding) => `- ${findingText(finding)}`),
    report.sound
      ? 'All of it is sound.'
      : 'Not all of it is sound. Make no changes yet: copy the folder, then restore a backup or fetch from a comrade.',
  ].join('\n');
}

/** What was noticed about a vault, as a sentence. */
export function findingText(finding: Finding): string {
  switch (finding.type) {
    case 'TornTail':
      return `${finding.where} ended in ${finding.bytes} bytes that were never acknowledged, as after a power cut; set aside.`;
    case 'Damaged':
      return `${finding.where}: ${finding.bytes} bytes are damaged; lost with them: ${finding.lost}.`;
    case 'SegmentMissing':
      return `${finding.where} is missing.`;
    case 'SegmentForeign':
      return `${finding.where} does not belong to this vault.`;
    case 'SegmentSwapped':
      return `${finding.where} stands in another file's place.`;
    case 'SegmentNewer':
      return `${finding.where} was written by a newer Samband.`;
    case 'KeyFileRepaired':
      return `The key file was damaged and was taken from its copy (${finding.where}).`;
    case 'IndexRebuilt':
      return `The index was made anew from the log: ${finding.why}.`;
    case 'LogShorterThanKnown':
      return `${finding.where} is shorter than it once was.`;
    case 'BundleRefused':
      return `A bundle in ${finding.where} was refused: ${finding.why}.`;
    case 'BundlesMissing':
      return `Bundles ${finding.from} to ${finding.to} of writer ${finding.writer.slice(0, 8)} are missing (${finding.space}).`;
    case 'RowsDiffer':
      return `The rows kept for ${finding.volume} differ from what its log says; they are made anew.`;
    case 'VolumeDamaged':
      return `${finding.volume} cannot be read: ${finding.why}.`;
    case 'Repaired':
      return finding.bundles === 1 ? 'One bundle was put back.' : `${finding.bundles} bundles were put back.`;
    case 'NewWriter':
      return `This copy of the vault writes under a new name from now on (${finding.why.replaceAll('_', ' ')}).`;
    default:
      return exhaustive(finding);
  }
}
