/**
 * A WebSocket and its conversation. A laptop that asks faster than it is answered is not listened to for a while, one that does not
 * read what it asked for is cut: neither fills the memory.
 */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { encodeTold, type Refusal } from '../shared/wire/relay.ts';
import { byeFor, type ConversationDeps, createConversation, type Peer } from './conversation.ts';
import type { Metrics } from './metrics.ts';
import type { Underway } from './underway.ts';

export interface Connection {
  /** Cuts it if it is silent, slow or taking room; called each second. The bytes that were heard in part. */
  look(): number;
  /** Ends it once all that it asked was answered. */
  finish(why: Refusal): Promise<void>;
  cut(why: CutReason): void;
}

export type CutReason =
  | 'silent'
  | 'not entered'
  | 'not reading'
  | 'half heard'
  | 'crowded out'
  | 'closing'
  | 'too much'
  | 'malformed';

export interface ConnectionDeps extends ConversationDeps {
  readonly address: string;
  readonly blobBytes: number;
  readonly now: () => number;
  readonly steady: () => number;
  readonly underway: Underway;
  readonly metrics: Metrics;
  readonly onEntered: Peer['entered'];
  readonly onCut: (why: CutReason) => void;
}

const mostAsks = 64;
const mostAskBytes = 2 * 2 ** 20;
const muchUnread = 2 ** 20;
const littleUnread = 2 ** 14;
/** Since it was there, or said something whole last: who opens an account over a line that takes seconds each way asks for several things. */
const enterWithin = 10_000;
const enterAtMost = 60_000;
const speakWithin = 120_000;
const readWithin = 60_000;
const readWithinWhenFull = 5_000;
const mostHalfHeardWhenFull = 2 ** 14;
const mostPingsASecond = 100;
/** And one more for so many bytes: by its pongs who sends a long message over a slow line hears that it arrives. */
const bytesAPing = 8_192;
/** Of a ping beside what it carries, which is less than 126 bytes: two of its head and four of its mask. */
const pingBytes = 6;

export function serveConnection(webSocket: WebSocket, socket: Socket, deps: ConnectionDeps): Connection {
  const { underway, metrics, steady } = deps;
  const began = steady();
  let entered = false;
  let heardAt = began;
  let saidAt = began;
  let heardUpTo = 0;
  let [asks, askBytes] = [0, 0];
  let [unread, readAt] = [0, began];
  let ending = false;
  let [pings, lookedUpTo] = [0, 0];
  const waitingForRoom = new Set<() => void>();

  const hasRoom = () => unread < (underway.isFull() ? littleUnread : muchUnread);
  const send = (message: Uint8Array) => {
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (unread === 0) readAt = steady();
    unread += message.length;
    underway.said(message.length);
    metrics.count('bytes_out_total', {}, message.length);
    webSocket.send(message, () => wasRead(message.length));
  };
  const wasRead = (bytes: number) => {
    // When it closed, all of it was given up at once.
    if (webSocket.readyState === webSocket.CLOSED) return;
    unread -= bytes;
    underway.read(bytes);
    readAt = steady();
    if (hasRoom()) letOn();
    listenIfThereIsRoom();
  };
  const letOn = () => {
    for (const go of waitingForRoom) go();
    waitingForRoom.clear();
  };
  const cut = (why: CutReason) => {
    if (webSocket.readyState === webSocket.CLOSED) return;
    deps.onCut(why);
    webSocket.terminate();
  };
  const end = (code: Refusal) => {
    if (ending) return;
    ending = true;
    send(byeFor(code));
    deps.onCut(code === 'malformed' ? 'malformed' : code === 'closing' ? 'closing' : 'too much');
    // RFC 6455 §7.4: going away, try again later (IANA's registry), a policy was violated.
    webSocket.close(code === 'closing' ? 1001 : code === 'slow' ? 1013 : 1008);
    // Not listened to, it could not say goodbye in turn.
    if (webSocket.isPaused) webSocket.resume();
  };

  const nonce = randomBytes(32);
  const peer: Peer = {
    send,
    hasRoom,
    room: () =>
      hasRoom() || webSocket.readyState !== webSocket.OPEN
        ? Promise.resolve()
        : new Promise((go) => waitingForRoom.add(go)),
    end,
    entered: (account, isPresent) => {
      entered = true;
      deps.onEntered(account, isPresent);
    },
    address: deps.address,
    nonce,
  };
  const conversation = createConversation(deps, peer);

  const isTooMuch = () =>
    asks >= mostAsks || askBytes >= mostAskBytes || unread >= 2 * muchUnread || (asks > 0 && underway.isFull());
  function listenIfThereIsRoom(): void {
    if (webSocket.isPaused && !ending && !isTooMuch()) webSocket.resume();
  }

  webSocket.on('message', (data: Buffer, isBinary) => {
    heardAt = steady();
    saidAt = heardAt;
    heardUpTo = socket.bytesRead;
    if (ending) return;
    metrics.count('bytes_in_total', {}, data.length);
    if (!isBinary) return end('malformed');
    asks++;
    askBytes += data.length;
    underway.heard(data.length);
    if (isTooMuch()) webSocket.pause();
    void conversation.hear(data).finally(() => {
      asks--;
      askBytes -= data.length;
      underway.answered(data.length);
      listenIfThereIsRoom();
    });
  });
  // Not left to ws: it would heap up pongs for one that pings without reading.
  webSocket.on('ping', (data: Buffer) => {
    heardAt = steady();
    // Of a message that it came in the middle of nothing is answered yet.
    heardUpTo += pingBytes + data.length;
    if (++pings > mostPingsASecond + (socket.bytesRead - lookedUpTo) / bytesAPing) return cut('too much');
    if (unread > littleUnread || ending) return;
    unread += data.length + 2;
    underway.said(data.length + 2);
    webSocket.pong(data, false, () => wasRead(data.length + 2));
  });
  // What ws refuses by itself (too long, not WebSocket) it also closes.
  webSocket.on('error', () => deps.onCut('malformed'));
  webSocket.on('close', () => {
    conversation.ended();
    underway.read(unread);
    unread = 0;
    letOn();
  });
  send(encodeTold({ type: 'hello', v: [1], n: nonce, t: deps.now(), z: deps.blobBytes }));

  function whyToCut(at: number, isFull: boolean, inPart: number): CutReason | undefined {
    if (!entered && (at - saidAt > enterWithin || at - began > enterAtMost)) return 'not entered';
    if (unread > 0 && at - readAt > (isFull ? readWithinWhenFull : readWithin)) return 'not reading';
    // Not listened to, it could not be heard.
    if (webSocket.isPaused) heardAt = saidAt = at;
    if (at - heardAt > speakWithin) return 'silent';
    // Before it has entered, nobody has long messages to say but lists.
    const patience = entered ? readWithinWhenFull : 0;
    return isFull && inPart > mostHalfHeardWhenFull && at - saidAt > patience ? 'half heard' : undefined;
  }

  return {
    cut,
    look: () => {
      [pings, lookedUpTo] = [0, socket.bytesRead];
      const at = steady();
      const isFull = underway.isFull();
      const inPart = socket.bytesRead - heardUpTo;
      const why = whyToCut(at, isFull, inPart);
      if (why) {
        cut(why);
        return 0;
      }
      if (hasRoom()) letOn();
      listenIfThereIsRoom();
      return inPart;
    },
    finish: async (why) => {
      webSocket.pause();
      while (asks > 0 && webSocket.readyState === webSocket.OPEN) await new Promise((go) => setTimeout(go, 5));
      webSocket.resume();
      end(why);
    },
  };
}
