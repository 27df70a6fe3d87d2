/**
 * Takes what a pasted text says into the workspace, as one step and so one undo. What is known already is matched and
 * only added to; nothing that a person typed is overwritten. Organisations, encounters and asks go to the coalition
 * unless another space is chosen; people, stays, notes, the text itself and the author's own memberships are private.
 * Suggested relations and possible duplicates are not written: they stay questions, until somebody answers them.
 */
import type { Proposal } from '../import/proposal.ts';
import type { Graph } from '../query/fold.ts';
import { err, type Result } from '../result.ts';
import { importAnswers } from './import-answers.ts';
import { createDraft, type Draft, type ImportOptions, narrowest, type PlannedImport } from './import-draft.ts';
import { importMeetings } from './import-meetings.ts';
import { importOrganisations } from './import-organisations.ts';
import { importPeople } from './import-people.ts';
import { importCommitments, importDependencies } from './import-promises.ts';
import { firstDay, sameIds, whenOf } from './import-same.ts';
import { type EditContext, type EditError, spaceOfWidth } from './plan.ts';

const mostText = 400_000;

export function planImport(
  graph: Graph,
  proposal: Proposal,
  options: ImportOptions,
  context: EditContext,
): Result<PlannedImport, EditError> {
  if (options.raw.length > mostText) return err({ type: 'TooLarge', what: 'the pasted text', most: mostText });
  const space = options.space ? graph.spaces.get(options.space) : spaceOfWidth(context, 'coalition');
  if (!space) {
    const known = context.spaces.map((each) => each.name);
    return err({ type: 'NoSuchSpace', name: options.space ?? '', known });
  }
  const draft = createDraft(graph, space, options, context);
  importOrganisations(draft, proposal);
  importPeople(draft, proposal);
  importMeetings(draft, proposal);
  importStays(draft, proposal);
  importAsks(draft, proposal);
  importCommitments(draft, proposal);
  importDependencies(draft, proposal);
  importAnswers(draft, options);
  return draft.finished(proposal);
}

function importStays(draft: Draft, proposal: Proposal): void {
  draft.each('stays', proposal.stays, (stay) => {
    const hosts = [...new Set(stay.people.flatMap((key) => draft.idByKey.get(key) ?? []))];
    if (hosts.length === 0) return;
    const from = firstDay(whenOf(stay.when));
    const known = draft.graph
      .ofKind('stay')
      .find((row) => row.fields.from === from && sameIds(draft.graph, row.fields.hosts, hosts));
    if (known) draft.meet(known);
    else draft.make({ kind: 'stay', space: draft.private.id, fields: { hosts, from, nights: 1 } }, stay.source);
  });
}

function importAsks(draft: Draft, proposal: Proposal): void {
  draft.each('asks', proposal.asks, (ask) => {
    const orgs = [...new Set(ask.orgs.flatMap((key) => draft.idByKey.get(key) ?? []))];
    if (draft.leavesOut('ask', ask)) return;
    const known = draft.graph.ofKind('ask').find((row) => {
      const open = draft.saidBefore(row) || !['fulfilled', 'withdrawn'].includes(row.fields.status ?? 'open');
      return open && row.fields.type === ask.type && sameIds(draft.graph, row.fields.orgs, orgs);
    });
    const fields = { type: ask.type, orgs, status: 'open' };
    if (known) draft.meet(known);
    else draft.make({ kind: 'ask', space: narrowest(draft, orgs).id, fields }, ask.source);
  });
}
