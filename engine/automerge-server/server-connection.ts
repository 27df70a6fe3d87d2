/**
 * One WebSocket to a server that speaks automerge-repo, under a name that nobody has seen before. Frames are capped, not
 * compressed, and no redirect is followed. Whatever takes too long ends the connection, and then everything that waits.
 *
 * What is sent goes out in small fragments: the stock server hangs up on whoever does not answer its ping within five
 * seconds, and an answer can only go between two fragments.
 */
import { randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { WebSocket } from 'ws';
import { err, ok, type Result } from '../../shared/result.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type WhyUnreachable, whyUnreachable } from '../unreachable.ts';
import { type DocumentMessage, documentMessage, joinMessage, readFromServer } from './repo-message.ts';
import type { ServerUrl } from './server-url.ts';

export interface ConnectionLimits {
  /** Milliseconds for everything from the first packet to the server's greeting. */
  readonly connect: number;
  /** Milliseconds without a byte of progress that an answer may take, and milliseconds for all of it. */
  readonly quiet: number;
  readonly answer: number;
  /** Bytes of one frame. */
  readonly frame: number;
  /** Frames that are not for us before the server is taken for one that only wants to be heard. */
  readonly strayFrames: number;
}

export interface ConnectionOptions {
  readonly url: ServerUrl;
  /** Goes through a proxy, for every connection: nothing is dialled and no name is looked up beside it. */
  readonly agent?: Agent;
  /** PEM, where a group's server has a certificate of its own making. */
  readonly ca?: string;
  readonly limits: ConnectionLimits;
  /** False for what was not asked for. */
  readonly onMessage: (message: DocumentMessage) => boolean;
  readonly onGone: (why: GoneWhy) => void;
  /** Ends it, also while it is being made. */
  readonly signal?: AbortSignal;
}

/** `TooLarge`: the server sent a frame beyond the cap. `OtherCarrier`: something else answers there. */
export type GoneWhy = 'Closed' | 'TooLarge' | 'Silent' | 'Stray' | 'OtherCarrier' | WhyUnreachable;

export interface ServerConnection {
  readonly send: (message: Pick<DocumentMessage, 'type' | 'documentId'> & { readonly data: Uint8Array }) => void;
  readonly isOpen: () => boolean;
  /** Whether the server answers, and so whether all it had said before has arrived. */
  readonly answers: () => Promise<boolean>;
  /** False where it took too long or the connection ended, which it then has. */
  readonly within: (work: Promise<boolean>) => Promise<boolean>;
}

const fragmentBytes = 16 * 1024;
/** A frame that is read slower than this a tick is held back on purpose. */
const leastBytes = 1_024;
const ticks = 10;
const heartbeat = 10_000;

export async function connectToServer(options: ConnectionOptions): Promise<Result<ServerConnection, GoneWhy>> {
  const { limits, onMessage, onGone, signal } = options;
  if (signal?.aborted) return err('Closed');
  const me = randomBytes(16).toString('hex');
  const socket = dial(options);
  if (!socket) return err('Closed');
  let gone: GoneWhy | undefined;
  let server: string | undefined;
  let bytesRead = () => 0;
  let flushed = 0;
  let stray = 0;
  let heard = true;
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const each of [...waiting]) each();
  };
  const end = (why: GoneWhy): void => {
    if (gone) return;
    gone = why;
    clearInterval(beat);
    signal?.removeEventListener('abort', abort);
    socket.terminate();
    tell();
    if (server !== undefined) onGone(why);
  };
  const abort = () => end('Closed');
  signal?.addEventListener('abort', abort);
  const beat = setInterval(() => {
    if (!heard) return end('Silent');
    heard = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping(() => {});
  }, heartbeat);
  socket.on('upgrade', ({ socket: raw }) => {
    bytesRead = () => raw.bytesRead ?? 0;
  });
  socket.on('error', (error) => end(whyGone(error, server !== undefined)));
  socket.on('close', () => end('Closed'));
  for (const sign of ['ping', 'pong', 'message'])
    socket.on(sign, () => {
      heard = true;
    });
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    const message = isBinary ? readFromServer(data) : undefined;
    if (message?.type === 'peer') {
      server ??= message.senderId;
      tell();
    } else if (!(message && onMessage(message)) && ++stray > limits.strayFrames) end('Stray');
  });

  const inTurn = oneAtATime();
  const sendBytes = (bytes: Uint8Array): void => {
    void inTurn(async () => {
      for (let from = 0; from < bytes.length && !gone; from += fragmentBytes) {
        const piece = bytes.subarray(from, from + fragmentBytes);
        const fin = from + fragmentBytes >= bytes.length;
        await new Promise<void>((done) => socket.send(piece, { binary: true, fin }, () => done()));
        flushed += piece.length;
      }
    });
  };

  const within = (work: Promise<boolean>): Promise<boolean> => bounded(work, limits.quiet, limits.answer);

  const bounded = async (work: Promise<boolean>, quiet: number, most: number): Promise<boolean> => {
    const tick = quiet / ticks;
    let [idle, all, moved] = [0, 0, 0];
    let timer: NodeJS.Timeout | undefined;
    let leave = () => {};
    const cut = new Promise<false>((done) => {
      leave = () => gone && done(false);
      waiting.add(leave);
      leave();
      // By ticks, not by the clock: a laptop that slept has not waited.
      timer = setInterval(() => {
        const now = bytesRead() + flushed;
        idle = now - moved >= leastBytes ? 0 : idle + 1;
        moved = now;
        if (idle < ticks && ++all * tick < most) return;
        end('Silent');
        done(false);
      }, tick);
    });
    const done = await Promise.race([work, cut]);
    clearInterval(timer);
    waiting.delete(leave);
    return done;
  };

  const greeted = new Promise<boolean>((done) => {
    socket.on('open', () => sendBytes(joinMessage(me)));
    waiting.add(() => server !== undefined && done(true));
  });
  if (!(await bounded(greeted, limits.connect, limits.connect)) || server === undefined) {
    end('Closed');
    return err(gone ?? 'Closed');
  }
  const to = server;
  return ok({
    send: (message) => {
      if (!gone) sendBytes(documentMessage(me, to, message));
    },
    isOpen: () => !gone,
    answers: () =>
      within(
        new Promise((done) => {
          const mark = randomBytes(8);
          const hear = (data: Buffer) => {
            if (!data.equals(mark)) return;
            socket.off('pong', hear);
            done(true);
          };
          socket.on('pong', hear);
          // Behind what is still going out: the answer then says that this has arrived too.
          void inTurn(async () => socket.ping(mark, true, () => {}));
        }),
      ),
    within,
  });
}

/** Undefined where the proxy's agent refuses at once. */
function dial({ url, agent, ca, limits }: ConnectionOptions): WebSocket | undefined {
  try {
    return new WebSocket(url, {
      ...(agent && { agent }),
      ...(ca !== undefined && { ca }),
      perMessageDeflate: false,
      followRedirects: false,
      handshakeTimeout: limits.connect,
      maxPayload: limits.frame,
    });
  } catch {
    return undefined;
  }
}

function whyGone(error: Error, isGreeted: boolean): GoneWhy {
  if ('code' in error && error.code === tooLarge) return 'TooLarge';
  // As `ws` words it; a server that is down for the moment says 5.. by its proxy.
  if (/^Unexpected server response: [1-4]/.test(error.message)) return 'OtherCarrier';
  return (!isGreeted && whyUnreachable(error)) || 'Closed';
}

const tooLarge = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
