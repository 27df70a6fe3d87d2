/**
 * The second implementation, written from docs/format.md alone: it imports nothing of the product. Lists what lies in
 * envelopes and who wrote it, having verified signatures, chains, forks and membership.
 */
import * as Automerge from '@automerge/automerge';
import { type ActRead, type BundleRead, isReceipt, isSigned, readAct, readBundle } from './bodies.ts';
import { type MembershipRead, membershipOf } from './membership.ts';
import { type EpochKeys, hex, openEnvelope, sha256, unhex } from './sealed.ts';

export interface SpaceListing {
  readonly membership: MembershipRead;
  readonly acts: readonly ActRead[];
  readonly counting: readonly BundleRead[];
  readonly held: readonly BundleRead[];
  /** Names of the organisations in it, sorted. */
  readonly organisations: readonly string[];
}

/** By space. `sealed`: envelopes of epochs whose key is not known. */
export function listingOf(envelopes: Iterable<Uint8Array>, keys: EpochKeys) {
  const acts = new Map<string, ActRead>();
  const bundles = new Map<string, BundleRead>();
  const counts = { sealed: 0, receipts: 0 };
  for (const envelope of envelopes) {
    const opened = openEnvelope(envelope, keys);
    if (!opened) {
      counts.sealed++;
      continue;
    }
    if (!isSigned(opened)) throw new Error('a signature that is not its device’s');
    const act = readAct(opened);
    const bundle = readBundle(opened);
    if (act) acts.set(act.id, act);
    else if (bundle) bundles.set(bundle.id, bundle);
    else if (isReceipt(opened)) counts.receipts++;
    else throw new Error('another kind of body');
  }
  const spaces = new Map(
    [...acts.values()].filter(({ y }) => y === 'create').map(({ space }) => [space, spaceOf(space, acts, bundles)]),
  );
  return { spaces, ...counts };
}

function spaceOf(
  space: string,
  acts: ReadonlyMap<string, ActRead>,
  all: ReadonlyMap<string, BundleRead>,
): SpaceListing {
  const own = [...acts.values()].filter((act) => act.space === space);
  const membership = membershipOf(space, own);
  const bundles = [...all.values()].filter((bundle) => bundle.space === space);
  const counting = new Set<BundleRead>();
  for (const writer of new Set(bundles.map((bundle) => bundle.writer)))
    for (const bundle of winning(
      bundles.filter((each) => each.writer === writer),
      membership.witnessed.get(writer) ?? new Set(),
    )) {
      const member = membership.members.get(bundle.device);
      if (member && (!member.out || bundle.n <= (membership.bounds.get(writer) ?? 0))) counting.add(bundle);
    }
  return {
    membership,
    acts: own,
    counting: [...counting],
    held: bundles.filter((bundle) => !counting.has(bundle)),
    organisations: organisationsIn([...counting]),
  };
}

/** The chain of one writer, and of forks the branch that counts. */
function winning(bundles: readonly BundleRead[], tips: ReadonlySet<string>): BundleRead[] {
  const pinned = new Set(tips);
  for (const id of pinned) {
    const bundle = bundles.find((each) => each.id === id);
    if (bundle) pinned.add(bundle.previous);
  }
  const losers = new Set<string>();
  const taken = new Set<string>();
  const winners: BundleRead[] = [];
  const slots = ({ document, changes }: BundleRead) =>
    changes.map((change) => `${document} ${Automerge.decodeChange(change).seq}`);
  for (const n of [...new Set(bundles.map((bundle) => bundle.n))].sort((a, b) => a - b)) {
    const last = winners.at(-1);
    const rivals = bundles.filter((bundle) => bundle.n === n);
    const fitting = rivals.filter(
      (bundle) =>
        !losers.has(bundle.previous) &&
        (last?.n !== n - 1 || bundle.previous === last.id) &&
        !slots(bundle).some((slot) => taken.has(slot)),
    );
    const rank = ({ id }: BundleRead) => (pinned.has(id) ? 0 : 1);
    const [winner] = fitting.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
    for (const rival of rivals) if (rival !== winner) losers.add(rival.id);
    if (!winner) continue;
    winners.push(winner);
    for (const slot of slots(winner)) taken.add(slot);
  }
  return winners;
}

function organisationsIn(bundles: readonly BundleRead[]): string[] {
  const documents = new Map<string, Uint8Array[]>();
  for (const { document, changes, writer } of bundles) {
    const actor = hex(sha256('samband/actor/1', unhex(writer), unhex(document))).slice(0, 32);
    for (const change of changes)
      if (Automerge.decodeChange(change).actor !== actor) throw new Error('a foreign actor');
    documents.set(document, [...(documents.get(document) ?? []), ...changes]);
  }
  const names: string[] = [];
  for (const changes of documents.values()) {
    const [document] = Automerge.applyChanges(Automerge.init<Record<string, unknown>>(), changes);
    for (const record of Object.values(document)) {
      const { '@kind': kind, name } = Object(record);
      if (String(kind) === 'organisation') names.push(String(name));
    }
  }
  return names.sort();
}
