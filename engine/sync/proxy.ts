/**
 * A SOCKS proxy that everything to a server goes through: Tor above all. Names are resolved at its other end (`socks5h`),
 * and where it does not answer nothing is tried beside it: a connection made directly once is one too many.
 */
import { randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { err, ok, type Result } from '../../shared/result.ts';
import { toHex } from '../secret/derive.ts';

export type ProxyError =
  | { readonly type: 'NotAProxy' }
  /** `socks5` and `socks4` look names up here, where anybody on the network can hear it. */
  | { readonly type: 'ProxyLooksUpNames' };

/** `socks5h://HOST:PORT`, and nothing else. */
export function readProxy(text: string): Result<string, ProxyError> {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url && /^socks(4|4a|5)?:$/.test(url.protocol)) return err({ type: 'ProxyLooksUpNames' });
  if (url?.protocol !== 'socks5h:' || url.hostname === '' || url.port === '') return err({ type: 'NotAProxy' });
  const login = url.username === '' ? '' : `${url.username}:${url.password}@`;
  return ok(`socks5h://${login}${url.hostname}:${url.port}`);
}

/**
 * A new way through the proxy. Tor sends what comes under different names over different circuits, so that a server cannot
 * see two spaces come from one place; a proxy that knows no names takes none.
 */
export function throughProxy(proxy: string): Agent {
  const url = new URL(proxy);
  if (url.username === '') {
    url.username = toHex(randomBytes(8));
    url.password = 'samband';
  }
  return new SocksProxyAgent(url, { timeout: 60_000, keepAlive: true });
}
