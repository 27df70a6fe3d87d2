/** Who is in the room: keys, doors and the options of their processes (lan-peer.ts). */
import { randomBytes } from 'node:crypto';
import { signingKeysFromSeed } from '../../engine/bundles/envelope.ts';
import { fromHex, toHex } from '../../engine/secret/derive.ts';

export interface LanPeerOptions {
  /** Hex, 32 bytes. */
  readonly seed: string;
  readonly doors: readonly { readonly id: string; readonly key: string }[];
  readonly keys: readonly { readonly id: string; readonly key: string }[];
  readonly members: readonly string[] | 'anyone';
  readonly discover: boolean;
  readonly port?: number;
}

export function person(): { readonly seed: string; readonly device: string } {
  const seed = randomBytes(32).toString('hex');
  return { seed, device: toHex(signingKeysFromSeed(fromHex(seed)).publicKey) };
}

export function randomKey(id: string): { readonly id: string; readonly key: string } {
  return { id, key: randomBytes(32).toString('hex') };
}

/** Two comrades of one space, who know each other. */
export function comrades(more: Partial<LanPeerOptions> = {}) {
  const [ida, bo] = [person(), person()];
  const door = randomKey('door');
  const key = randomKey('space');
  const members = [ida.device, bo.device];
  const options = ({ seed }: { readonly seed: string }): LanPeerOptions => ({
    seed,
    doors: [door],
    keys: [key],
    members,
    discover: true,
    ...more,
  });
  return { ida, bo, door, key, members, idaOptions: options(ida), boOptions: options(bo), options };
}
