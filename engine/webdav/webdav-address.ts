/**
 * Where a WebDAV folder is, read from what somebody pasted. Only https: over anything else the password could be read on
 * the way. Except to this computer itself, and to a Tor service through a proxy, which Tor encrypts by itself.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { isLoopback, isOnion } from '../hosts.ts';

export interface WebdavAddress {
  readonly protocol: 'https:' | 'http:';
  /** Without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  /** Of the folder, percent-encoded, with a `/` at its end. */
  readonly path: string;
  readonly username?: string;
  readonly password?: string;
}

export type WebdavAddressProblem =
  /** No address of a folder: not a URL, another protocol, or with a question or a fragment, as a web page's is. */
  | { readonly type: 'NotAWebFolder' }
  /** http:// to somewhere else. */
  | { readonly type: 'NotEncrypted' }
  /** A Tor service and no proxy: even asking for its name would tell. */
  | { readonly type: 'NeedsProxy' };

export function readWebdavAddress(
  text: string,
  { throughProxy }: { readonly throughProxy: boolean },
): Result<WebdavAddress, WebdavAddressProblem> {
  const url = urlOf(text.trim());
  if (!url || text.includes('?') || text.includes('#')) return err({ type: 'NotAWebFolder' });
  const { protocol } = url;
  if (protocol !== 'https:' && protocol !== 'http:') return err({ type: 'NotAWebFolder' });
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isTor = isOnion(host);
  if (isTor && !throughProxy) return err({ type: 'NeedsProxy' });
  if (protocol === 'http:' && !isTor && !isLoopback(host)) return err({ type: 'NotEncrypted' });
  const username = decoded(url.username);
  const password = decoded(url.password);
  if (username === undefined || password === undefined) return err({ type: 'NotAWebFolder' });
  return ok({
    protocol,
    host,
    port: url.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(url.port),
    path: url.pathname.replace(/\/*$/, '/'),
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
  });
}

/** `scheme://host:port`, as a header names a place. */
export function originOf({ protocol, host, port }: WebdavAddress): string {
  const shown = host.includes(':') ? `[${host}]` : host;
  return `${protocol}//${shown}${port === (protocol === 'https:' ? 443 : 80) ? '' : `:${port}`}`;
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
