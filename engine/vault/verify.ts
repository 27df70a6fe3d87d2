/** Checks everything again, from the first byte of the log to the rows on the screen, and repairs nothing. */
import { readBundle } from '../bundles/bundle.ts';
import { openEnvelope } from '../bundles/envelope.ts';
import { emptyVector, type Vector, vectorAdd, vectorGaps } from '../bundles/vector.ts';
import type { Files } from '../disk/files.ts';
import { logStart } from '../disk/segments.ts';
import { partsOf } from '../documents/volume.ts';
import { decodeKeyFile, keyFileNames } from '../secret/key-file.ts';
import { readAct } from '../space/acts.ts';
import type { Finding, Progress, VerifyReport } from './api.ts';
import type { Engine } from './engine-api.ts';
import { segmentFinding } from './segment-finding.ts';

/** Findings that mean no harm was done. */
const harmless: ReadonlySet<Finding['type']> = new Set([
  'NewWriter',
  'IndexRebuilt',
  'KeyFileRepaired',
  'TornTail',
  'Repaired',
]);

export async function verifyVault(
  engine: Engine,
  files: Files,
  keyForEpoch: (epoch: string) => Uint8Array | undefined,
  progress?: (progress: Progress) => void,
): Promise<VerifyReport> {
  const findings: Finding[] = [...engine.findings];
  const count = { bundles: 0, acts: 0, bytes: 0, records: 0 };
  const vectors = new Map<string, Vector>();
  const total = engine.ledger.entries.length + engine.volumes.size;
  let done = 0;

  for (const name of keyFileNames) {
    const bytes = await files.read(name);
    const file = bytes.ok ? decodeKeyFile(bytes.value) : bytes;
    if (!file.ok) findings.push({ type: 'KeyFileRepaired', where: name });
  }

  const known = new Set(engine.ledger.entries.map((entry) => entry.id));
  const scanned = await engine.segments.scan(logStart, ({ position, items, salvaged }) => {
    for (const [item, { bytes }] of items.entries()) {
      const where = `segment ${position.segment}, byte ${position.offset}, item ${item}`;
      count.bytes += bytes.length;
      const signed = openEnvelope(bytes, keyForEpoch);
      if (!signed.ok) {
        if (signed.error.type !== 'UnknownEpoch' && !salvaged)
          findings.push({ type: 'BundleRefused', where, why: signed.error.type });
        continue;
      }
      if (readAct(signed.value).ok) {
        count.acts++;
        continue;
      }
      const bundle = readBundle(signed.value);
      if (!bundle.ok) {
        findings.push({ type: 'BundleRefused', where, why: bundle.error.type });
        continue;
      }
      count.bundles++;
      if (!known.has(bundle.value.id))
        findings.push({ type: 'BundleRefused', where, why: 'the ledger does not know it' });
      const { space, writer, n } = bundle.value;
      vectors.set(space, vectorAdd(vectors.get(space) ?? emptyVector, writer, [n, n]));
      progress?.({ done: ++done, of: total });
    }
  });
  if (scanned.ok)
    // An open vault has cut its torn tail already: whatever is wrong in its log now is damage.
    findings.push(
      ...scanned.value.map((finding) => segmentFinding('from' in finding ? { ...finding, type: 'Damaged' } : finding)),
    );
  else findings.push({ type: 'SegmentForeign', where: scanned.error.path });

  for (const [space, vector] of vectors)
    for (const writer of vector.keys())
      for (const [from, to] of vectorGaps(vector, writer))
        findings.push({ type: 'BundlesMissing', space, writer, from, to });

  for (const volume of engine.volumes.values()) {
    const doc = await engine.openVolume(volume.id);
    const fresh = partsOf(doc, { volume: volume.id, space: volume.space }, undefined, engine.isAlone(volume.id));
    count.records += fresh.size;
    if (!sameParts(fresh, volume.parts)) findings.push({ type: 'RowsDiffer', volume: volume.id });
    progress?.({ done: ++done, of: total });
  }
  const distinct = [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
  return {
    sound: distinct.every((finding) => harmless.has(finding.type)),
    ...count,
    volumes: engine.volumes.size,
    findings: distinct,
  };
}

function sameParts(fresh: ReadonlyMap<string, unknown>, kept: ReadonlyMap<string, unknown>): boolean {
  if (fresh.size !== kept.size) return false;
  for (const [id, part] of fresh) {
    const other = kept.get(id);
    if (JSON.stringify(part) !== JSON.stringify(other) && sortedText(part) !== sortedText(other)) return false;
  }
  return true;
}

/** Undefined and missing fields are one; order of keys is nothing. */
function sortedText(part: unknown): string {
  return JSON.stringify(part, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
