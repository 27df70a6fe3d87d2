/** Places of one server belong together: a person adds, replaces and leaves a server, whatever it carries of theirs. */
import type { CarrierServer, ServerOutcome } from '../../../shared/bridge/contract/sync.ts';
import { nameOfServer } from '../../data/custody.ts';

export interface ServerGroup {
  readonly kind: CarrierServer['kind'];
  readonly url: string;
  readonly name: string;
  /** At least one, in the order they were added. */
  readonly places: readonly CarrierServer[];
}

export function serverGroups(servers: readonly CarrierServer[]): readonly ServerGroup[] {
  const groups = new Map<string, { readonly of: CarrierServer; readonly places: CarrierServer[] }>();
  for (const server of servers) {
    const key = `${server.kind} ${server.url}`;
    const known = groups.get(key);
    if (known) known.places.push(server);
    else groups.set(key, { of: server, places: [server] });
  }
  return [...groups.values()].map(({ of, places }) => ({ kind: of.kind, url: of.url, name: nameOfServer(of), places }));
}

/**
 * Of an old server, the places that another one has taken over: it was in step for all that they carry. `shared`: ids of the
 * spaces that others share, which is what a place without a space carries.
 */
export function takenOver(
  old: readonly CarrierServer[],
  outcomes: readonly ServerOutcome[],
  shared: readonly string[],
): readonly string[] {
  const inStep = outcomes.filter(({ id, error }) => id !== undefined && error === undefined);
  const carriesAll = inStep.some(({ space }) => space === undefined);
  const carried = new Set(inStep.flatMap(({ space }) => (space ? [space.id] : [])));
  const isCarried = (place: CarrierServer) =>
    carriesAll || (place.space ? [place.space.id] : shared).every((id) => carried.has(id));
  // The same address once more replaces nothing.
  const isNew = (place: CarrierServer) => outcomes.every(({ id }) => id !== place.id);
  return old.filter((place) => isNew(place) && isCarried(place)).map(({ id }) => id);
}

/** A name and a password as an address carries them to the engine, which keeps them apart from it. */
export function withLogin(address: string, username: string, password: string): string {
  const trimmed = address.trim();
  if ((username === '' && password === '') || !URL.canParse(trimmed)) return trimmed;
  const url = new URL(trimmed);
  url.username = encodeURIComponent(username);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** Of a proxy's address what may be shown: a login in it is nobody's to read. */
export function shownProxy(proxy: string): string {
  return proxy.replace(/^socks5h:\/\/(?:[^@/]*@)?/, '');
}
