/** Dials a device at an address and proves both sides to each other; every way in which that fails is a value. */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { err, ok, type Result } from '../../shared/result.ts';
import { hostAndPort } from './address.ts';
import { type Channel, type ChannelTimes, openChannel } from './channel.ts';
import { type Identity, type ProofError, proveAsDialler } from './prove.ts';
import { tlsOptions } from './tls-options.ts';

/**
 * - `Refused`: a computer is there, but nothing listens at this port: not in Meet.
 * - `TimedOut`, `Unreachable`: nothing answers: client isolation, a firewall, another network, or gone.
 * - `NotPermitted`: this computer does not let it out.
 * - `NotSamband`: something else listens there.
 */
export type DialError =
  | ProofError
  | {
      readonly type:
        | 'Refused'
        | 'TimedOut'
        | 'Unreachable'
        | 'NotPermitted'
        | 'NotSamband'
        | 'NotAnAddress'
        | 'Cancelled';
    };

export interface DialOptions extends Identity {
  /** A literal address, IPv6 with its scope (`fe80::1%wlan0`); names are not looked up. */
  readonly host: string;
  readonly port: number;
  readonly signal?: AbortSignal;
  /** For everything until both sides are proven; the default 4,500 lets a screen say within five seconds that nothing answers. */
  readonly timeoutMilliseconds?: number;
  readonly times?: ChannelTimes;
}

export async function dialChannel(options: DialOptions): Promise<Result<Channel, DialError>> {
  const { host, port, signal, timeoutMilliseconds = 4_500 } = options;
  if (isIP(host) === 0 || !(port >= 1 && port <= 65_535)) return err({ type: 'NotAnAddress' });
  if (signal?.aborted) return err({ type: 'Cancelled' });

  const socket = connect({ host, port, noDelay: true });
  let stopped: DialError | undefined;
  const stop = (why: DialError) => {
    stopped ??= why;
    socket.destroy();
  };
  const cancel = () => stop({ type: 'Cancelled' });
  const timer = setTimeout(() => stop({ type: 'TimedOut' }), timeoutMilliseconds);
  signal?.addEventListener('abort', cancel);
  try {
    const opened = await openedBy(socket, options);
    if (stopped) return err(stopped);
    if (!opened.ok) socket.destroy();
    return opened;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

async function openedBy(socket: Socket, options: DialOptions): Promise<Result<Channel, DialError>> {
  const reached = await connected(socket);
  if (!reached.ok) return reached;
  const tls = await secured(socket);
  if (!tls.ok) return tls;
  const proven = await proveAsDialler(tls.value, options);
  if (!proven.ok) return proven;
  if (tls.value.destroyed) return err({ type: 'Gone' });
  const { door, device, exporter } = proven.value;
  const peer = door.kind === 'member' ? device : undefined;
  const address = hostAndPort(options.host, options.port);
  return ok(openChannel(tls.value, { peer, device, door, role: 'i', address, exporter }, options.times));
}

function connected(socket: Socket): Promise<Result<true, DialError>> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(ok(true)));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(err({ type: dialErrorOf(error.code) })));
    socket.on('close', () => resolve(err({ type: 'Gone' })));
  });
}

function dialErrorOf(code: string | undefined): 'Refused' | 'NotPermitted' | 'TimedOut' | 'Unreachable' {
  switch (code) {
    case 'ECONNREFUSED':
      return 'Refused';
    case 'EPERM':
    case 'EACCES':
      return 'NotPermitted';
    case 'ETIMEDOUT':
      return 'TimedOut';
    default:
      return 'Unreachable';
  }
}

/** The certificate is not looked at: it proves nothing (certificate.ts). What counts is proven afterwards, bound to this session. */
function secured(socket: Socket): Promise<Result<TLSSocket, DialError>> {
  return new Promise((resolve) => {
    const tls = connectTls({ ...tlsOptions, socket, rejectUnauthorized: false, checkServerIdentity: () => undefined });
    tls.once('secureConnect', () => resolve(ok(tls)));
    tls.on('error', (error: NodeJS.ErrnoException) => {
      const type = /^(ERR_SSL|ERR_TLS|EPROTO)/.test(error.code ?? '') ? 'NotSamband' : 'Gone';
      resolve(err({ type }));
    });
    tls.on('close', () => resolve(err({ type: 'Gone' })));
  });
}
