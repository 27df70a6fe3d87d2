/** Rows as people and scripts read them: names beside ids, the standing status, the space by its name. */
import type { KindName } from '../shared/model/kinds.ts';
import { handleText, organisationName, personName } from '../shared/query/display-name.ts';
import { statusOf } from '../shared/query/encounter-status.ts';
import type { Graph } from '../shared/query/fold.ts';
import { isRowOf, type Row } from '../shared/query/row.ts';
import { iso } from './iso.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What every listed row says, whatever its kind. */
export interface ReadableRow {
  readonly id: string;
  readonly name: string | null;
  readonly [field: string]: unknown;
}

export function readable(graph: Graph, row: Row): ReadableRow {
  const { id, archived } = row;
  return {
    id,
    name: nameOf(graph, row) || null,
    type: row.kind,
    ...fieldsOf(graph, row),
    space: graph.spaces.get(row.space)?.name ?? row.space,
    source: row.source,
    createdAt: iso(row.createdAt),
    archived: archived.state === 'archived',
    ...(archived.state === 'revived' && { revived: archived }),
    ...(row.problems.length > 0 && { problems: row.problems }),
  };
}

/** What people call it; of things without a name of their own, what they are about. */
export function nameOf(graph: Graph, row: Row): string {
  if (isRowOf(row, 'organisation')) return organisationName(row.fields);
  if (isRowOf(row, 'person')) return personName(row.fields);
  if (isRowOf(row, 'encounter')) return namesIn(graph, row.fields.orgs, row.fields.people);
  if (isRowOf(row, 'stay')) return namesIn(graph, row.fields.hosts);
  if (isRowOf(row, 'trip')) return row.fields.title ?? '';
  if (isRowOf(row, 'commitment')) return row.fields.text ?? '';
  if (isRowOf(row, 'ask')) return row.fields.type ?? '';
  if (isRowOf(row, 'note')) return firstLine(row.fields.text);
  if (isRowOf(row, 'relation'))
    return `${labelOf(graph, row.fields.from)} ${row.fields.type ?? ''} ${labelOf(graph, row.fields.to)}`;
  if (isRowOf(row, 'affiliation'))
    return `${labelOf(graph, row.fields.person)} at ${labelOf(graph, row.fields.organisation)}`;
  if (isRowOf(row, 'device')) return row.fields.deviceName ?? row.fields.personName ?? '';
  return '';
}

/** The ids that a keyed field names, with the names of those this vault can open. */
export function named(graph: Graph, ids: Readonly<Record<string, unknown>>): Named[] {
  return Object.keys(ids).map((id) => ({ id: graph.rowOf(id)?.id ?? id, name: labelOf(graph, id) }));
}

/** Standing rows of a kind that name this one in a field. */
export function usersOf<K extends KindName>(graph: Graph, row: Row, kind: K): Row<K>[] {
  const found = new Map<string, Row<K>>();
  for (const part of row.parts)
    for (const id of graph.usesOf(part.id)) {
      const user = graph.rowOf(id);
      if (user && isRowOf(user, kind) && user.archived.state !== 'archived') found.set(user.id, user);
    }
  return [...found.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

function fieldsOf(graph: Graph, row: Row): Record<string, unknown> {
  if (isRowOf(row, 'organisation')) return organisationFields(row);
  if (isRowOf(row, 'person')) return personFields(graph, row);
  if (isRowOf(row, 'encounter')) return encounterFields(graph, row);
  if (isRowOf(row, 'stay')) {
    const { place, from, nights, thanksPublic } = row.fields;
    return filled({ hosts: named(graph, row.fields.hosts), place, from, nights, thanksPublic });
  }
  if (isRowOf(row, 'ask')) {
    const { type, text, audience, offers } = row.fields;
    const [organisations, encounters] = [named(graph, row.fields.orgs), named(graph, row.fields.encounters)];
    return filled({
      ask: type,
      status: row.fields.status ?? 'open',
      organisations,
      encounters,
      text,
      audience,
      offers,
    });
  }
  if (isRowOf(row, 'commitment')) {
    const { text, due, status } = row.fields;
    const [by, to, encounter] = [row.fields.by, row.fields.to, row.fields.encounter].map((id) => reference(graph, id));
    return filled({ text, by: by ?? 'me', to: to ?? 'me', due, encounter, status: status ?? 'open' });
  }
  if (isRowOf(row, 'relation')) {
    const { since, until, strength, evidence } = row.fields;
    const [from, to] = [reference(graph, row.fields.from), reference(graph, row.fields.to)];
    return filled({ relation: row.fields.type, from, to, since, until, strength, evidence });
  }
  if (isRowOf(row, 'note')) return filled({ subject: reference(graph, row.fields.subject), text: row.fields.text });
  return otherFields(graph, row);
}

function organisationFields({ fields }: Row<'organisation'>): Record<string, unknown> {
  const { name, kind, kindText, legalForm, country, countrySource, place, fit, care, myTie, summary } = fields;
  return {
    name: name ?? null,
    displayName: organisationName(fields),
    ...filled({ kind, kindText, legalForm, country, countrySource, place, fit, care, myTie, summary }),
    country: country ?? null,
    domain: fields.urls[0]?.host ?? null,
    url: fields.urls[0]?.url ?? null,
    urls: fields.urls.map((url) => url.url),
    handles: fields.handles.map(handleText),
    altNames: fields.altNames.map((alias) => alias.text),
    registryIds: fields.registryIds.map(({ scheme, value }) => ({ scheme, value })),
  };
}

function personFields(graph: Graph, row: Row<'person'>): Record<string, unknown> {
  const { fields } = row;
  const { pseudonym, pronouns, canBeAskedToIntroduce, notes } = fields;
  const affiliations = usersOf(graph, row, 'affiliation').map((tie) =>
    filled({ role: tie.fields.role, organisation: reference(graph, tie.fields.organisation) }),
  );
  return {
    name: fields.name ?? null,
    displayName: personName(fields),
    handles: fields.handles.map(handleText),
    contacts: fields.contacts.map(({ type, value }) => ({ type, value })),
    affiliations,
    ...filled({ pseudonym, pronouns, canBeAskedToIntroduce, notes }),
  };
}

function encounterFields(graph: Graph, { fields }: Row<'encounter'>): Record<string, unknown> {
  const { mode, when, place, onlineLink, purpose, agenda, outcomes, decisions, joinPolicy, leg } = fields;
  const reading = statusOf(fields.statusLog);
  const people = Object.entries(fields.people).map(([id, role]) => ({
    id: graph.rowOf(id)?.id ?? id,
    name: labelOf(graph, id),
    role,
  }));
  const countriesOf = Object.keys(fields.orgs).flatMap((id) => {
    const row = graph.rowOf(id);
    return row && isRowOf(row, 'organisation') && row.fields.country ? [row.fields.country] : [];
  });
  const countries = [...new Set(countriesOf)];
  return {
    organisations: named(graph, fields.orgs),
    people,
    status: reading.status,
    ...filled({ flag: reading.entry?.flag, reason: reading.entry?.reason }),
    ...(reading.contradiction && { contradiction: reading.concurrent.map((entry) => entry.status) }),
    mode: mode ?? null,
    when: when ?? null,
    country: countries[0] ?? null,
    ...(countries.length > 1 && { countries }),
    place: place ?? null,
    trip: reference(graph, fields.trip) ?? null,
    ...filled({ onlineLink, purpose, agenda, outcomes, decisions, joinPolicy, leg }),
  };
}

/** Kinds without words of their own here: their fields as they are, names for those that lead somewhere. */
function otherFields(graph: Graph, row: Row): Record<string, unknown> {
  const { archive: _archive, ...fields } = row.fields;
  return filled(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' && graph.rowOf(value) ? reference(graph, value) : value,
      ]),
    ),
  );
}

function reference(graph: Graph, id: string | undefined): Named | undefined {
  return id === undefined ? undefined : { id: graph.rowOf(id)?.id ?? id, name: labelOf(graph, id) };
}

function labelOf(graph: Graph, id: string | undefined): string {
  if (id === undefined) return '';
  const row = graph.rowOf(id);
  return row ? nameOf(graph, row) : id.slice(0, 8);
}

function namesIn(graph: Graph, ...sets: readonly Readonly<Record<string, unknown>>[]): string {
  return sets
    .flatMap((ids) => Object.keys(ids))
    .map((id) => labelOf(graph, id))
    .join(', ');
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** Only what says something. */
function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => {
      if (value === undefined || value === null || value === '') return false;
      return typeof value !== 'object' || Object.keys(value).length > 0;
    }),
  );
}
