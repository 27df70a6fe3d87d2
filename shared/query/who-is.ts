/** Whether a name is somebody's in the vault, for texts and lines that say no more than the name. */
import { spellings } from '../import/fold.ts';
import type { NameOwner, WhoIs } from '../import/who-is.ts';
import type { Graph } from './fold.ts';
import { remembered } from './remembered.ts';
import type { Row } from './row.ts';
import { spelledNames } from './spelled-names.ts';

interface Names {
  readonly organisations: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly firstNames: ReadonlySet<string>;
}

const ofLists = remembered<Names>();

/** Somebody put away is known too: their name is as private as it was. */
function namesIn(graph: Graph): Names {
  const [organisations, people] = [graph.ofKind('organisation'), graph.ofKind('person')];
  return ofLists([organisations, people], () => ({
    organisations: new Set(organisations.flatMap((row) => callsOf(row).whole)),
    people: new Set(people.flatMap((row) => callsOf(row).whole)),
    firstNames: new Set(people.flatMap((row) => callsOf(row).first)),
  }));
}

interface Calls {
  readonly whole: readonly string[];
  /** Of the first name alone, where there is more of it. */
  readonly first: readonly string[];
}

/** A changed row is another object: of ten thousand rows the calls are worked out once. */
const ofRow = new WeakMap<Row, Calls>();

function callsOf(row: Row<'organisation'> | Row<'person'>): Calls {
  const known = ofRow.get(row);
  if (known) return known;
  const handles = row.fields.handles.flatMap(({ user, host }) => [`@${user}`, ...(host ? [`@${user}@${host}`] : [])]);
  const [first = '', ...rest] = (row.fields.name ?? '').trim().split(/\s+/);
  const made = {
    whole: [...spelledNames(row).flatMap(({ spellings: each }) => each), ...handles.map(lower)],
    first: row.kind === 'person' && rest.length > 0 ? spellings(first) : [],
  };
  ofRow.set(row, made);
  return made;
}

/**
 * Who has both a person and an organisation of one name means the person: an organisation is told further. `line`: typed
 * by the person, who may call somebody by the first name alone. `said`: what they said a name is.
 */
export function whoIs(
  graph: Graph,
  { line, said = {} }: { line: boolean; said?: Readonly<Record<string, NameOwner>> | undefined },
): WhoIs {
  const { organisations, people, firstNames } = namesIn(graph);
  const told = new Map(Object.entries(said).flatMap(([name, owner]) => callsOfName(name).map((call) => [call, owner])));
  return (name) => {
    const calls = callsOfName(name);
    const own = calls.flatMap((call) => told.get(call) ?? [])[0];
    if (own) return own;
    if (calls.some((call) => people.has(call))) return 'person';
    if (calls.some((call) => organisations.has(call))) return 'organisation';
    return line && calls.some((call) => firstNames.has(call)) ? 'person' : undefined;
  };
}

/** A handle on another instance is somebody else's; one without an instance may be theirs. */
function callsOfName(name: string): readonly string[] {
  return name.startsWith('@') ? [lower(name)] : spellings(name);
}

function lower(text: string): string {
  return text.toLowerCase();
}
