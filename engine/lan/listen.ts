/**
 * The door as a listening socket. Before somebody has proven himself he costs little and gets nothing: unproven
 * connections are few (128, of one address 16), the oldest makes room for the next, each has five seconds, and TLS only
 * begins when its first bytes come.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { err, ok, type Result } from '../../shared/result.ts';
import { hostAndPort } from './address.ts';
import { makeCertificate } from './certificate.ts';
import { type Channel, type ChannelTimes, openChannel } from './channel.ts';
import { type Identity, type ProofError, proveAsListener } from './prove.ts';
import { tlsOptions } from './tls-options.ts';

/** `NoTls`: something else knocked. `TooSlow`: not proven in time. `Crowded`: made room for a newer one. */
export type Refusal = ProofError['type'] | 'NoTls' | 'TooSlow' | 'Crowded' | 'TooManyChannels';

export interface ListenLimits {
  readonly unproven: number;
  readonly unprovenOfOneAddress: number;
  readonly proveMilliseconds: number;
  readonly channels: number;
  readonly channelsOfOneDevice: number;
}

export const listenLimits: ListenLimits = {
  unproven: 128,
  unprovenOfOneAddress: 16,
  proveMilliseconds: 5_000,
  channels: 256,
  channelsOfOneDevice: 8,
};

export interface ListenOptions extends Identity {
  /** Default: every address of this computer, IPv6 and IPv4. */
  readonly host?: string;
  /** 0, the default: any that is free. */
  readonly port?: number;
  readonly onChannel: (channel: Channel) => void;
  /** For the diagnosis and for counting; `address` as host:port. */
  readonly onRefused?: (why: Refusal, address: string) => void;
  readonly limits?: Partial<ListenLimits>;
  readonly times?: ChannelTimes;
}

export interface Listening {
  readonly port: number;
  /** Those that have not proven themselves yet. */
  readonly unproven: () => number;
  /** Lets nobody in any more and ends every channel that came in here. */
  readonly close: () => Promise<void>;
}

export interface ListenError {
  readonly type: 'PortTaken' | 'NotPermitted' | 'NoSuchAddress' | 'CannotListen';
}

export async function listenForChannels(options: ListenOptions): Promise<Result<Listening, ListenError>> {
  const { certificate, key } = makeCertificate();
  const secureContext = createSecureContext({ ...tlsOptions, cert: certificate, key });
  const limits = { ...listenLimits, ...options.limits };
  const waiting = new Map<Socket, Waiting>();
  const channels = new Set<Channel>();

  const take = (socket: Socket) => {
    const host = socket.remoteAddress;
    if (host === undefined) return void socket.destroy();
    const address = hostAndPort(host, socket.remotePort ?? 0);
    const refuse = (why: Refusal) => {
      if (!waiting.delete(socket)) return;
      clearTimeout(timer);
      socket.destroy();
      options.onRefused?.(why, address);
    };
    const timer = setTimeout(() => refuse('TooSlow'), limits.proveMilliseconds);
    socket.on('error', () => refuse('Gone'));
    socket.on('close', () => refuse('Gone'));
    socket.setNoDelay(true);
    oneTooMany([...waiting.values()], host, limits)?.refuse('Crowded');
    waiting.set(socket, { host, refuse });

    const letIn = async () => {
      const tls = await secured(socket, secureContext);
      if (!tls) return refuse('NoTls');
      const proven = await proveAsListener(tls, options);
      if (!proven.ok) return refuse(proven.error.type);
      if (!waiting.has(socket)) return;
      const ofDevice = [...channels].filter(({ device }) => device === proven.value.device);
      if (channels.size >= limits.channels || ofDevice.length >= limits.channelsOfOneDevice)
        return refuse('TooManyChannels');
      waiting.delete(socket);
      clearTimeout(timer);
      const { door, device, exporter } = proven.value;
      const peer = door.kind === 'member' ? device : undefined;
      const channel = openChannel(tls, { peer, device, door, role: 'r', address, exporter }, options.times);
      channels.add(channel);
      void channel.ended.then(() => channels.delete(channel));
      options.onChannel(channel);
    };
    // Half-open connections stay plain sockets: a TLS session costs a hundred times their memory.
    socket.once('readable', () => void letIn());
  };

  const server = createServer(take);
  const bound = await bind(server, options.host, options.port ?? 0);
  if (!bound.ok) return bound;
  return ok({
    port: bound.value,
    unproven: () => waiting.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of waiting.keys()) socket.destroy();
        for (const channel of channels) channel.close();
      }),
  });
}

interface Waiting {
  readonly host: string;
  readonly refuse: (why: Refusal) => void;
}

/** The oldest goes first: an honest one needs milliseconds, whoever floods wants to stay. */
function oneTooMany(waiting: readonly Waiting[], host: string, limits: ListenLimits): Waiting | undefined {
  const ofHost = waiting.filter((each) => each.host === host);
  if (ofHost.length >= limits.unprovenOfOneAddress) return ofHost[0];
  return waiting.length >= limits.unproven ? waiting[0] : undefined;
}

/** TLS over a socket whose first bytes are there; undefined where that is no TLS 1.3. */
function secured(socket: Socket, secureContext: SecureContext): Promise<TLSSocket | undefined> {
  return new Promise((resolve) => {
    const tls = new TLSSocket(socket, { isServer: true, secureContext, requestCert: false });
    tls.once('secure', () => resolve(tls));
    tls.on('error', () => resolve(undefined));
    tls.on('close', () => resolve(undefined));
  });
}

/** Where a computer has no IPv6, `::` cannot be listened on. */
async function bind(server: Server, host: string | undefined, port: number): Promise<Result<number, ListenError>> {
  const first = await listenOn(server, host ?? '::', port);
  if (first.ok || host !== undefined || first.error.type === 'PortTaken') return first;
  return listenOn(server, '0.0.0.0', port);
}

function listenOn(server: Server, host: string, port: number): Promise<Result<number, ListenError>> {
  return new Promise((resolve) => {
    const refused = (error: NodeJS.ErrnoException) => resolve(err({ type: listenErrorOf(error.code) }));
    server.once('error', refused);
    server.listen({ host, port, backlog: 1_024 }, () => {
      server.removeListener('error', refused);
      // An accept that fails (no file descriptors left) must not end the engine; the next one is tried.
      server.on('error', () => {});
      const address = server.address();
      resolve(ok(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function listenErrorOf(code: string | undefined): ListenError['type'] {
  switch (code) {
    case 'EADDRINUSE':
      return 'PortTaken';
    case 'EACCES':
    case 'EPERM':
      return 'NotPermitted';
    case 'EADDRNOTAVAIL':
      return 'NoSuchAddress';
    default:
      return 'CannotListen';
  }
}
