import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeLimits } from '../../../engine/log/change-columns.ts';
import { examineChanges } from '../../../engine/log/change-guard.ts';
import { encodeUnsigned } from '../../../engine/log/leb128.ts';
import { hexToBytes, sha256 } from '../../../engine/log/primitives.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { chanceFrom, damaged, hunt, namedHash, realChanges, withChecksum } from './fuzz-inputs.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const actor = namedHash('mallory').slice(0, 32);

describe('real changes', () => {
  test('every change Automerge makes is accepted, and read as Automerge reads it', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, edits) => {
        for (const change of realChanges(chanceFrom(seed), edits)) {
          const decoded = Automerge.decodeChange(change.bytes);
          expect(examineChanges([change.bytes], change.actor)).toEqual({
            ok: true,
            value: [
              {
                hash: decoded.hash,
                deps: decoded.deps,
                seq: decoded.seq,
                startOp: decoded.startOp,
                time: decoded.time,
                operations: decoded.ops.length,
              },
            ],
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a long text is accepted, deflated too', () => {
    const doc = Automerge.change(Automerge.init<{ text: string }>({ actor }), (draft) => {
      draft.text = 'a long text '.repeat(4_000);
    });
    const change = Automerge.getLastLocalChange(doc)!;
    const plain = examineChanges([change], actor);
    expect(plain).toMatchObject({ ok: true, value: [{ operations: 48_001 }] });
    // Automerge 3.5 hands out its changes inflated; older ones and other implementations deflate.
    const contents = change.subarray(9 + uleb(change.length - 12).length);
    const deflated = changeOf(contents, new Uint8Array(deflateRawSync(contents)), 2);
    expect(deflated.length).toBeLessThan(1_000);
    expect(Automerge.decodeChange(deflated).hash).toBe(Automerge.decodeChange(change).hash);
    expect(examineChanges([deflated], actor)).toEqual(plain);
  });

  test('an empty change is accepted', () => {
    const doc = Automerge.emptyChange(Automerge.init({ actor }));
    expect(examineChanges([Automerge.getLastLocalChange(doc)!], actor)).toMatchObject({
      ok: true,
      value: [{ operations: 0 }],
    });
  });

  test('the changes of one actor must follow one another', () => {
    let doc = Automerge.init<{ n: number }>({ actor });
    const changes = [1, 2, 3].map((n) => {
      doc = Automerge.change(doc, (draft) => {
        draft.n = n;
      });
      return Automerge.getLastLocalChange(doc)!;
    });
    expect(examineChanges(changes, actor).ok).toBe(true);
    const skipped = { type: 'OutOfSequence', seq: 3, index: 1 };
    expect(examineChanges([changes[0]!, changes[2]!], actor)).toEqual({ ok: false, error: skipped });
    expect(examineChanges([changes[0]!, changes[0]!], actor).ok).toBe(false);
  });

  test('a change by any other actor is refused', () => {
    for (const change of realChanges(chanceFrom(7), 10)) {
      expect(examineChanges([change.bytes], actor)).toEqual({
        ok: false,
        error: { type: 'WrongActor', actor: change.actor, index: 0 },
      });
    }
  });
});

type Columns = readonly (readonly [specification: number, bytes: readonly number[]])[];

const uleb = encodeUnsigned;
function sleb(value: number): number[] {
  if (value >= -64 && value < 64) return [value & 0x7f];
  return [(value & 0x7f) | 0x80, ...sleb(Math.floor(value / 128))];
}

/** A change by hand: whatever columns it is given. */
function contentsOf(columns: Columns, { message = [] }: { readonly message?: readonly number[] } = {}): Uint8Array {
  const headers = columns.flatMap(([specification, bytes]) => [...uleb(specification), ...uleb(bytes.length)]);
  const head = [0, 16, ...hexToBytes(actor), 1, 1, 0, ...uleb(message.length), ...message, 0, ...uleb(columns.length)];
  return Uint8Array.from([...head, ...headers, ...columns.flatMap(([, bytes]) => bytes)]);
}

function changeOf(contents: Uint8Array, stored = contents, type = 1): Uint8Array {
  const checksum = sha256(Uint8Array.of(1, ...uleb(contents.length)), contents).subarray(0, 4);
  const head = [0x85, 0x6f, 0x4a, 0x83, ...checksum, type, ...uleb(stored.length)];
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), stored]));
}

/** The same small set, `rows` times, under a key of so many bytes. */
function repeatedSet(rows: number, keyLength: number): Columns {
  const key = [...uleb(keyLength), ...Array.from({ length: keyLength }, () => 0x6b)];
  return [
    [0x15, [...sleb(rows), ...key]],
    [0x34, uleb(rows)],
    [0x42, [...sleb(rows), 1]],
    [0x56, [...sleb(rows), 0]],
    [0x70, [...sleb(rows), 0]],
  ];
}

function refusal(...changes: readonly Uint8Array[]): unknown {
  const result = examineChanges(changes, actor);
  return result.ok ? 'accepted' : result.error;
}

describe('bombs', () => {
  test('the changes made by hand here are ones that Automerge takes', () => {
    const change = changeOf(contentsOf(repeatedSet(3, 2)));
    expect(Automerge.decodeChange(change).ops).toHaveLength(3);
    expect(refusal(change)).toBe('accepted');
  });

  test('a change that inflates past the cap is refused', () => {
    const contents = contentsOf([], { message: Array.from({ length: 4 * 1024 * 1024 }, () => 0x6d) });
    const stored = deflateRawSync(contents);
    expect(stored.length).toBeLessThan(10_000);
    expect(refusal(changeOf(contents, new Uint8Array(stored), 2))).toEqual({
      ...{ type: 'TooMuch', what: 'bytes', index: 0 },
    });
  });

  test('a run of a million operations in thirty bytes is refused', () => {
    const change = changeOf(contentsOf(repeatedSet(1_000_000, 1)));
    expect(change.length).toBeLessThan(100);
    expect(refusal(change)).toEqual({ type: 'TooMuch', what: 'operations', index: 0 });
  });

  test('runs longer than memory are refused in every column', () => {
    const endless = 2 ** 50;
    for (const specification of [0x01, 0x02, 0x11, 0x13, 0x15, 0x42, 0x56, 0x70, 0xa5]) {
      for (const run of [
        [...sleb(endless), 1],
        [0, ...uleb(endless)],
        [...sleb(-endless), 1],
      ]) {
        expect(refusal(changeOf(contentsOf([[specification, run]]))), `${specification}`).not.toBe('accepted');
      }
    }
    for (const specification of [0x34, 0x94]) {
      expect(refusal(changeOf(contentsOf([[specification, uleb(endless)]])))).not.toBe('accepted');
    }
  });

  test('a run of long keys within the operations is refused for what it expands to', () => {
    const change = changeOf(contentsOf(repeatedSet(90_000, 1_000)));
    expect(change.length).toBeLessThan(2_000);
    expect(refusal(change)).toEqual({ type: 'TooMuch', what: 'strings', index: 0 });
  });

  test('an operation with a million predecessors is refused', () => {
    const change = changeOf(
      contentsOf([
        [0x15, [...sleb(-1), 1, 0x6b]],
        [0x42, [...sleb(-1), 1]],
        [0x70, [...sleb(-1), ...uleb(1_000_000)]],
        [0x71, [...sleb(1_000_000), 0]],
        [0x73, [...sleb(1_000_000), 0]],
      ]),
    );
    expect(refusal(change)).toEqual({ type: 'TooMuch', what: 'predecessors', index: 0 });
  });

  test('many small changes together may not be more than one large', () => {
    const rows = changeLimits.operations / 2 + 1;
    const first = changeOf(contentsOf(repeatedSet(rows, 1)));
    expect(refusal(first)).toBe('accepted');
    const second = first.slice();
    expect(refusal(first, second)).toEqual({ type: 'TooMuch', what: 'operations', index: 1 });
  });

  test('counters that Automerge cannot hold are refused', () => {
    const late = contentsOf(repeatedSet(1, 1));
    const startOp = 1 + 1 + 16 + 1;
    const contents = new Uint8Array(
      Buffer.concat([late.subarray(0, startOp), Uint8Array.from(uleb(2 ** 32)), late.subarray(startOp + 1)]),
    );
    expect(refusal(changeOf(contents))).toMatchObject({ type: 'NotAChange' });
    const predecessor: Columns = [
      [0x15, [...sleb(-1), 1, 0x6b]],
      [0x42, [...sleb(-1), 1]],
      [0x70, [...sleb(-1), 1]],
      [0x71, [...sleb(-1), 0]],
      [0x73, [...sleb(-1), ...sleb(2 ** 40)]],
    ];
    expect(refusal(changeOf(contentsOf(predecessor)))).toMatchObject({ why: 'predecessor counter' });
  });
});

describe('form', () => {
  const good = contentsOf(repeatedSet(3, 2));

  test('anything but a change chunk is refused', () => {
    for (const type of [0, 3, 255]) expect(refusal(changeOf(good, good, type))).toMatchObject({ why: 'chunk type' });
  });

  test('a wrong checksum is refused', () => {
    const change = changeOf(good);
    change[5]! ^= 1;
    expect(refusal(change)).toMatchObject({ why: 'checksum' });
  });

  test('bytes after the change, its columns or its deflated contents are refused', () => {
    const more = (bytes: Uint8Array) => new Uint8Array(Buffer.concat([bytes, Buffer.from([0])]));
    expect(refusal(more(changeOf(good)))).toMatchObject({ why: 'chunk length' });
    expect(refusal(changeOf(more(good)))).toMatchObject({ why: 'columns' });
    const deflated = new Uint8Array(deflateRawSync(good));
    expect(refusal(changeOf(good, deflated, 2))).toBe('accepted');
    expect(refusal(changeOf(good, more(deflated), 2))).toMatchObject({ why: 'bytes after the deflated contents' });
  });

  test('deflated and unknown columns are refused', () => {
    for (const specification of [0x4a, 0x1d, 0xc3]) {
      expect(refusal(changeOf(contentsOf([[specification, [1, 1]]])))).toMatchObject({ why: 'columns' });
    }
  });

  test('a number written longer than needed is refused', () => {
    const overlong = good.slice();
    const actorEnd = 1 + 1 + 16;
    const contents = new Uint8Array(
      Buffer.concat([overlong.subarray(0, actorEnd), Uint8Array.of(0x81, 0x00), overlong.subarray(actorEnd + 1)]),
    );
    expect(refusal(changeOf(contents))).toMatchObject({ why: 'header' });
  });

  test('an actor that the change does not name is refused', () => {
    const columns: Columns = [
      [0x01, [...sleb(-1), 1]],
      [0x02, [...sleb(-1), 1]],
      [0x15, [...sleb(-1), 1, 0x6b]],
      [0x42, [...sleb(-1), 1]],
    ];
    expect(refusal(changeOf(contentsOf(columns)))).toMatchObject({ why: 'object actor' });
  });
});

describe('arbitrary bytes', () => {
  test('no bytes make the guard throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(examineChanges([bytes], actor).ok).toBe(false);
        expect(typeof examineChanges([changeOf(bytes)], actor).ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });

  test('no damage to a real change makes the guard throw', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = chanceFrom(seed);
        for (const change of realChanges(chance, 5)) {
          const broken = damaged(change.bytes, chance);
          expect(typeof examineChanges([broken], change.actor).ok).toBe('boolean');
          if (broken.length > 9) expect(typeof examineChanges([withChecksum(broken)], change.actor).ok).toBe('boolean');
        }
      }),
      { numRuns: 100 },
    );
  });

  test('what the guard lets through leaves the other documents working', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        hunt(seed, 40);
      }),
      { numRuns: 8 },
    );
  });
});
