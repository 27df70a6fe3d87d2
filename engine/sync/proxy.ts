/**
 * A SOCKS proxy that everything to a server goes through: Tor above all. Names are resolved at its other end (`socks5h`),
 * and where it does not answer nothing is tried beside it: a connection made directly once is one too many.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Agent, ClientRequest } from 'node:http';
import { createConnection, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SocksClient } from 'socks';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { err, ok, type Result } from '../../shared/result.ts';
import { toHex } from '../secret/derive.ts';
import { ProxyGone } from '../unreachable.ts';

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
 * A new way through the proxy to the server at `to`. Tor sends what comes under different names over different circuits, so
 * that a server cannot see two spaces come from one place; a proxy that knows no names takes none. A login that a person gave
 * is the proxy's own to check, so with it all come over one circuit: the guide says so. `stop`: ends all of it.
 */
export function throughProxy(proxy: string, to: string, stop: AbortSignal): Agent {
  const url = new URL(proxy);
  if (url.username === '') {
    url.username = toHex(randomBytes(8));
    url.password = 'samband';
  }
  return new StoppableAgent(url, /^(https|wss):/.test(to), stop);
}

const patience = 60_000;

/**
 * The library's own goes on with a greeting that was begun, whoever has given it up meanwhile; and it guesses whether TLS is
 * wanted, otherwise when it puts a connection by than when it looks for one, so that none was ever used twice.
 */
class StoppableAgent extends SocksProxyAgent {
  readonly #isSecure: boolean;
  readonly #stop: AbortSignal;

  constructor(proxy: URL, isSecure: boolean, stop: AbortSignal) {
    super(proxy, { timeout: patience, keepAlive: true });
    this.#isSecure = isSecure;
    this.#stop = stop;
  }

  override isSecureEndpoint(): boolean {
    return this.#isSecure;
  }

  override async connect(_request: ClientRequest, { host, port, ...options }: ConnectOptions): Promise<Socket> {
    this.#stop.throwIfAborted();
    const { host: proxyHost = '', port: proxyPort } = this.proxy;
    const line = createConnection({ host: proxyHost.replace(/^\[|\]$/g, ''), port: proxyPort, signal: this.#stop });
    // Whoever uses it hears of an end as of any other.
    line.on('error', () => {});
    const timer = setTimeout(() => line.destroy(new Error('the proxy does not answer')), patience);
    const connected = once(line, 'connect').catch((error: unknown) => {
      throw new ProxyGone('the proxy does not answer', { cause: error });
    });
    await connected.finally(() => clearTimeout(timer));
    await SocksClient.createConnection({
      ...{ proxy: this.proxy, command: 'connect', timeout: patience, existing_socket: line },
      destination: { host: host ?? '', port: Number(port) },
    });
    if (!options.secureEndpoint) return line;
    const servername = options.servername ?? (host && !isIP(host) ? host : undefined);
    return connectTls({ ...options, path: undefined, ...(servername !== undefined && { servername }), socket: line });
  }
}

type ConnectOptions = Parameters<SocksProxyAgent['connect']>[1];
