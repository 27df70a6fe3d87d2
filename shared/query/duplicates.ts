/**
 * Records that may stand for one thing, for a person to say. Found by keys, never by comparing all with all. Strong: the
 * same link with its path, handle with its instance, registry number or contact; a handle that is the other's domain, in
 * one country. Medium: the same name however spelled, a name that is the other's domain, a handle without instance, a
 * name inside a handle. What only looks similar is not shown.
 *
 * Never shown: pairs somebody has told apart, those related to each other, a party and its youth, two places under one
 * domain, and names alone where the countries differ: a network's branches share a name.
 */
import { readableHost } from '../model/readable-host.ts';
import { urlKey } from '../model/url.ts';
import type { Graph } from './fold.ts';
import { type Likeness, neighbours } from './matching.ts';
import type { Duplicate, DuplicateReason } from './need.ts';
import { remembered } from './remembered.ts';
import { isRowOf, type Row } from './row.ts';
import { searchFold } from './search-fold.ts';

export function possibleDuplicates(graph: Graph): readonly Duplicate[] {
  const [organisations, people] = [graph.ofKind('organisation'), graph.ofKind('person')];
  const [relations, affiliations] = [graph.ofKind('relation'), graph.ofKind('affiliation')];
  // The engine is asked after each edit, and most edits touch neither.
  return ofAll([organisations, people, relations, affiliations], () => {
    const known: KnownApart = { told: toldApart(graph), related: relatedPairs(graph) };
    return [
      ...ofOrganisations([organisations, relations], () => organisationPairs(graph, known)),
      ...ofPeople([people, relations, affiliations], () => personPairs(graph, known)),
    ].sort(
      (a, b) =>
        Number(a.strength === 'medium') - Number(b.strength === 'medium') ||
        compare(a.rows[0], b.rows[0]) ||
        compare(a.rows[1], b.rows[1]),
    );
  });
}

const ofAll = remembered<readonly Duplicate[]>();
const ofOrganisations = remembered<readonly Duplicate[]>();
const ofPeople = remembered<readonly Duplicate[]>();

const strong: ReadonlySet<DuplicateReason> = new Set([
  'same_url',
  'same_handle',
  'same_registry_id',
  'same_contact',
  'handle_is_domain',
]);

/** A key shared by more than this many is no longer compared all with all, but each with the first. */
const crowd = 8;
/** A shorter name is inside too many handles. */
const nameLetters = 5;
/** A shorter word is too often another one's as well, unless it is written as a name: `LO`, not `lo`. */
const wordLetters = 4;

/** Rows by key; two under one key are a pair for the reason the key stands for. */
interface Index {
  readonly add: (reason: DuplicateReason, key: string, row: Row) => void;
  readonly get: (reason: DuplicateReason, key: string) => readonly Row[];
  readonly keys: () => Iterable<readonly [reason: DuplicateReason, rows: readonly Row[]]>;
}

function createIndex(): Index {
  const byReason = new Map<DuplicateReason, Map<string, Row[]>>();
  return {
    add: (reason, key, row) => {
      const keys = byReason.get(reason) ?? new Map<string, Row[]>();
      byReason.set(reason, keys);
      const known = keys.get(key);
      if (!known) keys.set(key, [row]);
      else if (!known.includes(row)) known.push(row);
    },
    get: (reason, key) => byReason.get(reason)?.get(key) ?? [],
    *keys() {
      for (const [reason, keys] of byReason)
        for (const rows of keys.values()) if (rows.length > 1) yield [reason, rows];
    },
  };
}

type Pairs = Map<string, { one: Row; other: Row; reasons: Set<DuplicateReason> }>;

function addPair(pairs: Pairs, reason: DuplicateReason, a: Row, b: Row): void {
  if (a === b) return;
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  const key = `${one.id} ${other.id}`;
  const known = pairs.get(key) ?? { one, other, reasons: new Set() };
  known.reasons.add(reason);
  pairs.set(key, known);
}

function addSharers(pairs: Pairs, index: Index): void {
  for (const [reason, sharers] of index.keys()) {
    const rows = [...sharers].sort((a, b) => compare(a.id, b.id));
    const firsts = rows.length > crowd ? rows.slice(0, 1) : rows;
    for (const first of firsts) for (const row of rows) addPair(pairs, reason, first, row);
  }
}

/** Returns the key the name stands under; empty where it has no letters. */
function addName(index: Index, name: string, row: Row): string {
  const key = squeezed(name);
  if (key !== '') index.add('same_name', key, row);
  return key;
}

/** As it could look in an address: `Bjørkens Lag`, `bjoerkens-lag` and `bjorkenslag` are equal. */
function squeezed(name: string): string {
  return searchFold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

type Organisation = Row<'organisation'>;

function organisationPairs(graph: Graph, known: KnownApart): Duplicate[] {
  const rows = graph.ofKind('organisation').filter(isLive);
  const index = createIndex();
  const byLabel = new Map<string, Organisation[]>();
  const bySite = new Map<string, Organisation[]>();
  const byHandleHost = new Map<string, Organisation[]>();
  const byUser = new Map<string, Organisation[]>();
  const byName: { readonly key: string; readonly row: Organisation }[] = [];
  for (const row of rows) {
    const { name, altNames, urls, handles, registryIds } = row.fields;
    for (const url of urls) {
      index.add('same_url', urlKey(url), row);
      const label = siteLabel(url);
      if (label) listAdd(byLabel, label, row);
      if (label) listAdd(bySite, url.host.toLowerCase(), row);
    }
    for (const { user, host } of handles) {
      listAdd(byUser, squeezed(user), row);
      if (host) listAdd(byHandleHost, host.toLowerCase(), row);
      if (host) index.add('same_handle', `${user}@${host}`.toLowerCase(), row);
      else index.add('same_bare_handle', user.toLowerCase(), row);
    }
    for (const { scheme, value } of registryIds)
      index.add('same_registry_id', `${scheme} ${value.replace(/\s/g, '')}`.toLowerCase(), row);
    for (const each of [name ?? '', ...altNames.map((alias) => alias.text)]) {
      const key = addName(index, each, row);
      if (key.length >= wordLetters || /^\p{Lu}/u.test(each.trim())) byName.push({ key, row });
    }
  }
  const pairs: Pairs = new Map();
  addSharers(pairs, index);
  for (const row of rows)
    for (const { user, host } of row.fields.handles) {
      const plain = squeezed(user);
      for (const other of byLabel.get(plain) ?? []) addPair(pairs, 'handle_is_domain', row, other);
      // A handle that is its owner's whole name says nothing of a shorter name inside it.
      if (!index.get('same_name', plain).includes(row))
        for (const other of namesInside(index, plain)) addPair(pairs, 'name_in_handle', row, other);
      // An instance many are on is a service, not the one organisation it belongs to.
      const alone = host && byHandleHost.get(host.toLowerCase())?.length === 1;
      for (const other of (alone && bySite.get(host.toLowerCase())) || [])
        addPair(pairs, 'handle_host_is_site', row, other);
    }
  for (const { key, row } of byName) {
    // Of a name or an address so many share, nothing follows.
    if (key === '' || index.get('same_name', key).length > crowd) continue;
    const [sites, users] = [byLabel.get(key) ?? [], byUser.get(key) ?? []];
    // Whose own address says the same is another branch, in another country most often.
    if (sites.length <= crowd && !sites.includes(row))
      for (const other of sites) addPair(pairs, 'name_is_domain', row, other);
    if (users.length <= crowd && !users.includes(row))
      for (const other of users) addPair(pairs, 'name_in_handle', row, other);
  }
  return duplicatesOf('organisation', pairs, (one, other, reasons) => {
    if (!isRowOf(one, 'organisation') || !isRowOf(other, 'organisation')) return [];
    if (isKnownApart(one, other, known) || isPartyAndYouth(one, other)) return [];
    if (neighbours(likeness(one), likeness(other))) return [];
    const [here, there] = [one.fields.country, other.fields.country];
    const abroad = here !== undefined && there !== undefined && here !== there;
    return abroad ? reasons.filter((reason) => strong.has(reason) && reason !== 'handle_is_domain') : reasons;
  });
}

function likeness({ fields }: Organisation): Likeness {
  return { urls: fields.urls };
}

/** `roedt` of `roedt.example`; nothing for a sub-domain or a path, which can be an organisation of its own. */
function siteLabel({ host, path }: { host: string; path: string }): string | undefined {
  const labels = readableHost(host).split('.');
  if (labels.length !== 2 || path.replace(/\/+$/, '') !== '') return undefined;
  return squeezed(labels[0] ?? '');
}

/** Organisations whose name starts or ends a handle and makes out half of it or more. */
function namesInside(index: Index, user: string): Row[] {
  const found: Row[] = [];
  const least = Math.max(nameLetters, Math.ceil(user.length / 2));
  for (let length = least; length <= user.length; length++) {
    found.push(...index.get('same_name', user.slice(0, length)));
    if (length < user.length) found.push(...index.get('same_name', user.slice(-length)));
  }
  return found.length > crowd ? [] : found;
}

function isPartyAndYouth(one: Organisation, other: Organisation): boolean {
  const isYouth = ({ fields }: Organisation) =>
    fields.kind === 'political_party_youth' ||
    /\b(ung|ungdom|ungdommen|youth|jugend)\b|ungdom/i.test(fields.name ?? '');
  return isYouth(one) !== isYouth(other);
}

type Person = Row<'person'>;

/** A name alone says little of people: both must be free of ties, or share one. */
function personPairs(graph: Graph, known: KnownApart): Duplicate[] {
  const index = createIndex();
  for (const row of graph.ofKind('person')) {
    if (!isLive(row)) continue;
    const { name, pseudonym, handles, contacts } = row.fields;
    for (const { user, host } of handles)
      if (host) index.add('same_handle', `${user}@${host}`.toLowerCase(), row);
      else index.add('same_bare_handle', user.toLowerCase(), row);
    for (const { type, value } of contacts)
      index.add('same_contact', `${type} ${value.replace(/[\s()-]/g, '')}`.toLowerCase(), row);
    if (name) addName(index, name, row);
    if (pseudonym) addName(index, pseudonym, row);
  }
  const pairs: Pairs = new Map();
  addSharers(pairs, index);
  const tiesOf = tiesByPerson(graph);
  return duplicatesOf('person', pairs, (one, other, reasons) => {
    if (!isRowOf(one, 'person') || !isRowOf(other, 'person')) return [];
    if (isKnownApart(one, other, known)) return [];
    const [ties, others] = [tiesOf.get(one.id), tiesOf.get(other.id)];
    const share = ties !== undefined && others !== undefined && [...ties].some((org) => others.has(org));
    const namesFit = share || ((!ties || !others) && isFullName(one) && isFullName(other));
    return reasons.filter((reason) => reason !== 'same_name' || namesFit);
  });
}

function isFullName({ fields }: Person): boolean {
  return /\S\s+\S/.test(fields.name ?? fields.pseudonym ?? '');
}

function tiesByPerson(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const ties = new Map<string, Set<string>>();
  for (const { fields, archived } of graph.ofKind('affiliation')) {
    const person = fields.person && graph.rowOf(fields.person)?.id;
    const organisation = fields.organisation && graph.rowOf(fields.organisation)?.id;
    if (archived.state === 'archived' || !person || !organisation) continue;
    ties.set(person, (ties.get(person) ?? new Set()).add(organisation));
  }
  return ties;
}

function duplicatesOf(
  kind: Duplicate['kind'],
  pairs: Pairs,
  standing: (one: Row, other: Row, reasons: readonly DuplicateReason[]) => readonly DuplicateReason[],
): Duplicate[] {
  return [...pairs.values()].flatMap(({ one, other, reasons }): Duplicate[] => {
    const left = [...standing(one, other, [...reasons])].sort(
      (a, b) => Number(strong.has(b)) - Number(strong.has(a)) || compare(a, b),
    );
    if (left.length === 0) return [];
    return [
      {
        kind,
        rows: [one.id, other.id],
        strength: left.some((reason) => strongFor(reason, one, other)) ? 'strong' : 'medium',
        reasons: left,
      },
    ];
  });
}

/** A handle that is the other's domain is strong only where both are known to be in one country. */
function strongFor(reason: DuplicateReason, one: Row, other: Row): boolean {
  if (reason !== 'handle_is_domain') return strong.has(reason);
  const country = (row: Row) => (isRowOf(row, 'organisation') ? row.fields.country : undefined);
  return country(one) !== undefined && country(one) === country(other);
}

interface KnownApart {
  readonly told: ReadonlySet<string>;
  readonly related: ReadonlySet<string>;
}

/** Pairs of records with an opinion: told apart, or disputed, which waits in its own words. */
function toldApart(graph: Graph): ReadonlySet<string> {
  return new Set(
    graph
      .ofKind('relation')
      .filter(({ fields, archived }) => fields.type === 'not_same_as' && archived.state !== 'archived')
      .map(({ fields }) => pairKey(fields.from ?? '', fields.to ?? '')),
  );
}

/** Who is related to whom is known to be two. Acquaintance of people says the same. */
function relatedPairs(graph: Graph): ReadonlySet<string> {
  return new Set(
    graph
      .ofKind('relation')
      .filter(({ fields, archived }) => fields.type !== 'same_as' && archived.state !== 'archived')
      .map(({ fields: { from = '', to = '' } }) => pairKey(graph.rowOf(from)?.id ?? from, graph.rowOf(to)?.id ?? to)),
  );
}

function isKnownApart(one: Row, other: Row, { told, related }: KnownApart): boolean {
  if (related.has(pairKey(one.id, other.id))) return true;
  if (told.size === 0) return false;
  return one.parts.some((part) => other.parts.some((each) => told.has(pairKey(part.id, each.id))));
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function isLive(row: Row): boolean {
  return row.archived.state !== 'archived';
}

function listAdd<R>(map: Map<string, R[]>, key: string, row: R): void {
  const known = map.get(key);
  if (known) known.push(row);
  else map.set(key, [row]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
