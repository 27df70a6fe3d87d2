/** What a pack's table says of an envelope, found by opening it: a table is written from this and held against it. */
import { decodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { writerOf } from '../bundles/bundle.ts';
import { type Epoch, openEnvelope, type Signed } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';

export interface Content {
  readonly kind: 'act' | 'bundle' | 'other';
  /** Empty and 0 for all but a bundle. */
  readonly writer: string;
  readonly n: number;
  readonly signed: Signed;
}

/** Undefined where it does not open, or belongs to another space: layers never mix. Signatures are the vault's to check. */
export function contentOf(envelope: Uint8Array, space: string, keys: ReadonlyMap<string, Epoch>): Content | undefined {
  const opened = openEnvelope(envelope, (epoch) => keys.get(epoch)?.contentKey);
  if (!opened.ok) return undefined;
  const decoded = decodeCanonical(opened.value.body);
  if (!decoded.ok || typeof decoded.value !== 'object' || decoded.value === null) return undefined;
  const body: { t?: unknown; s?: unknown; d?: unknown; a?: unknown; n?: unknown } = decoded.value;
  const named = body.s instanceof Uint8Array ? toHex(body.s) : undefined;
  // Only the act that makes a space does not name it: its own id is the name.
  if ((named ?? opened.value.id) !== space) return undefined;
  if (body.t === 2) return { kind: 'act', writer: '', n: 0, signed: opened.value };
  if (body.t !== 1) return { kind: 'other', writer: '', n: 0, signed: opened.value };
  const { d, a, n } = body;
  if (!(d instanceof Uint8Array) || !(a instanceof Uint8Array) || typeof n !== 'number' || n < 1) return undefined;
  return { kind: 'bundle', writer: writerOf(d, a), n, signed: opened.value };
}
