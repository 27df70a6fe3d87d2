import { defineConfig } from 'vitest/config';

// unit: quick, part of `npm run check`. simulation: many engines, seeds printed. acceptance: real processes, real disks.
// e2e: the built app in Chromium, as a person uses it.
const project = (name: string, testTimeout: number, more = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/kit/same-chance.ts'],
    testTimeout,
    hookTimeout: testTimeout,
    ...more,
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      project('unit', 60_000),
      project('simulation', 600_000),
      project('acceptance', 600_000, {
        globalSetup: ['test/kit/need-network-tools.ts', 'test/kit/need-stock-server.ts'],
      }),
      // Chromium and an engine share two cores in CI: a click that came too early there is tried once more, and vitest says so.
      project('e2e', 120_000, {
        maxWorkers: 1,
        globalSetup: ['test/kit/need-chromium.ts'],
        retry: process.env['CI'] ? 1 : 0,
      }),
    ],
  },
});
