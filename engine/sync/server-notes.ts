/** What the passes at a server came to: how it stands, and what is remembered of it when the vault is locked. */
import { isGone } from '../folder/carrier-files.ts';
import type { CarrierWatch, Passed } from '../packs/watch-carrier.ts';
import type { OpenServer, OpenServerDeps } from './open-server.ts';
import type { ServerPlace } from './server-place.ts';
import { damagedIn, lossIn, type ServerTrouble } from './server-trouble.ts';
import { heldOfCustody, vectorsOfHeld } from './sync-store.ts';

export interface UsedServer extends OpenServer {
  watch?: CarrierWatch;
  state: 'idle' | 'working' | 'gone' | 'failed';
  /** Passes. */
  underway: number;
  error?: { readonly type: string };
  /** What a pass showed that the server did not tell. */
  found?: ServerTrouble;
  /** Since the pass before: a pass that came as far as reading saw what lies there. */
  hasRead?: boolean;
  /** Of the passes underway those that take long; each goes with its own end. */
  readonly slow: Set<{ readonly since: number }>;
}

export type Noted = Pick<ServerPlace, 'at' | 'held' | 'trouble' | 'damaged' | 'failed'>;

export interface ServerNotes {
  readonly note: (id: string, server: UsedServer, done: Passed) => Promise<void>;
  /** Once a pass has read all, before it writes anything. */
  readonly onRead: OpenServerDeps['onRead'];
  /** The newest. */
  readonly troubleOf: (server: UsedServer | undefined) => ServerTrouble | undefined;
}

export interface ServerNotesDeps {
  readonly clock: () => number;
  readonly placeOf: (id: string) => ServerPlace | undefined;
  /** Undefined once it was hung up. */
  readonly openAs: (id: string) => UsedServer | undefined;
  readonly update: (id: string, noted: Noted) => Promise<void>;
}

const mostDamaged = 1_000;
/** Errors that are an answer, to whether anything lies there. */
const saysItIsGone: ReadonlySet<string> = new Set(['FolderGone', 'NotKnownThere']);

export function createServerNotes({ clock, placeOf, openAs, update }: ServerNotesDeps): ServerNotes {
  /** By place: packs that its last pass could not read. */
  const doubtful = new Map<string, ReadonlySet<string>>();

  const troubleOf = (server: UsedServer | undefined): ServerTrouble | undefined => {
    const [told, found] = [server?.trouble(), server?.found];
    return told && found ? (found.at > told.at ? found : told) : (told ?? found);
  };

  /** What is damaged there is news once; what it held is written anew by the pass that finds it. */
  const noteDamage = (
    id: string,
    server: UsedServer,
    { read, saved }: Extract<Passed, { readonly ok: true }>['value'],
  ): string[] => {
    const skipped = [...read.skipped, ...(saved?.skipped ?? [])];
    const damaged = damagedIn(skipped, doubtful.get(id) ?? new Set()).slice(0, mostDamaged);
    doubtful.set(id, new Set(skipped.flatMap(({ name, why }) => (why === 'Unreadable' ? [name] : []))));
    const known = placeOf(id)?.damaged ?? [];
    if (damaged.some((name) => !known.includes(name))) server.found = { type: 'damaged', at: clock() };
    return damaged;
  };

  return {
    troubleOf,
    onRead: (id, { skipped }, there) => {
      const place = placeOf(id);
      const server = openAs(id);
      if (server) server.hasRead = true;
      // A relay tells by its numbers.
      if (!place || !server || place.kind === 'relay') return;
      const now = new Map(there.map(({ space, vector }) => [space, vector]));
      const type = lossIn(vectorsOfHeld(place.held), now, skipped);
      if (type) server.found = { type, at: clock() };
    },
    note: async (id, server, done) => {
      // A pass that only reads says nothing of what failed before.
      const isWhole = done.ok && done.value.saved !== undefined;
      if (done.ok && (isWhole || (server.error && isGone(server.error)))) delete server.error;
      if (!done.ok) server.error = done.error;
      const { error } = server;
      const gone = !done.ok && isGone(done.error);
      server.state = gone ? 'gone' : error ? 'failed' : 'idle';
      // Hanging up ended it: that says nothing of the server.
      if (!done.ok && openAs(id) !== server) return;
      const damaged = done.ok ? noteDamage(id, server, done.value) : undefined;
      const trouble = troubleOf(server);
      const isNew = error?.type !== placeOf(id)?.failed?.type;
      // What was seen to be there no more counts no more, whatever else went wrong. A pass that ended before it read saw nothing.
      const isTold = !done.ok && saysItIsGone.has(done.error.type);
      const sawNothing = !done.ok && !server.hasRead && !isTold && server.trouble() === undefined;
      server.hasRead = false;
      if (sawNothing && !isNew) return;
      await update(id, {
        ...(isNew && { failed: error && { type: error.type, at: clock() } }),
        ...(!sawNothing && { held: heldOfCustody(server.carrier.custody()) }),
        ...(isWhole && { at: clock() }),
        ...(damaged && { damaged }),
        ...(trouble && { trouble }),
      });
    },
  };
}
