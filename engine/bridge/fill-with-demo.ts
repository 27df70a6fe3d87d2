/** Fills a new vault with a fictional tour, so that somebody can look around before trusting it with anything. */

import { ownDay } from '../../shared/day.ts';
import { seedFrom } from '../../shared/demo/chance.ts';
import { coalitionRecords } from '../../shared/demo/coalition.ts';
import { demoPost } from '../../shared/demo/demo-post.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { looseEnds } from '../../shared/demo/loose-ends.ts';
import { planImport } from '../../shared/edit/import-proposal.ts';
import { type NewRecord, newRecord } from '../../shared/edit/new-record.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { parsePost } from '../../shared/import/parse-post.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ChangeError, Vault } from '../vault/api.ts';

const organisations = 24;

export async function fillWithDemo(vault: Vault): Promise<Result<true, ChangeError>> {
  // As the window counts it: else what the demo met tonight would be met tomorrow, after midnight.
  const context = { ...vault.context(), today: ownDay(vault.context().now) };
  const save = async (records: readonly NewRecord[]): Promise<Result<unknown, ChangeError>> => {
    const edits: PlannedEdit[] = [];
    for (const record of records) {
      const edit = newRecord(record, context);
      if (!edit.ok) return edit;
      edits.push(edit.value);
    }
    return vault.perform({ kind: 'import', edits });
  };
  for (const batch of generateRecords({ organisations, seed: seedFrom('demo'), context })) {
    const saved = await save(batch);
    if (!saved.ok) return saved;
  }
  // By name: ids are another each time.
  const known = [...vault.graph().ofKind('organisation')].sort((a, b) =>
    (a.fields.name ?? '') < (b.fields.name ?? '') ? -1 : 1,
  );
  const shared = await save(
    coalitionRecords(
      known.map(({ id, fields: { kind, country } }) => ({ id, kind, country })),
      context,
    ),
  );
  if (!shared.ok) return shared;
  const loose = looseEnds(known, context);
  const left = await save(loose.records);
  if (!left.ok) return left;
  for (const id of loose.putAway) {
    const row = vault.graph().rowOf(id);
    const away = row && (await vault.archive(row));
    if (away && !away.ok) return away;
  }
  const referenceDate = context.today;
  const proposal = parsePost(demoPost, { referenceDate });
  const options = { raw: demoPost, format: 'post', referenceDate } as const;
  const planned = planImport(vault.graph(), proposal, options, vault.context());
  if (!planned.ok) return planned;
  const step = await vault.perform(planned.value.plan);
  return step.ok ? ok(true) : step;
}
