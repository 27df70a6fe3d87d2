/** Fills a new vault with a fictional tour, so that somebody can look around before trusting it with anything. */

import { ownDay } from '../../shared/day.ts';
import { seedFrom } from '../../shared/demo/chance.ts';
import { demoPost } from '../../shared/demo/demo-post.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { planImport } from '../../shared/edit/import-proposal.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { parsePost } from '../../shared/import/parse-post.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ChangeError, Vault } from '../vault/api.ts';

const organisations = 24;

export async function fillWithDemo(vault: Vault): Promise<Result<true, ChangeError>> {
  // As the window counts it: else what the demo met tonight would be met tomorrow, after midnight.
  const context = { ...vault.context(), today: ownDay(vault.context().now) };
  for (const batch of generateRecords({ organisations, seed: seedFrom('demo'), context })) {
    const edits: PlannedEdit[] = [];
    for (const record of batch) {
      const edit = newRecord(record, context);
      if (!edit.ok) return edit;
      edits.push(edit.value);
    }
    const step = await vault.perform({ kind: 'import', edits });
    if (!step.ok) return step;
  }
  const referenceDate = context.today;
  const proposal = parsePost(demoPost, { referenceDate });
  const options = { raw: demoPost, format: 'post', referenceDate } as const;
  const planned = planImport(vault.graph(), proposal, options, vault.context());
  if (!planned.ok) return planned;
  const step = await vault.perform(planned.value.plan);
  return step.ok ? ok(true) : step;
}
