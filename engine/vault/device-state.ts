/**
 * What this device is: its keys, its owner, and its writers. Sealed under the master key and kept twice, like the key
 * file: losing it would make this laptop a stranger to its own spaces.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { type SigningKeys, signingKeysFromSeed } from '../bundles/envelope.ts';
import type { DiskError, Files } from '../disk/files.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { open, seal } from '../secret/seal.ts';
import { sodium } from '../secret/sodium.ts';
import type { BoxKeys } from '../space/acts.ts';

const DeviceState = z.object({
  version: z.literal(1),
  /** Counts up with every writing: of two good copies the later one holds. */
  generation: z.number(),
  person: z.string(),
  personName: z.string(),
  deviceName: z.string(),
  signSeed: z.string(),
  boxPublic: z.string(),
  boxPrivate: z.string(),
  /** Salt of my writer, by space. A writer is one vault copy on one device. */
  writers: z.record(z.string(), z.string()),
  /** Content keys by epoch, hex: what the envelopes of acts and bundles open with. */
  epochKeys: z.record(z.string(), z.string()),
  /** By width: the space that is written to where nobody chooses; see space-list.ts. */
  usual: z.record(z.string(), z.string()).default({}),
  /** Digest of machine and place (machine-token.ts); empty asks for new writers at the next opening. */
  place: z.string(),
});
export type DeviceState = z.infer<typeof DeviceState>;

const names = ['local/device', 'local/device.copy'] as const;
const context = Buffer.from('samband/device-state/1');

export function newDeviceState(personName: string, deviceName: string, place: string): DeviceState {
  const box = sodium().crypto_box_keypair();
  return {
    version: 1,
    generation: 0,
    person: toHex(randomBytes(16)),
    personName,
    deviceName,
    signSeed: toHex(randomBytes(32)),
    boxPublic: toHex(box.publicKey),
    boxPrivate: toHex(box.privateKey),
    writers: {},
    epochKeys: {},
    usual: {},
    place,
  };
}

export function keysOf(state: DeviceState): { readonly sign: SigningKeys; readonly box: BoxKeys } {
  return {
    sign: signingKeysFromSeed(fromHex(state.signSeed)),
    box: { publicKey: fromHex(state.boxPublic), privateKey: fromHex(state.boxPrivate) },
  };
}

export async function readDeviceState(
  files: Files,
  key: Uint8Array,
): Promise<Result<DeviceState, { readonly type: 'DeviceKeysDamaged' } | DiskError>> {
  const states: DeviceState[] = [];
  for (const name of names) {
    const bytes = await files.read(name);
    if (!bytes.ok) continue;
    const plain = open(bytes.value, key, context);
    const parsed = plain && DeviceState.safeParse(JSON.parse(new TextDecoder().decode(plain)));
    if (parsed?.success) states.push(parsed.data);
  }
  const latest = states.sort((a, b) => b.generation - a.generation)[0];
  return latest ? ok(latest) : err({ type: 'DeviceKeysDamaged' });
}

export async function writeDeviceState(
  files: Files,
  key: Uint8Array,
  state: DeviceState,
): Promise<Result<true, DiskError>> {
  const made = await files.makeFolder('local');
  if (!made.ok) return made;
  const bytes = seal(Buffer.from(JSON.stringify({ ...state, generation: state.generation + 1 })), key, context);
  for (const name of names) {
    const written = await files.writeAtomically(name, bytes);
    if (!written.ok) return written;
  }
  return ok(true);
}
