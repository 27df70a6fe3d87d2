/**
 * Cuts the power under an engine whose disk forgets what was not synced: dropped, torn, reordered. After each cut the
 * engine opens again and everything acknowledged must be there: `node dist/test/harness/power.js --times 1000 --seed 1`.
 */
import { fileURLToPath } from 'node:url';
import { type Comrade, createComrade, editSomething, found, reopen } from '../kit/comrades.ts';
import { createRandom } from '../kit/random.ts';

export interface PowerReport {
  readonly cuts: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
}

export async function cutPowerOften({ times, seed }: { times: number; seed: number }): Promise<PowerReport> {
  const lost: string[] = [];
  let acknowledged = 0;
  let cuts = 0;
  while (cuts < times) {
    const random = createRandom(seed + cuts);
    const comrade = await createComrade({ name: 'Kim', random });
    const space = await found(comrade);
    // A vault lives through twenty cuts, then a new one begins, so that no log grows without end.
    for (let turn = 0; turn < 20 && cuts < times; turn++, cuts++) {
      for (let edit = random.below(4); edit >= 0; edit--) await editSomething(comrade, space, random);
      const unfinished = random.chance(0.7) ? editSomething(comrade, space, random) : undefined;
      if (random.chance(0.2)) comrade.disk.failNextSync = true;
      for (let step = random.below(6); step > 0; step--) await Promise.resolve();
      const promised = new Map(comrade.saved);
      comrade.disk.powerCut(random);
      await unfinished?.catch(() => undefined);
      comrade.disk.failNextSync = false;
      comrade.saved.clear();
      for (const [record, name] of promised) comrade.saved.set(record, name);
      loseIndex(comrade, random.below(4));
      await reopen(comrade);
      for (const [record, name] of promised) {
        acknowledged++;
        const row = comrade.engine.graph.rowOf(record);
        if (!row || (name && !JSON.stringify(row.fields).includes(name)))
          lost.push(`cut ${cuts}, seed ${seed}: ${record} ${name}`);
      }
    }
  }
  return { cuts, acknowledged, lost };
}

/** The index is not synced: after a cut it may be gone or incomplete. */
function loseIndex(comrade: Comrade, how: number): void {
  if (how === 0) comrade.indexValues.clear();
  if (how === 1) for (const key of [...comrade.indexValues.keys()].slice(0, 2)) comrade.indexValues.delete(key);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name: string, usual: number) =>
    process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : usual;
  const seed = option('seed', 1);
  const report = await cutPowerOften({ times: option('times', 1_000), seed });
  process.stdout.write(
    `${report.cuts} power cuts (seed ${seed}): ${report.acknowledged} values acknowledged, ${report.lost.length} lost\n`,
  );
  for (const each of report.lost.slice(0, 20)) process.stdout.write(`lost: ${each}\n`);
  process.exit(report.lost.length > 0 ? 1 : 0);
}
