import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Link, losingLinks } from '../../../engine/bundles/chains.ts';
import { createRandom } from '../../kit/random.ts';
import { hash } from './signed-things.ts';

const volume = 'aa'.repeat(16);

function link(name: string, prev: Link | undefined, parts: Partial<Link> = {}): Link {
  const n = prev ? prev.n + 1 : 1;
  return { id: hash(name), n, prev: prev?.id ?? '0'.repeat(64), volume, seq: n, changes: [0], ...parts };
}

/** A tree of bundles as copies of one vault write it: branches anywhere, over several documents, links missing. */
function randomTree(seed: number): { all: Link[]; received: Link[] } {
  const random = createRandom(seed);
  const all: Link[] = [];
  const seqs = new Map<string, number>();
  for (let made = 0; made < 3 + random.below(14); made++) {
    const prev = all.length > 0 && random.chance(0.95) ? random.pick(all.slice(-4)) : undefined;
    const own = random.pick(['aa', 'bb']).repeat(16);
    const changes = Array.from({ length: 1 + random.below(2) }, () => 0);
    // Each branch counts its own changes in a document on from where it branched off.
    const seq = seqs.get(`${prev?.id} ${own}`) ?? 1;
    const added = link(`link ${seed} ${made}`, prev, { volume: own, seq, changes });
    all.push(added);
    for (const each of ['aa'.repeat(16), 'bb'.repeat(16)])
      seqs.set(`${added.id} ${each}`, each === own ? seq + changes.length : (seqs.get(`${prev?.id} ${each}`) ?? 1));
  }
  return { all, received: all.filter(() => random.chance(0.85)) };
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the links of a fork that do not count', () => {
  test('are a function of the set, in whatever order its members came', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const { received } = randomTree(seed);
        expect(losingLinks(createRandom(order).shuffled(received))).toEqual(losingLinks(received));
      }),
      { numRuns: 500 },
    );
  });

  test('leave one of each number at most, none whose predecessor lost, and no change number twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { received } = randomTree(seed);
        const losing = losingLinks(received);
        const kept = received.filter(({ id }) => !losing.has(id));
        expect(new Set(kept.map(({ n }) => n)).size).toBe(kept.length);
        for (const { prev } of kept) expect(losing.has(prev)).toBe(false);
        const slots = kept.flatMap((each) => each.changes.map((_, index) => `${each.volume} ${each.seq + index}`));
        expect(new Set(slots).size).toBe(slots.length);
        for (const each of kept) {
          const before = kept.find(({ n }) => n === each.n - 1);
          if (before) expect(each.prev).toBe(before.id);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are among those received, and some link of the lowest number always counts', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { received } = randomTree(seed);
        const losing = losingLinks(received);
        const ids = new Set(received.map(({ id }) => id));
        for (const id of losing) expect(ids.has(id)).toBe(true);
        const lowest = Math.min(...received.map(({ n }) => n));
        if (received.length > 0) expect(received.some(({ id, n }) => n === lowest && !losing.has(id))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('are a function of the set and hold the same promises where others witnessed some as the last they held', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const { all, received } = randomTree(seed);
        const random = createRandom(order);
        const tips = new Set(all.filter(() => random.chance(0.15)).map(({ id }) => id));
        const losing = losingLinks(received, tips);
        expect(losingLinks(random.shuffled(received), new Set(random.shuffled([...tips])))).toEqual(losing);
        const kept = received.filter(({ id }) => !losing.has(id));
        expect(new Set(kept.map(({ n }) => n)).size).toBe(kept.length);
        for (const { prev } of kept) expect(losing.has(prev)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('are never on the branch that others witnessed, whatever ids its author grinds for another', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 8 }), fc.nat(6), (seed, length, fork) => {
        const honest: Link[] = [];
        for (let n = 0; n < length; n++) honest.push(link(`honest ${seed} ${n}`, honest.at(-1)));
        const forged: Link[] = [];
        for (let n = Math.min(fork, length - 1); n < length + 3; n++) {
          const prev = forged.at(-1) ?? honest[n - 1];
          forged.push({ ...link('forged', prev), id: `${'0'.repeat(62)}${(n + 1).toString(16).padStart(2, '0')}` });
        }
        const losing = losingLinks(createRandom(seed).shuffled([...honest, ...forged]), new Set([honest.at(-1)!.id]));
        expect(losing).toEqual(new Set(forged.map(({ id }) => id)));
      }),
    );
  });

  test('are none in a chain that nobody copied', () => {
    const chain: Link[] = [];
    for (let n = 1; n <= 20; n++) chain.push(link(`straight ${n}`, chain.at(-1)));
    expect(losingLinks(chain)).toEqual(new Set());
    expect(losingLinks(chain.filter((_, index) => index % 3 !== 1))).toEqual(new Set());
  });

  test('are the whole branch that grew from the loser, however long it is', () => {
    const first = link('first', undefined);
    const [a, b] = [link('a', first), link('b', first)].sort((x, y) => (x.id < y.id ? -1 : 1));
    const branch: Link[] = [b!];
    for (let n = 0; n < 5; n++) branch.push(link(`branch ${n}`, branch.at(-1)));
    expect(losingLinks([...branch, a!, first])).toEqual(new Set(branch.map(({ id }) => id)));
  });

  test('are told by the numbers of their changes while the bundles between are missing', () => {
    const first = link('first', undefined);
    const onward = link('onward', first, { n: 4, prev: hash('unknown'), seq: 1 });
    expect(losingLinks([onward, first])).toEqual(new Set([onward.id]));
  });
});
