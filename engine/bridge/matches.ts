/** Which organisations and people of a proposal are in the vault already: what an import would add to. */

import { knownOrganisations } from '../../shared/edit/import-organisations.ts';
import { peopleInVault } from '../../shared/edit/import-people.ts';
import { spellings } from '../../shared/import/fold.ts';
import type { Proposal, ProposedOrganisation } from '../../shared/import/proposal.ts';
import { readableHost } from '../../shared/model/readable-host.ts';
import { canonicalUrl } from '../../shared/model/url.ts';
import { organisationName, personName } from '../../shared/query/display-name.ts';
import type { Graph } from '../../shared/query/fold.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { spelledNames, tellingSpellings } from '../../shared/query/spelled-names.ts';

interface Match {
  id: string;
  name: string;
}

interface Known {
  readonly matches: Record<string, Match>;
  /** Who one of the proposal may be though nothing but a likeness says so: asked, never decided. */
  readonly alike: (Match & { key: string; at?: string[] })[];
}

/** `ask`: somebody is there to be asked; a typed line is taken at its likeliest. */
export function knownOf(graph: Graph, proposal: Proposal, { raw, ask }: { raw: string; ask: boolean }): Known {
  const organisations = knownOrganisations(graph, proposal);
  const people = peopleInVault(graph, proposal, { raw, organisations, ask });
  const matches: Record<string, Match> = {};
  for (const [key, row] of organisations) matches[key] = { id: row.id, name: organisationName(row.fields) };
  for (const [key, row] of people.known) matches[key] = { id: row.id, name: personName(row.fields) };
  if (!ask) return { matches, alike: [] };
  const persons = people.asked.map(({ key, row, places }) => {
    const at = namesOf(graph, places);
    return { key, id: row.id, name: personName(row.fields), ...(at.length > 0 && { at }) };
  });
  return { matches, alike: [...alikeOf(graph, proposal, matches), ...persons] };
}

function namesOf(graph: Graph, organisations: ReadonlySet<string>): string[] {
  const names = [...organisations].flatMap((id) => {
    const row = graph.rowOf(id);
    return row && isRowOf(row, 'organisation') ? [organisationName(row.fields)] : [];
  });
  return [...new Set(names)].slice(0, 3);
}

/**
 * Organisations of the vault that one of the proposal may be though no strong key says so: called the same, the same
 * handle elsewhere, or a handle that is the other's domain. One for each, and never one that is matched already.
 */
function alikeOf(graph: Graph, proposal: Proposal, matches: Record<string, Match>): (Match & { key: string })[] {
  const unknown = proposal.orgs.filter(({ key }) => !matches[key]);
  if (unknown.length === 0) return [];
  const taken = new Set(Object.values(matches).map(({ id }) => id));
  const byCall = new Map<string, Row<'organisation'>>();
  for (const row of graph.ofKind('organisation')) {
    if (taken.has(row.id) || row.archived.state === 'archived') continue;
    for (const call of callsOfRow(row)) if (!byCall.has(call)) byCall.set(call, row);
  }
  return unknown.flatMap((org) => {
    const row = callsOf(org).flatMap((call) => byCall.get(call) ?? [])[0];
    return row ? [{ key: org.key, id: row.id, name: organisationName(row.fields) }] : [];
  });
}

/** What one may be called by: names and handles without their spaces and dashes, domains without their ending. */
function callsOf({ name, handle, domain, url }: ProposedOrganisation): string[] {
  const isWhole = (canonicalUrl(url ?? '')?.path ?? '/') === '/';
  const addresses = [userOf(handle), isWhole ? labelOf(domain ?? '') : ''];
  const spelled = [name ?? '', ...addresses].flatMap(spellings);
  return [...tellingSpellings(spelled), ...shortNames([name ?? ''], addresses, true)];
}

function callsOfRow(row: Row<'organisation'>): string[] {
  const names = spelledNames(row);
  const addresses = [
    ...row.fields.handles.map(({ user }) => user),
    ...row.fields.urls.map(({ host, path }) => (path === '/' ? labelOf(host) : '')),
  ];
  const spelled = [...names.flatMap((each) => each.spellings), ...addresses.flatMap(spellings)];
  const called = names.map(({ name }) => name);
  return [...tellingSpellings(spelled), ...shortNames(called, addresses, false)];
}

/**
 * Of two letters, what is written as a name is one: `LO` may be `lo.no` or `@lo`. Two addresses of two letters say nothing
 * of each other, so each call says which it is. `sought`: a name is looked for among both.
 */
function shortNames(names: readonly string[], addresses: readonly string[], sought: boolean): string[] {
  const short = (texts: readonly string[], of: 'name' | 'address') =>
    texts.flatMap(spellings).flatMap((call) => (call.length === 2 ? [`${of} ${call}`] : []));
  const written = names.filter((name) => /^\p{Lu}/u.test(name.trim()));
  const own = short(written, 'name');
  return sought
    ? [...own, ...short(written, 'address'), ...short(addresses, 'name')]
    : [...own, ...short(addresses, 'address')];
}

function userOf(handle: string | null): string {
  return (handle ?? '').replace(/^@/, '').split('@')[0] ?? '';
}

function labelOf(host: string): string {
  const labels = readableHost(host)
    .replace(/^www\./, '')
    .split('.');
  return labels.length === 2 ? (labels[0] ?? '') : '';
}
