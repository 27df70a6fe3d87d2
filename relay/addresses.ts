/**
 * By what addresses are told apart: an HMAC under a key that was drawn at the start and is nowhere but in memory. Of IPv6 the first
 * 64 bits count, since whoever has one address there has all of them.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

export interface Addresses {
  nameOf(address: string): string;
  /** Of who sent a request; what the last proxy says if proxies are trusted. */
  of(request: IncomingMessage): string;
  /** The same, as it is: for the log of an operator who asked for it. */
  plainOf(request: IncomingMessage): string;
}

export function createAddresses(trustProxy: boolean): Addresses {
  const key = randomBytes(32);
  const plainOf = (request: IncomingMessage) => {
    const said = trustProxy
      ? [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim()
      : undefined;
    return said || request.socket.remoteAddress || '';
  };
  const nameOf = (address: string) =>
    createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22);
  return { nameOf, of: (request) => nameOf(plainOf(request)), plainOf };
}

export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
