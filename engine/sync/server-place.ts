/** A server that carries for a group, as a person gave it and as this laptop remembers it. */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { isLoopback, isOnion, type RelayLinkError, readRelayLink } from '../relay/relay-address.ts';

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

export type AddressError = RelayLinkError | { readonly type: 'NotAServerAddress' };

export function readServerAddress(kind: ServerKind, text: string): Result<ServerAddress, AddressError> {
  if (kind === 'relay') {
    const link = readRelayLink(text);
    if (!link.ok) return link;
    const { origin, voucher } = link.value;
    return ok({ kind, url: origin, ...(voucher !== undefined && { voucher }) });
  }
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  const schemes = kind === 'webdav' ? ['https:', 'http:'] : ['wss:', 'ws:'];
  if (!url || !schemes.includes(url.protocol) || url.hostname === '' || url.hash !== '')
    return err({ type: 'NotAServerAddress' });
  if (url.protocol === schemes[1] && !isLoopback(url.hostname) && !isOnion(url.hostname))
    return err({ type: 'NotEncrypted' });
  const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = '';
  url.password = '';
  const login = { ...(username !== '' && { username }), ...(password !== '' && { password }) };
  return ok({ kind, url: url.href.replace(/\/+$/, ''), ...login });
}
