/** Whether a name is somebody's in the vault, for texts and lines that say no more than the name. */
import { spellings } from '../import/fold.ts';
import type { NameOwner, WhoIs } from '../import/who-is.ts';
import type { Graph } from './fold.ts';
import { remembered } from './remembered.ts';
import type { Row } from './row.ts';

interface Names {
  readonly organisations: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly firstNames: ReadonlySet<string>;
}

const ofLists = remembered<Names>();
/** A changed row is another object: of ten thousand rows the names are spelled once. */
const ofRow = new WeakMap<Row, readonly string[]>();

/** Somebody put away is known too: their name is as private as it was. */
function namesIn(graph: Graph): Names {
  const [organisations, people] = [graph.ofKind('organisation'), graph.ofKind('person')];
  return ofLists([organisations, people], () => ({
    organisations: new Set(
      organisations.flatMap((row) =>
        callsOf(row, [row.fields.name, ...row.fields.altNames.map(({ text }) => text)], row.fields.handles),
      ),
    ),
    people: new Set(people.flatMap((row) => callsOf(row, [row.fields.name, row.fields.pseudonym], row.fields.handles))),
    firstNames: new Set(
      people.flatMap(({ fields }) => {
        const [first = '', ...rest] = (fields.name ?? '').trim().split(/\s+/);
        return rest.length > 0 ? spellings(first) : [];
      }),
    ),
  }));
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

function callsOf(
  row: Row,
  names: readonly (string | undefined)[],
  handles: readonly { readonly user: string; readonly host?: string | undefined }[],
): readonly string[] {
  const known = ofRow.get(row);
  if (known) return known;
  const calls = [
    ...names.flatMap((name) => (name ? spellings(name) : [])),
    ...handles.flatMap(({ user, host }) => [`@${user}`, ...(host ? [`@${user}@${host}`] : [])]).map(lower),
  ];
  ofRow.set(row, calls);
  return calls;
}

/** A handle on another instance is somebody else's; one without an instance may be theirs. */
function callsOfName(name: string): readonly string[] {
  return name.startsWith('@') ? [lower(name)] : spellings(name);
}

function lower(text: string): string {
  return text.toLowerCase();
}
