/** Takes in the people a text names. They and where they work are private until somebody widens them. */
import type { Proposal } from '../import/proposal.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import { handlesOf, type PeopleFinder, peopleFinder, saysTheSame } from './find-people.ts';
import { addNote, type Draft, putItem, saidToBe } from './import-draft.ts';

type ProposedPerson = Proposal['people'][number];

export function importPeople(draft: Draft, proposal: Proposal): void {
  const finder = peopleFinder(draft.graph, draft.raw);
  const affiliations = draft.graph.ofKind('affiliation');
  const idIn = (id: string | undefined) => (id ? (draft.graph.rowOf(id)?.id ?? id) : undefined);
  draft.each('people', proposal.people, (person) => {
    if (draft.leavesOut('person', person)) return;
    const organisation = person.org ? draft.idByKey.get(person.org) : undefined;
    const handles = handlesOf(person.handle);
    const row = saidToBe(draft, person.key, 'person', () => finder.likely(person, organisation));
    const fields = { name: person.name, handles };
    const id = row ? draft.meet(row) : draft.make({ kind: 'person', space: draft.private.id, fields }, person.source);
    draft.idByKey.set(person.key, id);
    if (row) {
      addName(draft, row, person, finder);
      addHandles(draft, row, handles);
    }
    if (!organisation) return;
    const known = affiliations.find(
      ({ fields: tie }) => idIn(tie.person) === id && idIn(tie.organisation) === organisation,
    );
    const tie = { person: id, organisation, ...(person.role === 'contact' && { isContactPoint: true }) };
    if (known) draft.meet(known);
    else draft.make({ kind: 'affiliation', space: draft.private.id, fields: tie }, person.source);
  });
}

/**
 * Fills an empty name and leaves any other. People have no list of other names, so where the text calls them
 * differently its line is kept as a private note about them, once.
 */
function addName(draft: Draft, row: Row<'person'>, person: ProposedPerson, { isSaid }: PeopleFinder): void {
  const { name } = person;
  if (!name) return;
  const { name: standing, pseudonym } = row.fields;
  if (!standing) draft.change(row, 'name', name);
  const isCalledSo = [standing ?? name, pseudonym].some((each) => each && saysTheSame(each, name));
  if (!isCalledSo && !isSaid(person)) addNote(draft, row.id, lineAt(draft.raw, person.source.start), person.source);
}

const longestLine = 500;

function lineAt(raw: string, start: number): string {
  const from = raw.lastIndexOf('\n', start - 1) + 1;
  const end = raw.indexOf('\n', start);
  const line = raw.slice(from, end < 0 ? undefined : end).trim();
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}

/** A handle without its instance says nothing new beside the same one with it. */
export function addHandles(
  draft: Draft,
  row: Row<'organisation'> | Row<'person'>,
  wanted: ReturnType<typeof handlesOf>,
): void {
  const standing = row.fields.handles;
  for (const { user, host } of wanted) {
    const known = standing.filter((each) => sameWord(each.user, user));
    if (host === undefined ? known.length > 0 : known.some((each) => sameWord(each.host ?? '', host))) continue;
    putItem(draft, row, 'handles', { user, ...(host && { host }) });
  }
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

interface Asked {
  readonly key: string;
  readonly row: Row<'person'>;
  /** Ids of organisations: which of several of that name it is. */
  readonly places: ReadonlySet<string>;
}

export interface PeopleInVault {
  /** By the proposal's keys: whom an import would add to. */
  readonly known: ReadonlyMap<string, Row<'person'>>;
  /** Who one of the proposal may be and may not: never decided by a name. */
  readonly asked: readonly Asked[];
}

/** `organisations`: those of the proposal that are here, by key. `ask`: somebody is there to be asked. */
export function peopleInVault(
  graph: Graph,
  proposal: Proposal,
  { raw, organisations, ask }: { raw: string; organisations: ReadonlyMap<string, Row>; ask: boolean },
): PeopleInVault {
  const finder = peopleFinder(graph, raw);
  const placeOf = ({ org }: ProposedPerson) => (org ? organisations.get(org)?.id : undefined);
  const known = new Map<string, Row<'person'>>();
  const open: ProposedPerson[] = [];
  for (const person of proposal.people) {
    const row = finder.known(person, placeOf(person));
    if (row) known.set(person.key, row);
    else open.push(person);
  }
  const taken = new Set([...known.values()].map(({ id }) => id));
  const asked: Asked[] = [];
  for (const person of open) {
    const candidates = ask ? finder.mayBe(person, placeOf(person)).filter(({ id }) => !taken.has(id)) : [];
    const likely = candidates.length === 0 ? finder.likely(person, placeOf(person)) : undefined;
    if (likely) known.set(person.key, likely);
    asked.push(...candidates.map((row) => ({ key: person.key, row, places: finder.placesOf(row) })));
  }
  return { known, asked };
}
