import { expect, test } from 'vitest';
import type { Finding } from '../../../engine/vault/api.ts';
import { findingText } from '../../../shared/i18n/app/findings.ts';
import { languages } from '../../../shared/model/enumerations.ts';

/** One of each: a type the engine adds does not compile here until it is named. */
const oneOfEach: Readonly<Record<Finding['type'], readonly Finding[]>> = {
  TornTail: [{ type: 'TornTail', where: 'segment 1', bytes: 7 }],
  Damaged: [
    { type: 'Damaged', where: 'segment 1', bytes: 7, lost: 'unknown' },
    { type: 'Damaged', where: 'segment 1', bytes: 7, lost: 'nothing' },
  ],
  SegmentMissing: [{ type: 'SegmentMissing', where: 'segment 1' }],
  SegmentForeign: [{ type: 'SegmentForeign', where: 'segment 1' }],
  SegmentSwapped: [{ type: 'SegmentSwapped', where: 'segment 1' }],
  SegmentNewer: [{ type: 'SegmentNewer', where: 'segment 1' }],
  KeyFileRepaired: [{ type: 'KeyFileRepaired', where: 'vault.key' }],
  IndexRebuilt: [{ type: 'IndexRebuilt', why: 'the old one does not open' }],
  LogShorterThanKnown: [{ type: 'LogShorterThanKnown', where: 'segment 1' }],
  BundleRefused: [{ type: 'BundleRefused', where: 'segment 1', why: 'BadSeal' }],
  BundlesMissing: [{ type: 'BundlesMissing', space: 's', writer: 'w', from: 1, to: 2 }],
  RowsDiffer: [{ type: 'RowsDiffer', volume: 'v' }],
  VolumeDamaged: [{ type: 'VolumeDamaged', volume: 'v', why: 'unreadable' }],
  Repaired: [{ type: 'Repaired', bundles: 3 }],
  NewWriter: (['first', 'restored', 'moved', 'log_shorter', 'forked'] as const).map((why) => ({
    type: 'NewWriter',
    why,
  })),
};

test('everything the engine notices about a vault is said in every language, with nothing left to fill in', () => {
  for (const language of languages) {
    const unknown = findingText({ type: 'FromANewerVersion' }, language);
    expect(unknown).toContain('FromANewerVersion');
    for (const finding of Object.values(oneOfEach).flat()) {
      const text = findingText(finding, language);
      expect(text).not.toContain(finding.type === 'Damaged' ? 'Damaged' : finding.type);
      expect(text).not.toMatch(/[{}]/);
    }
  }
});
