import { type ServerKind, type ServerPlace, serverKinds } from '../../engine/sync/server-place.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { ok } from '../../shared/result.ts';
import { type Outcome, wrongUse } from '../answer.ts';
import { findSpace } from '../find.ts';
import { iso } from '../iso.ts';
import { addressFrom, optional, serverFailure, troubleText, withoutSecrets } from '../servers.ts';
import { type Command, changingVault } from '../session.ts';

/** These need not keep a server from being named. */
const passes: ReadonlySet<string> = new Set(['CarrierGone', 'ProxyGone']);
const mostGatherMinutes = 24 * 60;

/** The servers that carry for this vault: relays above all, WebDAV folders and Automerge servers too. */
export const relays: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given } = session;
    const link = given.option('add');
    const address = link === undefined ? undefined : addressFrom(link);
    if (address && !address.ok) return address;
    const add = address?.value;
    const [named] = ['pause', 'resume', 'forget', 'no-proxy'].flatMap((what) => {
      const url = given.option(what);
      return url === undefined ? [] : [{ what, url: withoutSecrets(url).replace(/\/+$/, '') }];
    });
    if (add !== undefined) {
      const added = await addServer(vault, add, session.given);
      if (added) return added;
    }
    const erase = given.flag('erase');
    if (erase && named?.what !== 'forget') return wrongUse('--erase goes with --forget URL.');
    if (named) {
      const wanted = given.option('space');
      const space = wanted === undefined ? undefined : findSpace(vault, wanted);
      if (space && !space.ok) return space;
      // Nothing but a relay deletes for everybody.
      const kind = given.option('kind') ?? (erase ? 'relay' : undefined);
      if (kind !== undefined && !isKind(kind)) return wrongKind(kind);
      const isMeant = (place: ServerPlace) =>
        place.url === named.url && (!space || place.space === space.value.id) && (!kind || place.kind === kind);
      const places = vault.sync.servers.places().filter(isMeant);
      if (places.length === 0) return serverFailure({ type: 'NoSuchServer' }, named.url);
      if (erase && places.length > 1) return wrongUse(`${named.url} carries several spaces: say which with --space.`);
      for (const { id } of places) {
        const { servers } = vault.sync;
        const done =
          named.what === 'forget'
            ? await servers.forget(id, { erase })
            : await servers.change(
                id,
                named.what === 'no-proxy' ? { proxy: undefined } : { on: named.what === 'resume' },
              );
        if (!done.ok) return serverFailure(done.error, named.url);
      }
    }
    return listed(vault);
  });

async function addServer(
  vault: Vault,
  link: string,
  given: Parameters<Command>[0]['given'],
): Promise<Outcome | undefined> {
  const kind = given.option('kind') ?? 'relay';
  if (!isKind(kind)) return wrongKind(kind);
  const wanted = given.option('space');
  const space = wanted === undefined ? undefined : findSpace(vault, wanted);
  if (space && !space.ok) return space;
  const minutes = given.option('gather');
  const gather = minutes === undefined ? undefined : Number(minutes);
  if (gather !== undefined && !(gather >= 0 && gather <= mostGatherMinutes))
    return wrongUse(`"${minutes}" is no number of minutes between 0 and ${mostGatherMinutes}.`);
  const used = await vault.sync.syncWithServer(kind, link, {
    on: true,
    ...(space && { space: space.value.id }),
    ...optional('proxy', given.option('proxy')),
    ...(gather !== undefined && { gather: gather * 60_000 }),
  });
  if (!used.ok) return serverFailure(used.error, withoutSecrets(link));
  // One that does not answer just now is named all the same; one that was named before may refuse now.
  const failed = used.value.find(({ id, error }) => error && (id === undefined || !passes.has(error.type)));
  if (failed?.error) return serverFailure(failed.error, withoutSecrets(link));
  return undefined;
}

/** What is no relay is called by its kind. */
function kindAndSpace({ kind, space }: { readonly kind: ServerKind; readonly space?: string }): string {
  const name = { relay: undefined, webdav: 'WebDAV folder', automerge: 'Automerge server' }[kind];
  const both = [name, space].filter(Boolean).join(', ');
  return both && `(${both})`;
}

/** How it stood when it was asked last, by whatever program that has this vault. */
function stateText({
  at,
  error,
  errorSince,
  slow,
}: {
  readonly at?: string;
  readonly error?: string;
  readonly errorSince?: string;
  readonly slow?: string;
}): string {
  if (slow !== undefined) return `slow since ${slow}`;
  if (error !== undefined)
    return serverFailure({ type: error }, `error${errorSince === undefined ? '' : ` since ${errorSince}`}`).error
      .message;
  return at === undefined ? 'not asked yet' : 'ok';
}

function wrongKind(kind: string): Outcome {
  return wrongUse(`"${kind}" is none of ${serverKinds.join(', ')}.`);
}

function isKind(text: string): text is ServerKind {
  return (serverKinds as readonly string[]).includes(text);
}

async function listed(vault: Vault): Promise<Outcome> {
  const { servers } = await vault.sync.status();
  const spaceName = (id: string | undefined) => vault.spaces.find((each) => each.id === id)?.name;
  const value = {
    servers: servers.map(({ id, kind, url, space, on, proxy, gather, at, toSend, state, usage, ...now }) => ({
      ...{ id, kind, url, on, toSend, state },
      ...optional('space', spaceName(space)),
      ...optional('proxy', proxy),
      ...(gather !== undefined && { gatherMinutes: gather / 60_000 }),
      ...(at !== undefined && { at: iso(at) }),
      ...(now.error && { error: now.error.type }),
      ...(now.error?.since !== undefined && { errorSince: iso(now.error.since) }),
      ...(now.slow !== undefined && { slow: iso(now.slow) }),
      ...(now.trouble && { trouble: now.trouble.type, troubleMended: now.trouble.mended }),
      ...(usage && { bytesUsed: usage[0], bytesAllowed: usage[1] }),
    })),
  };
  const lines = value.servers.map((server) =>
    [
      `${[server.url, kindAndSpace(server)].filter(Boolean).join(' ')}: `,
      server.at === undefined ? 'never in step' : `in step ${server.at}`,
      `, ${server.toSend} to send`,
      server.on ? '' : ', paused',
      server.proxy === undefined ? '' : `, through ${server.proxy}`,
      `, ${stateText(server)}`,
      server.trouble ? `; ${troubleText(server.trouble, server.troubleMended === true)}` : '',
    ].join(''),
  );
  const text =
    lines.length > 0 ? lines.join('\n') : 'No relay, WebDAV folder or Automerge server carries for this vault.';
  return ok({ value, text });
}
