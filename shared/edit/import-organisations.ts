/** Takes in the organisations a text names. What is known already is only added to. */
import type { Proposal, ProposedOrganisation } from '../import/proposal.ts';
import { canonicalUrl, urlKey } from '../model/url.ts';
import type { Graph } from '../query/fold.ts';
import { organisationMatcher } from '../query/matching.ts';
import type { Row } from '../query/row.ts';
import { handlesOf } from './find-people.ts';
import { type Draft, putItem, saidToBe } from './import-draft.ts';
import { addHandles } from './import-people.ts';

export function importOrganisations(draft: Draft, proposal: Proposal): void {
  const matcher = organisationMatcher(draft.graph);
  draft.each('orgs', proposal.orgs, (org) => {
    if (draft.leavesOut('organisation', org)) return;
    const fields = organisationFields(org);
    const row = saidToBe(draft, org.key, 'organisation', () => matcher.find(fields));
    draft.idByKey.set(
      org.key,
      row ? draft.meet(row) : draft.make({ kind: 'organisation', space: draft.space.id, fields }, org.source),
    );
    if (row) addMissing(draft, row, fields);
    addTie(draft, org, row);
  });
}

/** The organisations of a proposal that an import would add to, by the proposal's keys. */
export function knownOrganisations(graph: Graph, proposal: Proposal): Map<string, Row<'organisation'>> {
  const matcher = organisationMatcher(graph);
  return new Map(
    proposal.orgs.flatMap((org) => {
      const row = matcher.find(organisationFields(org));
      return row ? [[org.key, row] as const] : [];
    }),
  );
}

function organisationFields(org: ProposedOrganisation) {
  const links = [org.url ?? org.domain, ...(org.evidence ?? [])].flatMap((text) =>
    text ? (canonicalUrl(text) ?? []) : [],
  );
  return {
    ...(org.name && { name: org.name }),
    kind: org.kind,
    kindText: org.kindText,
    legalForm: org.legalForm,
    country: org.country,
    countrySource: org.country ? org.countrySource : null,
    // Bodies of surveillance are left out of what others read until somebody ticks them.
    care: org.kind === 'security_agency' ? 'careful' : null,
    urls: links.map((link) => ({ ...link })),
    handles: handlesOf(org.handle),
  };
}

/** What the row does not say yet. Another name becomes an alias; whatever stands is left as it is. */
function addMissing(draft: Draft, row: Row<'organisation'>, wanted: ReturnType<typeof organisationFields>): void {
  const { name, urls, handles, ...singles } = wanted;
  for (const [field, value] of Object.entries(singles))
    if (value !== null && Object(row.fields)[field] === undefined) draft.change(row, field, value);
  const { altNames } = row.fields;
  const called = [row.fields.name, ...altNames.map((alias) => alias.text)].map((each) => each?.toLowerCase());
  if (name && !row.fields.name) draft.change(row, 'name', name);
  else if (name && !called.includes(name.toLowerCase())) putItem(draft, row, 'altNames', { text: name, type: 'alias' });
  const links = new Set(row.fields.urls.map(urlKey));
  for (const url of urls) if (!links.has(urlKey(url))) putItem(draft, row, 'urls', url);
  addHandles(draft, row, handles);
}

/** "My union" is a special category: it lies beside the organisation, in the private space. */
function addTie(draft: Draft, org: ProposedOrganisation, row: Row<'organisation'> | undefined): void {
  const tie = org.relationToAuthor;
  if (!tie) return;
  if (row) {
    if (row.fields.myTie !== tie) draft.change(row, 'myTie', tie, draft.private.id);
    return;
  }
  const about = draft.idByKey.get(org.key) ?? '';
  draft.make({ kind: 'organisation', space: draft.private.id, about, fields: { myTie: tie } }, org.source);
}
