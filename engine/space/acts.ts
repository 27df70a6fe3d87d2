/**
 * The membership of a space: a signed hash-DAG of acts. Body of an envelope (../bundles/envelope.ts), a CBOR map:
 *
 * | key | value            | meaning                                                                  |
 * |-----|------------------|--------------------------------------------------------------------------|
 * | t   | 2                | this is an act                                                           |
 * | s   | bytes 32, absent in create | space: id of its create act                                    |
 * | d   | bytes 32         | Ed25519 public key of the author's device                                |
 * | h   | [bytes 32]       | heads of the DAG the author knew; empty in create                        |
 * | w   | uint             | milliseconds since 1970 by the author's clock                            |
 * | x   | map              | what it says: `y` (create, admit, remove, role, rotate, witness, seen) and what follows below |
 *
 * - create: `width` (private, circle, coalition), `salt` (bytes 16, so that two spaces never share an id), `person` (text,
 *   at most 64), `box` (bytes 32, X25519), `check`, `keys`. The author becomes the first steward. Makes the first epoch.
 * - admit: `device` (bytes 32), `box`, `person`, `role` (steward, member), `keys`: all epoch keys so far, sealed to the newcomer.
 * - remove: `device`. Final for that device.
 * - role: `person`, `role`.
 * - rotate: `check`, `keys`. Makes a new epoch. May carry keys of earlier epochs for devices that lack them.
 * - witness: `removal` (id of a remove act), `counts`: map writer → `{n, id, below?: [[n, id]]}`, number and id of the last
 *   bundle the author held of it when it learnt of the removal, and, where numbers were missing, of the last before each gap
 *   (highest first, at most 256). Of the removed device exactly those bundles count that remaining members witnessed so, and
 *   what leads to them by `p` (bundle.ts): by numbers alone it could fork its own past with ground hashes and win, or fill in
 *   a number it had left out.
 * - seen: `keys`, optional. A device whose removals count says by it whom it has learnt to be members: see membership.ts for
 *   what it cannot say afterwards. `keys`: of earlier epochs, for members who lack them.
 *
 * `keys`: map from device (hex) to a map from epoch id (hex, or `this` for the epoch the act itself makes) to the epoch's
 * 32-byte content key in a crypto_box_seal to that device's X25519 key. An epoch is named by the id of its act.
 *
 * `check`: bytes 32, HKDF-SHA-256 of the epoch's content key (no salt, info `samband/epoch-check/1`). A key handed over by
 * whatever act counts only where it fits the check of the act that made its epoch: so nobody can give two members
 * different keys for one epoch, or put a false key in the place of a true one.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { anyBytes, bytes } from '../../shared/wire/byte-schema.ts';
import { decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { type EnvelopeError, isSignedBy, type Signed, type SigningKeys, signBody } from '../bundles/envelope.ts';
import { deriveKey, toHex } from '../secret/derive.ts';
import { sodium } from '../secret/sodium.ts';

export const mostParents = 64;
export const mostBelow = 256;

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const Keys = z.record(hex32, z.record(z.string().max(64), anyBytes));
const role = z.enum(['steward', 'member']);
const personId = z.string().max(64);
const number = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const What = z.discriminatedUnion('y', [
  z.strictObject({
    y: z.literal('create'),
    width: z.enum(['private', 'circle', 'coalition']),
    salt: bytes(16),
    person: personId,
    box: bytes(32),
    check: bytes(32),
    keys: Keys,
  }),
  z.strictObject({ y: z.literal('admit'), device: bytes(32), box: bytes(32), person: personId, role, keys: Keys }),
  z.strictObject({ y: z.literal('remove'), device: bytes(32) }),
  z.strictObject({ y: z.literal('role'), person: personId, role }),
  z.strictObject({ y: z.literal('rotate'), check: bytes(32), keys: Keys }),
  z.strictObject({
    y: z.literal('witness'),
    removal: bytes(32),
    counts: z.record(
      z.string().regex(/^[0-9a-f]{32}$/),
      z.strictObject({
        n: number,
        id: bytes(32),
        below: z
          .array(z.tuple([number, bytes(32)]))
          .min(1)
          .max(mostBelow)
          .optional(),
      }),
    ),
  }),
  z.strictObject({ y: z.literal('seen'), keys: Keys.optional() }),
]);
export type ActWhat = z.infer<typeof What>;

const Body = z.strictObject({
  t: z.literal(2),
  s: bytes(32).optional(),
  d: bytes(32),
  h: z.array(bytes(32)).max(mostParents),
  w: z.number().int().min(0),
  x: What,
});

export interface Act {
  readonly id: string;
  /** A create act names the space by its own id. */
  readonly space: string;
  readonly device: string;
  readonly parents: readonly string[];
  readonly time: number;
  readonly what: ActWhat;
  readonly signed: Signed;
}

export function signAct(
  act: { readonly space?: string; readonly parents: readonly string[]; readonly time: number; readonly what: ActWhat },
  keys: SigningKeys,
): Act {
  const body = encodeCanonical({
    t: 2,
    ...(act.space && { s: Uint8Array.from(Buffer.from(act.space, 'hex')) }),
    d: keys.publicKey,
    h: [...act.parents].sort().map((parent) => Uint8Array.from(Buffer.from(parent, 'hex'))),
    w: act.time,
    x: act.what,
  });
  const read = readAct(signBody(body, keys));
  if (!read.ok) throw new Error(`an act of our own that we cannot read: ${read.error.type}`);
  return read.value;
}

export function readAct(signed: Signed): Result<Act, EnvelopeError | { readonly type: 'SignatureBad' }> {
  const decoded = decodeCanonical(signed.body);
  if (!decoded.ok) return decoded;
  const parsed = Body.safeParse(decoded.value);
  if (!parsed.success) return err({ type: 'Malformed', why: parsed.error.issues[0]?.path.join('.') ?? 'not an act' });
  const { s, d, h, w, x } = parsed.data;
  if ((x.y === 'create') !== (s === undefined) || (x.y === 'create') !== (h.length === 0))
    return err({ type: 'Malformed', why: 's' });
  if (!isSignedBy(signed, d)) return err({ type: 'SignatureBad' });
  return ok({
    id: signed.id,
    space: s ? toHex(s) : signed.id,
    device: toHex(d),
    parents: h.map(toHex),
    time: w,
    what: x,
    signed,
  });
}

export interface BoxKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

export function sealToDevice(contentKey: Uint8Array, boxKey: Uint8Array): Uint8Array {
  return sodium().crypto_box_seal(contentKey, boxKey);
}

/** What an epoch's act says of its key, so that nobody can pass off another. */
export function checkOf(contentKey: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(deriveKey(contentKey, 'epoch-check'));
}

/** Whether a key is that of the epoch which this act made. */
export function isKeyOf({ what }: Act, contentKey: Uint8Array): boolean {
  if (what.y !== 'create' && what.y !== 'rotate') return false;
  return contentKey.length === 32 && Buffer.compare(checkOf(contentKey), what.check) === 0;
}

/** The epoch keys an act hands to this device, by epoch id, those aside that `isHeld` has already or that fit no epoch's act. */
export function keysInAct(
  act: Act,
  device: string,
  box: BoxKeys,
  epochAct: (epoch: string) => Act | undefined,
  isHeld: (epoch: string) => boolean = () => false,
): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const mine = 'keys' in act.what ? act.what.keys?.[device] : undefined;
  for (const [name, sealed] of Object.entries(mine ?? {})) {
    const epoch = name === 'this' ? act.id : name;
    const made = epochAct(epoch);
    if (!made || isHeld(epoch)) continue;
    try {
      const key = sodium().crypto_box_seal_open(sealed, box.publicKey, box.privateKey);
      if (isKeyOf(made, key)) found.set(epoch, key);
    } catch {
      // Sealed to another key than mine: a steward's mistake or lie. The epoch stays unknown and its bundles wait.
    }
  }
  return found;
}
