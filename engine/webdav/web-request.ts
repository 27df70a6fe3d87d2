/**
 * One request to the one server of a WebDAV folder, and what it answers. No redirect is followed: the password would go
 * along. A server that is slow, silent or endless is given up. Nothing of a request is ever written anywhere.
 */
import http from 'node:http';
import https from 'node:https';
import { err, ok, type Result } from '../../shared/result.ts';
import { type WhyUnreachable, whyUnreachable } from '../unreachable.ts';
import type { WebdavAddress } from './webdav-address.ts';

export interface WebRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: readonly Uint8Array[];
  /** What to do with the body of a good answer (2xx): nothing, unless said. Called once the head is there. */
  readonly taker?: (head: WebHead) => Taker;
}

/** Takes the next piece; `enough` ends the answer there. */
export type Taker = (piece: Uint8Array) => 'more' | 'enough';

export interface WebHead {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

export interface WebTimeouts {
  /** Milliseconds until a connection stands, with TLS. */
  readonly connect: number;
  /** Milliseconds in which nothing at all moves. */
  readonly idle: number;
  /** Bytes a second below which, on the whole, a server that lets them drip is given up. */
  readonly slowest: number;
}

export const usualTimeouts: WebTimeouts = { connect: 30_000, idle: 60_000, slowest: 1_000 };

export type SendRequest = (request: WebRequest) => Promise<Result<WebHead, 'NoAnswer' | WhyUnreachable>>;

interface Failure {
  readonly why: 'NoAnswer' | 'StaleConnection' | WhyUnreachable;
}

const sliceBytes = 64 * 1024;
const mostUnread = 64 * 1024;

export function createSendRequest(deps: {
  readonly address: WebdavAddress;
  readonly authorization?: string;
  readonly agent?: http.Agent;
  readonly timeouts?: Partial<WebTimeouts>;
  readonly signal?: AbortSignal;
}): SendRequest {
  const { address } = deps;
  const timeouts = { ...usualTimeouts, ...deps.timeouts };
  const { request: start } = address.protocol === 'https:' ? https : http;
  const agent = deps.agent ?? new (address.protocol === 'https:' ? https : http).Agent({ keepAlive: true });

  // What lies idle is nobody's request, and would stay.
  deps.signal?.addEventListener('abort', () => agent.destroy());

  const once = ({ method, path, headers, body = [], taker }: WebRequest): Promise<Result<WebHead, Failure>> =>
    new Promise((resolve) => {
      // A request that is called off already connects all the same.
      if (deps.signal?.aborted) return resolve(failure('NoAnswer'));
      const length = body.reduce((sum, piece) => sum + piece.length, 0);
      const outgoing = start({
        agent,
        ...(deps.signal && { signal: deps.signal }),
        host: address.host,
        port: address.port,
        method,
        path,
        // Even where the environment says that certificates need not be right.
        rejectUnauthorized: true,
        headers: {
          // Anything else would have to be unpacked, and what it grows to is the server's choice.
          'accept-encoding': 'identity',
          ...(deps.authorization && { authorization: deps.authorization }),
          ...(body.length > 0 && { 'content-length': String(length) }),
          ...headers,
        },
      });
      const began = performance.now();
      let moved = 0;
      let isOver = false;
      let isSent = false;
      let isRead = false;
      let head: WebHead | undefined;
      let timer = setTimeout(() => finish(failure('NoAnswer')), timeouts.connect);
      const finish = (result: Result<WebHead, Failure>) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        resolve(result);
        // What was read to its end leaves the connection for the next; all else ends it.
        if (!isSent || !result.ok || !isRead) outgoing.destroy();
      };
      const alive = (bytes: number) => {
        if (isOver) return;
        clearTimeout(timer);
        moved += bytes;
        const allowed = timeouts.connect + timeouts.idle + (moved / timeouts.slowest) * 1_000;
        if (performance.now() - began > allowed) return finish(failure('NoAnswer'));
        // A connection that lay idle may have died without a word.
        timer = setTimeout(
          () => finish(failure(outgoing.reusedSocket && !head ? 'StaleConnection' : 'NoAnswer')),
          timeouts.idle,
        );
      };
      outgoing.on('socket', (socket) => {
        if (!socket.connecting) return alive(0);
        socket.once(address.protocol === 'https:' ? 'secureConnect' : 'connect', () => alive(0));
      });
      outgoing.on('error', (error) => {
        const isStale = outgoing.reusedSocket && !head;
        finish(failure(isStale ? 'StaleConnection' : (!head && whyUnreachable(error)) || 'NoAnswer'));
      });
      outgoing.on('close', () => finish(failure('NoAnswer')));
      outgoing.on('response', (incoming) => {
        head = { status: incoming.statusCode ?? 0, headers: incoming.headers };
        const answer = head;
        // Refused before it has all: what else it says may be lost with the connection.
        if (!isSent && !isGood(answer.status)) return finish(ok(answer));
        const take = (isGood(answer.status) && taker?.(answer)) || unread();
        alive(0);
        incoming.on('data', (piece: Buffer) => {
          alive(piece.length);
          if (!isOver && take(piece) === 'enough') finish(ok(answer));
        });
        incoming.on('end', () => {
          isRead = incoming.complete;
          finish(isRead ? ok(answer) : failure('NoAnswer'));
        });
        incoming.on('error', () => finish(failure('NoAnswer')));
      });
      const send = async () => {
        for (const piece of body)
          for (let from = 0; from < piece.length; from += sliceBytes) {
            const slice = piece.subarray(from, from + sliceBytes);
            await new Promise<void>((done) => outgoing.write(slice, () => done()));
            if (isOver) return;
            alive(slice.length);
          }
        isSent = true;
        outgoing.end();
      };
      void send();
    });

  return async (request) => {
    const first = await once(request);
    if (first.ok) return first;
    if (first.error.why !== 'StaleConnection') return err(first.error.why);
    // The server had closed a connection that lay idle, just as it was taken up again: it has seen nothing of this.
    endIdle(agent);
    const second = await once(request);
    if (second.ok) return second;
    return err(second.error.why === 'StaleConnection' ? 'NoAnswer' : second.error.why);
  };
}

/** Where one connection died as it lay idle, the others that lay beside it may have too: each would cost the wait once more. */
function endIdle(agent: http.Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}

export function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

function failure(why: Failure['why']): Result<never, Failure> {
  return err({ why });
}

/** Read to its end where that is near, so that the connection can serve the next. */
function unread(): Taker {
  let bytes = 0;
  return (piece) => {
    bytes += piece.length;
    return bytes > mostUnread ? 'enough' : 'more';
  };
}
