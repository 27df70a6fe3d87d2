/**
 * Finding anything by its words: prefixes always; parts of compounds, then small typing errors, where too little is found.
 * Held by a worker of each window; `scanRows` is what the engine does in the seconds before that is filled.
 */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { KindName } from '../model/kinds.ts';
import { readableHost } from '../model/readable-host.ts';
import { handleText, organisationName, personName } from './display-name.ts';
import type { Graph } from './fold.ts';
import { createInitials, isLetter } from './initials.ts';
import { createNameWords, type NameWords } from './name-words.ts';
import { isRowOf, type Row } from './row.ts';
import { indexWords, searchFold, searchWords, soughtWords } from './search-fold.ts';

/** What of a row is searched. `name` counts most, `also` (aliases, addresses) less, `text` least. */
export interface SearchDocument {
  readonly id: string;
  readonly kind: KindName;
  readonly name: string;
  readonly also: string;
  readonly text: string;
}

export interface Found {
  readonly id: string;
  readonly kind: KindName;
}

export interface Search {
  /** Known ones are replaced; those without any words, or put away, are taken out. */
  readonly put: (documents: readonly SearchDocument[]) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** The best first. */
  readonly find: (text: string, wanted: { readonly limit: number; readonly kinds?: readonly string[] }) => Found[];
  readonly size: () => number;
}

/** Fewer results than this, and typing errors are looked past. */
const enough = 5;
/** Letters of a word from which one of them may be wrong. */
const fuzzyFrom = 4;

export function createSearch(): Search {
  const known = createNameWords();
  const index = new MiniSearch<SearchDocument>({
    fields: ['name', 'also', 'text'],
    storeFields: ['kind'],
    tokenize: (text, field) => {
      const found = indexWords(text);
      if (field === 'name') known.add(found);
      return found;
    },
    processTerm: (term) => term,
    searchOptions: { tokenize: soughtWords, boost: { name: 4, also: 2 }, combineWith: 'AND', prefix: true },
    autoVacuum: { minDirtCount: 200, minDirtFactor: 0.1, batchSize: 500, batchWait: 10 },
  });
  const initials = createInitials();
  const remove = (ids: readonly string[]) => {
    for (const id of ids) {
      if (index.has(id)) index.discard(id);
      initials.remove(id);
    }
  };
  return {
    put: (given) => {
      // A row that changed twice before it was its turn stands there twice: the last says how it is.
      const documents = [...new Map(given.map((document) => [document.id, document])).values()];
      remove(documents.map((document) => document.id));
      const saying = documents.filter(({ name, also, text }) => name !== '' || also !== '' || text !== '');
      index.addAll(saying);
      for (const document of saying) initials.put(document, `${document.also} ${document.text}`);
    },
    remove,
    find: (text, { limit, kinds }) => {
      const isWanted = (kind: KindName) => !kinds || kinds.includes(kind);
      const sought = soughtWords(text);
      const letters = sought.filter(isLetter);
      const words = sought.filter((word) => !isLetter(word));
      if (words.length === 0) {
        const found = letters.length > 0 ? initials.find(letters, { limit, isWanted }) : [];
        return found.map(({ id, kind }) => ({ id, kind }));
      }
      const filter = ({ id, kind }: { id: string; kind: KindName }) => isWanted(kind) && initials.holds(id, letters);
      const found = new Map<string, KindName>();
      for (const attempt of attempts(words, known)) {
        const tried = attempt();
        if (!tried) continue;
        const { query, options } = tried;
        for (const { id, kind } of index.search(query, { filter, ...options } as unknown as SearchOptions))
          found.set(String(id), kind);
        if (found.size >= enough) break;
      }
      return [...found].slice(0, limit).map(([id, kind]) => ({ id, kind }));
    },
    size: () => index.documentCount,
  };
}

interface Attempt {
  readonly query: Query;
  readonly options: SearchOptions;
}

/** One after another, until enough is found: two letters begin too many words to look beyond names at first. */
function attempts(words: readonly string[], known: NameWords): (() => Attempt | undefined)[] {
  const query = words.join(' ');
  const fuzzy = (word: string) => (word.length < fuzzyFrom ? false : word.length < 8 ? 1 : 2);
  const found: (() => Attempt | undefined)[] = [() => ({ query, options: {} })];
  if (words.every((word) => word.length < 3)) found.unshift(() => ({ query, options: { fields: ['name'] } }));
  found.push(() => inside(words, known));
  if (words.some((word) => word.length >= fuzzyFrom)) found.push(() => ({ query, options: { fuzzy } }));
  return found;
}

/** Each word as it begins others, or stands inside them; undefined where none does, which was looked for already. */
function inside(words: readonly string[], known: NameWords): Attempt | undefined {
  const holding = words.map((word) => known.holding(word));
  if (holding.every((each) => each.length === 0)) return undefined;
  const queries = words.map((word, at): Query => {
    const whole = holding[at] ?? [];
    return {
      combineWith: 'OR',
      queries: [word, ...whole.map((each) => ({ queries: [each], prefix: false, fields: ['name'] }))],
    };
  });
  return { query: { combineWith: 'AND', queries }, options: {} };
}

/** `nameOf`: what another record is called, for encounters, roles and relations, which are named by others. */
export function searchDocument(row: Row, nameOf: (id: string) => string): SearchDocument {
  const gone = row.archived.state === 'archived';
  const { name, also, text } = gone ? nothing : contentOf(row, nameOf);
  return { id: row.id, kind: row.kind, name, also, text };
}

const nothing = { name: '', also: '', text: '' };

function contentOf(row: Row, nameOf: (id: string) => string): Omit<SearchDocument, 'id' | 'kind'> {
  if (isRowOf(row, 'organisation')) {
    const { altNames, urls, handles, place, tags, kindText, summary } = row.fields;
    return {
      name: organisationName(row.fields),
      also: joined(
        altNames.map((alias) => alias.text),
        urls.flatMap(({ host, path }) => asWritten(host).map((each) => `${each}${path}`)),
        handles.map(handleText),
      ),
      text: joined([place, kindText], Object.keys(tags), [summary]),
    };
  }
  if (isRowOf(row, 'person')) {
    const { name, pseudonym, handles, contacts, notes } = row.fields;
    return {
      name: personName(row.fields),
      also: joined(
        [name, pseudonym],
        handles.map(handleText),
        contacts.map((contact) => contact.value),
      ),
      text: notes,
    };
  }
  if (isRowOf(row, 'encounter')) {
    const { orgs, people, place, purpose, agenda, outcomes, decisions } = row.fields;
    const lines = [...agenda, ...outcomes, ...decisions].map((line) => line.text);
    return {
      name: '',
      also: joined(Object.keys(orgs).map(nameOf), Object.keys(people).map(nameOf)),
      text: joined([place, purpose], lines),
    };
  }
  if (isRowOf(row, 'note')) return { name: '', also: '', text: row.fields.text };
  if (isRowOf(row, 'commitment')) {
    const { text, by, to } = row.fields;
    return { name: text ?? '', also: joined([by, to].map((id) => (id ? nameOf(id) : ''))), text: '' };
  }
  if (isRowOf(row, 'trip')) {
    const { title, legs } = row.fields;
    return { name: title ?? '', also: joined(legs.map((leg) => leg.place)), text: '' };
  }
  if (isRowOf(row, 'ask'))
    return { name: '', also: joined(Object.keys(row.fields.orgs).map(nameOf)), text: row.fields.text };
  if (isRowOf(row, 'cohort')) return { name: row.fields.title ?? '', also: '', text: '' };
  if (isRowOf(row, 'publication')) return { name: row.fields.title ?? '', also: row.fields.fileName ?? '', text: '' };
  if (isRowOf(row, 'dependency')) {
    const { product, vendor, org } = row.fields;
    return { name: joined([product, vendor]), also: org ? nameOf(org) : '', text: '' };
  }
  if (isRowOf(row, 'affiliation')) {
    const { role, person, organisation } = row.fields;
    return { name: '', also: joined([role, person && nameOf(person), organisation && nameOf(organisation)]), text: '' };
  }
  return nothing;
}

/** As people read it, and as it is stored, which is what a pasted link may hold. */
function asWritten(host: string): string[] {
  return [...new Set([readableHost(host), host])];
}

function joined(...lists: readonly (readonly (string | undefined)[])[]): string {
  return lists
    .flat()
    .filter((each) => each !== undefined && each !== '')
    .join(' ');
}

/** Every row whose words begin with each of the words sought; nothing is kept in memory for it. */
export function scanRows(graph: Graph, text: string, limit: number): Found[] {
  const sought = searchWords(text);
  if (sought.length === 0) return [];
  const nameOf = (id: string) => {
    const row = graph.rowOf(id);
    if (row && isRowOf(row, 'organisation')) return organisationName(row.fields);
    return row && isRowOf(row, 'person') ? personName(row.fields) : '';
  };
  const inName: Found[] = [];
  const elsewhere: Found[] = [];
  for (const row of graph.rows.values()) {
    if (inName.length >= limit) break;
    const { name, also, text: rest } = searchDocument(row, nameOf);
    const found = { id: row.id, kind: row.kind };
    if (hasAll(name, sought)) inName.push(found);
    else if (elsewhere.length < limit && hasAll(`${name} ${also} ${rest}`, sought)) elsewhere.push(found);
  }
  return [...inName, ...elsewhere].slice(0, limit);
}

function hasAll(text: string, sought: readonly string[]): boolean {
  if (text === '') return false;
  const folded = ` ${searchFold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return sought.every((word) => folded.includes(` ${word}`));
}
