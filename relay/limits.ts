/** How much of everything one relay does; the flags of arguments.ts change most of it. */
import { mostBlobBytes } from '../shared/wire/relay.ts';
import type { Rate } from './rate-limit.ts';

const day = 86_400_000;

export interface Limits {
  readonly blobBytes: number;
  /** Sockets of all kinds, and of one address (for IPv6 of one /64). */
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** Sockets that entered logs of one account, from everywhere; from one address half of what the address may have. */
  readonly connectionsPerAccount: number;
  /** Of an account: what its members put and ask together. One writer or connection may have a quarter of it. */
  readonly asks: Rate;
  readonly bytes: Rate;
  /** Of an address: opening, entering, replacing a list. What failed counts five times. */
  readonly attempts: Rate;
  /** A call over HTTP has to have come whole by then. */
  readonly callWithin: number;
  /** Bytes of messages and calls that are heard in part, or being answered, in all. */
  readonly bytesUnderway: number;
  /** Free bytes of the disk below which nothing is taken any more. */
  readonly freeBytes: number;
  readonly supersededKeptFor: number;
  readonly marksKeptFor: number;
  readonly idleKeptFor: number;
}

export const usualLimits: Limits = {
  blobBytes: mostBlobBytes,
  connections: 16_000,
  connectionsPerAddress: 512,
  connectionsPerAccount: 1_024,
  asks: { perSecond: 400, atOnce: 8_000 },
  bytes: { perSecond: 16 * 2 ** 20, atOnce: 256 * 2 ** 20 },
  attempts: { perSecond: 10, atOnce: 300 },
  callWithin: 30_000,
  bytesUnderway: 64 * 2 ** 20,
  freeBytes: 512 * 2 ** 20,
  supersededKeptFor: 90 * day,
  marksKeptFor: 90 * day,
  idleKeptFor: 400 * day,
};
