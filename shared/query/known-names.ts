/** Everybody in the vault by what they are called, for reading a line in which names are written small. */
import { type KnownNames, knownNamesOf, nameEntry } from '../import/line/known-names.ts';
import type { Graph } from './fold.ts';
import { remembered } from './remembered.ts';
import { spelledNames } from './spelled-names.ts';

const ofLists = remembered<KnownNames>();

/** What was put away is not meant by a small letter. */
export function knownNames(graph: Graph): KnownNames {
  const [organisations, people] = [graph.ofKind('organisation'), graph.ofKind('person')];
  return ofLists([organisations, people], () =>
    knownNamesOf(
      [...organisations, ...people].flatMap((row) =>
        row.archived.state === 'archived'
          ? []
          : spelledNames(row).map(({ name, spellings }) => nameEntry(row.id, name, row.kind, spellings)),
      ),
    ),
  );
}
