import { defineConfig } from 'vitest/config';

// unit: quick, part of `npm run check`. simulation: many engines, seeds printed. acceptance: real processes, real disks.
const project = (name: string, testTimeout: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/kit/same-chance.ts'],
    testTimeout,
    hookTimeout: testTimeout,
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [project('unit', 60_000), project('simulation', 600_000), project('acceptance', 600_000)],
  },
});
