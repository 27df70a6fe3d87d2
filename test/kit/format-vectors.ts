/**
 * Bytes for each format of docs/format.md, the same at every run. What the product draws by chance (nonces, headers of
 * streams, passing keys) is given here, so what is sealed is sealed here by libsodium itself; everything else is made by the product.
 */
import { createHash } from 'node:crypto';
import sodium from 'libsodium-wrappers-sumo';
import { noPrevious, signBundle, writerOf } from '../../engine/bundles/bundle.ts';
import {
  carrierTag,
  type Epoch,
  type Signed,
  type SigningKeys,
  signBody,
  signingKeysFromSeed,
} from '../../engine/bundles/envelope.ts';
import { createHaveBook, printOfIds } from '../../engine/bundles/have.ts';
import { signReceipt } from '../../engine/bundles/receipt.ts';
import { openSegments } from '../../engine/disk/segments.ts';
import { beaconKey } from '../../engine/lan/beacon.ts';
import { answerKnock, type Door, deviceProof, knock } from '../../engine/lan/door.ts';
import { encodeToc, type PackEntry, packNameOf } from '../../engine/packs/pack.ts';
import { commitTo, folderCheckWords, liveCheckWords } from '../../engine/pairing/check-words.ts';
import { discoveryKeyOf, doorKeyOf, fileOf, linkOf, mailboxOf, wordsOf } from '../../engine/pairing/invitation.ts';
import { signLetter } from '../../engine/pairing/letters.ts';
import { encodePairing } from '../../engine/pairing/messages.ts';
import { deriveKey, fromHex, sha256, toHex } from '../../engine/secret/derive.ts';
import { encodeKeyFile } from '../../engine/secret/key-file.ts';
import { keyFromPassphrase } from '../../engine/secret/passphrase.ts';
import { kitWords } from '../../engine/secret/recovery-kit.ts';
import { pad, padmeLength } from '../../engine/secret/seal.ts';
import { type Act, type ActWhat, checkOf, signAct } from '../../engine/space/acts.ts';
import { resolveMembership } from '../../engine/space/membership.ts';
import { Automerge } from '../../shared/crdt.ts';
import { encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { encodeMessage, partsOfBatch } from '../../shared/wire/exchange.ts';
import { encodeFrame } from '../../shared/wire/frame.ts';
import { createFaultyDisk } from './faulty-files.ts';

export type Vector = Readonly<Record<string, unknown>>;

/** By file name. `readyAutomerge` and `readySodium` must have been awaited. */
export async function formatVectors(): Promise<Record<string, Vector>> {
  const acts = smallSpace();
  const bundle = firstBundle(acts.space);
  const receipt = receiptOf(acts.space, bundle);
  const envelopes = [...acts.acts.map(({ signed }) => signed), bundle.signed, receipt].map((signed, at) =>
    sealedEnvelope(signed, acts.epoch, 40 + at),
  );
  return {
    'keys.json': keyVectors(acts.epoch),
    'space.json': spaceVector(acts),
    'bundle.json': {
      body: toHex(bundle.signed.body),
      signature: toHex(bundle.signed.signature),
      id: bundle.signed.id,
      writer: bundle.writer,
      actor: bundle.actor,
      change: toHex(bundle.change),
      organisation: 'Havnelaget',
    },
    'receipt.json': { body: toHex(receipt.body), signature: toHex(receipt.signature), id: receipt.id, stamp: time + 9 },
    'envelope.json': {
      epoch: told(acts.epoch),
      id: bundle.signed.id,
      nonce: toHex(counting(24, 46)),
      envelope: toHex(envelopes.at(-2) ?? new Uint8Array()),
    },
    'have.json': haveVector(acts, bundle),
    'pack.json': packVector(acts, bundle, receipt, envelopes),
    'mailbox.json': mailboxVector(),
    'invitation.json': invitationVector(),
    'check-words.json': checkWordVector(),
    'beacon.json': beaconVector(),
    'door.json': doorVector(),
    'exchange.json': exchangeVector(acts, bundle, envelopes.slice(-2)),
    'pairing.json': pairingVector(),
    'segment.json': await segmentVector(envelopes),
    'key-file.json': await keyFileVector(),
    'device-state.json': deviceStateVector(),
    'backup.json': await backupVector(),
  };
}

const time = 1_773_000_000_000;
const counting = (length: number, from = 0) => Uint8Array.from({ length }, (_, index) => (from + index) % 256);
const secretOf = (name: string) => sha256('vector ', name);
const keysOf = (name: string): SigningKeys => signingKeysFromSeed(secretOf(`device ${name}`));
const deviceOf = (name: string) => Uint8Array.from(keysOf(name).publicKey);
const boxOf = (name: string) => sodium.crypto_box_seed_keypair(secretOf(`box ${name}`));
const told = ({ id, contentKey }: Epoch) => ({ id, contentKey: toHex(contentKey) });

function sealed(plain: Uint8Array, key: Uint8Array, context: Uint8Array, from: number): Uint8Array {
  const nonce = counting(24, from);
  return Buffer.concat([nonce, sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, null, nonce, key)]);
}

/** crypto_box_seal with a passing key that is known. */
function sealedToBox(plain: Uint8Array, publicKey: Uint8Array, passing: string): Uint8Array<ArrayBuffer> {
  const own = sodium.crypto_box_seed_keypair(secretOf(`passing ${passing}`));
  const nonce = sodium.crypto_generichash(24, Buffer.concat([own.publicKey, publicKey]), null);
  return Uint8Array.from(
    Buffer.concat([own.publicKey, sodium.crypto_box_easy(plain, nonce, publicKey, own.privateKey)]),
  );
}

function headOf(epoch: Epoch): Uint8Array {
  return Buffer.concat([Uint8Array.of(1), carrierTag(epoch), fromHex(epoch.id)]);
}

function sealedEnvelope({ body, signature }: Signed, epoch: Epoch, from: number): Uint8Array {
  const head = headOf(epoch);
  const content = pad(encodeCanonical([body, signature]));
  return Buffer.concat([head, sealed(content, deriveKey(epoch.contentKey, 'content'), head, from)]);
}

/** Messages of a secretstream whose header is known: pushing and pulling start from the same state. */
function sealedStream(
  plain: Uint8Array,
  key: Uint8Array,
  head: Uint8Array | null,
): { header: Uint8Array; messages: Uint8Array[] } {
  const header = counting(24, 7);
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  const messages: Uint8Array[] = [];
  for (let from = 0; from < plain.length; from += 65_536) {
    const tag = from + 65_536 >= plain.length ? 3 : 0;
    const part = plain.subarray(from, from + 65_536);
    messages.push(sodium.crypto_secretstream_xchacha20poly1305_push(state, part, head, tag));
  }
  return { header, messages };
}

function keyVectors(epoch: Epoch): Vector {
  const purposes = ['content', 'carrier-tag', 'epoch-check', 'pack', 'door', 'discovery'];
  const ofMaster = ['segments', 'device-state', 'backup'];
  const secret = counting(16);
  const from = (key: Uint8Array, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, toHex(deriveKey(key, name))]));
  return {
    contentKey: toHex(epoch.contentKey),
    ofEpoch: from(epoch.contentKey, purposes),
    master: toHex(secretOf('master')),
    ofMaster: from(secretOf('master'), ofMaster),
    secret: toHex(secret),
    ofInvitation: from(secret, ['pair-door', 'pair-discovery', 'pair-tag', 'pair-mailbox']),
    kit: toHex(secretOf('kit')),
    ofKit: from(secretOf('kit'), ['recovery']),
    quarter: 1_989_000,
    beacon: toHex(beaconKey(deriveKey(epoch.contentKey, 'discovery'), 1_989_000)),
  };
}

interface SmallSpace {
  readonly space: string;
  readonly acts: readonly Act[];
  readonly first: Epoch;
  /** Of the rotation. */
  readonly epoch: Epoch;
}

/** Ada founds it, lets in Bo and Cy; Cy is put out, the keys change, and Bo says what it had of Cy. */
function smallSpace(): SmallSpace {
  const [one, two] = [secretOf('first key'), secretOf('second key')];
  const acts: Act[] = [];
  const say = (author: string, what: ActWhat): Act => {
    const parent = acts.at(-1)?.id;
    const space = acts[0]?.id;
    const act = signAct(
      { ...(space && { space }), parents: parent ? [parent] : [], time: time + acts.length, what },
      keysOf(author),
    );
    acts.push(act);
    return act;
  };
  const give = (name: string, key: Uint8Array, epoch: string) => ({
    [toHex(deviceOf(name))]: { [epoch]: sealedToBox(key, boxOf(name).publicKey, `${name} ${epoch}`) },
  });
  const box = (name: string) => Uint8Array.from(boxOf(name).publicKey);
  const created = say('Ada', {
    y: 'create',
    width: 'coalition',
    salt: counting(16),
    person: 'person-ada',
    box: box('Ada'),
    check: checkOf(one),
    keys: give('Ada', one, 'this'),
  });
  for (const [name, role] of [
    ['Bo', 'steward'],
    ['Cy', 'member'],
  ] as const) {
    const person = `person-${name.toLowerCase()}`;
    const keys = give(name, one, created.id);
    say('Ada', { y: 'admit', device: deviceOf(name), box: box(name), person, role, keys });
  }
  say('Bo', { y: 'seen' });
  const removal = say('Ada', { y: 'remove', device: deviceOf('Cy') });
  const keys = { ...give('Ada', two, 'this'), ...give('Bo', two, 'this') };
  const rotated = say('Ada', { y: 'rotate', check: checkOf(two), keys });
  const writer = writerOf(deviceOf('Cy'), counting(16, 5));
  const counts = { [writer]: { n: 3, id: Uint8Array.from(secretOf('last bundle of Cy')) } };
  say('Bo', { y: 'witness', removal: Uint8Array.from(fromHex(removal.id)), counts });
  return {
    space: created.id,
    acts,
    first: { id: created.id, contentKey: one },
    epoch: { id: rotated.id, contentKey: two },
  };
}

function spaceVector({ space, acts, first, epoch }: SmallSpace): Vector {
  const { members, heads, epochs, writeEpoch, bounds } = resolveMembership(space, acts);
  return {
    space,
    acts: acts.map(({ id, what, signed }) => ({
      id,
      y: what.y,
      body: toHex(signed.body),
      signature: toHex(signed.signature),
    })),
    epochs: [told(first), told(epoch)],
    boxes: ['Ada', 'Bo', 'Cy'].map((name) => ({
      device: toHex(deviceOf(name)),
      seed: toHex(secretOf(`device ${name}`)),
      boxPrivate: toHex(boxOf(name).privateKey),
    })),
    membership: {
      members: [...members.values()].map(({ device, person, role, removedBy }) => ({
        device,
        person,
        role,
        removedBy,
      })),
      heads,
      epochs,
      writeEpoch,
      bounds: Object.fromEntries(bounds),
    },
  };
}

interface FirstBundle {
  readonly signed: Signed;
  readonly writer: string;
  readonly actor: string;
  readonly change: Uint8Array;
}

function firstBundle(space: string): FirstBundle {
  const salt = counting(16, 90);
  const volume = toHex(counting(16, 60));
  const writer = writerOf(deviceOf('Ada'), salt);
  const actor = toHex(sha256('samband/actor/1', fromHex(writer), fromHex(volume))).slice(0, 32);
  const empty = Automerge.init<Record<string, unknown>>({ actor });
  const doc = Automerge.change(empty, { time: 0 }, (draft) => {
    const text = (value: string) => new Automerge.ImmutableString(value);
    draft[toHex(counting(16, 30))] = { '@kind': text('organisation'), name: text('Havnelaget') };
  });
  const change = Automerge.getLastLocalChange(doc) ?? new Uint8Array();
  const signed = signBundle(
    {
      space,
      salt: toHex(salt),
      n: 1,
      prev: noPrevious,
      seen: new Map([
        [
          toHex(counting(16, 200)),
          [
            [1, 2],
            [4, 4],
          ],
        ],
      ]),
      heads: [space],
      step: toHex(counting(16, 70)),
      kind: 'edit',
      time,
      volume,
      changes: [change],
      result: Automerge.getHeads(doc),
    },
    keysOf('Ada'),
  );
  return { signed, writer, actor, change };
}

function receiptOf(space: string, bundle: FirstBundle): Signed {
  const print = printOfIds([bundle.signed.id]);
  const writers = new Map([[bundle.writer, { ranges: [[1, 1]] as const, print }]]);
  return signReceipt({ space, stamp: time + 9, writers }, keysOf('Bo'));
}

function haveVector({ acts }: SmallSpace, { writer, signed }: FirstBundle): Vector {
  const book = createHaveBook();
  for (const { id } of acts) book.addAct(id);
  book.addBundle(writer, 1, signed.id);
  const other = toHex(counting(16, 200));
  const ids = ['aa', 'ff', 'fe'].map((byte) => byte.repeat(32));
  for (const [index, id] of ids.entries()) book.addBundle(other, index === 0 ? 1 : 2, id);
  const { digest, acts: print, writers } = book.have();
  return {
    acts: acts.map(({ id }) => id),
    bundles: [{ writer, n: 1, id: signed.id }, ...ids.map((id, at) => ({ writer: other, n: at === 0 ? 1 : 2, id }))],
    actsPrint: print,
    writers: [...writers].map(([each, held]) => ({ writer: each, ...held })),
    digest,
  };
}

function packVector(
  { acts, epoch }: SmallSpace,
  bundle: FirstBundle,
  receipt: Signed,
  envelopes: readonly Uint8Array[],
): Vector {
  const length = (at: number) => envelopes[at]?.length ?? 0;
  const entries: PackEntry[] = [
    ...acts.map(({ id }, at): PackEntry => ({ kind: 'act', id, writer: '', n: 0, length: length(at) })),
    { kind: 'bundle', id: bundle.signed.id, writer: bundle.writer, n: 1, length: length(acts.length) },
  ];
  const digest = toHex(sha256(JSON.stringify([[bundle.writer, [[1, 1]]]])));
  const receipts = [{ device: toHex(deviceOf('Bo')), stamp: time + 9, digest, length: length(acts.length + 1) }];
  const table = encodeToc({ snapshot: true, generation: 2, time, entries, receipts });
  const start = Buffer.alloc(4);
  start.writeUInt32BE(table.length);
  const contents = Buffer.concat([start, table, ...envelopes]);
  const plain = Buffer.alloc(Math.max(4_096, padmeLength(contents.length)));
  contents.copy(plain);
  const head = headOf(epoch);
  const { header, messages } = sealedStream(plain, deriveKey(epoch.contentKey, 'pack'), head);
  const file = Buffer.concat([head, header, ...messages]);
  return {
    epoch: told(epoch),
    folder: toHex(carrierTag(epoch)),
    name: packNameOf(sha256(file)),
    ids: entries.map(({ id }) => id),
    receipt: receipt.id,
    file: toHex(file),
  };
}

function mailboxVector(): Vector {
  const { tag, key } = mailboxOf(counting(16));
  const letter = signLetter(
    {
      v: 1,
      y: 'request',
      d: deviceOf('Bo'),
      n: 'Bo Example',
      e: 'laptop',
      p: 'person-bo',
      b: Uint8Array.from(boxOf('Bo').publicKey),
      at: time,
    },
    keysOf('Bo'),
  );
  const plain = Buffer.alloc(4_096 - 41);
  plain.writeUInt32BE(letter.length);
  plain.set(letter, 4);
  const file = Buffer.concat([
    Uint8Array.of(1),
    sealed(plain, key, Buffer.concat([Buffer.from('samband/letter/1'), tag]), 1),
  ]);
  const name = `${toHex(sha256(file)).slice(0, 40)}.m`;
  return { secret: toHex(counting(16)), folder: toHex(tag), name, letter: toHex(letter), file: toHex(file) };
}

function invitationVector(): Vector {
  const secret = counting(16);
  const invitation = {
    secret,
    inviter: toHex(deviceOf('Ada')),
    addresses: ['192.0.2.7:4100', '[2001:db8::7]:4100'],
  };
  return {
    secret: toHex(secret),
    inviter: invitation.inviter,
    addresses: invitation.addresses,
    words: wordsOf(secret).join(' '),
    link: linkOf(invitation),
    file: fileOf(invitation),
    door: toHex(doorKeyOf(secret)),
    discovery: toHex(discoveryKeyOf(secret)),
    kitWords: kitWords(secretOf('kit')).join(' '),
  };
}

function checkWordVector(): Vector {
  const check = {
    exporter: counting(32, 100),
    secret: counting(16),
    newcomer: deviceOf('Bo'),
    box: boxOf('Bo').publicKey,
    inviter: deviceOf('Ada'),
    newcomerNonce: counting(16, 1),
    inviterNonce: counting(16, 2),
  };
  return {
    ...Object.fromEntries(Object.entries(check).map(([name, bytes]) => [name, toHex(bytes)])),
    commitment: toHex(commitTo(check.newcomerNonce)),
    live: liveCheckWords(check).join(' '),
    folder: folderCheckWords(check).join(' '),
  };
}

function beaconVector(): Vector {
  const discovery = counting(32);
  const key = beaconKey(discovery, 1_989_000);
  const content = Buffer.alloc(88);
  content[0] = 1;
  content.writeUInt16BE(4_100, 1);
  content.set(counting(16, 50), 3);
  return {
    discovery: toHex(discovery),
    quarter: 1_989_000,
    key: toHex(key),
    port: 4_100,
    instance: toHex(counting(16, 50)),
    datagram: toHex(sealed(content, key, new Uint8Array(), 7)),
  };
}

function doorVector(): Vector {
  const ekm = counting(32, 100);
  const door: Door = { id: 'any', key: counting(32), kind: 'member' };
  return {
    ekm: toHex(ekm),
    door: toHex(door.key),
    field: toHex(knock([door], ekm).subarray(0, 32)),
    answer: toHex(answerKnock(door, ekm)),
    seed: toHex(secretOf('device Ada')),
    dialler: toHex(deviceProof(keysOf('Ada'), 'i', ekm)),
    listener: toHex(deviceProof(keysOf('Ada'), 'r', ekm)),
  };
}

function exchangeVector({ space, acts }: SmallSpace, bundle: FirstBundle, envelopes: readonly Uint8Array[]): Vector {
  const s = Uint8Array.from(fromHex(space));
  const [digest, print] = [counting(32, 3), counting(16, 4)];
  const id = Uint8Array.from(fromHex(bundle.signed.id));
  const act = acts[1]?.signed ?? signBody(new Uint8Array(), keysOf('Ada'));
  const messages = [
    encodeMessage({ type: 'hello', v: 1, k: [[s, digest, print, counting(16, 5)]] }),
    encodeMessage({
      type: 'pull',
      s,
      r: 1,
      x: [s],
      w: {
        [bundle.writer]: [
          [
            [1, 1],
            [3, 9],
          ],
          print,
        ],
      },
      i: { [bundle.writer]: [id] },
    }),
    encodeMessage({ type: 'pull', s, r: 2, w: {}, o: 1 }),
    encodeMessage({ type: 'acts', s, a: [[act.body, act.signature]], l: 1 }),
    encodeMessage({ type: 'coming', s, n: 2 }),
    ...partsOfBatch(envelopes),
    encodeMessage({ type: 'sent', s, r: 1, d: digest, f: [bundle.writer] }),
    encodeMessage({ type: 'none', s }),
    encodeMessage({ type: 'level', s, d: digest }),
    encodeMessage({ type: 'done' }),
  ];
  return { frames: messages.map((message) => toHex(encodeFrame(message))), envelopes: envelopes.map(toHex) };
}

function pairingVector(): Vector {
  const names = { n: 'Bo Example', e: 'laptop' };
  const join = encodePairing('join', {
    v: 1,
    ...names,
    p: 'person-bo',
    b: Uint8Array.from(boxOf('Bo').publicKey),
    c: commitTo(counting(16, 1)),
  });
  const offer = encodePairing('offer', {
    v: 1,
    ...names,
    t: 'Tour',
    w: 'coalition',
    r: 'member',
    m: 3,
    o: 0,
    a: counting(16, 2),
  });
  const rest = {
    reveal: encodePairing('reveal', { a: counting(16, 1) }),
    yes: encodePairing('yes', {}),
    no: encodePairing('no', { y: 'differ' }),
    welcome: encodePairing('welcome', { p: 'person-bo', s: [counting(32, 9)] }),
    joined: encodePairing('joined', {}),
  };
  return Object.fromEntries(Object.entries({ join, offer, ...rest }).map(([name, bytes]) => [name, toHex(bytes)]));
}

async function segmentVector(envelopes: readonly Uint8Array[]): Promise<Vector> {
  const disk = createFaultyDisk();
  const vaultId = counting(16, 20);
  const opened = await openSegments({
    files: disk.files,
    vaultId,
    headerKey: deriveKey(secretOf('master'), 'segments'),
  });
  if (!opened.ok) throw new Error(opened.error.type);
  const [first, second, ...rest] = envelopes.map((bytes, at) => ({ kind: at % 2 === 0 ? 1 : 2, bytes }));
  for (const items of [[first, second], rest])
    await opened.value.segments.append(items.flatMap((item) => (item ? [item] : [])));
  return {
    master: toHex(secretOf('master')),
    vault: toHex(vaultId),
    number: 1,
    envelopes: envelopes.map(toHex),
    file: toHex(disk.bytesOf('log/00000001.seg')),
  };
}

export const vectorPassphrase = 'sju stille ferjer går ved daggry';

async function keyFileText(): Promise<Uint8Array> {
  const [master, kit] = [secretOf('master'), secretOf('kit')];
  const kdf = { memoryKiB: 64, passes: 1 };
  const key = await keyFromPassphrase(Buffer.from(vectorPassphrase.normalize('NFC')), counting(16, 80), kdf);
  const slot = (name: string) => Buffer.from(`samband/slot/${name}/1`);
  return encodeKeyFile({
    samband: 'key',
    version: 1,
    generation: 4,
    vault: toHex(counting(16, 20)),
    kdf: { ...kdf, salt: toHex(counting(16, 80)) },
    passphrase: toHex(sealed(master, key, slot('passphrase'), 1)),
    recovery: toHex(sealed(master, deriveKey(kit, 'recovery'), slot('recovery'), 2)),
  });
}

async function keyFileVector(): Promise<Vector> {
  return {
    passphrase: vectorPassphrase,
    kit: toHex(secretOf('kit')),
    kitWords: kitWords(secretOf('kit')).join(' '),
    master: toHex(secretOf('master')),
    file: Buffer.from(await keyFileText()).toString(),
  };
}

function deviceStateVector(): Vector {
  const state = {
    version: 1,
    generation: 2,
    person: toHex(counting(16, 1)),
    personName: 'Ada Example',
    deviceName: 'laptop',
    signSeed: toHex(secretOf('device Ada')),
    boxPublic: toHex(boxOf('Ada').publicKey),
    boxPrivate: toHex(boxOf('Ada').privateKey),
    writers: { [toHex(counting(32))]: toHex(counting(16, 90)) },
    epochKeys: { [toHex(counting(32))]: toHex(secretOf('first key')) },
    usual: {},
    place: '',
  };
  const context = Buffer.from('samband/device-state/1');
  const file = sealed(Buffer.from(JSON.stringify(state)), deriveKey(secretOf('master'), 'device-state'), context, 3);
  return { master: toHex(secretOf('master')), state, file: toHex(file) };
}

async function backupVector(): Promise<Vector> {
  const files = [
    { path: 'log/00000001.seg', content: counting(300) },
    { path: 'local/device', content: counting(100, 3) },
  ];
  const parts = files.flatMap(({ path, content }) => {
    const head = Buffer.alloc(11 + path.length);
    head.write('F');
    head.writeUInt16BE(path.length, 1);
    head.write(path, 3);
    head.writeBigUInt64BE(BigInt(content.length), 3 + path.length);
    return [head, content];
  });
  const hash = createHash('sha256').update(Buffer.concat(parts)).digest();
  const before = Buffer.concat([...parts, Buffer.from('E'), hash]);
  const plain = Buffer.alloc(padmeLength(before.length));
  before.copy(plain);
  const keyFile = await keyFileText();
  const start = Buffer.alloc(16);
  start.write('SMBDBAK\0');
  start.writeUInt32BE(1, 8);
  start.writeUInt32BE(keyFile.length, 12);
  const { header, messages } = sealedStream(plain, deriveKey(secretOf('master'), 'backup'), null);
  const chunks = messages.flatMap((message) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    return [length, message];
  });
  return {
    master: toHex(secretOf('master')),
    files: files.map(({ path, content }) => ({ path, content: toHex(content) })),
    file: toHex(Buffer.concat([start, keyFile, header, ...chunks])),
  };
}
