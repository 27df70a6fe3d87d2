/**
 * A proven channel between two devices: whole frames in and out, with an end that is always told. Both sides send an
 * empty frame each second in which nothing else was sent, so that a peer that vanished without a word (cable pulled, lid
 * closed) is noticed: four seconds without a single byte.
 *
 * Memory stays small at both ends: who does not read stops the other side's `send`, and silence is not counted while
 * this side is the one that does not read.
 */
import type { TLSSocket } from 'node:tls';
import { createFrameReader, encodeFrame } from '../../shared/wire/frame.ts';
import type { Door, Role } from './door.ts';

/** `vanished`: silent, or the network says it is gone. `protocol`: it sent what no honest side sends. */
export type ChannelEnd = 'closed' | 'vanished' | 'protocol';

export interface Channel {
  /** The member device on the other side, hex; undefined through an invitation's door, whose devices are no members yet. */
  readonly peer: string | undefined;
  /** The device key the other side has proven, hex, a member's or not. */
  readonly device: string;
  readonly door: Door;
  /** `i` where this side dialled. */
  readonly role: Role;
  /** host:port of the other side, as it can be dialled or shown. */
  readonly address: string;
  /** 32 bytes, EXPORTER-Channel-Binding: the same at both ends, and at no other pair. For check words. */
  readonly exporter: Uint8Array;
  /** One frame, 1 byte to 1 MiB. Resolves when there is room for the next: wait for it. False once the channel has ended. */
  readonly send: (frame: Uint8Array) => Promise<boolean>;
  /** For one reader. What came before the end is still handed out after it. */
  readonly frames: AsyncIterable<Uint8Array>;
  /** What was sent before is still delivered where the other side takes it within two seconds. */
  readonly close: () => void;
  readonly ended: Promise<ChannelEnd>;
}

export interface ChannelTimes {
  /** How often it is looked whether something came, and whether something should be sent. */
  readonly tickMilliseconds: number;
  /** So many ticks without a byte, and the peer has vanished. */
  readonly silentTicks: number;
}

const channelTimes: ChannelTimes = { tickMilliseconds: 500, silentTicks: 8 };

/** Read but not taken yet: beyond this the socket is left alone, and TCP tells the other side to wait. */
const mostWaitingBytes = 2 * 1024 * 1024;
const flushMilliseconds = 2_000;

type Who = Pick<Channel, 'peer' | 'device' | 'door' | 'role' | 'address' | 'exporter'>;

/** Takes over a socket on which both sides have proven themselves; no listener of others may be left on it. */
export function openChannel(socket: TLSSocket, who: Who, times = channelTimes): Channel {
  const inbox: Uint8Array[] = [];
  let inboxBytes = 0;
  let end: ChannelEnd | undefined;
  let arrived = 0;
  let sent = 0;
  let silent = 0;
  let arrivedBefore = 0;
  let sentBefore = 0;
  let wakeReader = () => {};
  let wakePump = () => {};
  const waitingForRoom = new Set<(open: boolean) => void>();
  const { promise: ended, resolve: tellEnded } = withResolvers<ChannelEnd>();

  const finish = (how: ChannelEnd) => {
    if (end) return;
    end = how;
    clearInterval(ticking);
    for (const resolve of waitingForRoom) resolve(false);
    waitingForRoom.clear();
    wakeReader();
    wakePump();
    tellEnded(how);
  };

  const tick = () => {
    const isReading = inboxBytes < mostWaitingBytes;
    // Counted in ticks, not in time: after a busy second or a suspended laptop what came meanwhile is read first.
    silent = arrived !== arrivedBefore || !isReading ? 0 : silent + 1;
    arrivedBefore = arrived;
    if (silent >= times.silentTicks) {
      finish('vanished');
      socket.destroy();
      return;
    }
    if (sent === sentBefore && socket.writableLength === 0) socket.write(stillHere);
    sentBefore = sent;
  };
  const ticking = setInterval(tick, times.tickMilliseconds);

  const pump = async () => {
    const reader = createFrameReader();
    for (;;) {
      const chunk: Uint8Array | null = socket.read();
      if (!chunk) {
        if (isOver(socket)) return;
        await readableAgain(socket);
        continue;
      }
      // Read on without keeping: bytes left unread would make the kernel reset the connection and lose what was just sent.
      if (end) continue;
      arrived += chunk.length;
      const frames = reader.push(chunk);
      if (!frames.ok) {
        finish('protocol');
        socket.destroy();
        return;
      }
      for (const frame of frames.value) {
        inbox.push(frame);
        inboxBytes += frame.length;
      }
      if (frames.value.length > 0) wakeReader();
      while (inboxBytes >= mostWaitingBytes && !end)
        await new Promise<void>((resolve) => {
          wakePump = resolve;
        });
    }
  };

  socket.on('error', (error) => finish(endOf(error)));
  socket.on('close', () => finish('closed'));
  socket.on('end', () => {
    finish('closed');
    close();
  });
  socket.on('drain', () => {
    for (const resolve of waitingForRoom) resolve(true);
    waitingForRoom.clear();
  });

  const close = () => {
    finish('closed');
    if (socket.destroyed) return;
    socket.end();
    const late = setTimeout(() => socket.destroy(), flushMilliseconds);
    socket.once('close', () => clearTimeout(late));
  };

  void pump();
  return {
    ...who,
    ended,
    close,
    send: async (frame) => {
      if (end) return false;
      if (frame.length === 0) throw new RangeError('an empty frame says nothing');
      sent++;
      if (socket.write(encodeFrame(frame))) return true;
      return new Promise((resolve) => waitingForRoom.add(resolve));
    },
    frames: {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          for (;;) {
            const frame = inbox.shift();
            if (frame) {
              inboxBytes -= frame.length;
              if (inboxBytes < mostWaitingBytes) wakePump();
              return { value: frame, done: false };
            }
            if (end) return { value: undefined, done: true };
            await new Promise<void>((resolve) => {
              wakeReader = resolve;
            });
          }
        },
      }),
    },
  };
}

const stillHere = encodeFrame(new Uint8Array(0));

/** Reset by the other side is how a killed process ends; only the network's own errors mean that it cannot be reached. */
function endOf(error: Error & { readonly code?: unknown }): ChannelEnd {
  const code = typeof error.code === 'string' ? error.code : '';
  if (/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/.test(code)) return 'vanished';
  return /^(ERR_SSL|ERR_TLS|EPROTO)/.test(code) ? 'protocol' : 'closed';
}

/** Resolves when there may be something to read, or never will be again. */
export function readableAgain(socket: TLSSocket): Promise<void> {
  return new Promise((resolve) => {
    if (isOver(socket)) return resolve();
    const events = ['readable', 'end', 'error', 'close'];
    const done = () => {
      for (const event of events) socket.removeListener(event, done);
      resolve();
    };
    for (const event of events) socket.on(event, done);
  });
}

/** Nothing is there to read, and nothing will come. */
export function isOver(socket: TLSSocket): boolean {
  return socket.destroyed || (socket.readableEnded && socket.readableLength === 0);
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve = (_: T) => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
