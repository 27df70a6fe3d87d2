import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { documentId } from '../../../engine/automerge-server/document-id.ts';
import { entryKey, openEntry, sealEntry } from '../../../engine/automerge-server/entry.ts';
import { putChange, readChange, uleb } from '../../../engine/automerge-server/one-put-change.ts';
import { decodeSyncMessage, encodeSyncMessage } from '../../../engine/automerge-server/sync-message.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { Automerge } from '../../../shared/crdt.ts';

beforeAll(async () => {
  await readyAutomerge();
  await readySodium();
});

const most = 1024 * 1024;
const puts = fc.array(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 20 }),
    value: fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Each on top of the one before. */
function chained(list: readonly { readonly key: string; readonly value: Uint8Array }[]) {
  const made: ReturnType<typeof putChange>[] = [];
  for (const put of list) {
    const before = made.at(-1);
    made.push(putChange(put, before ? [before.hash] : [], made.length + 1));
  }
  return made;
}

test('Automerge reads what is written by hand as its own, and makes the same bytes of it when it stores it anew', () => {
  fc.assert(
    fc.property(puts, (list) => {
      const made = chained(list);
      const [document] = Automerge.applyChanges(
        Automerge.init<Record<string, Uint8Array>>(),
        made.map(({ bytes }) => bytes),
      );
      for (const { key, value } of list.filter(({ key }, at) => list.findLastIndex((put) => put.key === key) === at))
        expect(Buffer.from(document[key] ?? [])).toEqual(Buffer.from(value));
      const again = Automerge.getAllChanges(Automerge.load(Automerge.save(document)));
      const read = again.map((change) => readChange(change, most));
      expect(read.map((each) => each.ok && each.value.hash).sort()).toEqual(made.map(({ hash }) => hash).sort());
      expect(Automerge.getHeads(document)).toEqual([made.at(-1)?.hash]);
    }),
    { numRuns: 50 },
  );
});

test('what is written by hand says nothing but the one key: no time, no message, no author met before', () => {
  const made = [1, 2].map(() => Automerge.decodeChange(putChange({ key: 'k', value: Uint8Array.of(1) }, [], 1).bytes));
  for (const change of made)
    expect(change).toMatchObject({
      seq: 1,
      startOp: 1,
      time: 0,
      message: null,
      deps: [],
      ops: [{ key: 'k', pred: [] }],
    });
  expect(made[0]?.actor).not.toBe(made[1]?.actor);
});

test('a put is read back from any change that holds one, deflated too, and other changes are only counted', () => {
  let document = Automerge.init<Record<string, unknown>>();
  document = Automerge.change(document, (draft) => {
    draft['long'] = new Uint8Array(5_000).fill(3);
  });
  document = Automerge.change(document, (draft) => {
    draft['list'] = ['something', 'else'];
    delete draft['long'];
  });
  const [first, second] = Automerge.getAllChanges(document).map((change) => readChange(change, most));
  expect(first?.ok && first.value.put).toEqual({ key: 'long', value: new Uint8Array(5_000).fill(3) });
  expect(second).toMatchObject({ ok: true, value: { deps: [first?.ok && first.value.hash], startOp: 2 } });
  expect(second?.ok && second.value.put).toBeUndefined();
  expect([...Automerge.getHeads(document)]).toEqual([second?.ok && second.value.hash]);
  const [plain = new Uint8Array()] = Automerge.getAllChanges(document);
  const deflated = deflateRawSync(plain.subarray(9 + uleb(plain.length).length));
  const change = Buffer.concat([plain.subarray(0, 8), Buffer.of(2), uleb(deflated.length), deflated]);
  const read = readChange(change, most);
  expect(read.ok && { ...read.value, value: Buffer.from(read.value.put?.value ?? []) }).toMatchObject({
    hash: first?.ok && first.value.hash,
    value: Buffer.alloc(5_000, 3),
  });
  expect(readChange(change, 1_000)).toEqual({ ok: false, error: { type: 'NotAChange', why: 'deflate' } });
});

test('Automerge understands what is asked, and what it answers is understood', () => {
  const made = chained([
    { key: 'a', value: Uint8Array.of(1, 2) },
    { key: 'b', value: new Uint8Array(400).fill(5) },
  ]);
  const [first, second] = made;
  if (!first || !second) throw new Error('nothing made');
  const [server] = Automerge.applyChanges(Automerge.init(), [first.bytes, second.bytes]);
  const asked = (heads: string[]) => {
    const question = encodeSyncMessage({ heads, need: [], changes: [] });
    const [document, state] = Automerge.receiveSyncMessage(
      Automerge.clone(server),
      Automerge.initSyncState(),
      question,
    );
    const [, answer] = Automerge.generateSyncMessage(document, state);
    const read = answer && decodeSyncMessage(answer, 10);
    if (!read?.ok) throw new Error('no answer');
    return { heads: read.value.heads, changes: read.value.changes.map((each) => readChange(each, most)) };
  };
  expect(asked([])).toMatchObject({
    heads: [second.hash],
    changes: [{ value: { hash: first.hash } }, { value: { hash: second.hash } }],
  });
  expect(asked([first.hash])).toMatchObject({ heads: [second.hash], changes: [{ value: { hash: second.hash } }] });
  expect(asked([second.hash])).toEqual({ heads: [second.hash], changes: [] });
  // It lost what it is told about.
  expect(asked(['77'.repeat(32)])).toEqual({ heads: [second.hash], changes: [] });
});

test('no bytes whatever are more than an error', () => {
  const { bytes, hash } = putChange({ key: 'key', value: new Uint8Array(50) }, ['11'.repeat(32)], 3);
  const message = encodeSyncMessage({ heads: [hash], need: [hash], changes: [bytes] });
  const damaged = (whole: Uint8Array) =>
    fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length)).map(([at, byte, end]) => {
      const other = Uint8Array.from(whole);
      other[at] = byte;
      return other.subarray(0, end);
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged(bytes), damaged(message)), (input) => {
      readChange(input, most);
      decodeSyncMessage(input, 100);
    }),
    { numRuns: 2_000 },
  );
});

test('an entry opens for whoever has the epoch’s key, in its own document, and for nobody else', () => {
  const [key, other] = [entryKey(new Uint8Array(32).fill(1)), entryKey(new Uint8Array(32).fill(2))];
  const name = `${'ab'.repeat(20)}.p`;
  const entries = [
    { type: 'piece', name, offset: 10, size: 15, bytes: Uint8Array.of(1, 2, 3, 4, 5) },
    { type: 'removed', name },
    { type: 'opened', page: '0011223344556677' },
    { type: 'closed', page: '0011223344556677' },
  ] as const;
  for (const entry of entries) {
    const sealed = sealEntry(entry, key, 'document');
    expect(openEntry(sealed, key, 'document')).toEqual(entry);
    expect(openEntry(sealed, key, 'another')).toBeUndefined();
    expect(openEntry(sealed, other, 'document')).toBeUndefined();
    expect(openEntry(sealed.subarray(1), key, 'document')).toBeUndefined();
  }
  const beyond = { type: 'piece', name, offset: 11, size: 15, bytes: new Uint8Array(5) } as const;
  expect(openEntry(sealEntry(beyond, key, 'document'), key, 'document')).toBeUndefined();
});

test('a document’s id is one that automerge-repo takes, and another for each server, part and epoch', async () => {
  const { isValidDocumentId } = await import('@automerge/automerge-repo/slim');
  const keys = [1, 2].map((byte) => new Uint8Array(32).fill(byte));
  const ids = keys.flatMap((key) =>
    ['directory', '0123456789abcdef'].flatMap((part) =>
      ['wss://a.example', 'wss://b.example'].map((origin) => documentId(key, part, origin)),
    ),
  );
  expect(ids.every((id) => isValidDocumentId(id))).toBe(true);
  expect(new Set(ids).size).toBe(8);
});
