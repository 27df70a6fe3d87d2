/**
 * Version 1 of what is said on a LAN, frozen: vectors, and a second implementation of beacon, door and frames written from
 * the descriptions at the head of engine/lan/beacon.ts, engine/lan/door.ts and shared/wire/frame.ts alone.
 */
import { createHash, createHmac, generateKeyPairSync, hkdfSync, randomBytes, sign, verify } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, expect, test } from 'vitest';
import { signingKeysFromSeed } from '../../../engine/bundles/envelope.ts';
import { beaconKey, openBeacon, sealBeacon } from '../../../engine/lan/beacon.ts';
import { answerKnock, type Door, deviceProof, knock } from '../../../engine/lan/door.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { encodeFrame } from '../../../shared/wire/frame.ts';
import { lanDevice, memberDoor, nextText, textFrame, withLan } from '../../kit/lan-scene.ts';

beforeAll(readySodium);

const counting = (length: number, from = 0) => Uint8Array.from({ length }, (_, index) => (from + index) % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('vectors of version 1 stand', () => {
  const exporter = counting(32, 100);
  const door: Door = { id: 'any', key: counting(32), kind: 'member' };
  const keys = signingKeysFromSeed(counting(32, 200));
  expect(hex(beaconKey(counting(32), 1_989_000))).toBe(
    '005dde620d019b2236b5b5b1c60acebf0745d945ee1f13de580f57197a998ecf',
  );
  expect(hex(knock([door], exporter).subarray(0, 32))).toBe(
    'f46a652e0d087b6055e5161bcbe27f966aff2c558a3c1d8a56287a6c76d2508c',
  );
  expect(hex(answerKnock(door, exporter))).toBe('35df01784bb6d7d625aeb9efd0c71b90c1e45df804345e90fccd18c587e2881c');
  expect(sha(deviceProof(keys, 'i', exporter))).toBe(
    'd047bca50207d26de5d6dae9891a51037617681efbe5fdfc001a4fe0ae8b82c6',
  );
  expect(sha(deviceProof(keys, 'r', exporter))).toBe(
    '3e00a960bac8cb1f3adb6c74aee8e46f29c6c443a93fdfd01eb03ac2452cd86c',
  );
  expect(hex(encodeFrame(Uint8Array.of(1, 2, 3)))).toBe('00000003010203');
  expect(openBeacon(Buffer.from(beaconVector, 'hex'), beaconKey(counting(32), 1_989_000))).toEqual({
    version: 1,
    port: 4_100,
    instance: counting(16, 50),
  });
});

const beaconVector = [
  '0708090a0b0c0d0e0f101112131415161718191a1b1c1d1e118ba9b9e3694be430ac2e8748ab0cf0a7ed7a4acd2f23a4',
  '805b039ea4a7b13ae6db9de5d6c09c34a9282a2cfc563b9430a13d0669bee99560447f6562b4a7c074aa533b7a8801cf',
  'ae8e37b941f1d67e953496091f535960d8f33caa1c1c53372c01cec9da5658ff',
].join('');

test('a beacon read and written by a second implementation', () => {
  const discoveryKey = randomBytes(32);
  const quarter = Math.floor(Date.now() / 900_000);
  const key = new Uint8Array(hkdfSync('sha256', discoveryKey, '', `samband/disco/v1/${quarter}/1`, 32));
  const aead = {
    seal: sodium.crypto_aead_xchacha20poly1305_ietf_encrypt,
    open: sodium.crypto_aead_xchacha20poly1305_ietf_decrypt,
  };
  const instance = randomBytes(16);

  const ours = Buffer.from(sealBeacon({ port: 4_100, instance }, beaconKey(discoveryKey, quarter)));
  const content = Buffer.from(aead.open(null, ours.subarray(24), null, ours.subarray(0, 24), key));
  expect([content.length, content[0], content.readUInt16BE(1)]).toEqual([88, 1, 4_100]);
  expect(content.subarray(3, 19).equals(instance)).toBe(true);
  expect(content.subarray(19).every((byte) => byte === 0)).toBe(true);

  // A later version keeps the first nineteen bytes; the rest may be anything.
  const theirs = Buffer.concat([Buffer.of(2, 0x10, 0x04), instance, randomBytes(69)]);
  const nonce = randomBytes(24);
  const datagram = Buffer.concat([nonce, aead.seal(theirs, null, null, nonce, key)]);
  const read = openBeacon(datagram, beaconKey(discoveryKey, quarter));
  expect(read).toEqual({ version: 2, port: 4_100, instance: Uint8Array.from(instance) });
});

test('a second implementation dials, proves itself, and speaks in frames', async () => {
  await withLan(async ({ listen }) => {
    const [door, host] = [memberDoor(), lanDevice()];
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const device = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const at = await listen(host, { doors: () => [door], mayEnter: (each) => each === device.toString('hex') });

    const socket = connect({ host: '127.0.0.1', port: at.listening.port, rejectUnauthorized: false });
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    const ekm = socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0));
    const mac = (role: string) => createHmac('sha256', door.key).update(`door/1/${role}`).update(ekm).digest();
    const signed = (role: string) => Buffer.concat([Buffer.from(`dev/1/${role}`), ekm]);
    const read = reader(socket);

    socket.write(Buffer.concat([randomBytes(5 * 32), mac('i'), randomBytes(10 * 32)]));
    expect((await read(32)).equals(mac('r'))).toBe(true);
    socket.write(Buffer.concat([device, sign(null, signed('i'), privateKey)]));
    const proof = await read(96);
    expect(proof.subarray(0, 32).toString('hex')).toBe(host.id);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), proof.subarray(0, 32)]);
    const theirs = { key: spki, format: 'der', type: 'spki' } as const;
    expect(verify(null, signed('r'), theirs, proof.subarray(32))).toBe(true);

    const channel = await at.nextChannel();
    expect(channel.peer).toBe(device.toString('hex'));
    socket.write(Buffer.concat([Buffer.alloc(4), Buffer.from([0, 0, 0, 3]), Buffer.from('hei')]));
    expect(await nextText(channel)).toBe('hei');
    await channel.send(textFrame('du'));
    let length = 0;
    while (length === 0) length = (await read(4)).readUInt32BE();
    expect((await read(length)).toString()).toBe('du');
    socket.destroy();
  });
});

function reader(socket: TLSSocket): (length: number) => Promise<Buffer> {
  let have = Buffer.alloc(0);
  let wake = () => {};
  socket.on('data', (data: Buffer) => {
    have = Buffer.concat([have, data]);
    wake();
  });
  return async (length) => {
    while (have.length < length)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const read = have.subarray(0, length);
    have = have.subarray(length);
    return read;
  };
}
