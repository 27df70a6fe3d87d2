/** Which organisations and people of a proposal are in the vault already: what an import would add to. */

import { knownOrganisations, knownPeople } from '../../shared/edit/import-proposal.ts';
import type { Proposal } from '../../shared/import/proposal.ts';
import { organisationName, personName } from '../../shared/query/display-name.ts';
import type { Graph } from '../../shared/query/fold.ts';

export function matchesOf(graph: Graph, proposal: Proposal): Record<string, { id: string; name: string }> {
  const found: Record<string, { id: string; name: string }> = {};
  for (const [key, row] of knownOrganisations(graph, proposal))
    found[key] = { id: row.id, name: organisationName(row.fields) };
  for (const [key, row] of knownPeople(graph, proposal)) found[key] = { id: row.id, name: personName(row.fields) };
  return found;
}
