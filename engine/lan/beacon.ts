/**
 * A beacon: 128 bytes of UDP that say "I am here, at this port" to those who hold a discovery key, and nothing to anybody
 * else. Version 1:
 *
 * | bytes | field                                                                                  |
 * |-------|----------------------------------------------------------------------------------------|
 * | 24    | nonce, random                                                                          |
 * | 104   | XChaCha20-Poly1305 of the 88 bytes below, without further data; key as below           |
 *
 * | bytes | content                                                                                |
 * |-------|----------------------------------------------------------------------------------------|
 * | 1     | version, 1; a later one keeps the first 19 bytes where they are                        |
 * | 2     | TCP port of the door, big endian, 1 to 65,535                                          |
 * | 16    | instance: random, another one at each start; by it a device knows its own              |
 * | 69    | zeros; not looked at                                                                   |
 *
 * Key: HKDF-SHA-256 of the discovery key without salt, info `samband/disco/v1/N/1`, N the number of whole quarters of an
 * hour since 1970 in decimal. Who listens tries N, N − 1 and N + 1, so two clocks may be a quarter of an hour apart. The
 * address to dial is the one the datagram came from.
 */
import { deriveKey } from '../secret/derive.ts';
import { nonceBytes, open, seal, tagBytes } from '../secret/seal.ts';

const contentBytes = 88;
export const beaconBytes = nonceBytes + contentBytes + tagBytes;
export const instanceBytes = 16;
const version = 1;
const quarterMilliseconds = 15 * 60 * 1000;

export interface Beacon {
  /** Above 1 where the other one is newer. */
  readonly version: number;
  readonly port: number;
  readonly instance: Uint8Array;
}

export function quarterOf(milliseconds: number): number {
  return Math.floor(milliseconds / quarterMilliseconds);
}

/** `discoveryKey`: 32 bytes. */
export function beaconKey(discoveryKey: Uint8Array, quarter: number): Uint8Array {
  return deriveKey(discoveryKey, `disco/v1/${quarter}`);
}

export function sealBeacon({ port, instance }: Omit<Beacon, 'version'>, key: Uint8Array): Uint8Array {
  const content = new Uint8Array(contentBytes);
  content[0] = version;
  new DataView(content.buffer).setUint16(1, port);
  content.set(instance.subarray(0, instanceBytes), 3);
  return seal(content, key, noContext);
}

/** Undefined for anything but a beacon under this key. */
export function openBeacon(datagram: Uint8Array, key: Uint8Array): Beacon | undefined {
  if (datagram.length !== beaconBytes) return undefined;
  const content = open(datagram, key, noContext);
  if (!content) return undefined;
  const found = content[0] ?? 0;
  const port = new DataView(content.buffer, content.byteOffset).getUint16(1);
  if (found < version || port === 0) return undefined;
  return { version: found, port, instance: content.slice(3, 3 + instanceBytes) };
}

const noContext = new Uint8Array(0);
