/** A server that carries for a group, as a person gave it and as this laptop remembers it. */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ServerUrlError, serverUrl } from '../automerge-server/server-url.ts';
import { isOnion } from '../hosts.ts';
import { type RelayLinkError, readRelayLink } from '../relay/relay-address.ts';
import { originOf, readWebdavAddress, type WebdavAddressProblem } from '../webdav/webdav-address.ts';

export const serverKinds = ['relay', 'webdav', 'automerge'] as const;
export type ServerKind = (typeof serverKinds)[number];

export const ServerPlace = z.object({
  /** Random, this laptop's own. */
  id: z.string(),
  kind: z.enum(serverKinds),
  /** Without secrets: what a screen may show. */
  url: z.string(),
  /** The one space it carries; a WebDAV folder carries all that others share. */
  space: z.string().optional(),
  /** Opens the account, once. */
  voucher: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  /** `socks5h://HOST:PORT`. */
  proxy: z.string().optional(),
  /** Kept in step while the app is open. */
  on: z.boolean(),
  /** Milliseconds that what is written here is gathered before it is sent. */
  gather: z.number().optional(),
  /** When it was last in step, milliseconds since 1970. */
  at: z.number().optional(),
  /** What was the matter when it was last asked, and since when; absent where nothing was. */
  failed: z.object({ type: z.string(), at: z.number() }).optional(),
  /** What was found wrong with it last (server-trouble.ts), and when. */
  trouble: z.object({ type: z.enum(['lost', 'setBack', 'damaged']), at: z.number() }).optional(),
  /** Names of packs that are known to be damaged: they are no news. */
  damaged: z.array(z.string()).optional(),
  /** What was read back of it, by space: writer → ranges. */
  held: z.record(z.string(), z.array(z.tuple([z.string(), z.array(z.tuple([z.number(), z.number()]))]))).optional(),
});
export type ServerPlace = z.infer<typeof ServerPlace>;

/** What a person gives to name a server. */
export interface ServerAddress {
  readonly kind: ServerKind;
  readonly url: string;
  readonly voucher?: string;
  readonly username?: string;
  readonly password?: string;
}

export type AddressError =
  | RelayLinkError
  | WebdavAddressProblem
  | ServerUrlError
  /** With a login or a question in it, which would stand on the screen and in what is shared. */
  | { readonly type: 'SecretInAddress' }
  /** An onion service, and no proxy: even asking for its name would tell. */
  | { readonly type: 'NeedsProxy' };

/** `isProxied`: whether a server at this URL is reached through a proxy. */
export function readServerAddress(
  kind: ServerKind,
  text: string,
  isProxied: (url: string) => boolean,
): Result<ServerAddress, AddressError> {
  const read = kind === 'relay' ? relayAddress(text) : webAddress(kind, text);
  if (read.ok && isOnion(new URL(read.value.url).hostname) && !isProxied(read.value.url))
    return err({ type: 'NeedsProxy' });
  return read;
}

function relayAddress(text: string): Result<ServerAddress, AddressError> {
  const link = readRelayLink(text);
  if (!link.ok) return link;
  const { origin, voucher } = link.value;
  return ok({ kind: 'relay', url: origin, ...(voucher !== undefined && { voucher }) });
}

function webAddress(kind: 'webdav' | 'automerge', text: string): Result<ServerAddress, AddressError> {
  const trimmed = text.trim();
  if (kind === 'automerge') {
    const server = serverUrl(trimmed, true);
    const { username = '', password = '', search = '' } = server.ok ? new URL(server.value) : {};
    if (username + password + search !== '') return err({ type: 'SecretInAddress' });
    return server.ok ? ok({ kind, url: server.value.replace(/\/+$/, '') }) : server;
  }
  const folder = readWebdavAddress(trimmed, { throughProxy: true });
  if (!folder.ok) return folder;
  const { username, password, path } = folder.value;
  const login = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  return ok({ kind, url: `${originOf(folder.value)}${path}`.replace(/\/+$/, ''), ...login });
}
