import { randomBytes } from 'node:crypto';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { openChannel } from '../../../engine/lan/channel.ts';
import { answerKnock, deviceProof, doorKnockedAt, doorOpened, knock, provenDevice } from '../../../engine/lan/door.ts';
import { proveAsDialler } from '../../../engine/lan/prove.ts';
import { lanDevice, memberDoor, nextText, textFrame, withLan } from '../../kit/lan-scene.ts';

const ours = memberDoor();
const anyone = () => true;

test('two members of one space find a door, prove themselves and speak both ways', async () => {
  await withLan(async ({ listen, dial }) => {
    const [ida, bo] = [lanDevice(), lanDevice()];
    const isComrade = (device: string) => [ida.id, bo.id].includes(device);
    const at = await listen(bo, { doors: () => [memberDoor('another'), ours], mayEnter: isComrade });
    const dialled = await dial(ida, at.listening.port, { doors: () => [ours], mayEnter: isComrade });
    if (!dialled.ok) throw new Error(dialled.error.type);
    const there = await at.nextChannel();
    expect(dialled.value).toMatchObject({ peer: bo.id, device: bo.id, role: 'i', door: { id: 'ours' } });
    expect(there).toMatchObject({ peer: ida.id, device: ida.id, role: 'r', door: { id: 'ours' } });
    expect(Buffer.compare(there.exporter, dialled.value.exporter)).toBe(0);
    expect(there.exporter).toHaveLength(32);
    expect(there.address).toMatch(/^127\.0\.0\.1:\d+$/);
    await dialled.value.send(textFrame('hei'));
    expect(await nextText(there)).toBe('hei');
    await there.send(textFrame('hei igjen'));
    await there.send(textFrame('og ha det'));
    there.close();
    expect(await nextText(dialled.value)).toBe('hei igjen');
    expect(await nextText(dialled.value)).toBe('og ha det');
    expect(await nextText(dialled.value)).toBeUndefined();
    expect(await dialled.value.ended).toBe('closed');
    expect(await dialled.value.send(textFrame('?'))).toBe(false);
  });
});

test('through the door of an invitation comes a device that is no member, and is said to be none', async () => {
  await withLan(async ({ listen, dial }) => {
    const [ida, newcomer] = [lanDevice(), lanDevice()];
    const invitation = { ...memberDoor('invitation'), kind: 'invite' as const };
    const mayEnter = (_: string, door: { readonly kind: string }) => door.kind === 'invite';
    const at = await listen(ida, { doors: () => [ours, invitation], mayEnter });
    const dialled = await dial(newcomer, at.listening.port, { doors: () => [invitation], mayEnter });
    expect(dialled.ok && [dialled.value.peer, dialled.value.device]).toEqual([undefined, ida.id]);
    expect(await at.nextChannel()).toMatchObject({ peer: undefined, device: newcomer.id, door: { kind: 'invite' } });
  });
});

test('of several doors in common the one preferred by who dials opens', async () => {
  await withLan(async ({ listen, dial }) => {
    const [wide, narrow] = [memberDoor('wide'), memberDoor('narrow')];
    const at = await listen(lanDevice(), { doors: () => [wide, memberDoor(), narrow], mayEnter: anyone });
    const dialled = await dial(lanDevice(), at.listening.port, {
      doors: () => [memberDoor('unknown there'), narrow, wide],
      mayEnter: anyone,
    });
    expect(dialled.ok && dialled.value.door.id).toBe('narrow');
  });
});

test('who has no key, who is no member, who was removed, who only has the key, and oneself: refused, and nothing is read', async () => {
  await withLan(async ({ listen, dial }) => {
    const [ida, bo] = [lanDevice(), lanDevice()];
    const at = await listen(bo, { doors: () => [ours], mayEnter: (device) => device === ida.id });
    const { port } = at.listening;
    const all = { doors: () => [ours], mayEnter: anyone };
    const wrongDoor = await dial(ida, port, { ...all, doors: () => [memberDoor()] });
    expect(wrongDoor).toEqual({ ok: false, error: { type: 'WrongDoor' } });
    expect(await at.nextRefusal()).toBe('WrongDoor');
    expect(await dial(lanDevice(), port, all)).toEqual({ ok: false, error: { type: 'NotAdmitted' } });
    expect(await at.nextRefusal()).toBe('NotAMember');
    expect(await dial(bo, port, all)).toEqual({ ok: false, error: { type: 'NotAdmitted' } });
    expect(await at.nextRefusal()).toBe('Self');
    const impostor = await dial(ida, port, { ...all, mayEnter: () => false });
    expect(impostor).toEqual({ ok: false, error: { type: 'NotAMember' } });
    expect(at.channels.length).toBeLessThanOrEqual(1);
  });
});

test('a stranger gets not one byte, whatever he sends', async () => {
  await withLan(async ({ listen }) => {
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone, limits: { proveMilliseconds: 300 } });
    for (const bytes of [Buffer.alloc(0), randomBytes(10), randomBytes(512), randomBytes(70_000)]) {
      const tls = await tlsTo(at.listening.port);
      const got: Buffer[] = [];
      tls.on('data', (data: Buffer) => got.push(data)).on('error', () => {});
      tls.write(bytes);
      await closed(tls);
      expect(Buffer.concat(got)).toHaveLength(0);
    }
    const plain = connectSocket(at.listening.port, '127.0.0.1').on('error', () => {});
    plain.write('GET / HTTP/1.1\r\n\r\n');
    const said: Buffer[] = [];
    plain.on('data', (data: Buffer) => said.push(data));
    await closed(plain);
    expect(Buffer.concat(said).toString('latin1')).not.toMatch(/[a-z]{3}/i);
    expect(at.refused).toContain('TooSlow');
    expect(at.refused).toContain('WrongDoor');
    expect(at.refused).toContain('NoTls');
    expect(at.channels).toEqual([]);
  });
});

test('a session is TLS 1.3 over X25519 and cannot be taken up again', async () => {
  await withLan(async ({ listen }) => {
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone });
    const first = await tlsTo(at.listening.port);
    expect(first.getProtocol()).toBe('TLSv1.3');
    expect(first.getEphemeralKeyInfo()).toMatchObject({ name: 'X25519' });
    expect(first.getPeerCertificate().subject).toEqual({ CN: 'localhost' });
    expect(first.alpnProtocol).toBe(false);
    const session = new Promise<Buffer>((resolve) => first.once('session', resolve));
    first.resume();
    const ticket = await Promise.race([session, closed(first)]);
    if (ticket) {
      const again = await tlsTo(at.listening.port, { session: ticket });
      expect(again.isSessionReused()).toBe(false);
      again.destroy();
    }
    first.destroy();
    const old = connectTls({
      port: at.listening.port,
      host: '127.0.0.1',
      maxVersion: 'TLSv1.2',
      rejectUnauthorized: false,
    });
    await expect(
      new Promise((resolve, reject) => old.once('secureConnect', resolve).once('error', reject)),
    ).rejects.toThrow();
  });
});

test('frames that no honest side sends end the channel, and nothing of them is handed on', async () => {
  await withLan(async ({ listen }) => {
    const ida = lanDevice();
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone });
    const tls = await tlsTo(at.listening.port);
    const proven = await proveAsDialler(tls, { sign: ida.sign, doors: () => [ours], mayEnter: anyone });
    expect(proven.ok).toBe(true);
    const there = await at.nextChannel();
    tls.write(Buffer.from('40000000', 'hex'));
    expect(await there.ended).toBe('protocol');
    expect(await nextText(there)).toBeUndefined();
    tls.destroy();
  });
});

test('a peer that falls silent without a word has vanished, one that only reads has not', async () => {
  const times = { tickMilliseconds: 40, silentTicks: 8 };
  await withLan(async ({ listen }) => {
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone, times });
    const mute = await tlsTo(at.listening.port);
    await proveAsDialler(mute, { sign: lanDevice().sign, doors: () => [ours], mayEnter: anyone });
    const vanishing = await at.nextChannel();

    const quiet = await tlsTo(at.listening.port);
    const me = { sign: lanDevice().sign, doors: () => [ours], mayEnter: anyone };
    const proven = await proveAsDialler(quiet, me);
    if (!proven.ok) throw new Error(proven.error.type);
    const reading = openChannel(quiet, { ...proven.value, peer: undefined, role: 'i', address: '' }, times);
    const staying = await at.nextChannel();

    expect(await vanishing.ended).toBe('vanished');
    // The quiet one came later and says nothing but "still here"; it is there when the mute one is long given up.
    expect(await Promise.race([staying.ended, reading.ended, oneRound(times.tickMilliseconds * 20)])).toBe(
      'still there',
    );
    mute.destroy();
    reading.close();
    expect(await staying.ended).toBe('closed');
  });
});

test('who does not read stops who sends; reading on, everything comes, in order', async () => {
  const times = { tickMilliseconds: 40, silentTicks: 8 };
  await withLan(async ({ listen, dial }) => {
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone, times });
    const dialled = await dial(lanDevice(), at.listening.port, { doors: () => [ours], mayEnter: anyone, times });
    if (!dialled.ok) throw new Error(dialled.error.type);
    const there = await at.nextChannel();
    const frame = new Uint8Array(256 * 1024);
    let sent = 0;
    const sending = (async () => {
      for (; sent < 400; sent++) {
        frame[0] = sent % 256;
        if (!(await dialled.value.send(frame))) return;
      }
    })();
    // Nobody reads for longer than silence is allowed to last: the transfer stands, and neither side thinks the other gone.
    await oneRound(times.tickMilliseconds * 20);
    const stoodAt = sent;
    expect(stoodAt).toBeLessThan(200);
    const got: number[] = [];
    for await (const each of there.frames) {
      expect(each).toHaveLength(frame.length);
      got.push(each[0] ?? -1);
      if (got.length === 400) break;
    }
    await sending;
    expect(got).toEqual(Array.from({ length: 400 }, (_, index) => index % 256));
    there.close();
    expect(await dialled.value.ended).toBe('closed');
  });
});

test('half-open connections make room for the next, of one address and of all', async () => {
  await withLan(async ({ listen, dial }) => {
    const limits = { unproven: 40, unprovenOfOneAddress: 8 };
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone, limits });
    const open = Array.from({ length: 30 }, () => connectSocket(at.listening.port, '127.0.0.1').on('error', () => {}));
    for (let index = 0; index < 22; index++) expect(await at.nextRefusal()).toBe('Crowded');
    expect(at.listening.unproven()).toBe(8);
    expect((await dial(lanDevice(), at.listening.port, { doors: () => [ours], mayEnter: anyone })).ok).toBe(true);
    for (const socket of open) socket.destroy();
  });
});

test('bytes may come one at a time', async () => {
  await withLan(async ({ listen, dial }) => {
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone });
    const slow = createServer({ noDelay: true }, (near) => {
      const far = connectSocket({ port: at.listening.port, host: '127.0.0.1', noDelay: true });
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('error', () => {}).on('close', () => to.destroy());
        void (async () => {
          for await (const data of from as AsyncIterable<Buffer>)
            for (const byte of data) {
              to.write(Buffer.of(byte));
              await new Promise((resolve) => setImmediate(resolve));
            }
        })().catch(() => {});
      }
    });
    const port = await new Promise<number>((resolve) => {
      slow.listen(0, '127.0.0.1', () => {
        const address = slow.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const dialled = await dial(lanDevice(), port, { doors: () => [ours], mayEnter: anyone });
    if (!dialled.ok) throw new Error(dialled.error.type);
    await dialled.value.send(textFrame('langsomt'));
    expect(await nextText(await at.nextChannel())).toBe('langsomt');
    dialled.value.close();
    slow.close();
  });
});

test('nobody there, nothing that is Samband there, a name instead of an address, taking it back: each is said', async () => {
  await withLan(async ({ listen, dial }) => {
    const at = await listen(lanDevice(), { doors: () => [ours], mayEnter: anyone });
    const me = { doors: () => [ours], mayEnter: anyone };
    const { port } = at.listening;
    expect(await dial(lanDevice(), port, { ...me, host: 'laptop.example' })).toEqual({
      ok: false,
      error: { type: 'NotAnAddress' },
    });
    expect(await dial(lanDevice(), port, { ...me, signal: AbortSignal.abort() })).toEqual({
      ok: false,
      error: { type: 'Cancelled' },
    });
    const cancel = new AbortController();
    const dialling = dial(lanDevice(), port, { ...me, signal: cancel.signal });
    cancel.abort();
    expect(await dialling).toEqual({ ok: false, error: { type: 'Cancelled' } });
    await at.listening.close();
    expect(await dial(lanDevice(), port, me)).toEqual({ ok: false, error: { type: 'Refused' } });
    const other = createServer((socket) => void socket.on('error', () => {}).end('SSH-2.0-other\r\n'));
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    expect(await dial(lanDevice(), port, me)).toEqual({ ok: false, error: { type: 'NotSamband' } });
    other.close();
  });
});

test('the number of doors is not told, and proofs count for one session and one role only', () => {
  const [one, other] = [randomBytes(32), randomBytes(32)];
  const doors = [memberDoor('a'), memberDoor('b')];
  const fields = knock(doors, one);
  expect(fields).toHaveLength(knock([], one).length);
  expect(
    knock(
      Array.from({ length: 40 }, () => memberDoor()),
      one,
    ),
  ).toHaveLength(fields.length);
  expect(doorKnockedAt(fields, doors, one)?.id).toBe('a');
  expect(doorKnockedAt(fields, doors, other)).toBeUndefined();
  expect(doorOpened(fields.subarray(0, 32), doors, one)).toBeUndefined();
  expect(doorOpened(answerKnock(doors[1] ?? memberDoor(), one), doors, one)?.id).toBe('b');
  const { sign } = lanDevice();
  const proof = deviceProof(sign, 'i', one);
  expect(provenDevice(proof, 'i', one)).toEqual(Uint8Array.from(sign.publicKey));
  expect(provenDevice(proof, 'r', one)).toBeUndefined();
  expect(provenDevice(proof, 'i', other)).toBeUndefined();
});

async function tlsTo(port: number, more: { readonly session?: Buffer } = {}): Promise<TLSSocket> {
  const tls = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, minVersion: 'TLSv1.3', ...more });
  await new Promise((resolve, reject) => tls.once('secureConnect', resolve).once('error', reject));
  return tls;
}

function closed(socket: Socket): Promise<undefined> {
  return new Promise((resolve) => socket.once('close', () => resolve(undefined)));
}

function oneRound(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('still there'), milliseconds));
}
