/**
 * Inputs for long hunts, all from one seed: Automerge changes and sealed bundles as real devices make them, and the same
 * ones damaged. A hunt that finds something prints its seed; the shrunk input is kept as a test.
 */
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { actorFor, type NewBundle, noPrevious, openBundle, sealBundle, writerFor } from '../../../engine/log/bundle.ts';
import { examineChanges } from '../../../engine/log/change-guard.ts';
import type { Outside } from '../../../engine/log/envelope.ts';
import { bytesToHex, type Signer, sha256, signerFromSeed } from '../../../engine/log/primitives.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { emptyVector } from '../../../shared/wire/vector.ts';

await readyAutomerge();

/** Whole numbers from 0 up to, not including, `limit`. */
export type Chance = (limit: number) => number;

/** xorshift32: Marsaglia 2003. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

export function namedHash(name: string): string {
  return bytesToHex(sha256(name));
}

export function namedSigner(name: string): Signer {
  return signerFromSeed(sha256(`seed of ${name}`));
}

export const space = namedHash('space');
export const doc = namedHash('doc').slice(0, 32);
export const salt = namedHash('salt').slice(0, 32);
export const outside: Outside = {
  carrierTag: namedHash('tag').slice(0, 32),
  epoch: namedHash('epoch'),
  contentKey: sha256('content key'),
};

export function keyForEpoch(epoch: string): Uint8Array | undefined {
  return epoch === outside.epoch ? outside.contentKey : undefined;
}

export interface RealChange {
  readonly actor: string;
  readonly bytes: Uint8Array;
}

/** Everything two to four comrades do to a document, merged now and then: maps, texts, lists, counters, marks, deletes. */
export function realChanges(chance: Chance, edits: number): RealChange[] {
  type Doc = Record<string, unknown>;
  const actors = Array.from({ length: 2 + chance(3) }, (_, index) => namedHash(`actor ${index}`).slice(0, 32));
  let docs = actors.map((actor) => Automerge.init<Doc>({ actor }));
  const changes: RealChange[] = [];
  for (let made = 0; made < edits; made += 1) {
    const who = chance(actors.length);
    const other = chance(actors.length);
    // Automerge panics when a document is merged with itself.
    if (chance(4) === 0 && other !== who) {
      docs = docs.map((one, index) => (index === who ? Automerge.merge(one, docs[other]!) : one));
    }
    const before = Automerge.getHeads(docs[who]!).join();
    const options = {
      time: chance(2) === 0 ? 0 : 1_700_000_000 + chance(1e6),
      ...(chance(4) === 0 ? { message: 'why' } : {}),
    };
    const next = Automerge.change(docs[who]!, options, (draft) => {
      for (let count = chance(8); count >= 0; count -= 1) editOnce(draft, chance);
    });
    docs = docs.map((one, index) => (index === who ? next : one));
    const bytes = Automerge.getLastLocalChange(next);
    if (bytes && Automerge.getHeads(next).join() !== before) changes.push({ actor: actors[who]!, bytes });
  }
  return changes;
}

function editOnce(draft: Record<string, unknown>, chance: Chance): void {
  const key = `key${chance(6)}`;
  const value = draft[key];
  const kind = chance(12);
  if (kind === 0) draft[key] = 'x'.repeat(chance(600));
  else if (kind === 1) draft[key] = [1, 'two', { three: null }, new Uint8Array(chance(40))];
  else if (kind === 2) draft[key] = new Automerge.Counter(chance(100));
  else if (kind === 3)
    draft[key] = { at: new Date(chance(1e9)), yes: chance(2) === 0, ratio: chance(100) / 7, name: 'ø' };
  else if (kind === 4) draft[key] = new Automerge.ImmutableString('short');
  else if (kind === 5) delete draft[key];
  else if (kind === 6) draft[key] = -chance(2 ** 30);
  else if (value instanceof Automerge.Counter) value.increment(chance(9) - 4);
  else if (typeof value === 'string' && value.length > 0) {
    const at = chance(value.length);
    if (chance(3) > 0)
      Automerge.splice(draft, [key], at, chance(Math.min(9, value.length - at)), 'æ text'.repeat(chance(9)));
    else
      Automerge.mark(draft, [key], { start: 0, end: at, expand: 'both' }, chance(2) ? 'bold' : 'link', chance(2) === 0);
  } else if (Array.isArray(value)) {
    value.splice(chance(value.length + 1), chance(2), chance(9));
  }
}

/** One of: a few bytes changed, cut off, something put in, something repeated. Never the same as it was. */
export function damaged(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = chance(bytes.length);
  const kind = chance(5);
  if (kind === 0) return bytes.slice(0, at);
  const start = bytes.subarray(0, at);
  const inserted = Uint8Array.from({ length: 1 + chance(12) }, () => (chance(3) === 0 ? 0xff : chance(256)));
  if (kind === 1) return new Uint8Array(Buffer.concat([start, inserted, bytes.subarray(at)]));
  if (kind === 2) return new Uint8Array(Buffer.concat([bytes, bytes.subarray(at)]));
  const flipped = bytes.slice();
  for (let count = chance(4); count >= 0; count -= 1) {
    const place = count === 0 ? at : chance(bytes.length);
    flipped[place] = count === 0 ? flipped[place]! ^ (1 + chance(255)) : chance(256);
  }
  return flipped;
}

/** Gives a damaged change the checksum it needs to be looked into. Not for deflated ones. */
export function withChecksum(change: Uint8Array): Uint8Array {
  const fixed = change.slice();
  fixed.set(sha256(change.subarray(8)).subarray(0, 4), 4);
  return fixed;
}

export function newBundle(changes: readonly Uint8Array[], parts: Partial<NewBundle> = {}): NewBundle {
  return {
    ...{ space, salt, n: 1, prev: noPrevious, seen: emptyVector, heads: [space], step: namedHash('step').slice(0, 32) },
    ...{ stepKind: 'edit' as const, at: 1_700_000_000_000, doc, changes, result: [namedHash('result')] },
    ...parts,
  };
}

/** A bundle as a device would seal it: the actor of its change is the one it must have. */
export function sealedRealBundle(chance: Chance, name = 'alice'): Uint8Array {
  const signer = namedSigner(name);
  const actor = actorFor(writerFor(bytesToHex(signer.publicKey), salt), doc);
  const change = Automerge.getLastLocalChange(
    Automerge.change(Automerge.init<Record<string, unknown>>({ actor }), { time: 0 }, (draft) => {
      draft['text'] = 'y'.repeat(chance(2_000));
      draft['number'] = chance(1_000);
    }),
  );
  const sealed = sealBundle(newBundle(change ? [change] : []), signer, outside);
  if (!sealed.ok) throw new Error(sealed.error.type);
  return sealed.value.sealed;
}

export interface Hunted {
  readonly tried: number;
  readonly accepted: number;
  /**
   * Accepted by the guard, and a panic inside Automerge: an operation on an object that no document has, say, which only a
   * look into the document could tell. Therefore remote changes are tried in a disposable worker first (DESIGN.md §6).
   */
  readonly panicked: number;
}

/**
 * Damages `rounds` real changes and bundles and has each judged. Throws where the guard or `openBundle` throws, where damage
 * to a bundle goes unnoticed, and where Automerge traps or afterwards cannot edit another document.
 */
export function hunt(seed: number, rounds: number): Hunted {
  const chance = chanceFrom(seed);
  let accepted = 0;
  let panicked = 0;
  for (let round = 0; round < rounds; round += 1) {
    if (round % 4 === 0) {
      if (openBundle(damaged(sealedRealBundle(chance), chance), keyForEpoch).ok)
        throw new Error(`opened, seed ${seed}`);
      continue;
    }
    const changes = realChanges(chance, 3);
    const { actor, bytes } = changes[chance(changes.length)] ?? { actor: '', bytes: Uint8Array.of(0x85) };
    const broken = damaged(bytes, chance);
    const hostile = broken.length > 8 && chance(4) > 0 ? withChecksum(broken) : broken;
    if (!examineChanges([hostile], actor).ok) continue;
    accepted += 1;
    if (makesAutomergePanic(hostile)) panicked += 1;
  }
  return { tried: rounds, accepted, panicked };
}

function makesAutomergePanic(change: Uint8Array): boolean {
  let hasPanicked = false;
  try {
    Automerge.decodeChange(change);
    Automerge.applyChanges(Automerge.init(), [change]);
  } catch (thrown) {
    // An error or a panic is an answer; a trap of the wasm instance is not.
    if (thrown instanceof Error && thrown.constructor.name === 'RuntimeError') throw thrown;
    hasPanicked = thrown instanceof Error && thrown.constructor.name === 'PanicError';
  }
  const other = Automerge.change(Automerge.init<{ n: number }>(), (draft) => {
    draft.n = 1;
  });
  if (other.n !== 1) throw new Error('another document does not work any more');
  return hasPanicked;
}
