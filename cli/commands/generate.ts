import { seedFrom } from '../../shared/demo/chance.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { ok } from '../../shared/result.ts';
import { wrongUse } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { type Command, changingVault } from '../session.ts';

const most = 100_000;

/** Every batch is a step of its own, so that interrupting loses at most the batch under way. */
export const generate: Command = async (session) => {
  const { given, output } = session;
  const organisations = Number(given.option('organisations'));
  if (!Number.isInteger(organisations) || organisations < 1 || organisations > most)
    return wrongUse(`--organisations takes a whole number from 1 to ${most}.`);
  const seed = given.option('seed') ?? '1';
  return changingVault(session, async (vault) => {
    const progress = output.progress('Making organisations up');
    const made: Record<string, number> = {};
    const context = vault.context();
    for (const batch of generateRecords({ organisations, seed: seedFrom(seed), context })) {
      const edits: PlannedEdit[] = [];
      for (const record of batch) {
        const edit = newRecord(record, context);
        if (!edit.ok) return failureOf(edit.error);
        edits.push(edit.value);
        if (!record.about) made[record.kind] = (made[record.kind] ?? 0) + 1;
      }
      const step = await vault.perform({ kind: 'import', edits });
      if (!step.ok) return failureOf(step.error);
      const done = ['organisation', 'person', 'encounter'].reduce((sum, kind) => sum + (made[kind] ?? 0), 0);
      progress.at({ done, of: organisations * 3 });
    }
    progress.end();
    const words = Object.entries(made).map(([kind, count]) => `${kind} ${count}`);
    return ok({ value: { seed, created: made }, text: `Made up, from seed ${seed}: ${words.join(', ')}.` });
  });
};
