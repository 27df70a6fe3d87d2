/** Envelopes from elsewhere, opened and sorted: what they are, before anything of it counts or touches the disk. */
import { type Bundle, readBundle } from '../bundles/bundle.ts';
import type { ChangeHead } from '../bundles/change-guard.ts';
import { openEnvelope, type Signed } from '../bundles/envelope.ts';
import { type Receipt, readReceipt } from '../bundles/receipt.ts';
import { sha256, toHex } from '../secret/derive.ts';
import { type Act, readAct } from '../space/acts.ts';
import { guardBundle } from './guard-bundle.ts';

export interface IntakeScene {
  readonly keyForEpoch: (epoch: string) => Uint8Array | undefined;
  /** Acts and bundles that lie here, and can be read. */
  readonly isHere: (id: string) => boolean;
}

export interface TakenBundle {
  readonly bundle: Bundle;
  readonly bytes: Uint8Array;
  readonly heads: readonly ChangeHead[];
  /** Why it is kept aside. */
  why?: string;
}

export interface Intake {
  readonly acts: { readonly act: Act; readonly bytes: Uint8Array }[];
  readonly bundles: TakenBundle[];
  readonly receipts: { readonly receipt: Receipt; readonly bytes: Uint8Array }[];
  /** Of epochs whose key is not here: they may be opened once an act has brought it. */
  readonly unopened: Uint8Array[];
  readonly refused: { readonly id?: string; readonly why: string }[];
  duplicates: number;
}

/** What is in a signed body, or why nobody can use it. */
export function contentOf(signed: Signed): { act: Act } | { bundle: Bundle } | { receipt: Receipt } | { why: string } {
  const act = readAct(signed);
  if (act.ok) return { act: act.value };
  const receipt = readReceipt(signed);
  if (receipt.ok) return { receipt: receipt.value };
  const bundle = readBundle(signed);
  if (bundle.ok) return { bundle: bundle.value };
  return { why: bundle.error.type };
}

export function readEnvelopes(envelopes: readonly Uint8Array[], scene: IntakeScene): Intake {
  const intake: Intake = { acts: [], bundles: [], receipts: [], unopened: [], refused: [], duplicates: 0 };
  const seen = new Set<string>();
  for (const bytes of envelopes) {
    const signed = openEnvelope(bytes, scene.keyForEpoch);
    if (!signed.ok) {
      if (signed.error.type === 'UnknownEpoch') intake.unopened.push(bytes);
      else intake.refused.push({ why: signed.error.type });
      continue;
    }
    const { id } = signed.value;
    if (seen.has(id) || scene.isHere(id)) {
      intake.duplicates++;
      continue;
    }
    seen.add(id);
    sortIn(intake, signed.value, bytes);
  }
  return intake;
}

function sortIn(intake: Intake, signed: Signed, bytes: Uint8Array): void {
  const content = contentOf(signed);
  if ('act' in content) intake.acts.push({ act: content.act, bytes });
  else if ('receipt' in content) intake.receipts.push({ receipt: content.receipt, bytes });
  else if ('why' in content) intake.refused.push({ id: signed.id, why: content.why });
  else {
    const guarded = guardBundle(content.bundle);
    const why = guarded.ok ? undefined : guarded.error;
    if (why) intake.refused.push({ id: signed.id, why });
    intake.bundles.push({ bundle: content.bundle, bytes, heads: guarded.ok ? guarded.value : [], ...(why && { why }) });
  }
}

/** Tells an envelope that cannot be opened yet from others. */
export function digestOfEnvelope(bytes: Uint8Array): string {
  return toHex(sha256(bytes)).slice(0, 32);
}
