/**
 * Which row already stands for something that was just pasted or typed. Only strong keys decide (the same link with its
 * path, the same handle, the same registry number); a name decides only where one side has nothing but a name. A domain
 * alone never does: a path or a sub-domain can be an organisation of its own (`lo.no` is not `lo.no/folketshjorne/`).
 */
import { urlKey } from '../model/url.ts';
import type { Graph } from './fold.ts';
import type { Row } from './row.ts';

export interface Likeness {
  readonly name?: string | undefined;
  readonly aliases?: readonly string[];
  readonly urls?: readonly { readonly host: string; readonly path: string }[];
  readonly handles?: readonly { readonly user: string; readonly host?: string | undefined }[];
  readonly registryIds?: readonly { readonly scheme: string; readonly value: string }[];
}

/** Finds rows by their keys; made once per import, so that 10,000 rows are read once and not for every line. */
export interface Matcher<R> {
  readonly findByKey: (wanted: Likeness) => R | undefined;
  readonly find: (wanted: Likeness, fits?: (row: R) => boolean) => R | undefined;
}

export function organisationMatcher(graph: Graph): Matcher<Row<'organisation'>> {
  return createMatcher(graph.ofKind('organisation'), (row) => ({
    name: row.fields.name,
    aliases: row.fields.altNames.map((alias) => alias.text),
    urls: row.fields.urls,
    handles: row.fields.handles,
    registryIds: row.fields.registryIds,
  }));
}

export function personMatcher(graph: Graph): Matcher<Row<'person'>> {
  return createMatcher(graph.ofKind('person'), (row) => ({
    name: row.fields.name,
    aliases: row.fields.pseudonym ? [row.fields.pseudonym] : [],
    handles: row.fields.handles,
  }));
}

/** Live rows win over archived ones, which are found too: what was put away and comes up again is still the same. */
function createMatcher<R extends Row>(rows: readonly R[], likeness: (row: R) => Likeness): Matcher<R> {
  const byKey = indexed(rows, (row) => strongKeys(likeness(row)));
  let byName: ReadonlyMap<string, readonly R[]> | undefined;
  const byStrongKey = (wanted: Likeness, fits: (row: R) => boolean): R | undefined => {
    for (const key of strongKeys(wanted)) {
      const found = liveFirst(byKey.get(key) ?? []).find((row) => fits(row) && !neighbours(wanted, likeness(row)));
      if (found) return found;
    }
    return undefined;
  };
  // Of several with that name, the one that has nothing else is meant by somebody who gave nothing else either.
  const byEqualName = (wanted: Likeness, fits: (row: R) => boolean): R | undefined => {
    const wantedHasKeys = strongKeys(wanted).length > 0;
    const wantedNames = namesOf(wanted);
    if (wantedNames.length === 0) return undefined;
    byName ??= indexed(rows, (row) => namesOf(likeness(row)));
    const names = byName;
    const named = liveFirst(wantedNames.flatMap((name) => names.get(name) ?? [])).filter(fits);
    const bare = named.filter((row) => strongKeys(likeness(row)).length === 0);
    if (bare[0]) return bare[0];
    return !wantedHasKeys && new Set(named).size === 1 ? named[0] : undefined;
  };
  return {
    findByKey: (wanted) => byStrongKey(wanted, () => true),
    find: (wanted, fits = () => true) => byStrongKey(wanted, fits) ?? byEqualName(wanted, fits),
  };
}

function indexed<R>(rows: readonly R[], keysOf: (row: R) => readonly string[]): ReadonlyMap<string, readonly R[]> {
  const index = new Map<string, R[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const known = index.get(key);
      if (known) known.push(row);
      else index.set(key, [row]);
    }
  return index;
}

/** `@name` and `@name@host` are different keys: nobody said that they are one. */
function strongKeys({ urls = [], handles = [], registryIds = [] }: Likeness): string[] {
  return [
    ...urls.map((url) => `url ${urlKey(url)}`),
    ...handles.map(({ user, host }) => `handle ${user}${host ? `@${host}` : ''}`.toLowerCase()),
    ...registryIds.map(({ scheme, value }) => `registry ${scheme} ${value}`.toLowerCase()),
  ];
}

function namesOf({ name, aliases = [] }: Likeness): string[] {
  const spelled = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return [...new Set([...(name ? [name] : []), ...aliases].map(spelled))];
}

/** Under one domain but at different places: two organisations, even where they share a handle. */
export function neighbours(a: Likeness, b: Likeness): boolean {
  const [left, right] = [a.urls ?? [], b.urls ?? []];
  const keys = new Set(right.map(urlKey));
  if (left.some((url) => keys.has(urlKey(url)))) return false;
  return left.some((one) => right.some((other) => sameDomain(one.host, other.host)));
}

function sameDomain(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function liveFirst<R extends Row>(rows: readonly R[]): readonly R[] {
  const archived = (row: R) => (row.archived.state === 'archived' ? 1 : 0);
  return rows.length < 2 ? rows : [...rows].sort((a, b) => archived(a) - archived(b));
}
