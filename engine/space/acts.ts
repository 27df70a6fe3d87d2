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
 * | y   | text             | create, admit, remove, role, rotate, witness                             |
 * | x   | map              | what it says, below                                                      |
 *
 * - create: `width`, `salt` (bytes 16, so that two spaces never share an id), `person`, `box`, `keys`. The author becomes the
 *   first steward. Makes the first epoch.
 * - admit: `device`, `box`, `person`, `role`, `keys`: all epoch keys so far, sealed to the newcomer.
 * - remove: `device`. Final for that device.
 * - role: `person`, `role`.
 * - rotate: `keys`. Makes a new epoch.
 * - witness: `removal` (id of a remove act), `counts`: map writer → `{n, id}`, number and id of the last bundle the author
 *   held of it when it learnt of the removal. The removed device's bundles count up to the highest any remaining member
 *   witnessed, on the branch witnessed: by numbers alone it could fork its own past with ground hashes and win.
 *
 * `keys`: map from device (hex) to a map from epoch id (hex, or `this` for the epoch the act itself makes) to the epoch's
 * 32-byte content key in a crypto_box_seal to that device's X25519 key. An epoch is named by the id of its act.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { type EnvelopeError, isSignedBy, type Signed, type SigningKeys, signBody } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';
import { sodium } from '../secret/sodium.ts';

const bytes = (length: number) => z.instanceof(Uint8Array).refine((value) => value.length === length);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const Keys = z.record(hex32, z.record(z.string().max(64), z.instanceof(Uint8Array)));
const role = z.enum(['steward', 'member']);
const personId = z.string().max(64);

const What = z.discriminatedUnion('y', [
  z.strictObject({
    y: z.literal('create'),
    width: z.enum(['private', 'circle', 'coalition']),
    salt: bytes(16),
    person: personId,
    box: bytes(32),
    keys: Keys,
  }),
  z.strictObject({ y: z.literal('admit'), device: bytes(32), box: bytes(32), person: personId, role, keys: Keys }),
  z.strictObject({ y: z.literal('remove'), device: bytes(32) }),
  z.strictObject({ y: z.literal('role'), person: personId, role }),
  z.strictObject({ y: z.literal('rotate'), keys: Keys }),
  z.strictObject({
    y: z.literal('witness'),
    removal: bytes(32),
    counts: z.record(z.string().regex(/^[0-9a-f]{32}$/), z.strictObject({ n: z.number().int().min(1), id: bytes(32) })),
  }),
]);
export type ActWhat = z.infer<typeof What>;

const Body = z.strictObject({
  t: z.literal(2),
  s: bytes(32).optional(),
  d: bytes(32),
  h: z.array(bytes(32)).max(64),
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

/** The epoch keys an act hands to this device, by epoch id. */
export function keysInAct(act: Act, device: string, box: BoxKeys): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const mine = 'keys' in act.what ? act.what.keys[device] : undefined;
  for (const [epoch, sealed] of Object.entries(mine ?? {})) {
    try {
      found.set(
        epoch === 'this' ? act.id : epoch,
        sodium().crypto_box_seal_open(sealed, box.publicKey, box.privateKey),
      );
    } catch {
      // Sealed to another key than mine: a steward's mistake or lie. The epoch stays unknown and its bundles wait.
    }
  }
  return found;
}
