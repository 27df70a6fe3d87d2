import { createHash, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, expect, test } from 'vitest';
import {
  decodeToc,
  encodeToc,
  type PackProblem,
  type PackRead,
  packNameOf,
  readPack,
  sealedPack,
  type Toc,
} from '../../../engine/packs/pack.ts';
import type { StoreError } from '../../../engine/packs/pack-store.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { createRandom, type Random } from '../../kit/random.ts';

beforeAll(readySodium);

const epoch = { id: 'ab'.repeat(32), contentKey: new Uint8Array(32).fill(5) };

function sample(random: Random, sizes: readonly number[], receipts = 1): { toc: Toc; contents: Uint8Array[] } {
  const contents = [...sizes, ...Array.from({ length: receipts }, () => 300)].map((size) => random.bytes(size));
  return {
    toc: {
      snapshot: random.chance(0.5),
      generation: random.below(1_000),
      time: 1_773_000_000_000 + random.below(1_000),
      entries: sizes.map((length, index) =>
        index === 0
          ? { kind: 'act', id: toHex(random.bytes(32)), writer: '', n: 0, length }
          : { kind: 'bundle', id: toHex(random.bytes(32)), writer: toHex(random.bytes(16)), n: index, length },
      ),
      receipts: Array.from({ length: receipts }, () => ({
        device: toHex(random.bytes(32)),
        stamp: random.below(100),
        digest: toHex(random.bytes(32)),
        length: 300,
      })),
    },
    contents,
  };
}

function bytesOf(toc: Toc, contents: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...sealedPack(toc, contents, epoch)]);
}

async function readBack(
  file: Uint8Array,
  by = epoch,
): Promise<Result<PackRead & { readonly contents: Uint8Array[] }, PackProblem | StoreError>> {
  const contents: Uint8Array[] = [];
  const read = await readPack(file.length, async (from, length) => ok(file.subarray(from, from + length)), by, {
    toc: () => true,
    envelope: async (_about, bytes) => {
      contents.push(bytes);
      return undefined;
    },
  });
  return read.ok ? ok({ ...read.value, contents }) : read;
}

test('what goes into a pack comes out of it, whatever the sizes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 60_000, max: 140_000 })), { maxLength: 6 }),
      fc.integer({ min: 0, max: 3 }),
      async (seed, sizes, receipts) => {
        const { toc, contents } = sample(createRandom(seed), sizes, receipts);
        const file = bytesOf(toc, contents);
        const read = await readBack(file);
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.toc).toEqual(toc);
        expect(Buffer.concat(read.value.contents).equals(Buffer.concat(contents))).toBe(true);
        expect(read.value.hash && packNameOf(read.value.hash)).toBe(
          `${createHash('sha256').update(file).digest('hex').slice(0, 40)}.p`,
        );
        const table = encodeToc(toc);
        expect(decodeToc(table)).toEqual(ok(toc));
      },
    ),
    { numRuns: 60 },
  );
});

test('the table alone is read without the rest of the file', async () => {
  const { toc, contents } = sample(createRandom(3), [400, ...Array.from({ length: 40 }, () => 200_000)]);
  const file = bytesOf(toc, contents);
  let bytes = 0;
  const part = async (from: number, length: number) => {
    bytes += length;
    return ok(file.subarray(from, from + length));
  };
  const visitor = { toc: () => false, envelope: async () => undefined };
  const read = await readPack(file.length, part, epoch, visitor);
  expect(read).toEqual(ok({ toc }));
  expect(file.length).toBeGreaterThan(8_000_000);
  expect(bytes).toBeLessThan(1_200_000);
});

test('a pack with one bundle and one with three look alike', () => {
  const one = sample(createRandom(1), [400, 300], 0);
  const three = sample(createRandom(2), [400, 300, 300, 300], 0);
  expect(bytesOf(three.toc, three.contents).length).toBe(bytesOf(one.toc, one.contents).length);
});

test('any bit that differs is refused', async () => {
  const { toc, contents } = sample(createRandom(4), [300, 400, 500]);
  const file = bytesOf(toc, contents);
  for (let bit = 0; bit < file.length * 8; bit += bit < 1_000 ? 1 : 7) {
    const flipped = Buffer.from(file);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect((await readBack(flipped)).ok, `bit ${bit}`).toBe(false);
  }
});

test('a pack that is cut short is refused at every length, and one that is longer too', async () => {
  const { toc, contents } = sample(createRandom(5), [300, 66_000, 66_000]);
  const file = bytesOf(toc, contents);
  const random = createRandom(6);
  const lengths = new Set([0, 1, 72, 73, 74, 73 + 65_553, 73 + 2 * 65_553, file.length - 1]);
  for (let length = 0; length < file.length; length += 1 + random.below(200)) lengths.add(length);
  for (const length of lengths) expect((await readBack(file.subarray(0, length))).ok, `length ${length}`).toBe(false);
  for (const more of [1, 17, 18, 4_096, 65_553])
    expect((await readBack(Buffer.concat([file, Buffer.alloc(more)]))).ok).toBe(false);
});

test('chunks that were swapped, dropped, doubled or taken from another pack are refused', async () => {
  const [a, b] = [7, 8].map((seed) => {
    const { toc, contents } = sample(createRandom(seed), [300, ...Array.from({ length: 5 }, () => 65_000)]);
    return bytesOf(toc, contents);
  }) as [Buffer, Buffer];
  const chunk = (file: Buffer, n: number) => file.subarray(73 + n * 65_553, 73 + (n + 1) * 65_553);
  const built = (...chunks: Buffer[]) => Buffer.concat([a.subarray(0, 73), ...chunks]);
  const all = Array.from({ length: Math.ceil((a.length - 73) / 65_553) }, (_, n) => chunk(a, n));
  expect((await readBack(built(...all))).ok).toBe(true);
  const [first, second, ...rest] = all as [Buffer, Buffer, ...Buffer[]];
  expect((await readBack(built(second, first, ...rest))).ok).toBe(false);
  expect((await readBack(built(first, ...rest))).ok).toBe(false);
  expect((await readBack(built(first, first, second, ...rest))).ok).toBe(false);
  expect((await readBack(built(first, chunk(b, 1), ...rest))).ok).toBe(false);
});

test('another group’s key, another epoch and a newer version are told apart', async () => {
  const { toc, contents } = sample(createRandom(9), [300]);
  const file = bytesOf(toc, contents);
  const others = await readBack(file, { ...epoch, contentKey: new Uint8Array(32).fill(6) });
  expect(others).toEqual({ ok: false, error: { type: 'OtherGroup' } });
  const older = await readBack(file, { ...epoch, id: 'cd'.repeat(32) });
  expect(older).toEqual({ ok: false, error: { type: 'OtherGroup' } });
  const newer = Buffer.from(file);
  newer[0] = 2;
  expect(await readBack(newer)).toEqual({ ok: false, error: { type: 'NewerVersion', found: 2 } });
  expect(await readBack(newer.subarray(0, 1_000))).toEqual({ ok: false, error: { type: 'NewerVersion', found: 2 } });
});

/** Written from the description at the head of pack.ts alone, with nothing of the module: a second implementation. */
function strangersPack(plain: Buffer): Buffer {
  const tag = Buffer.from(hkdfSync('sha256', epoch.contentKey, '', 'samband/carrier-tag/1', 32)).subarray(0, 16);
  const head = Buffer.concat([Buffer.of(1), tag, Buffer.from(epoch.id, 'hex')]);
  const key = new Uint8Array(hkdfSync('sha256', epoch.contentKey, '', 'samband/pack/1', 32));
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const messages: Uint8Array[] = [];
  for (let from = 0; from < plain.length; from += 65_536) {
    const last = from + 65_536 >= plain.length;
    const message = plain.subarray(from, from + 65_536);
    messages.push(sodium.crypto_secretstream_xchacha20poly1305_push(state, message, head, last ? 3 : 0));
  }
  return Buffer.concat([head, header, ...messages]);
}

function strangersPlain(table: Buffer, contents: Buffer, length?: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(table.length);
  const all = Buffer.concat([size, table, contents]);
  let padded = 4_096;
  if (all.length > 4_096) {
    const exponent = Math.floor(Math.log2(all.length));
    const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
    padded = Math.ceil(all.length / step) * step;
  }
  return Buffer.concat([all, Buffer.alloc((length ?? padded) - all.length)]);
}

function table(
  entries: readonly Buffer[],
  receipts: readonly Buffer[] = [],
  counts?: readonly [number, number],
): Buffer {
  const head = Buffer.alloc(21);
  head.writeBigUInt64BE(1_773_000_000_000n, 5);
  head.writeUInt32BE(counts?.[0] ?? entries.length, 13);
  head.writeUInt32BE(counts?.[1] ?? receipts.length, 17);
  return Buffer.concat([head, ...entries, ...receipts]);
}

function entry(kind: number, id: number, n: number, length: number): Buffer {
  const bytes = Buffer.alloc(61);
  bytes[0] = kind;
  bytes.fill(id, 1, 33);
  if (kind === 1) bytes.fill(9, 33, 49);
  bytes.writeBigUInt64BE(BigInt(n), 49);
  bytes.writeUInt32BE(length, 57);
  return bytes;
}

test('a pack written by a stranger from the description is read, at every size around a chunk', async () => {
  for (const length of [1, 3_900, 65_400, 65_429, 65_430, 65_431, 131_000, 3_000_000]) {
    const contents = Buffer.alloc(length + 20, 7);
    const read = await readBack(
      strangersPack(strangersPlain(table([entry(2, 1, 0, 20), entry(1, 2, 5, length)]), contents)),
    );
    if (!read.ok) throw new Error(`${length}: ${JSON.stringify(read.error)}`);
    expect(read.value.contents.map((each) => each.length)).toEqual([20, length]);
    expect(read.value.toc.entries[1]).toEqual({
      kind: 'bundle',
      id: '02'.repeat(32),
      writer: '09'.repeat(16),
      n: 5,
      length,
    });
  }
});

test('a table that lies is refused before anything is kept for it', async () => {
  const content = Buffer.alloc(100, 7);
  const lies: Record<string, Buffer> = {
    'more entries than bytes': strangersPlain(table([entry(2, 1, 0, 100)], [], [4_294_967_295, 0]), content),
    'more receipts than bytes': strangersPlain(table([entry(2, 1, 0, 100)], [], [1, 4_294_967_295]), content),
    'an envelope of 4 GiB': strangersPlain(table([entry(1, 1, 1, 4_294_967_295)]), content),
    'an envelope longer than the file': strangersPlain(table([entry(1, 1, 1, 3_000_000)]), content),
    'an empty envelope': strangersPlain(table([entry(1, 1, 1, 0)]), content),
    'an unknown kind': strangersPlain(table([entry(3, 1, 1, 100)]), content),
    'the same id twice': strangersPlain(table([entry(1, 1, 1, 50), entry(1, 1, 2, 50)]), content),
    'an act after a bundle': strangersPlain(table([entry(1, 1, 1, 50), entry(2, 2, 0, 50)]), content),
    'a bundle without a number': strangersPlain(table([entry(1, 1, 0, 100)]), content),
    'padding that is not zeros': Buffer.concat([strangersPlain(table([entry(2, 1, 0, 100)]), content)]).fill(1, 4_000),
    'more padding than Padmé': strangersPlain(table([entry(2, 1, 0, 100)]), content, 8_192),
    'a table of 4 GiB': Buffer.concat([Buffer.alloc(4, 255), Buffer.alloc(4_092)]),
    'a table of nothing': Buffer.alloc(4_096),
  };
  expect((await readBack(strangersPack(strangersPlain(table([entry(2, 1, 0, 100)]), content)))).ok).toBe(true);
  for (const [lie, plain] of Object.entries(lies)) {
    const read = await readBack(strangersPack(plain));
    expect(read, lie).toMatchObject({ ok: false, error: { type: expect.stringMatching(/Malformed|WrongSize/) } });
  }
});

test('a file that claims more than a pack may be is not read at all', async () => {
  let calls = 0;
  const read = await readPack(
    600 * 1024 * 1024,
    async () => {
      calls++;
      return ok(new Uint8Array());
    },
    epoch,
    { toc: () => true, envelope: async () => undefined },
  );
  expect(read).toEqual({ ok: false, error: { type: 'TooLarge' } });
  expect(calls).toBe(0);
});
