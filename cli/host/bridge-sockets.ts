/**
 * The windows' WebSockets. A window shows its token as the second protocol it offers, `token.TOKEN`, the one header that
 * a page may set. Binary messages are the bridge's own and go through unread. Text messages are between page and host:
 *
 * | text              | from   | what                                                               |
 * |-------------------|--------|--------------------------------------------------------------------|
 * | `session.TOKEN`   | host   | first message: the token for this tab's reloads                    |
 * | `new-window`      | window | asks for a pass for another window                                 |
 * | `window.TOKEN`    | host   | that pass: single use, thirty seconds                              |
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { mostMessageBytes } from '../../shared/bridge/port.ts';
import type { EngineEnd, EngineProcess } from './engine-process.ts';
import { socketRefusal } from './gate.ts';
import type { Tokens } from './tokens.ts';

export interface BridgeSocketsDeps {
  readonly authority: () => string;
  readonly tokens: Tokens;
  readonly engine: EngineProcess;
  /** After each coming and going. */
  readonly onCount: (open: number) => void;
}

export interface BridgeSockets {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly closeAll: () => void;
}

/** What a window may send ahead of the engine before it is read no further. */
const mostAhead = 8 * 1024 * 1024;
/** What may wait for a window that does not read: one largest message and some rows. Then the window is cut off. */
const mostBehind = mostMessageBytes + 64 * 1024 * 1024;
const mostWindows = 32;
const engineRestarts = 1012;
const badMessage = 1008;

export function createBridgeSockets({ authority, tokens, engine, onCount }: BridgeSocketsDeps): BridgeSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
    handleProtocols: () => 'samband',
  });
  const open = new Set<WebSocket>();

  const serve = (socket: WebSocket, session: string) => {
    const end = engine.open({
      send: (bytes) => {
        if (socket.bufferedAmount > mostBehind) socket.terminate();
        else socket.send(bytes);
      },
      close: () => socket.close(engineRestarts),
    });
    if (!end) return socket.close(engineRestarts);
    open.add(socket);
    onCount(open.size);
    socket.send(`session.${session}`);
    const pass = passOn(socket, end);
    socket.on('message', (data, isBinary) => {
      if (isBinary) pass(data);
      else if (String(data) === 'new-window') socket.send(`window.${tokens.drawPass()}`);
      else socket.close(badMessage);
    });
    // Too large, not WebSocket at all: ws closes it, and `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      end.close();
      open.delete(socket);
      onCount(open.size);
    });
  };

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      const refusal = socketRefusal(request, authority());
      if (refusal) return refuse(socket, refusal.status);
      if (request.url !== '/bridge') return refuse(socket, 404);
      if (open.size >= mostWindows) return refuse(socket, 503);
      const session = tokens.enter(tokenOf(request));
      if (session === undefined) return refuse(socket, 401);
      server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, session));
    },
    closeAll: () => {
      for (const socket of open) socket.terminate();
    },
  };
}

/** Hands messages to the engine, and stops reading the window while the engine is behind. */
function passOn(socket: WebSocket, end: EngineEnd): (data: RawData) => void {
  let ahead = 0;
  return (data) => {
    const bytes = bytesOf(data);
    ahead += bytes.length;
    if (ahead > mostAhead) socket.pause();
    end.send(bytes, () => {
      ahead -= bytes.length;
      if (ahead <= mostAhead && socket.isPaused) socket.resume();
    });
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function tokenOf({ headers }: IncomingMessage): string {
  const [name, token, ...more] = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const given = name === 'samband' && more.length === 0 ? token : undefined;
  return /^token\.([A-Za-z0-9_-]{43})$/.exec(given ?? '')?.[1] ?? '';
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
