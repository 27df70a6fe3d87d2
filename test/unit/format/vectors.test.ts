/** Version 1 is frozen: what lies in test/vectors is made the same and opens, by the product and by the second implementation. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, expect, test } from 'vitest';
import { readBundle } from '../../../engine/bundles/bundle.ts';
import { type Epoch, openEnvelope, type Signed } from '../../../engine/bundles/envelope.ts';
import { createHaveBook } from '../../../engine/bundles/have.ts';
import { readReceipt } from '../../../engine/bundles/receipt.ts';
import { readBackup } from '../../../engine/disk/backup.ts';
import { openSegments } from '../../../engine/disk/segments.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { createMailbox } from '../../../engine/folder/mailbox.ts';
import { beaconKey, openBeacon } from '../../../engine/lan/beacon.ts';
import { type Door, doorKnockedAt, doorOpened, provenDevice } from '../../../engine/lan/door.ts';
import { packNameOf, readPack } from '../../../engine/packs/pack.ts';
import { mailboxOf, readInvitation } from '../../../engine/pairing/invitation.ts';
import { readLetter } from '../../../engine/pairing/letters.ts';
import { decodePairing } from '../../../engine/pairing/messages.ts';
import { deriveKey, fromHex, toHex } from '../../../engine/secret/derive.ts';
import { decodeKeyFile, masterKeyByKit, masterKeyByPassphrase } from '../../../engine/secret/key-file.ts';
import { kitSecret } from '../../../engine/secret/recovery-kit.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { type Act, keysInAct, readAct } from '../../../engine/space/acts.ts';
import { resolveMembership } from '../../../engine/space/membership.ts';
import { readDeviceState } from '../../../engine/vault/device-state.ts';
import { ok } from '../../../shared/result.ts';
import { decodeMessage, envelopesOfBatch } from '../../../shared/wire/exchange.ts';
import { createFrameReader } from '../../../shared/wire/frame.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { formatVectors, type Vector } from '../../kit/format-vectors.ts';
import { packageRoot } from '../../kit/package-root.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';
import { scratchFolder } from '../storage/scratch-folder.ts';
import { listingOf } from './listing.ts';
import * as second from './sealed.ts';

beforeAll(() => Promise.all([readySodium(), readyAutomerge(), sodium.ready]));

// biome-ignore lint/suspicious/noExplicitAny: each test knows the form of its own vector, which is data of ours.
const stored = (name: string): any => JSON.parse(readFileSync(join(packageRoot, 'test/vectors', name), 'utf8'));
const epochOf = ({ id, contentKey }: { id: string; contentKey: string }): Epoch => ({
  id,
  contentKey: fromHex(contentKey),
});
const signedOf = ({ id, body, signature }: Record<'id' | 'body' | 'signature', string>): Signed => ({
  id,
  body: fromHex(body),
  signature: fromHex(signature),
});

test('everything is made again to the byte', async () => {
  for (const [name, vector] of Object.entries<Vector>(await formatVectors()))
    expect(JSON.parse(JSON.stringify(vector)), name).toEqual(stored(name));
});

test('an envelope, a bundle and a receipt open', () => {
  const { epoch, envelope, id } = stored('envelope.json');
  const bundle = stored('bundle.json');
  const opened = unwrap(
    openEnvelope(fromHex(envelope), (name) => (name === epoch.id ? fromHex(epoch.contentKey) : undefined)),
  );
  expect(opened.id).toBe(id);
  expect(toHex(opened.body)).toBe(bundle.body);
  expect(second.openEnvelope(fromHex(envelope), new Map([[epoch.id, fromHex(epoch.contentKey)]]))?.id).toBe(id);
  const read = unwrap(readBundle(opened));
  expect([read.writer, read.changes.map(toHex)]).toEqual([bundle.writer, [bundle.change]]);
  const receipt = stored('receipt.json');
  expect(unwrap(readReceipt(signedOf(receipt))).stamp).toBe(receipt.stamp);
});

test('acts of a small space give the same members, heads and epochs, and hand out their keys', () => {
  const { space, acts, membership, boxes, epochs } = stored('space.json');
  const read: Act[] = acts.map((act: Record<'id' | 'body' | 'signature', string>) => unwrap(readAct(signedOf(act))));
  const found = resolveMembership(space, read.reverse());
  expect([found.heads, found.epochs, found.writeEpoch]).toEqual([
    membership.heads,
    membership.epochs,
    membership.writeEpoch,
  ]);
  expect(Object.fromEntries(found.bounds)).toEqual(membership.bounds);
  expect([...found.members.values()]).toMatchObject(membership.members);
  const keysOf = ({ device, boxPrivate }: Record<'device' | 'boxPrivate', string>) => {
    const privateKey = fromHex(boxPrivate);
    const box = { privateKey, publicKey: sodium.crypto_scalarmult_base(privateKey) };
    const all = read.flatMap((act) => [...keysInAct(act, device, box, (id) => read.find((each) => each.id === id))]);
    return new Map(all.map(([epoch, key]) => [epoch, toHex(key)]));
  };
  const [first, rotated] = epochs;
  for (const box of boxes.slice(0, 2))
    expect(keysOf(box)).toEqual(new Map([first, rotated].map(({ id, contentKey }) => [id, contentKey])));
  expect(keysOf(boxes[2])).toEqual(new Map([[first.id, first.contentKey]]));
});

test('what is held has its digest, in whatever order it came', () => {
  const { acts, bundles, digest } = stored('have.json');
  const book = createHaveBook();
  for (const { writer, n, id } of bundles.reverse()) book.addBundle(writer, n, id);
  for (const id of acts.reverse()) book.addAct(id);
  expect(book.have().digest).toBe(digest);
});

test('a pack opens, by both implementations', async () => {
  const { epoch, name, ids, file } = stored('pack.json');
  const bytes = fromHex(file);
  const found: string[] = [];
  const visitor = {
    toc: () => true,
    envelope: async (about: object) => void ('id' in about && found.push(String(about.id))),
  };
  const read = await readPack(
    bytes.length,
    async (from, length) => ok(bytes.subarray(from, from + length)),
    epochOf(epoch),
    visitor,
  );
  expect(packNameOf(unwrap(read).hash ?? new Uint8Array())).toBe(name);
  expect(found).toEqual(ids);
  const listing = listingOf(
    second.envelopesInPack(bytes, epoch.id, fromHex(epoch.contentKey)),
    new Map([[epoch.id, fromHex(epoch.contentKey)]]),
  );
  expect([listing.sealed, listing.receipts]).toEqual([0, 1]);
  expect([...listing.spaces.values()].map(({ organisations }) => organisations)).toEqual([['Havnelaget']]);
});

test('a letter in a mailbox opens and is signed', async () => {
  const { secret, folder, name, letter, file } = stored('mailbox.json');
  const disk = createFaultyFolder(createRandom(1), [[`${folder}/${name}`, fromHex(file)]]);
  const letters = unwrap(await createMailbox({ files: disk.files(), ...mailboxOf(fromHex(secret)) }).list());
  expect(letters.map(({ bytes }) => toHex(bytes))).toEqual([letter]);
  expect(readLetter(fromHex(letter))?.y).toBe('request');
});

test('an invitation is read as words, as a link and from a file, and the kit from its words', () => {
  const { secret, inviter, addresses, words, link, file, kitWords } = stored('invitation.json');
  for (const [text, more] of [
    [words, {}],
    [link, { inviter, addresses }],
    [file, { inviter, addresses }],
  ]) {
    const read = unwrap(readInvitation(text));
    expect({ ...read, secret: toHex(read.secret) }).toEqual({ secret, addresses: [], ...more });
  }
  expect(toHex(unwrap(kitSecret(kitWords.split(' '))))).toBe(stored('key-file.json').kit);
});

test('a beacon is heard, a door opens, a device is proven', () => {
  const { discovery, quarter, port, instance, datagram } = stored('beacon.json');
  const beacon = openBeacon(fromHex(datagram), beaconKey(fromHex(discovery), quarter));
  expect(beacon && { ...beacon, instance: toHex(beacon.instance) }).toEqual({ version: 1, port, instance });
  const vector = stored('door.json');
  const [ekm, door] = [fromHex(vector.ekm), { id: 'any', key: fromHex(vector.door), kind: 'member' } satisfies Door];
  const fields = new Uint8Array(512);
  fields.set(fromHex(vector.field), 5 * 32);
  expect(doorKnockedAt(fields, [door], ekm)).toBe(door);
  expect(doorOpened(fromHex(vector.answer), [door], ekm)).toBe(door);
  const devices = [provenDevice(fromHex(vector.dialler), 'i', ekm), provenDevice(fromHex(vector.listener), 'r', ekm)];
  expect(devices.map((device) => device && toHex(device))).toEqual(Array(2).fill(vector.dialler.slice(0, 64)));
});

test('frames of an exchange and of pairing are understood', () => {
  const { frames, envelopes } = stored('exchange.json');
  const messages = unwrap(createFrameReader().push(fromHex(frames.join('')))).map((frame) =>
    unwrap(decodeMessage(frame)),
  );
  expect(messages.map(({ type }) => type)).toEqual([
    'hello',
    'pull',
    'pull',
    'acts',
    'coming',
    'part',
    'sent',
    'none',
    'level',
    'done',
  ]);
  const batches = messages.flatMap((message) =>
    message.type === 'part' ? [envelopesOfBatch(message.bytes) ?? []] : [],
  );
  expect(batches.flat().map(toHex)).toEqual(envelopes);
  const pairing = stored('pairing.json');
  for (const name of ['join', 'offer', 'reveal', 'yes', 'no', 'welcome', 'joined'] as const)
    expect(decodePairing(fromHex(pairing[name]), name).ok).toBe(true);
});

test('a segment, a key file and a device state open, by both implementations', async () => {
  const segment = stored('segment.json');
  const disk = createFaultyDisk([['log/00000001.seg', fromHex(segment.file)]]);
  const headerKey = deriveKey(fromHex(segment.master), 'segments');
  const { segments, findings } = unwrap(
    await openSegments({ files: disk.files, vaultId: fromHex(segment.vault), headerKey }),
  );
  const items: string[] = [];
  await segments.scan(
    { segment: 1, offset: 64 },
    (record) => void items.push(...record.items.map(({ bytes }) => toHex(bytes))),
  );
  expect([findings, items]).toEqual([[], segment.envelopes]);
  const theirs = second.envelopesInSegment(
    Buffer.from(segment.file, 'hex'),
    1,
    fromHex(segment.master),
    fromHex(segment.vault),
  );
  expect(theirs.map(toHex)).toEqual(segment.envelopes);

  const { file, passphrase, kit, master } = stored('key-file.json');
  const keyFile = unwrap(decodeKeyFile(Buffer.from(file)));
  expect(toHex((await masterKeyByPassphrase(keyFile, Buffer.from(passphrase))) ?? new Uint8Array())).toBe(master);
  expect(toHex(masterKeyByKit(keyFile, fromHex(kit)) ?? new Uint8Array())).toBe(master);
  expect(toHex(second.masterKey(file, passphrase).master)).toBe(master);

  const device = stored('device-state.json');
  const local = createFaultyDisk([['local/device', fromHex(device.file)]]);
  expect(await readDeviceState(local.files, deriveKey(fromHex(device.master), 'device-state'))).toEqual(
    ok(device.state),
  );
});

test('a backup opens', async () => {
  const { master, files, file } = stored('backup.json');
  const path = join(await scratchFolder(), 'vector.samband-backup');
  await writeFile(path, fromHex(file));
  const found: { path: string; content: string }[] = [];
  const read = await readBackup(path, deriveKey(fromHex(master), 'backup'), async (name, bytes) => {
    found.push({ path: name, content: toHex(bytes) });
    return ok(true);
  });
  expect(read).toEqual(ok({ files: 2 }));
  expect(found).toEqual(files);
});
