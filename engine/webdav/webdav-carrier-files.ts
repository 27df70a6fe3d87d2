/**
 * A folder on a WebDAV server (RFC 4918), a group's Nextcloud above all, as a folder that carries. The server is trusted
 * with nothing: what it stores is sealed and named by its hash, and what it says is bounded, checked and never followed.
 *
 * | of the port | request                | why so                                                                         |
 * |-------------|------------------------|--------------------------------------------------------------------------------|
 * | list        | PROPFIND, Depth 1      | tells the sizes too, which are asked for next                                  |
 * | size, age   | PROPFIND, Depth 0      | not every server answers HEAD with a length                                    |
 * | read        | GET with Range         | where all of the file comes instead, the part is cut out of it                 |
 * | makeFolder  | MKCOL                  | 405, 403 mean that something is there: looked at, whether it is a folder       |
 * | create      | PUT, If-None-Match: *  | with its length: what comes in chunks is stored empty by some PHP              |
 * | rename      | MOVE, Overwrite: F     |                                                                                |
 * | remove      | DELETE                 | after a look that it is no folder: with one, all that is in it would go        |
 */
import type { Agent } from 'node:http';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CarrierFiles, CarrierName, FolderError } from '../folder/carrier-files.ts';
import type { WhyUnreachable } from '../unreachable.ts';
import { createMultistatusReader, type Member, propfind } from './multistatus.ts';
import {
  createSendRequest,
  isGood,
  type Taker,
  type WebHead,
  type WebRequest,
  type WebTimeouts,
} from './web-request.ts';
import { originOf, readWebdavAddress, type WebdavAddressProblem } from './webdav-address.ts';

export interface WebdavFolder {
  /** May hold `user:password@`, which is taken out; given beside it they count instead. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  /** Makes every connection, where there is one: with it nothing is connected to and no name looked up in any other way. */
  readonly agent?: Agent;
  readonly timeouts?: Partial<WebTimeouts>;
  /** Ends what is asked, and everything asked later. */
  readonly signal?: AbortSignal;
}

/** Of a listing: some 10,000 files. */
const mostListingBytes = 8 * 1024 * 1024;
/** Milliseconds that a size told with a listing is good for, once. */
const listedFor = 60_000;
/** A password refused so often in a row is given again only after so many milliseconds: servers shut out who guesses. */
const mostRefusals = 3;
const refusedFor = 10 * 60_000;
const gone: FolderError = { type: 'CarrierGone' };

function notReached(why: 'NoAnswer' | WhyUnreachable): FolderError {
  return why === 'NoAnswer' ? gone : { type: why };
}
/** The server is there, and says that this folder is not. */
const noFolder: FolderError = { type: 'FolderGone', path: '' };

type Kind = 'file' | 'folder';

export function createWebdavCarrierFiles(folder: WebdavFolder): Result<CarrierFiles, WebdavAddressProblem> {
  const { agent, timeouts } = folder;
  const read = readWebdavAddress(folder.url, { throughProxy: agent !== undefined });
  if (!read.ok) return read;
  const address = read.value;
  const authorization = basic(folder.username ?? address.username, folder.password ?? address.password);
  const send = createSendRequest({
    address,
    ...(authorization !== undefined && { authorization }),
    ...(agent && { agent }),
    ...(timeouts && { timeouts }),
    ...(folder.signal && { signal: folder.signal }),
  });
  /** By path: a pass asks for the size of each file right after their list, and over Tor each question costs a second. */
  const listed = new Map<string, { readonly size: number; readonly at: number }>();
  let refusals = 0;
  let refusedAt = 0;
  /** What stands before a path in the header of a MOVE. */
  let destination = originOf(address);

  /** A path of the port, percent-encoded, in the folder; of a folder with a `/` at its end. */
  const at = (path: string, kind: Kind): string | undefined => {
    if (path === '') return address.path;
    const parts = path.split('/');
    if (!parts.every(isPlainName)) return undefined;
    return `${address.path}${parts.map(encodeURIComponent).join('/')}${kind === 'folder' ? '/' : ''}`;
  };

  /** `accepts`: what is no error to whoever asks, beside 2xx. */
  const ask = async (
    path: string,
    {
      kind = 'file',
      accepts = [],
      ...request
    }: Omit<WebRequest, 'path'> & { kind?: Kind; accepts?: readonly number[] },
  ): Promise<Result<WebHead, FolderError>> => {
    const encoded = at(path, kind);
    if (encoded === undefined) return err({ type: 'NotPermitted', path });
    if (refusals >= mostRefusals && performance.now() - refusedAt < refusedFor) return err(errorOf(401, path));
    const head = await send({ ...request, path: encoded });
    if (!head.ok) return err(notReached(head.error));
    const { status } = head.value;
    refusals = status === 401 ? refusals + 1 : 0;
    if (status === 401) refusedAt = performance.now();
    if (isGood(status) || accepts.includes(status)) return head;
    const error = errorOf(status, path);
    // Whatever the server says of what lies in the folder, and servers differ: without the folder that is the news.
    const isNews = ['NotFound', 'NotPermitted', 'DiskFailed'].includes(error.type);
    const isThere = path === '' || !isNews || (await lookForFolder());
    if (isThere !== true) return err(isThere);
    return err(path === '' && error.type === 'NotFound' ? noFolder : error);
  };

  const lookForFolder = async (): Promise<true | FolderError> => {
    const head = await send({ ...lookRequest(0), path: address.path });
    if (!head.ok) return notReached(head.error);
    return errorOf(head.value.status, '').type === 'NotFound' ? noFolder : true;
  };

  const look = async (path: string, depth: 0 | 1, kind: Kind): Promise<Result<Looked, FolderError>> => {
    const reader = createMultistatusReader();
    let bytes = 0;
    const taker = (): Taker => (piece) => {
      bytes += piece.length;
      return bytes <= mostListingBytes && reader.write(piece) ? 'more' : 'enough';
    };
    const accepts = [405, 501, ...(kind === 'file' ? redirects : [])];
    const head = await ask(path, { ...lookRequest(depth), kind, accepts, taker });
    if (!head.ok) return head;
    const { status, headers } = head.value;
    // Some servers send whoever asks for a folder without the last `/` on to it. Where to is for us to know.
    if (redirects.includes(status)) return look(path, depth, 'folder');
    if (bytes > mostListingBytes) return err({ type: 'DiskFailed', path });
    const told = status === 207 ? reader.end() : err('NotMultistatus');
    const sorted = told.ok ? sortMembers(told.value, at(path, kind) ?? '') : undefined;
    // Something answers, but not of this folder: a page to log in at, a server that knows no WebDAV.
    if (!sorted) return err(gone);
    const now = Date.parse(headers.date ?? '');
    return ok({ ...sorted, now: Number.isFinite(now) ? now : Date.now() });
  };

  return ok({
    list: async (path) => {
      for (const known of listed.keys()) if (folderOf(known) === path) listed.delete(known);
      const found = await look(path, 1, 'folder');
      if (!found.ok) return found;
      if (!found.value.self.isFolder) return err(path === '' ? noFolder : { type: 'NotFound', path });
      return ok(
        [...found.value.inside].map(([name, { isFolder, size }]): CarrierName => {
          const known = path === '' ? name : `${path}/${name}`;
          if (!isFolder && size !== undefined) listed.set(known, { size, at: performance.now() });
          return { name, type: isFolder ? 'folder' : 'file' };
        }),
      );
    },
    size: async (path) => {
      const known = listed.get(path);
      listed.delete(path);
      if (known && performance.now() - known.at < listedFor) return ok(known.size);
      const found = await look(path, 0, 'file');
      if (!found.ok) return found;
      const { size } = found.value.self;
      return size === undefined ? err({ type: 'DiskFailed', path }) : ok(size);
    },
    age: async (path) => {
      const found = await look(path, 0, 'file');
      if (!found.ok) return found;
      const { changedAt } = found.value.self;
      return changedAt === undefined ? err({ type: 'DiskFailed', path }) : ok(found.value.now - changedAt);
    },
    read: async (path, from, length) => {
      const part = createPartTaker(from, length);
      const range = `bytes=${from}-${from + Math.max(length, 1) - 1}`;
      const head = await ask(path, { method: 'GET', headers: { range }, accepts: [behindTheEnd], taker: part.taker });
      if (!head.ok) return head;
      if (head.value.status === behindTheEnd) return ok(new Uint8Array());
      const bytes = part.bytes();
      return bytes ? ok(bytes) : err({ type: 'DiskFailed', path });
    },
    makeFolder: async (path) => {
      const made = await ask(path, { method: 'MKCOL', kind: 'folder', accepts: [405] });
      if (made.ok && made.value.status !== 405) return ok(true);
      // Two at the same moment: Apache answers 403 to the one that came second.
      if (!made.ok && made.error.type !== 'NotPermitted') return made;
      const found = await look(path, 0, 'folder');
      if (!found.ok) return made.ok ? found : made;
      return found.value.self.isFolder ? ok(true) : err({ type: 'NotPermitted', path });
    },
    create: async (path, pieces) => {
      listed.delete(path);
      const made = await ask(path, { method: 'PUT', headers: { 'if-none-match': '*' }, body: [...pieces] });
      return made.ok ? ok(true) : made;
    },
    rename: async (from, to) => {
      listed.delete(from);
      listed.delete(to);
      const target = at(to, 'file');
      if (target === undefined) return err({ type: 'NotPermitted', path: to });
      const move = (origin: string) =>
        ask(from, { method: 'MOVE', headers: { destination: origin + target, overwrite: 'F' }, accepts: [502] });
      const isMoved = (answer: Result<WebHead, FolderError>) => answer.ok && answer.value.status !== 502;
      let moved = await move(destination);
      // Behind something that speaks TLS for it, Apache takes its own address for another server's.
      if (moved.ok && !isMoved(moved) && destination !== '') {
        moved = await move('');
        if (isMoved(moved)) destination = '';
      }
      if (!moved.ok) return moved;
      return isMoved(moved) ? ok(true) : err(gone);
    },
    remove: async (path) => {
      listed.delete(path);
      const found = await look(path, 0, 'file');
      if (!found.ok) return found.error.type === 'NotFound' ? ok(true) : found;
      // With a folder goes all that is in it.
      if (found.value.self.isFolder) return err({ type: 'NotPermitted', path });
      const removed = await ask(path, { method: 'DELETE' });
      return removed.ok || removed.error.type === 'NotFound' ? ok(true) : removed;
    },
    // The same address is the same folder, and one that somebody emptied is filled again.
    medium: async () => ok(undefined),
    watch: () => () => {},
  });
}

const redirects = [301, 302, 303, 307, 308];
const behindTheEnd = 416;

function lookRequest(depth: 0 | 1): Omit<WebRequest, 'path'> {
  return {
    method: 'PROPFIND',
    headers: { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' },
    body: [propfind],
  };
}

interface Looked {
  readonly self: Member;
  /** By name. */
  readonly inside: ReadonlyMap<string, Member>;
  /** By the server's clock, as far as it tells. */
  readonly now: number;
}

/** What was asked for and what lies right in it; undefined where the answer is about something else. */
function sortMembers(members: readonly Member[], asked: string): Omit<Looked, 'now'> | undefined {
  const own = partsOf(asked);
  let self: Member | undefined;
  const inside = new Map<string, Member>();
  for (const member of members) {
    const parts = partsOf(member.href);
    if (!own?.every((part, n) => part === parts?.[n])) continue;
    const name = parts?.[own.length];
    if (name === undefined) self ??= member;
    else if (parts?.length === own.length + 1 && isPlainName(name)) inside.set(name, member);
  }
  return self && { self, inside };
}

/** Decoded; of an address too, whatever server it names. Never made into a path again: only names come out of it. */
function partsOf(href: string): readonly string[] | undefined {
  const path = href.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  try {
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name.
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\u0000-\u001f\u007f]/.test(name);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Cuts the part out of what comes, which may be all of the file, and takes no more of it. */
function createPartTaker(from: number, length: number) {
  const pieces: Uint8Array[] = [];
  let lacks = length;
  let isOther = false;
  return {
    taker: ({ status, headers }: WebHead): Taker => {
      const start = status === 206 ? /^bytes (\d{1,15})-/.exec(headers['content-range'] ?? '')?.[1] : '0';
      let skips = from - Number(start ?? Number.POSITIVE_INFINITY);
      isOther = skips < 0 || (headers['content-encoding'] ?? 'identity') !== 'identity';
      return (piece) => {
        if (isOther || lacks === 0) return 'enough';
        const skipped = Math.min(skips, piece.length);
        const part = piece.subarray(skipped, skipped + lacks);
        skips -= skipped;
        lacks -= part.length;
        pieces.push(part);
        return 'more';
      };
    },
    /** Undefined where it was another part, or packed. */
    bytes: (): Uint8Array | undefined => (isOther ? undefined : new Uint8Array(Buffer.concat(pieces))),
  };
}

function errorOf(status: number, path: string): FolderError {
  switch (status) {
    case 401:
      return { type: 'WrongPassword', path: '' };
    case 403:
    case 405:
    case 423:
    case 501:
      return { type: 'NotPermitted', path };
    case 404:
    case 409:
    case 410:
      return { type: 'NotFound', path };
    case 413:
    case 507:
      return { type: 'DiskFull', path };
    case 407:
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
      return gone;
    default:
      return status >= 300 && status < 400 ? gone : { type: 'DiskFailed', path };
  }
}

function basic(username: string | undefined, password: string | undefined): string | undefined {
  if (username === undefined && password === undefined) return undefined;
  return `Basic ${Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64')}`;
}
