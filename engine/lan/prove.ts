/** The proofs of door.ts over one TLS session, from both sides. */
import type { TLSSocket } from 'node:tls';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SigningKeys } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';
import { isOver, readableAgain } from './channel.ts';
import {
  answerKnock,
  type Door,
  deviceProof,
  deviceProofBytes,
  doorKnockedAt,
  doorOpened,
  doorProofBytes,
  knock,
  knockBytes,
  provenDevice,
} from './door.ts';

export interface Identity {
  /** For who listens: every door there is; for who dials: at most sixteen, the preferred one first. At most 512 are looked at. */
  readonly doors: () => readonly Door[];
  /** This device's keys. */
  readonly sign: SigningKeys;
  /** Whether a device that has proven its key may come in through this door; the word is asked at both ends. */
  readonly mayEnter: (device: string, door: Door) => boolean;
}

export interface Proven {
  readonly door: Door;
  readonly device: string;
  readonly exporter: Uint8Array;
}

/**
 * - `WrongDoor`: no door in common. For who dialled that is all a closed door tells.
 * - `DoorProofBad`: it answered, but without the key: somebody in the middle, or no Samband.
 * - `DeviceProofBad`: the signature is not by the device that was named.
 * - `NotAMember`: it proved its device, and this one does not let that device in.
 * - `NotAdmitted`: the other side closed after this device had named itself: it does not count this device as a member.
 * - `Self`: this very device.
 * - `Gone`: it closed before it had proven anything.
 */
export type ProofError = {
  readonly type: 'WrongDoor' | 'DoorProofBad' | 'DeviceProofBad' | 'NotAMember' | 'NotAdmitted' | 'Self' | 'Gone';
};

const mostDoors = 512;
const exporterLabel = 'EXPORTER-Channel-Binding';

export async function proveAsDialler(socket: TLSSocket, me: Identity): Promise<Result<Proven, ProofError>> {
  const exporter = exporterOf(socket);
  if (!exporter) return err({ type: 'Gone' });
  const doors = me.doors();
  socket.write(knock(doors, exporter));
  const answer = await readExactly(socket, doorProofBytes);
  if (!answer) return err({ type: 'WrongDoor' });
  const door = doorOpened(answer, doors, exporter);
  if (!door) return err({ type: 'DoorProofBad' });
  socket.write(deviceProof(me.sign, 'i', exporter));
  const proof = await readExactly(socket, deviceProofBytes);
  if (!proof) return err({ type: 'NotAdmitted' });
  return checked(proof, 'r', { me, door, exporter });
}

export async function proveAsListener(socket: TLSSocket, me: Identity): Promise<Result<Proven, ProofError>> {
  const exporter = exporterOf(socket);
  if (!exporter) return err({ type: 'Gone' });
  const fields = await readExactly(socket, knockBytes);
  if (!fields) return err({ type: 'Gone' });
  const door = doorKnockedAt(fields, me.doors().slice(0, mostDoors), exporter);
  if (!door) return err({ type: 'WrongDoor' });
  socket.write(answerKnock(door, exporter));
  const proof = await readExactly(socket, deviceProofBytes);
  if (!proof) return err({ type: 'Gone' });
  const proven = checked(proof, 'i', { me, door, exporter });
  if (proven.ok) socket.write(deviceProof(me.sign, 'r', exporter));
  return proven;
}

function checked(
  proof: Uint8Array,
  role: 'i' | 'r',
  { me, door, exporter }: { readonly me: Identity; readonly door: Door; readonly exporter: Uint8Array },
): Result<Proven, ProofError> {
  const key = provenDevice(proof, role, exporter);
  if (!key) return err({ type: 'DeviceProofBad' });
  const device = toHex(key);
  if (device === toHex(me.sign.publicKey)) return err({ type: 'Self' });
  return me.mayEnter(device, door) ? ok({ door, device, exporter }) : err({ type: 'NotAMember' });
}

/** Undefined where the socket is gone already: whoever knocks and runs must not be a bug. */
function exporterOf(socket: TLSSocket): Uint8Array | undefined {
  try {
    return new Uint8Array(socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0)));
  } catch {
    return undefined;
  }
}

/**
 * Undefined where it ends first; what came beyond is put back. Takes whatever is there each time: a stream with too few
 * bytes in it calls itself readable again at once, for ever.
 */
async function readExactly(socket: TLSSocket, length: number): Promise<Uint8Array | undefined> {
  let have = Buffer.alloc(0);
  for (;;) {
    const bytes: Buffer | null = socket.read();
    if (bytes) have = Buffer.concat([have, bytes]);
    if (have.length >= length) {
      if (have.length > length) socket.unshift(have.subarray(length));
      return Uint8Array.from(have.subarray(0, length));
    }
    if (bytes) continue;
    if (isOver(socket)) return undefined;
    await readableAgain(socket);
  }
}
