import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleLimits, type ChangeHead, guardChanges } from '../../../engine/bundles/change-guard.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { sha256 } from '../../../engine/secret/derive.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { deflateBomb, keyBomb, runLengthBomb } from '../../kit/bombs.ts';
import { createRandom, type Random } from '../../kit/random.ts';
import { flipped } from './signed-things.ts';

await readyAutomerge();

type Draft = Record<string, unknown>;
const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const actor = 'ab'.repeat(16);

interface Made {
  readonly actor: string;
  readonly bytes: Uint8Array;
}

function editOnce(draft: Draft, random: Random): void {
  const key = `key${random.below(6)}`;
  const value = draft[key];
  const fresh: (() => unknown)[] = [
    () => 'x'.repeat(random.below(700)),
    () => random.below(2 ** 31) - 2 ** 30,
    () => random.below(1_000) / 7,
    () => [1, 'two', { three: null }, random.bytes(random.below(30))],
    () => ({
      at: new Date(random.below(1e9)),
      yes: random.chance(0.5),
      name: 'ærlig',
      nested: { deep: [true, false] },
    }),
    () => new Automerge.Counter(random.below(100)),
    () => new Automerge.ImmutableString('kort'),
  ];
  if (value === undefined || random.chance(0.2)) draft[key] = random.pick(fresh)();
  else if (random.chance(0.15)) delete draft[key];
  else if (value instanceof Automerge.Counter) {
    // Automerge adds nothing where a comrade wrote something else there at the same time.
    const isAlone = Object.keys(Automerge.getConflicts(draft, key) ?? {}).length < 2;
    if (isAlone) value.increment(random.below(9) - 4);
  } else if (typeof value === 'string' && value.length > 0) {
    const at = random.below(value.length);
    if (random.chance(0.7)) Automerge.splice(draft, [key], at, random.below(Math.min(9, value.length - at)), 'øy 🚢');
    else Automerge.mark(draft, [key], { start: 0, end: at, expand: 'both' }, 'bold', random.chance(0.5));
  } else if (Array.isArray(value))
    value.splice(random.below(value.length + 1), random.below(3), random.below(9), 'mer');
  else if (typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value))
    (value as Draft)['name'] = random.below(100);
  else draft[key] = random.pick(fresh)();
}

/** What two to four comrades write into one document, merged now and then. */
function realChanges(random: Random, edits: number): Made[] {
  const actors = Array.from({ length: 2 + random.below(3) }, (_, index) => `${index}f`.repeat(16));
  const docs = actors.map((each) => Automerge.init<Draft>({ actor: each }));
  const made: Made[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const who = random.below(docs.length);
    const other = random.below(docs.length);
    if (other !== who && random.chance(0.4)) docs[who] = Automerge.merge(docs[who]!, docs[other]!);
    const before = Automerge.getHeads(docs[who]!).join();
    const options = { time: random.below(2 ** 31), ...(random.chance(0.3) && { message: 'fordi' }) };
    docs[who] = Automerge.change(docs[who]!, options, (draft) => {
      for (let count = random.below(8); count >= 0; count--) editOnce(draft, random);
    });
    const bytes = Automerge.getLastLocalChange(docs[who]!);
    if (bytes && Automerge.getHeads(docs[who]!).join() !== before) made.push({ actor: actors[who]!, bytes });
  }
  for (const doc of docs) Automerge.free(doc);
  return made;
}

function headOf({ bytes, actor: author }: Made): ChangeHead {
  const guarded = guardChanges([bytes], author);
  if (!guarded.ok) throw new Error(JSON.stringify(guarded.error));
  expect(guarded.value).toHaveLength(1);
  return guarded.value[0]!;
}

/** Gives a change that is not deflated the checksum it needs to be looked into. */
function withChecksum(change: Uint8Array): Uint8Array {
  const fixed = Uint8Array.from(change);
  fixed.set(sha256(change.subarray(8)).subarray(0, 4), 4);
  return fixed;
}

/** The same change as Automerge writes it where it is long: its body deflated, hash and checksum those of the body. */
function deflatedForm(change: Uint8Array): Uint8Array {
  let at = 9;
  while ((change[at] ?? 0) >= 0x80) at++;
  const deflated = deflateRawSync(change.subarray(at + 1));
  const length = deflated.length < 128 ? [deflated.length] : [(deflated.length % 128) + 128, deflated.length >> 7];
  return Buffer.concat([change.subarray(0, 8), Uint8Array.of(2, ...length), deflated]);
}

describe('the guard', () => {
  test('lets every change pass that Automerge makes, and reads hash, actor, numbers and ancestors as it does', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const made of realChanges(createRandom(seed), 12)) {
          const head = headOf(made);
          const decoded = Automerge.decodeChange(made.bytes);
          const { hash, actor: author, seq, startOp, deps } = decoded;
          expect(head).toMatchObject({ hash, actor: author, seq, startOp });
          expect([...head.deps].sort()).toEqual([...deps].sort());
          const deflated = deflatedForm(made.bytes);
          if (deflated.length >= 2 ** 14) continue;
          expect(Automerge.decodeChange(deflated).hash).toBe(hash);
          expect(headOf({ ...made, bytes: deflated })).toEqual(head);
        }
      }),
      { numRuns: 80, examples: [[1_884_815_175]] },
    );
  });

  test('counts the operations Automerge counts, or as many as they replace where that is more', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const made of realChanges(createRandom(seed), 12)) {
          const { ops } = Automerge.decodeChange(made.bytes);
          const replaced = ops.reduce((sum, { pred }) => sum + (pred?.length ?? 0), 0);
          expect(headOf(made).operations).toBe(Math.max(ops.length, replaced));
        }
      }),
      { numRuns: 80 },
    );
  });

  test('passes all changes of one author together, and none where one is not', () => {
    const made = realChanges(createRandom(8), 30);
    const own = made.filter((each) => each.actor === made[0]?.actor).map(({ bytes }) => bytes);
    const author = made[0]!.actor;
    expect(guardChanges(own, author)).toMatchObject({
      ok: true,
      value: own.map((bytes) => ({ hash: expect.any(String), seq: Automerge.decodeChange(bytes).seq })),
    });
    const foreign = made.find((each) => each.actor !== author)!;
    expect(guardChanges([...own, foreign.bytes], author)).toEqual({
      ok: false,
      error: { type: 'ForeignActor', actor: foreign.actor },
    });
    const broken = flipped(own[0]!, own[0]!.length * 8 - 1);
    expect(guardChanges([...own, broken], author)).toMatchObject({ ok: false, error: { type: 'NotAChange' } });
  });

  test.each([
    ['2 MiB of zeros in a deflated message', () => deflateBomb(actor, 2 * 1024 * 1024), 'bytes'],
    ['256 MiB of zeros in a deflated message', () => deflateBomb(actor, 256 * 1024 * 1024), 'bytes'],
    ['100,001 operations', () => runLengthBomb(actor, 100_001), 'operations'],
    ['a thousand million operations', () => runLengthBomb(actor, 1e9), 'operations'],
    ['2⁵⁰ operations', () => runLengthBomb(actor, 2 ** 50), 'operations'],
    ['a key of 1,000 bytes, 90,000 times', () => keyBomb(actor, 1_000, 90_000), 'text'],
    ['a key of half a megabyte, 17 times', () => keyBomb(actor, 512 * 1024, 17), 'text'],
  ])('refuses %s', (_name, bomb, what) => {
    const bytes = bomb();
    expect(guardChanges([bytes], actor)).toEqual({ ok: false, error: { type: 'TooLarge', what } });
    expect(guardChanges([bytes], 'cd'.repeat(16)).ok).toBe(false);
  });

  test('lets the same shapes pass while they are small: it is their size that is refused', () => {
    for (const small of [deflateBomb(actor, 1_000), runLengthBomb(actor, 100_000), keyBomb(actor, 1_000, 100)])
      expect(guardChanges([small], actor).ok).toBe(true);
  });

  test('adds up what all changes of a bundle hold', () => {
    const shares: [number, (part: number) => Uint8Array, string][] = [
      [4, () => deflateBomb(actor, 300_000), 'bytes'],
      [6, () => runLengthBomb(actor, 20_000), 'operations'],
      [5, () => keyBomb(actor, 1_000, 2_000), 'text'],
    ];
    for (const [times, make, what] of shares) {
      const changes = Array.from({ length: times }, (_, part) => make(part));
      expect(guardChanges(changes.slice(0, 2), actor).ok).toBe(true);
      expect(guardChanges(changes, actor)).toEqual({ ok: false, error: { type: 'TooLarge', what } });
    }
  });

  test('has a limit for whoever asks for a lower one', () => {
    const bytes = runLengthBomb(actor, 500);
    expect(guardChanges([bytes], actor, { ...bundleLimits, operations: 500 }).ok).toBe(true);
    expect(guardChanges([bytes], actor, { ...bundleLimits, operations: 499 }).ok).toBe(false);
    expect(guardChanges([bytes], actor, { ...bundleLimits, bytes: 10 }).ok).toBe(false);
  });
});

describe('a damaged change', () => {
  const made = realChanges(createRandom(21), 40);

  test('is refused with any bit flipped', () => {
    for (const { bytes, actor: author } of made.slice(0, 10))
      for (let bit = 0; bit < bytes.length * 8; bit++)
        expect(guardChanges([flipped(bytes, bit)], author).ok).toBe(false);
  });

  test('that is deflated is refused with any bit flipped, unless it still says the same', () => {
    for (const { bytes, actor: author } of made.slice(0, 6)) {
      const deflated = deflatedForm(bytes);
      const same = guardChanges([bytes], author);
      for (let bit = 0; bit < deflated.length * 8; bit++) {
        const guarded = guardChanges([flipped(deflated, bit)], author);
        if (guarded.ok) expect(guarded).toEqual(same);
      }
    }
  });

  test('whose checksum was made to fit is never thrown about', () => {
    fc.assert(
      fc.property(fc.nat(made.length - 1), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (which, bits) => {
        const { bytes, actor: author } = made[which]!;
        const broken = withChecksum(
          bits.reduce((some, bit) => flipped(some, (bit % (some.length - 9)) * 8 + 72 + (bit % 8)), bytes),
        );
        const guarded = guardChanges([broken], author);
        if (!guarded.ok) expect(['NotAChange', 'TooLarge', 'ForeignActor']).toContain(guarded.error.type);
        else expect(guarded.value[0]?.actor).toBe(author);
      }),
      { numRuns: 3_000 },
    );
  });

  test('cut at any length is refused', () => {
    for (const { bytes, actor: author } of made.slice(0, 12))
      for (let length = 0; length < bytes.length; length++)
        expect(guardChanges([bytes.subarray(0, length)], author).ok).toBe(false);
  });

  test('with anything behind it is refused', () => {
    for (const { bytes, actor: author } of made)
      expect(guardChanges([Buffer.concat([bytes, Uint8Array.of(0)])], author)).toEqual({
        ok: false,
        error: { type: 'NotAChange', why: 'trailing bytes' },
      });
  });

  test('that is a whole document, or of an unknown chunk type, is refused', () => {
    const doc = Automerge.from<Draft>({ name: 'x' }, { actor });
    expect(guardChanges([Automerge.save(doc)], actor)).toMatchObject({ ok: false, error: { type: 'NotAChange' } });
    const change = Uint8Array.from(Automerge.getLastLocalChange(doc)!);
    for (const type of [0, 3, 255]) {
      change[8] = type;
      expect(guardChanges([change], actor).ok).toBe(false);
    }
    Automerge.free(doc);
  });

  test('of random bytes is refused and never thrown about', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), fc.boolean(), (body, asChange, deflate) => {
        const content = deflate ? deflateRawSync(body) : body;
        const bytes =
          asChange && content.length < 128
            ? withChecksum(
                Buffer.concat([
                  Uint8Array.of(0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, deflate ? 2 : 1, content.length),
                  content,
                ]),
              )
            : body;
        expect(guardChanges([bytes], actor).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
