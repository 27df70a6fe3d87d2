/**
 * Whom the people a text names are in the vault. Beyond doubt: the same handle; the same name at the same organisation;
 * whoever this very text was said to name before. All else is a question: two people share a name more often than not.
 */
import { spellings } from '../import/fold.ts';
import type { Proposal } from '../import/proposal.ts';
import type { Graph } from '../query/fold.ts';
import { type Likeness, personMatcher } from '../query/matching.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { spelledNames, tellingSpellings } from '../query/spelled-names.ts';

type ProposedPerson = Proposal['people'][number];
type Person = Row<'person'>;

export interface PeopleFinder {
  /** `organisation`: the record the text places the person in, where it is here already. */
  readonly known: (person: ProposedPerson, organisation: string | undefined) => Person | undefined;
  /** Who it is most likely, where nobody can be asked. */
  readonly likely: (person: ProposedPerson, organisation: string | undefined) => Person | undefined;
  /** Who it may be and may not, the likeliest first: for a person to say. */
  readonly mayBe: (person: ProposedPerson, organisation: string | undefined) => readonly Person[];
  /** True where this very text was said before to name whoever stands there. */
  readonly isSaid: (person: ProposedPerson) => boolean;
  /** Ids of the organisations they are tied to. */
  readonly placesOf: (person: Person) => ReadonlySet<string>;
}

/** More cannot be answered at a glance; the rest is found by "who is this?". */
const mostAsked = 3;

const nowhere: ReadonlySet<string> = new Set();

/** `raw`: the text they are named in, see `saidPeople`. */
export function peopleFinder(graph: Graph, raw: string): PeopleFinder {
  const matcher = personMatcher(graph);
  const said = saidPeople(graph, raw);
  const ties = once(() => tiesOfPeople(graph));
  const byCall = once(() => peopleByCall(graph));
  const at = (organisation: string | undefined) => [...((organisation && ties().peopleOf.get(organisation)) || [])];
  const known: PeopleFinder['known'] = (person, organisation) => {
    const before = graph.rowOf(said.get(mentionKey(person)) ?? '');
    if (before && isRowOf(before, 'person')) return before;
    const byHandle = matcher.findByKey(likenessOf(person));
    if (byHandle) return byHandle;
    const named = at(organisation).filter((row) => isCalled(row, person.name));
    const live = named.filter(isLive);
    return live.length > 0 ? only(live) : only(named);
  };
  const likely: PeopleFinder['likely'] = (person, organisation) =>
    known(person, organisation) ??
    matcher.find(likenessOf(person), (row) => {
      const places = ties().placesOf.get(row.id);
      return person.handle !== null || !organisation || !places || places.has(organisation);
    });
  const mayBe: PeopleFinder['mayBe'] = (person, organisation) => {
    const called = callsOf(person).flatMap((call) => byCall().get(call) ?? []);
    const colleagues = at(organisation).filter((row) => isLive(row) && mayBeShort(row, person.name));
    const rank = (row: Person) => (colleagues.includes(row) ? 0 : ties().placesOf.has(row.id) ? 2 : 1);
    return [...new Set([...colleagues, ...called])].sort((a, b) => rank(a) - rank(b)).slice(0, mostAsked);
  };
  return {
    known,
    likely,
    mayBe,
    isSaid: (person) => said.has(mentionKey(person)),
    placesOf: (person) => ties().placesOf.get(person.id) ?? nowhere,
  };
}

/** By `mentionKey`: the record each person of this text was taken in as. An import that was taken back says nothing. */
export function saidPeople(graph: Graph, raw: string): ReadonlyMap<string, string> {
  return new Map(
    graph
      .ofKind('import_batch')
      .filter((row) => row.fields.raw === raw && row.archived.state !== 'archived')
      .flatMap((row) => Object.entries(row.fields.named)),
  );
}

/** The same text names them at the same place. */
export function mentionKey({ key, source }: ProposedPerson): string {
  return `${key}-${source.start}`;
}

/** `@user` or `@user@host`; an instance is never guessed. */
export function handlesOf(handle: string | null): { user: string; host?: string }[] {
  const [user = '', host] = (handle ?? '').replace(/^@/, '').split('@');
  return user === '' ? [] : [{ user, ...(host && { host }) }];
}

/** True where one of them says no more than the other: the same, or a first name alone. */
export function saysTheSame(one: string, other: string): boolean {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)];
  const [short, long] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
  return short.every((word, place) => word === long[place]);
}

function likenessOf({ name, handle }: ProposedPerson): Likeness {
  return { name: name ?? undefined, handles: handlesOf(handle) };
}

function isCalled({ fields }: Person, name: string | null): boolean {
  if (name === null) return false;
  const wanted = wordsOf(name).join(' ');
  return [fields.name, fields.pseudonym].some((each) => each !== undefined && wordsOf(each).join(' ') === wanted);
}

function mayBeShort({ fields }: Person, name: string | null): boolean {
  return name !== null && [fields.name, fields.pseudonym].some((each) => each && saysTheSame(each, name));
}

function wordsOf(name: string): string[] {
  return name.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
}

function callsOf({ name, handle }: ProposedPerson): string[] {
  return tellingSpellings([name ?? '', ...handlesOf(handle).map(({ user }) => user)].flatMap(spellings));
}

function peopleByCall(graph: Graph): ReadonlyMap<string, readonly Person[]> {
  const index = new Map<string, Person[]>();
  for (const row of graph.ofKind('person').filter(isLive)) {
    const users = row.fields.handles.flatMap(({ user }) => spellings(user));
    for (const call of tellingSpellings([...spelledNames(row).flatMap(({ spellings: each }) => each), ...users]))
      listIn(index, call).push(row);
  }
  return index;
}

function tiesOfPeople(graph: Graph) {
  const placesOf = new Map<string, Set<string>>();
  const peopleOf = new Map<string, Set<Person>>();
  for (const { fields, archived } of graph.ofKind('affiliation')) {
    const person = graph.rowOf(fields.person ?? '');
    const organisation = graph.rowOf(fields.organisation ?? '');
    if (archived.state === 'archived' || !person || !isRowOf(person, 'person') || !organisation) continue;
    placesOf.set(person.id, (placesOf.get(person.id) ?? new Set()).add(organisation.id));
    peopleOf.set(organisation.id, (peopleOf.get(organisation.id) ?? new Set()).add(person));
  }
  return { placesOf, peopleOf };
}

function listIn<T>(index: Map<string, T[]>, key: string): T[] {
  const known = index.get(key);
  if (known) return known;
  const made: T[] = [];
  index.set(key, made);
  return made;
}

function isLive(row: Row): boolean {
  return row.archived.state !== 'archived';
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
