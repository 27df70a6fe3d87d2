/** Part of the second implementation, written from docs/format.md alone: what is signed. */
import { createPublicKey, verify } from 'node:crypto';
import { type Cbor, type CborMap, readCbor } from './cbor.ts';
import { hex, type Opened, sha256 } from './sealed.ts';

export interface ActRead {
  readonly id: string;
  readonly space: string;
  readonly device: string;
  readonly parents: readonly string[];
  readonly y: string;
  readonly x: CborMap;
}

export interface BundleRead {
  readonly id: string;
  readonly space: string;
  readonly device: string;
  readonly writer: string;
  readonly n: number;
  readonly previous: string;
  readonly time: number;
  readonly document: string;
  readonly changes: readonly Uint8Array[];
}

const acts: Record<string, readonly string[]> = {
  create: ['width', 'salt', 'person', 'box', 'check', 'keys'],
  admit: ['device', 'box', 'person', 'role', 'keys'],
  remove: ['device'],
  role: ['person', 'role'],
  rotate: ['check', 'keys'],
  witness: ['removal', 'counts'],
  seen: [],
};

export function readAct({ id, body }: Opened): ActRead | undefined {
  const map = asMap(readCbor(body));
  if (map['t'] !== 2) return undefined;
  const x = asMap(map['x']);
  const y = String(x['y']);
  const isCreate = y === 'create';
  hasOnly(map, isCreate ? ['t', 'd', 'h', 'w', 'x'] : ['t', 's', 'd', 'h', 'w', 'x']);
  hasOnly(x, ['y', ...(acts[y] ?? ['unknown'])], y === 'seen' ? ['keys'] : []);
  const parents = asList(map['h']).map((parent) => hex(asBytes(parent, 32)));
  if ((parents.length === 0) !== isCreate) throw new Error('h');
  return { id, space: isCreate ? id : hex(asBytes(map['s'], 32)), device: hex(asBytes(map['d'], 32)), parents, y, x };
}

export function readBundle({ id, body }: Opened): BundleRead | undefined {
  const map = asMap(readCbor(body));
  if (map['t'] !== 1) return undefined;
  hasOnly(map, ['t', 's', 'd', 'a', 'n', 'p', 'v', 'h', 'e', 'k', 'w', 'f', 'c', 'r'], ['o']);
  const device = asBytes(map['d'], 32);
  const salt = asBytes(map['a'], 16);
  return {
    id,
    space: hex(asBytes(map['s'], 32)),
    device: hex(device),
    writer: hex(sha256('samband/writer/1', device, salt)).slice(0, 32),
    n: Number(map['n']),
    previous: hex(asBytes(map['p'], 32)),
    time: Number(map['w']),
    document: hex(asBytes(map['f'], 16)),
    changes: asList(map['c']).map((change) => asBytes(change)),
  };
}

export function isReceipt({ body }: Opened): boolean {
  const map = asMap(readCbor(body));
  if (map['t'] !== 3) return false;
  hasOnly(map, ['t', 's', 'd', 'w', 'v', 'p']);
  return Object.keys(asMap(map['v'])).join() === Object.keys(asMap(map['p'])).join();
}

export function isSigned({ body, signature }: Opened): boolean {
  const device = asBytes(asMap(readCbor(body))['d'], 32);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), device]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.concat([Buffer.from('samband/signed/1'), sha256(body)]), key, signature);
}

function hasOnly(map: CborMap, keys: readonly string[], optional: readonly string[] = []): void {
  if (keys.some((key) => map[key] === undefined)) throw new Error('a key is missing');
  if (Object.keys(map).some((key) => !keys.includes(key) && !optional.includes(key))) throw new Error('an unknown key');
}

export function asMap(value: Cbor | undefined): CborMap {
  if (typeof value !== 'object' || value instanceof Uint8Array || Array.isArray(value)) throw new Error('no map');
  return value as CborMap;
}
function asList(value: Cbor | undefined): readonly Cbor[] {
  if (!Array.isArray(value)) throw new Error('no array');
  return value;
}
export function asBytes(value: Cbor | undefined, length?: number): Uint8Array {
  if (!(value instanceof Uint8Array) || (length !== undefined && value.length !== length)) throw new Error('no bytes');
  return value;
}
