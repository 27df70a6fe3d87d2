/** The packager's own check of our configuration, against its schema: no network, nothing is packed. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import config from '../../../build/electron-builder.ts';

interface Checker {
  readonly validateConfiguration: (config: object, log: object) => Promise<void>;
}

const { validateConfiguration }: Checker = createRequire(import.meta.url)('app-builder-lib/out/util/config/config.js');
const log = { isEnabled: false, add: () => {} };

test('the packaging is configured in form', async () => {
  await validateConfiguration(structuredClone(config), log);
  expect(config.asar).toBe(true);
});

test('a misspelt fuse would be noticed', async () => {
  const misspelt = { ...config, electronFuses: { ...config.electronFuses, runAsNodes: false } };
  await expect(validateConfiguration(structuredClone(misspelt), log)).rejects.toThrow(/electronFuses/);
});
