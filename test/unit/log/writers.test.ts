import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noPrevious } from '../../../engine/log/bundle.ts';
import {
  appliedBundles,
  type BundleHeader,
  consider,
  emptyWriterBook,
  keep,
  review,
  tipOf,
  type Verdict,
  type WriterBook,
} from '../../../engine/log/writers.ts';
import type { Act } from '../../../engine/members/acts.ts';
import { type Membership, resolveMembership } from '../../../engine/members/membership.ts';
import { actBy, admission, create, key, removal, shuffled } from '../members/space-kit.ts';
import { type Chance, chanceFrom, namedHash } from './fuzz-inputs.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const start = create('ada');
const bo = actBy('ada', [start.id], admission('bo'), start.id);
const out = actBy('ada', [bo.id], removal('bo'), start.id);
const witnessed = (n: number, id: string, author = 'ada'): Act =>
  actBy(author, [out.id], { type: 'witness', removal: out.id, counts: [[writer, n, id]] }, start.id);
const membershipOf = (...acts: readonly Act[]): Membership => resolveMembership(start.id, [start, bo, ...acts]);
const members = membershipOf();
const writer = namedHash('writer of bo').slice(0, 32);

/** Bo's bundle after another one; its name tells forks apart. */
function bundleAfter(prev: BundleHeader | undefined, name = '', parts: Partial<BundleHeader> = {}): BundleHeader {
  const n = (prev?.n ?? 0) + 1;
  const id = namedHash(`${prev?.id} ${n} ${name}`);
  const seq = n;
  return {
    ...{ id, device: key('bo'), writer, n, prev: prev?.id ?? noPrevious, heads: [bo.id] },
    ...{ doc: 'doc', firstSeq: seq, lastSeq: seq },
    ...parts,
  };
}

function chain(length: number): BundleHeader[] {
  const made: BundleHeader[] = [];
  while (made.length < length) made.push(bundleAfter(made.at(-1)));
  return made;
}

function received(headers: readonly BundleHeader[], membership = members): WriterBook {
  const book = emptyWriterBook();
  for (const header of headers) keep(book, header, membership);
  return book;
}

function applied(book: WriterBook): string[] {
  return [...appliedBundles(book, writer)].sort(([a], [b]) => a - b).map(([, id]) => id);
}

const ids = (headers: readonly BundleHeader[]) => headers.map(({ id }) => id);

describe('chains', () => {
  test('bundles apply in any order and with gaps, each once', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 30 }), (seed, length) => {
        const chance = chanceFrom(seed);
        const headers = chain(length);
        const some = shuffled(headers, chance).slice(0, 1 + chance(length));
        const book = emptyWriterBook();
        for (const header of some) {
          expect(keep(book, header, members)).toEqual({ type: 'apply' });
          expect(keep(book, header, members)).toEqual({ type: 'duplicate' });
        }
        expect(applied(book)).toEqual(ids(headers.filter((header) => some.includes(header))));
        expect(tipOf(book, writer)?.n).toBe(Math.max(...some.map(({ n }) => n)));
      }),
    );
  });

  test('to consider a bundle changes nothing', () => {
    const book = emptyWriterBook();
    const [first] = chain(1);
    expect(consider(book, first!, members)).toEqual({ type: 'apply' });
    expect(book.writers.size).toBe(0);
  });
});

describe('members', () => {
  test('what a stranger writes is refused, and what it may have become a member for is held', () => {
    const [first] = chain(1);
    const stranger = { ...first!, device: key('eve') };
    expect(consider(emptyWriterBook(), stranger, members)).toEqual({ type: 'refused', reason: 'NotAMember' });
    const early = { ...first!, heads: [namedHash('unknown act')] };
    expect(consider(emptyWriterBook(), early, members)).toEqual({ type: 'hold', why: 'UnknownActs' });
  });

  test('what was held applies once the acts are there', () => {
    const [first] = chain(1);
    const onlyCreate = resolveMembership(start.id, [start]);
    const book = received([first!], onlyCreate);
    expect(applied(book)).toEqual([]);
    expect(review(book, members)).toEqual({ applies: [first!.id], withdraws: [], refused: [] });
    expect(applied(book)).toEqual([first!.id]);
  });

  test('what turns out to be by a stranger is dropped', () => {
    const act = actBy('ada', [start.id], admission('cy'), start.id);
    const [first] = chain(1).map((header) => ({ ...header, device: key('eve'), heads: [act.id] }));
    const book = received([first!]);
    expect(review(book, membershipOf(act)).refused).toEqual([first!.id]);
  });
});

describe('removal', () => {
  test('bundles beyond the bound are held until a member had seen them', () => {
    const headers = chain(5);
    const three = headers[2]!;
    const book = received(headers.slice(0, 3));
    const removed = membershipOf(out, witnessed(3, three.id));
    expect(review(book, removed)).toEqual({ applies: [], withdraws: [], refused: [] });
    expect(keep(book, headers[3]!, removed)).toEqual({ type: 'hold', why: 'BeyondRemoval' });
    expect(keep(book, headers[4]!, removed)).toEqual({ type: 'hold', why: 'BeyondRemoval' });
    const farther = actBy(
      'ada',
      [out.id],
      { type: 'witness', removal: out.id, counts: [[writer, 4, headers[3]!.id]] },
      start.id,
    );
    expect(review(book, membershipOf(out, witnessed(3, three.id), farther)).applies).toEqual([headers[3]!.id]);
  });

  test('a removed device cannot put another past in place of the one that was witnessed', () => {
    const headers = chain(3);
    const removed = membershipOf(out, witnessed(3, headers[2]!.id));
    for (let tried = 0; tried < 20; tried += 1) {
      const forged = bundleAfter(headers[0], `ground out ${tried}`);
      const book = received(headers);
      review(book, removed);
      expect(keep(book, forged, removed)).toMatchObject({ type: 'fork', applies: [], withdraws: [] });
      expect(applied(book)).toEqual(ids(headers));
    }
  });
});

describe('forks', () => {
  test('of two bundles with one number the lower hash stands, and what follows the other falls with it', () => {
    const [one, two] = [bundleAfter(undefined, 'a'), bundleAfter(undefined, 'b')].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    const low = [one!, bundleAfter(one)];
    const high = [two!, bundleAfter(two), bundleAfter(bundleAfter(two))];
    const book = received(high);
    expect(keep(book, low[0]!, members)).toEqual({
      ...{ type: 'fork', winner: low[0]!.id, applies: [low[0]!.id], withdraws: ids(high) },
    });
    expect(keep(book, low[1]!, members)).toEqual({ type: 'apply' });
    expect(applied(book)).toEqual(ids(low));
    expect(keep(book, bundleAfter(high[2]), members)).toMatchObject({ type: 'fork', winner: undefined, applies: [] });
  });

  test('any order of arrival of any fork leaves the same bundles applied', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 25 }), (seed, size) => {
        const chance = chanceFrom(seed);
        const tree = randomTree(chance, size);
        const first = received(tree);
        for (let turn = 0; turn < 4; turn += 1) {
          const book = emptyWriterBook();
          const live = new Set<string>();
          for (const header of shuffled(tree, chance)) follow(live, header, keep(book, header, members));
          expect(applied(book)).toEqual(applied(first));
          expect([...live].sort()).toEqual(applied(first).sort());
        }
      }),
      { numRuns: 400 },
    );
  });

  test('any order of bundles and acts leaves the same bundles applied', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 20 }), (seed, size) => {
        const chance = chanceFrom(seed);
        const tree = randomTree(chance, size);
        const seen = tree[chance(tree.length)]!;
        const acts = [start, bo, out, witnessed(seen.n, seen.id)];
        const outcome = () => {
          const have: Act[] = [];
          const book = emptyWriterBook();
          let membership = resolveMembership(start.id, have);
          for (const next of shuffled([...tree, ...acts], chance)) {
            if ('deed' in next) {
              have.push(next);
              membership = resolveMembership(start.id, have);
              review(book, membership);
            } else {
              keep(book, next, membership);
            }
          }
          return applied(book);
        };
        const first = outcome();
        for (let turn = 0; turn < 4; turn += 1) expect(outcome()).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });

  test('a seq taken twice applies once, the same one for everybody', () => {
    const headers = chain(3);
    const again = bundleAfter(headers[2], 'again', { firstSeq: 2, lastSeq: 2 });
    const book = received(headers);
    expect(keep(book, again, members)).toEqual({ type: 'hold', why: 'SequenceReused' });
    expect(applied(received([again, ...headers]))).toEqual(ids(headers));
  });
});

/** Some follow what is there, some fork it, some lie about what they follow, some take a seq again. */
function randomTree(chance: Chance, size: number): BundleHeader[] {
  const tree = [bundleAfter(undefined)];
  while (tree.length < size) {
    const prev = tree[chance(3) === 0 ? chance(tree.length) : tree.length - 1];
    const lies = chance(8) === 0 ? { prev: tree[chance(tree.length)]!.id } : {};
    const retakes = chance(8) === 0 ? { firstSeq: 1 + chance(3), lastSeq: 3 + chance(3) } : {};
    tree.push(bundleAfter(prev, `${tree.length}`, { ...lies, ...retakes, doc: `doc ${chance(2)}` }));
  }
  return tree;
}

function follow(live: Set<string>, header: BundleHeader, verdict: Verdict): void {
  if (verdict.type === 'apply') live.add(header.id);
  if (verdict.type !== 'fork') return;
  for (const id of verdict.withdraws) expect(live.delete(id)).toBe(true);
  for (const id of verdict.applies) live.add(id);
}
