/** HTTP and WebSockets: who may come in, and to whom they are handed. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { encodeTold, relaySubprotocol } from '../shared/wire/relay.ts';
import { createAddresses } from './addresses.ts';
import { answerCall, headersFor, lengthOf, refuseCall } from './call.ts';
import { createCalls } from './calls.ts';
import { CannotStart } from './cannot-start.ts';
import { type Connection, type CutReason, serveConnection } from './connection.ts';
import type { ConversationDeps } from './conversation.ts';
import { createCrowd } from './crowd.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Nonces } from './nonces.ts';
import { createUnderway } from './underway.ts';

export interface Server {
  readonly port: number;
  /** Cuts what is silent or takes room; called each second. */
  look(): void;
  cutAll(): void;
  /** Lets nobody in any more, answers what was asked, and ends. */
  close(): Promise<void>;
}

export interface ServerDeps extends ConversationDeps {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly trustProxy: boolean;
  /** Then each connection that is cut is told of, else only how many are. */
  readonly logAddresses: boolean;
  readonly limits: Limits;
  readonly nonces: Nonces;
  readonly now: () => number;
  readonly steady: () => number;
  readonly isWell: () => boolean;
  readonly metrics: Metrics;
  readonly log: Log;
}

const longestMessage = 327_680;
const headersWithin = 10_000;

export async function startServer(deps: ServerDeps): Promise<Server> {
  const { limits, metrics, log, steady } = deps;
  const addresses = createAddresses(deps.trustProxy);
  const underway = createUnderway(limits.bytesUnderway);
  const connections = new Set<Connection>();
  /** Sockets that have not said what they want, or wait for nothing, since when. */
  const silent = new Map<Socket, number>();
  const calls = createCalls({ ...callRoomIn(limits), steady });
  const sockets = new Set<Socket>();
  let closing = false;
  let [crowdedOut, told] = [0, steady()];

  const crowd = createCrowd({
    most: limits.connections,
    mostOfOneAddress: limits.connectionsPerAddress,
    mostOfOneAccount: limits.connectionsPerAccount,
    onCrowdedOut: () => {
      crowdedOut++;
      metrics.count('cut_total', { why: 'crowded out' });
    },
  });
  metrics.gauge('sockets', 'Sockets open now.', crowd.size);
  metrics.gauge('connections', 'WebSocket connections open now.', () => connections.size);
  metrics.gauge('underway_in_bytes', 'Bytes heard and not answered yet.', underway.inBytes);
  metrics.gauge('underway_out_bytes', 'Bytes said and not read yet.', underway.outBytes);

  const options = {
    headersTimeout: Math.min(headersWithin, limits.callWithin),
    requestTimeout: limits.callWithin,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: 8_192,
    noDelay: true,
  };
  const server = deps.tls ? createTlsServer({ ...options, ...deps.tls }) : createServer(options);
  server.maxHeadersCount = 64;
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: longestMessage,
    autoPong: false,
    handleProtocols: () => relaySubprotocol,
    // So that a message that drips in by bytes, or in pieces of none, takes no more room than its length.
    ...{ maxBufferedChunks: 2_048, maxFragments: 256, closeTimeout: 5_000 },
  });

  server.on('connection', (socket: Socket) => {
    if (closing || !crowd.admit(socket)) return void socket.destroy();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    silent.set(socket, steady());
    socket.once('close', () => silent.delete(socket));
    if (!deps.trustProxy) crowd.from(socket, addresses.nameOf(socket.remoteAddress ?? ''));
  });
  // TLS that fails, and what is not HTTP: nobody is told why.
  server.on('tlsClientError', (_, socket) => socket.destroy());
  server.on('clientError', (_, socket) => socket.destroy());

  server.on('request', (request, response) => {
    const raw = rawSocketOf(request);
    silent.delete(raw);
    response.once('close', () => {
      if (!raw.destroyed) silent.set(raw, steady());
    });
    answer(request, response).catch((thrown: unknown) => {
      deps.onTrouble(thrown);
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path] = (request.url ?? '').split('?');
    const address = addresses.of(request);
    if (path === '/health') return plain(response, deps.isWell() && !closing ? 200 : 503);
    if (closing) return refuseCall(response, 503, 'closing', 5_000);
    if (path === '/v1/hello' && request.method === 'GET') {
      const { nonces, now } = deps;
      const hello = encodeTold({ type: 'hello', v: [1], n: nonces.make(), t: now(), z: limits.blobBytes });
      const whole = Buffer.concat([lengthOf(hello), hello]);
      response.writeHead(200, headersFor(whole));
      return void response.end(whole);
    }
    if (path === '/v1/call' && request.method === 'POST') {
      const call = calls.begin(address);
      if (!call) return refuseCall(response, 429, 'slow', 1_000);
      metrics.count('connections_total', { way: 'call' });
      try {
        return await answerCall(request, response, { ...deps, address, call, underway });
      } finally {
        call.end();
      }
    }
    if (path === '/v1/hello' || path === '/v1/call') return refuseCall(response, 405, 'malformed');
    refuseCall(response, 404, 'version');
  }

  server.on('upgrade', (request, duplex, head) => {
    // Node listens no more from here on: a line that is reset meanwhile would end the relay.
    duplex.on('error', () => duplex.destroy());
    const raw = rawSocketOf(request);
    const [path] = (request.url ?? '').split('?');
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (closing) return refuseUpgrade(duplex, '503 Service Unavailable');
    if (path !== '/v1/connect' || !offered.includes(relaySubprotocol)) return refuseUpgrade(duplex, '404 Not Found');
    const address = addresses.of(request);
    const plainAddress = deps.logAddresses ? addresses.plainOf(request) : undefined;
    if (deps.trustProxy && !crowd.from(raw, address)) return;
    webSockets.handleUpgrade(request, duplex, head, (webSocket) => {
      silent.delete(raw);
      metrics.count('connections_total', { way: 'websocket' });
      const connection = serveConnection(webSocket, request.socket, {
        ...deps,
        address,
        blobBytes: limits.blobBytes,
        underway,
        onEntered: (account, isPresent) => crowd.entered(raw, account, isPresent),
        onCut: (why: CutReason) => {
          metrics.count('cut_total', { why });
          if (plainAddress !== undefined) log('info', 'cut', { why, address: plainAddress });
        },
      });
      connections.add(connection);
      webSocket.once('close', () => connections.delete(connection));
    });
  });

  await new Promise<void>((go, failed) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      failed(new CannotStart(`${deps.host}:${deps.port} cannot be listened on: ${code}`)),
    );
    server.listen({ host: deps.host, port: deps.port, backlog: 4_096 }, go);
  });

  return {
    port: (server.address() as AddressInfo).port,
    look: () => {
      const at = steady();
      let inPart = 0;
      for (const connection of connections) inPart += connection.look();
      underway.heardInPart(inPart);
      for (const [socket, since] of silent) {
        if (at - since <= headersWithin) break;
        silent.delete(socket);
        socket.destroy();
      }
      if (crowdedOut > 0 && at - told > 60_000) {
        log('warning', 'crowded', { turnedAway: crowdedOut });
        [crowdedOut, told] = [0, at];
      }
    },
    cutAll: () => {
      for (const connection of connections) connection.cut('closing');
    },
    close: async () => {
      closing = true;
      const closed = new Promise<void>((go) => server.close(() => go()));
      await Promise.race([Promise.all([...connections].map((one) => one.finish('closing'))), after(10_000)]);
      await Promise.race([closed, after(2_000)]);
      for (const connection of connections) connection.cut('closing');
      server.closeAllConnections();
      // In the middle of a handshake, or of being refused: HTTP does not know them.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Half of what may be underway is for connections. Where one address may have most connections, it may have most of this, too. */
function callRoomIn({ bytesUnderway, connectionsPerAddress }: Limits) {
  const bytes = bytesUnderway / 2;
  const part = Math.min(1, Math.max(1 / 8, connectionsPerAddress / 4_096));
  return {
    bytes,
    bodyBytesOfOneAddress: bytes * part,
    mostOfOneAddress: Math.max(32, Math.floor(connectionsPerAddress / 16)),
  };
}

function refuseUpgrade(socket: { end(text: string): void }, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function plain(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
  response.end(status === 200 ? 'ok\n' : 'not well\n');
}

/** Under TLS the server hears of the socket below, requests of the one above. */
function rawSocketOf(request: IncomingMessage): Socket {
  const { socket } = request;
  const below: unknown = Object(socket)._parent;
  return below ? (below as Socket) : socket;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, milliseconds).unref());
}
