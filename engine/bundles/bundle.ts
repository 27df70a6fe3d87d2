/**
 * A bundle: one writer's signed changes to one document of one space. Body of an envelope (envelope.ts), a CBOR map:
 *
 * | key | value                | meaning                                                             |
 * |-----|----------------------|---------------------------------------------------------------------|
 * | t   | 1                    | this is a bundle                                                    |
 * | s   | bytes 32             | space: id of its create act                                         |
 * | d   | bytes 32             | Ed25519 public key of the author's device                           |
 * | a   | bytes 16             | salt; writer = first 16 bytes of SHA-256(`samband/writer/1` ‖ d ‖ a) |
 * | n   | uint ≥ 1             | number among the writer's bundles in this space                     |
 * | p   | bytes 32             | id of the bundle n − 1; zeros for number 1 and only there           |
 * | v   | map text → [[uint]]  | what of the space the writer had: by writer (hex) sorted ranges that do not touch |
 * | h   | [bytes 32]           | heads of the membership DAG the writer knew                         |
 * | e   | bytes 16             | step: bundles of one step were committed together                   |
 * | k   | text                 | edit, import, undo, redo or system                                  |
 * | o   | bytes 16, optional   | the step that this one takes back                                   |
 * | w   | uint                 | milliseconds since 1970 by the writer's clock                       |
 * | f   | bytes 16             | document                                                            |
 * | c   | [bytes], 1 to 256    | Automerge changes, of actor first 16 bytes of SHA-256(`samband/actor/1` ‖ writer ‖ f) |
 * | r   | [bytes 32]           | heads of the document after them, as the writer had it              |
 *
 * Limits: 64 membership heads, 4,096 writers in `v` with 1,024 ranges each, 1 MiB and 100,000 operations of inflated
 * changes (change-guard.ts). Unknown keys are refused: a later form raises the envelope's version.
 */
import { z } from 'zod';
import type { StepKind } from '../../shared/edit/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { anyBytes, bytes } from '../../shared/wire/byte-schema.ts';
import { decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { fromHex, sha256, toHex } from '../secret/derive.ts';
import { type EnvelopeError, isSignedBy, type Signed, type SigningKeys, signBody } from './envelope.ts';
import type { Range, Vector } from './vector.ts';

export interface Bundle {
  readonly id: string;
  readonly space: string;
  /** Hex of the device's public key. */
  readonly device: string;
  readonly salt: string;
  readonly writer: string;
  readonly n: number;
  readonly prev: string;
  readonly seen: Vector;
  readonly heads: readonly string[];
  readonly step: string;
  readonly kind: StepKind;
  readonly of?: string;
  readonly time: number;
  readonly volume: string;
  readonly changes: readonly Uint8Array[];
  readonly result: readonly string[];
}

export type BundleError = EnvelopeError | { readonly type: 'SignatureBad' };

export const noPrevious = '0'.repeat(64);

const number = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const writerHex = z.string().regex(/^[0-9a-f]{32}$/);
/** Sorted, the right way round, neither touching nor overlapping: equal vectors have one form. */
function areRanges(ranges: readonly Range[]): boolean {
  return ranges.every(([from, to], index) => from <= to && from > (ranges[index - 1]?.[1] ?? -1) + 1);
}

/** A vector as it is written down: at most 4,096 writers with 1,024 ranges each. */
export const rangesByWriter = z
  .record(
    writerHex,
    z
      .array(z.tuple([number.min(1), number.min(1)]))
      .max(1_024)
      .refine(areRanges),
  )
  .refine((ranges) => Object.keys(ranges).length <= 4_096);

const Body = z.strictObject({
  t: z.literal(1),
  s: bytes(32),
  d: bytes(32),
  a: bytes(16),
  n: number.min(1),
  p: bytes(32),
  v: rangesByWriter,
  h: z.array(bytes(32)).max(64),
  e: bytes(16),
  k: z.enum(['edit', 'import', 'undo', 'redo', 'system']),
  o: bytes(16).optional(),
  w: number,
  f: bytes(16),
  c: z.array(anyBytes).min(1).max(256),
  r: z.array(bytes(32)).max(256),
});

export function writerOf(device: Uint8Array, salt: Uint8Array): string {
  return toHex(sha256('samband/writer/1', device, salt)).slice(0, 32);
}

/** Every device edits a document under an actor of its own; a change under another's is refused. */
export function actorFor(writer: string, volume: string): string {
  return toHex(sha256('samband/actor/1', fromHex(writer), fromHex(volume))).slice(0, 32);
}

/** What its author fills in: device and writer follow from the signing keys and the salt. */
export type NewBundle = Omit<Bundle, 'id' | 'device' | 'writer'>;

export function signBundle(bundle: NewBundle, keys: SigningKeys): Signed {
  const body = encodeCanonical({
    t: 1,
    s: fromHex(bundle.space),
    d: keys.publicKey,
    a: fromHex(bundle.salt),
    n: bundle.n,
    p: fromHex(bundle.prev),
    v: Object.fromEntries(bundle.seen),
    h: bundle.heads.map(fromHex),
    e: fromHex(bundle.step),
    k: bundle.kind,
    ...(bundle.of && { o: fromHex(bundle.of) }),
    w: bundle.time,
    f: fromHex(bundle.volume),
    c: [...bundle.changes],
    r: bundle.result.map(fromHex),
  });
  return signBody(body, keys);
}

/** Checks form and signature. Whether its author counts, and what is in its changes, is for others to say. */
export function readBundle(signed: Signed): Result<Bundle, BundleError> {
  const decoded = decodeCanonical(signed.body);
  if (!decoded.ok) return decoded;
  const parsed = Body.safeParse(decoded.value);
  if (!parsed.success) return malformed(parsed.error.issues[0]?.path.join('.') ?? '');
  const { s, d, a, n, p, v, h, e, k, o, w, f, c, r } = parsed.data;
  if ((n === 1) !== (toHex(p) === noPrevious)) return malformed('p');
  if (!isSignedBy(signed, d)) return err({ type: 'SignatureBad' });
  return ok({
    id: signed.id,
    space: toHex(s),
    device: toHex(d),
    salt: toHex(a),
    writer: writerOf(d, a),
    n,
    prev: toHex(p),
    seen: new Map(Object.entries(v).map(([writer, ranges]): [string, readonly Range[]] => [writer, ranges])),
    heads: h.map(toHex),
    step: toHex(e),
    kind: k,
    ...(o && { of: toHex(o) }),
    time: w,
    volume: toHex(f),
    changes: c,
    result: r.map(toHex),
  });
}

function malformed(why: string): { ok: false; error: BundleError } {
  return err({ type: 'Malformed', why });
}
