import type { PeerEvent } from '../../engine/sync/peers.ts';
import type { ServerKind, ServerPlace } from '../../engine/sync/server-place.ts';
import type { ServerOutcome } from '../../engine/sync/sync-with-server.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { lanVerdictText, lanWords } from '../../shared/i18n/app/lan.ts';
import { ok } from '../../shared/result.ts';
import { type Failure, refused } from '../answer.ts';
import { findSpace } from '../find.ts';
import { pathFromUser } from '../paths.ts';
import { addressFrom, optional, serverFailure, serverOptions, troubleText, withoutSecrets } from '../servers.ts';
import { type Command, changingVault } from '../session.ts';
import { syncFailure } from '../sync-errors.ts';

/** Looking for comrades where no address and no folder is named: as long as a person would wait. */
const lookMilliseconds = 8_000;
/** A first sync of everything takes some ten seconds; what is slower than this has stopped. */
const quietMilliseconds = 60_000;

interface Part {
  readonly way: string;
  readonly in: number;
  readonly out: number;
  readonly refused: number;
  readonly error?: { readonly type: string; readonly message: string };
  readonly joined?: readonly string[];
  /** A server that was found to have lost what lay there, or to show an earlier day. */
  readonly trouble?: string;
  /** Spaces both are in that were not the same on both sides when it ended. */
  readonly apart?: readonly string[];
}

/** Once with everybody and everything named, then a summary. What failed is told beside what went well. */
export const sync: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given, output } = session;
    const parts: Part[] = [];
    const addresses = given.all('address');
    const folders = given.all('folder').map((path) => pathFromUser(path));
    const space = given.option('space');
    const found = space === undefined ? undefined : findSpace(vault, space);
    if (found && !found.ok) return found;
    const how = {
      ...(found && { space: found.value.id }),
      ...optional('proxy', given.option('proxy')),
    };
    const servers: { readonly kind: ServerKind; readonly url: string }[] = [];
    for (const [option, kind] of serverOptions)
      for (const text of given.all(option)) {
        const url = addressFrom(text);
        if (!url.ok) return url;
        servers.push({ kind, url: url.value });
      }
    for (const path of folders) parts.push(await withFolder(vault, path));
    if (given.flag('servers')) {
      const kept = vault.sync.servers
        .places()
        .filter((place) => place.on && (!found || place.space === found.value.id));
      if (kept.length === 0)
        return refused('NoneInStep', 'No relay or server is kept in step. Name one: samband relays DIR --add LINK.');
      for (const place of kept) parts.push(await withKept(vault, place));
    }
    for (const { kind, url } of servers) parts.push(...(await withServer(vault, kind, url, how)));
    for (const address of addresses) parts.push(await withAddress(vault, address));
    if (addresses.length + folders.length + servers.length === 0 && !given.flag('servers'))
      parts.push(...(await withWhoIsHere(vault, output.say)));
    await vault.sync.meet.stop();
    // What folders brought goes on to those just met, and the other way: once more for folders, which costs little.
    if (addresses.length > 0) for (const path of folders) parts.push(await withFolder(vault, path));

    const total = (of: 'in' | 'out' | 'refused') => parts.reduce((sum, part) => sum + part[of], 0);
    const { onlyHere, devices } = vault.sync.custody();
    const missing = devices.reduce((most, { toFetch }) => Math.max(most, toFetch), 0);
    const failed = parts.filter(({ error }) => error);
    const value = {
      bundlesIn: total('in'),
      bundlesOut: total('out'),
      refused: total('refused'),
      missing,
      onlyHere,
      parts,
    };
    const lines = [
      `${value.bundlesIn} bundles in, ${value.bundlesOut} out, ${value.refused} refused, ${missing} still missing.`,
      ...failed.map(({ error }) => error?.message ?? ''),
      ...parts.flatMap(({ way, trouble }) => (trouble ? [`${way}: ${troubleText(trouble, true)}`] : [])),
      ...parts.flatMap(({ joined = [] }) => joined.map((name) => `You are in ${name} now.`)),
      onlyHere === 0 ? 'Nothing of yours lies here alone.' : `${onlyHere} of your edits lie only here.`,
    ];
    const exit = failed.length > 0 || parts.length === 0 ? 1 : 0;
    return ok({ value, text: lines.join('\n'), exit });
  });

async function withFolder(vault: Vault, path: string): Promise<Part> {
  const done = await vault.sync.syncFolder(path, 'both');
  if (!done.ok) return { way: path, in: 0, out: 0, refused: 0, error: told(syncFailure(done.error, path).error) };
  const { read, saved, joined, unchecked } = done.value;
  return {
    way: path,
    in: read?.received ?? 0,
    out: saved?.envelopes ?? 0,
    refused: read?.refused.length ?? 0,
    ...(joined.length > 0 && { joined: joined.map(({ name }) => name) }),
    ...(unchecked && {
      error: {
        type: 'WordsNotCompared',
        message: `An answer to your request lies in ${path}, from somebody your invitation did not name. Compare its check words by running join again with --folder.`,
      },
    }),
  };
}

/** A part for each space, where the server carries them one at a time. */
async function withServer(
  vault: Vault,
  kind: ServerKind,
  url: string,
  how: { readonly space?: string; readonly proxy?: string },
): Promise<Part[]> {
  const nothing = { in: 0, out: 0, refused: 0 };
  const shown = withoutSecrets(url);
  const used = await vault.sync.syncWithServer(kind, url, how);
  if (!used.ok) return [{ way: shown, ...nothing, error: told(serverFailure(used.error, shown).error) }];
  return used.value.map((outcome) => serverPart(vault, shown, outcome));
}

async function withKept(vault: Vault, { id, url, space }: ServerPlace): Promise<Part> {
  const done = await vault.sync.servers.sync(id);
  const of = space === undefined ? {} : { space };
  return serverPart(vault, url, done.ok ? { ...of, synced: done.value } : { ...of, error: done.error });
}

function serverPart(vault: Vault, shown: string, { space, synced, error }: ServerOutcome): Part {
  const name = vault.spaces.find(({ id }) => id === space)?.name;
  const way = name === undefined ? shown : `${shown} (${name})`;
  const nothing = { in: 0, out: 0, refused: 0 };
  if (!synced) return { way, ...nothing, ...(error && { error: told(serverFailure(error, way).error) }) };
  const { read, saved, trouble } = synced;
  const counts = { in: read.received, out: saved.envelopes, refused: read.refused.length };
  return { way, ...counts, ...(trouble && { trouble: trouble.type }) };
}

async function withAddress(vault: Vault, address: string): Promise<Part> {
  const settled = untilSynced(vault);
  const dialled = await vault.sync.meet.dial(address);
  if (!dialled.ok) {
    settled.stop();
    return { way: address, in: 0, out: 0, refused: 0, error: told(syncFailure(dialled.error, address).error) };
  }
  const event = await settled.of(dialled.value.device);
  return partOf(address, event);
}

async function withWhoIsHere(vault: Vault, say: (text: string) => void): Promise<Part[]> {
  const parts: Part[] = [];
  const started = await vault.sync.meet.start({ find: true });
  if (!started.ok) say('This computer does not let Samband listen; it dials others only.');
  // The eight seconds are for finding somebody; whoever was found by then is waited for as long as something comes.
  const ended = new Map<string, Extract<PeerEvent, { type: 'synced' | 'peerGone' }>>();
  const open = new Set<string>();
  await new Promise<void>((resolve) => {
    let isLooking = true;
    let quiet: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(quiet);
      stop();
      resolve();
    };
    const look = () => {
      clearTimeout(quiet);
      if (!isLooking && open.size === 0) return finish();
      quiet = setTimeout(finish, quietMilliseconds);
    };
    const stop = vault.sync.onEvent((event) => {
      if (event.type === 'peerConnected') open.add(event.device);
      if (event.type === 'synced' || event.type === 'peerGone') {
        open.delete(event.device);
        if (event.type === 'synced' || !ended.has(event.device)) ended.set(event.device, event);
      }
      look();
    });
    setTimeout(() => {
      isLooking = false;
      look();
    }, lookMilliseconds);
  });
  for (const device of open) parts.push(partOf(device, undefined));
  for (const [device, event] of ended) parts.push(partOf(device, event));
  if (parts.length === 0) {
    const { meet } = await vault.sync.status();
    const words = lanWords.en;
    say(lanVerdictText(meet.verdict, 'en'));
    for (const step of meet.verdict.next) say(`- ${words.steps[step]}`);
  }
  return parts;
}

/** Listens before somebody is dialled, so that nothing is missed. */
function untilSynced(vault: Vault) {
  const events: PeerEvent[] = [];
  let wake = () => {};
  const stop = vault.sync.onEvent((event) => {
    if (
      event.type === 'synced' ||
      event.type === 'peerGone' ||
      event.type === 'received' ||
      event.type === 'progress'
    ) {
      events.push(event);
      wake();
    }
  });
  return {
    stop,
    of: async (device: string): Promise<PeerEvent | undefined> => {
      try {
        for (;;) {
          const end = events.find(
            (event) => event.device === device && (event.type === 'synced' || event.type === 'peerGone'),
          );
          if (end) return end;
          const seen = events.length;
          const quiet = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => resolve(true), quietMilliseconds);
            wake = () => {
              clearTimeout(timer);
              resolve(false);
            };
          });
          if (quiet && events.length === seen) return undefined;
        }
      } finally {
        stop();
      }
    },
  };
}

function partOf(way: string, event: PeerEvent | undefined): Part {
  if (!event || (event.type !== 'synced' && event.type !== 'peerGone'))
    return {
      way,
      in: 0,
      out: 0,
      refused: 0,
      error: { type: 'TooSlow', message: `${way} stopped answering. What had come is kept.` },
    };
  const { bundlesIn, bundlesOut, refused, apart } = event.summary;
  const ended = event.type === 'peerGone' && event.summary.apart.length > 0;
  const stranger = event.type === 'peerGone' && event.why === 'stranger';
  return {
    way,
    in: bundlesIn,
    out: bundlesOut,
    refused,
    ...(apart.length > 0 && { apart }),
    ...(stranger
      ? { error: told(syncFailure({ type: 'NotAdmitted' }, way).error) }
      : ended && {
          error: {
            type: 'Interrupted',
            message: `The connection with ${way} ended before both had everything. What had come is kept; run it again.`,
          },
        }),
  };
}

function told({ type, message }: Failure): { readonly type: string; readonly message: string } {
  return { type, message };
}
