/** Keys, epochs and bundles that are the same in every run. */
import { type Bundle, type NewBundle, noPrevious, readBundle, signBundle } from '../../../engine/bundles/bundle.ts';
import { type Epoch, type Signed, type SigningKeys, signingKeysFromSeed } from '../../../engine/bundles/envelope.ts';
import { sha256, toHex } from '../../../engine/secret/derive.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';

await readySodium();

export function keysOf(name: string): SigningKeys {
  return signingKeysFromSeed(sha256('device of ', name));
}

export function deviceOf(name: string): string {
  return toHex(keysOf(name).publicKey);
}

export function hash(name: string): string {
  return toHex(sha256(name));
}

export function epochOfName(name: string): Epoch {
  return { id: hash(`epoch ${name}`), contentKey: sha256('content key of ', name) };
}

export function newBundle(parts: Partial<NewBundle> = {}): NewBundle {
  return {
    space: hash('space'),
    salt: hash('salt').slice(0, 32),
    n: 1,
    prev: noPrevious,
    seen: new Map(),
    heads: [hash('head')],
    step: hash('step').slice(0, 32),
    kind: 'edit',
    time: 1_773_000_000_000,
    volume: hash('volume').slice(0, 32),
    changes: [Uint8Array.of(1, 2, 3)],
    result: [hash('result')],
    ...parts,
  };
}

export function signedBundle(parts: Partial<NewBundle> = {}, author = 'Ada'): Signed {
  return signBundle(newBundle(parts), keysOf(author));
}

export function readWhole(signed: Signed): Bundle {
  const read = readBundle(signed);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8);
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}
