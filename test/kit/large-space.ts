/** Two members of one space that holds everything, as `samband generate` makes it: few bundles, large ones. */
import { generateRecords } from '../../shared/demo/generate.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { admit, type Comrade, createComrade, found } from './comrades.ts';
import type { Random } from './random.ts';

export async function createLargeSpace(
  organisations: number,
  random: Random,
): Promise<{ readonly ada: Comrade; readonly bo: Comrade; readonly space: string }> {
  const ada = await createComrade({ name: 'Ada', random });
  const space = await found(ada);
  const bo = await createComrade({ name: 'Bo', random });
  await admit(ada, bo, space);
  // Everything into the one space: the most a carrier can be asked to carry.
  const made = ada.context();
  const context = { ...made, spaces: made.spaces.flatMap((each) => [each, { ...each, width: 'private' as const }]) };
  for (const batch of generateRecords({ organisations, seed: 1, context })) {
    const edits = batch.flatMap((record) => {
      const edit = newRecord({ ...record, space }, context);
      return edit.ok ? [edit.value] : [];
    });
    const done = await ada.engine.commit({ kind: 'import', edits });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
  return { ada, bo, space };
}
