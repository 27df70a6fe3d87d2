/**
 * How two devices prove themselves to each other inside a TLS session that proves nothing by itself, version 1.
 *
 * `ekm`: 32 bytes, EXPORTER-Channel-Binding of the session with an empty context (RFC 9266). It differs between the two
 * sessions of whoever sits in the middle, and from session to session, so no proof can be passed on or played again.
 * `i` is who dialled, `r` who listened.
 *
 * | from | bytes | what                                                                                          |
 * |------|-------|-----------------------------------------------------------------------------------------------|
 * | i    | 512   | 16 fields of 32: HMAC-SHA-256(door key, "door/1/i" ‖ ekm) for each door it would share, the one it likes best first; random bytes in the rest, so that their number is not told |
 * | r    | 32    | HMAC-SHA-256(door key, "door/1/r" ‖ ekm) for the first field that is one of its own doors; else it closes without a byte |
 * | i    | 96    | device key (32, Ed25519) ‖ Ed25519 signature over "dev/1/i" ‖ ekm; sent only to who opened a door |
 * | r    | 96    | the same with "dev/1/r"; sent only to a device that may enter                                 |
 *
 * Then frames (shared/wire/frame.ts) in both directions. A later version takes other labels: a device that speaks both
 * puts both into its fields. The key of a door is 32 bytes that exactly those know who may knock: derived from the
 * content key of an epoch, or from the secret of an invitation. Through an invitation's door device keys are proven too,
 * though they belong to no member yet.
 */
import { createHmac, createPublicKey, randomBytes, sign, timingSafeEqual, verify } from 'node:crypto';
import type { SigningKeys } from '../bundles/envelope.ts';

/** A key that opens the door: of an epoch of a space, or of an invitation. */
export interface Door {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly kind: 'member' | 'invite';
}

export type Role = 'i' | 'r';

export const doorFields = 16;
export const doorProofBytes = 32;
export const knockBytes = doorFields * doorProofBytes;
export const deviceProofBytes = 32 + 64;

/** What the dialling side says first. Doors beyond sixteen are not offered: who has more dials again with the others. */
export function knock(doors: readonly Door[], exporter: Uint8Array): Uint8Array {
  const fields = new Uint8Array(randomBytes(knockBytes));
  doors.slice(0, doorFields).forEach((door, index) => {
    fields.set(doorProof(door, 'i', exporter), index * doorProofBytes);
  });
  return fields;
}

/** The first of the offered doors that is among `doors`. Looks at all of both, so that its time does not tell which. */
export function doorKnockedAt(fields: Uint8Array, doors: readonly Door[], exporter: Uint8Array): Door | undefined {
  if (fields.length !== knockBytes) return undefined;
  let best = doorFields;
  let found: Door | undefined;
  for (const door of doors) {
    const proof = doorProof(door, 'i', exporter);
    for (let index = 0; index < doorFields; index++) {
      const field = fields.subarray(index * doorProofBytes, (index + 1) * doorProofBytes);
      if (timingSafeEqual(field, proof) && index < best) {
        best = index;
        found = door;
      }
    }
  }
  return found;
}

export function answerKnock(door: Door, exporter: Uint8Array): Uint8Array {
  return doorProof(door, 'r', exporter);
}

/** Which of the doors offered was opened; undefined where the other side knows none of their keys. */
export function doorOpened(answer: Uint8Array, doors: readonly Door[], exporter: Uint8Array): Door | undefined {
  if (answer.length !== doorProofBytes) return undefined;
  return doors.slice(0, doorFields).find((door) => timingSafeEqual(answer, doorProof(door, 'r', exporter)));
}

function doorProof(door: Door, role: Role, exporter: Uint8Array): Uint8Array {
  return createHmac('sha256', door.key).update(`door/1/${role}`).update(exporter).digest();
}

export function deviceProof(keys: SigningKeys, role: Role, exporter: Uint8Array): Uint8Array {
  return Buffer.concat([keys.publicKey, sign(null, provenBytes(role, exporter), keys.privateKey)]);
}

/** The device key that was proven, 32 bytes. */
export function provenDevice(proof: Uint8Array, role: Role, exporter: Uint8Array): Uint8Array | undefined {
  if (proof.length !== deviceProofBytes) return undefined;
  const device = Uint8Array.from(proof.subarray(0, 32));
  try {
    const key = createPublicKey({ key: Buffer.concat([spki, device]), format: 'der', type: 'spki' });
    return verify(null, provenBytes(role, exporter), key, proof.subarray(32)) ? device : undefined;
  } catch {
    return undefined;
  }
}

const spki = Buffer.from('302a300506032b6570032100', 'hex');

function provenBytes(role: Role, exporter: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`dev/1/${role}`), exporter]);
}
