/**
 * Many simulated worlds, one after the other: `node dist/test/harness/simulate.js --times 10000 --seed 1`. With `--story`
 * everything that happens is printed, frames too.
 */
import { runWorld } from '../kit/world/run-world.ts';

const option = (name: string, usual: number) =>
  process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.lastIndexOf(`--${name}`) + 1]) : usual;
const seed = option('seed', Date.now() % 1_000_000);
const times = option('times', 1_000);
const tell = process.argv.includes('--story') ? (text: string) => process.stdout.write(`${text}\n`) : undefined;
const every = Math.min(100, times);
const start = performance.now();
let bad = 0;
let devices = 0;
let slowest = 0;
for (let run = 1; run <= times; run++) {
  const before = performance.now();
  const world = await runWorld(seed + run - 1, tell);
  slowest = Math.max(slowest, performance.now() - before);
  devices += world.devices;
  if (world.faults.length > 0) {
    bad++;
    process.stdout.write(`seed ${world.seed}, ${world.devices} devices\n  ${world.faults.join('\n  ')}\n`);
  }
  if (run % every === 0) {
    const each = (performance.now() - start) / run;
    process.stdout.write(
      `${run} of ${times} (from seed ${seed}): ${bad} bad; ${(devices / run).toFixed(1)} devices and ${each.toFixed(0)} ms each, slowest ${slowest.toFixed(0)} ms\n`,
    );
  }
}
process.exit(bad > 0 ? 1 : 0);
