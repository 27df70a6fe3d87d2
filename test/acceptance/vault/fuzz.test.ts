import { expect, test } from 'vitest';
import { fuzz } from '../../harness/fuzz.ts';
import { runsFromEnvironment } from '../../kit/random.ts';

const { seed } = runsFromEnvironment(1);

test(`no parser throws on damaged input (seed ${seed}; 100,000 inputs: npm run fuzz)`, async () => {
  const report = await fuzz({ inputs: 4_000, seed });
  expect(report.thrown).toEqual([]);
  for (const [name, { inputs, taken }] of Object.entries(report.counts)) {
    expect(inputs, name).toBeGreaterThan(5);
    expect(taken, `${name}: some inputs are whole and must be taken`).toBeGreaterThan(0);
  }
});
