/** Everybody in the vault by what they are called, for reading a line in which names are written small. */
import { type KnownNames, knownNamesOf, type NameEntry, nameEntry } from '../import/line/known-names.ts';
import type { Graph } from './fold.ts';
import { remembered } from './remembered.ts';
import type { Row } from './row.ts';

const ofLists = remembered<KnownNames>();
/** A changed row is another object: of ten thousand rows the names are spelled once. */
const ofRow = new WeakMap<Row, readonly NameEntry[]>();

/** What was put away is not meant by a small letter. */
export function knownNames(graph: Graph): KnownNames {
  const [organisations, people] = [graph.ofKind('organisation'), graph.ofKind('person')];
  return ofLists([organisations, people], () =>
    knownNamesOf([
      ...organisations.flatMap((row) =>
        entriesOf(row, 'organisation', [row.fields.name, ...row.fields.altNames.map(({ text }) => text)]),
      ),
      ...people.flatMap((row) => entriesOf(row, 'person', [row.fields.name, row.fields.pseudonym])),
    ]),
  );
}

function entriesOf(row: Row, kind: NameEntry['kind'], names: readonly (string | undefined)[]): readonly NameEntry[] {
  if (row.archived.state === 'archived') return [];
  const known = ofRow.get(row);
  if (known) return known;
  const made = names.flatMap((name) => (name ? nameEntry(row.id, name, kind) : []));
  ofRow.set(row, made);
  return made;
}
