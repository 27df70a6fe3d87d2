import { expect, test } from 'vitest';
import { isSaneKdf } from '../../../engine/secret/passphrase.ts';

test('a hostile key file can ask for ten times the usual work at most, and for whole passes only', () => {
  expect(isSaneKdf({ memoryKiB: 1024 * 1024, passes: 7 })).toBe(true);
  expect(isSaneKdf({ memoryKiB: 1024 * 1024, passes: 32 })).toBe(false);
  expect(isSaneKdf({ memoryKiB: 2 * 1024 * 1024, passes: 1 })).toBe(false);
  expect(isSaneKdf({ memoryKiB: 64, passes: 1.5 })).toBe(false);
});
