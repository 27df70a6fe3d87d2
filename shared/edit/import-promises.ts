/** Takes in what a line of quick capture says besides encounters: promises, and the tools organisations use. */

import type { Proposal } from '../import/proposal.ts';
import { isTarget } from '../query/encounter-status.ts';
import type { Draft } from './import-draft.ts';

/** Free text about people, said in haste: private until somebody widens it. */
export function importCommitments(draft: Draft, proposal: Proposal): void {
  draft.each('commitments', proposal.commitments, ({ text, by, to, due, source }) => {
    const [author, receiver] = [idOf(draft, by), idOf(draft, to)];
    const known = draft.graph
      .ofKind('commitment')
      .find(
        ({ fields }) =>
          fields.text === text &&
          sameRow(draft, fields.by, author) &&
          sameRow(draft, fields.to, receiver) &&
          fields.due === (due ?? undefined),
      );
    const encounter = whereSaid(draft, proposal, by ?? to);
    if (known) draft.meet(known);
    else
      draft.make(
        {
          kind: 'commitment',
          space: draft.private.id,
          fields: {
            text,
            ...(author && { by: author }),
            ...(receiver && { to: receiver }),
            ...(due && { due }),
            ...(encounter && { encounter }),
            status: 'open',
          },
        },
        source,
      );
  });
}

/** The meeting with them that the same text tells of, if it is just one. What is yet to come is not where it was said. */
function whereSaid(draft: Draft, { meetings }: Proposal, other: string | null): string | undefined {
  if (other === null) return undefined;
  const held = meetings.filter(
    ({ orgs, people, status }) => !isTarget(status) && (orgs.includes(other) || people.includes(other)),
  );
  const [only] = held;
  return only && held.length === 1 ? draft.encounterOf.get(only) : undefined;
}

/** Told by somebody, not yet agreed to be passed on: private, as a promise is. */
export function importDependencies(draft: Draft, proposal: Proposal): void {
  draft.each(
    'dependencies',
    proposal.dependencies,
    ({ org, function: use, product, vendor, contractEnds, confidence, source }) => {
      const organisation = idOf(draft, org);
      if (!organisation) return;
      const known = draft.graph
        .ofKind('dependency')
        .find(
          ({ fields }) =>
            sameRow(draft, fields.org, organisation) && fields.function === use && fields.product === product,
        );
      if (known) {
        draft.meet(known);
        if (contractEnds && known.fields.contractEnds !== contractEnds)
          draft.change(known, 'contractEnds', contractEnds);
        return;
      }
      draft.make(
        {
          kind: 'dependency',
          space: draft.private.id,
          fields: {
            org: organisation,
            function: use,
            product,
            ...(vendor && { vendor }),
            ...(contractEnds && { contractEnds }),
            source: 'said_in_meeting',
            confidence,
          },
        },
        source,
      );
    },
  );
}

function idOf(draft: Draft, key: string | null): string | undefined {
  return key === null ? undefined : draft.idByKey.get(key);
}

export function sameRow({ graph }: Draft, one: string | undefined, other: string | undefined): boolean {
  const rowOf = (id: string | undefined) => (id === undefined ? undefined : (graph.rowOf(id)?.id ?? id));
  return rowOf(one) === rowOf(other);
}
