/** Somebody on the same network who wants in, wants to listen, or wants to be a nuisance; told what to do as lan-peer.ts is. */
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { signingKeysFromSeed } from '../../engine/bundles/envelope.ts';
import { makeCertificate } from '../../engine/lan/certificate.ts';
import { beaconPort } from '../../engine/lan/discovery.ts';
import { proveAsDialler } from '../../engine/lan/prove.ts';
import { fromHex } from '../../engine/secret/derive.ts';
import type { LanPeerOptions } from './lan-people.ts';

interface Target {
  readonly host: string;
  readonly port: number;
}

type Command =
  | { readonly do: 'tap' | 'middle'; readonly to: Target }
  | { readonly do: 'replay'; readonly to: Target; readonly what: 'bytes' | 'proofs' }
  | { readonly do: 'probe'; readonly to: Target }
  | { readonly do: 'fuzz'; readonly to: Target; readonly rounds: number }
  | { readonly do: 'fuzzFrames'; readonly to: Target; readonly me: LanPeerOptions; readonly bytes: readonly string[] }
  | { readonly do: 'hold'; readonly to: Target; readonly count: number; readonly startTls: boolean }
  | { readonly do: 'noise'; readonly to: string; readonly seconds: number };

/** What a victim sent through this attacker, last time: as it came, and what lay inside TLS where that was broken up. */
const recorded = { bytes: Buffer.alloc(0), proofs: Buffer.alloc(0) };

createInterface({ input: process.stdin }).on('line', (line) => void take(JSON.parse(line)));
process.stdin.on('end', () => process.exit(0));
tell('ready');

function tell(event: string, more: object = {}): void {
  process.stdout.write(`${JSON.stringify({ event, at: Date.now(), ...more })}\n`);
}

async function take(command: Command): Promise<void> {
  switch (command.do) {
    case 'tap':
      return listen(createServer((victim) => tap(victim, command.to)));
    case 'middle': {
      const { certificate, key } = makeCertificate();
      return listen(createTlsServer({ cert: certificate, key }, (victim) => middle(victim, command.to)));
    }
    case 'replay': {
      const socket = command.what === 'bytes' ? connect(command.to) : await tlsTo(command.to);
      socket.write(recorded[command.what]);
      tell('replayed', { sent: recorded[command.what].length, ...(await whatComes(socket)) });
      return;
    }
    case 'probe': {
      const socket = await tlsTo(command.to);
      const { subject, issuer } = socket.getPeerCertificate();
      tell('probed', { subject, issuer, ...(await whatComes(socket)) });
      return;
    }
    case 'fuzz': {
      let got = 0;
      for (let round = 0; round < command.rounds; round++) {
        const isTls = round % 2 === 1;
        const socket = isTls ? await tlsTo(command.to) : connect(command.to);
        socket.write(randomBytes(1 + Math.floor(Math.random() * 3_000)));
        socket.end();
        const { bytes } = await whatComes(socket);
        // Outside TLS the other side may say "alert"; inside, not one byte.
        if (isTls) got += bytes;
      }
      tell('fuzzed', { got });
      return;
    }
    case 'fuzzFrames': {
      const { me } = command;
      for (const each of command.bytes) {
        const socket = await tlsTo(command.to);
        const doors = me.doors.map((door) => ({ ...door, kind: 'member' as const, key: fromHex(door.key) }));
        const sign = signingKeysFromSeed(fromHex(me.seed));
        const proven = await proveAsDialler(socket, { sign, doors: () => doors, mayEnter: () => true });
        socket.write(each === 'random' ? randomBytes(100_000) : Buffer.from(each, 'hex'));
        tell('framesFuzzed', { proven: proven.ok, ...(await whatComes(socket)) });
      }
      return;
    }
    case 'hold':
      return hold(command);
    case 'noise':
      return noise(command.to, command.seconds);
  }
}

function listen(server: ReturnType<typeof createServer>): void {
  server.listen(0, '0.0.0.0', () => {
    const address = server.address();
    tell('listening', { port: typeof address === 'object' ? address?.port : undefined });
  });
}

/** Passes everything on untouched and keeps what the victim sent. */
function tap(victim: Socket, to: Target): void {
  const other = connect(to);
  recorded.bytes = Buffer.alloc(0);
  victim.on('data', (data) => {
    recorded.bytes = Buffer.concat([recorded.bytes, data]);
  });
  join(victim, other);
}

/** Ends TLS on both sides and passes on what lies inside. */
function middle(victim: TLSSocket, to: Target): void {
  const other = connectTls({ ...to, rejectUnauthorized: false });
  let fromListener = 0;
  recorded.proofs = Buffer.alloc(0);
  victim.on('data', (data) => {
    recorded.proofs = Buffer.concat([recorded.proofs, data]);
  });
  other.on('data', (data) => {
    fromListener += data.length;
  });
  other.on('close', () => tell('middleSaw', { fromDialler: recorded.proofs.length, fromListener }));
  join(victim, other);
}

function join(one: Socket, other: Socket): void {
  one.pipe(other);
  other.pipe(one);
  for (const socket of [one, other]) {
    socket.on('error', () => {});
    socket.on('close', () => {
      one.destroy();
      other.destroy();
    });
  }
}

function tlsTo(to: Target): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ ...to, rejectUnauthorized: false });
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Everything until the other side closes. */
function whatComes(socket: Socket): Promise<{ readonly bytes: number }> {
  return new Promise((resolve) => {
    let bytes = 0;
    const take = () => {
      for (let data = socket.read(); data; data = socket.read()) bytes += data.length;
    };
    socket.on('readable', take);
    socket.on('error', () => {});
    socket.once('close', () => resolve({ bytes }));
    take();
  });
}

/** Connections that are opened and then left alone; those the other side closes are not opened again. */
async function hold({ to, count, startTls }: Extract<Command, { readonly do: 'hold' }>): Promise<void> {
  const started = performance.now();
  let open = 0;
  let failed = 0;
  // A client's first words of TLS, cut off: the server waits for the rest.
  const beginning = Buffer.from('16030101000100', 'hex');
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = connect(to);
      socket.once('connect', () => {
        open++;
        if (startTls) socket.write(beginning);
        resolve();
      });
      socket.once('error', () => {
        failed++;
        resolve();
      });
    });
  for (let made = 0; made < count; made += 200) await Promise.all(Array.from({ length: 200 }, one));
  tell('held', { open, failed, milliseconds: Math.round(performance.now() - started) });
}

/** Datagrams of a beacon's size with nothing in them, as fast as they go. */
function noise(to: string, seconds: number): void {
  const socket = createSocket('udp4');
  const end = performance.now() + seconds * 1_000;
  let sent = 0;
  socket.bind(() => {
    socket.setBroadcast(true);
    const burst = () => {
      if (performance.now() > end) {
        socket.close();
        tell('noiseOver', { sent });
        return;
      }
      for (let index = 0; index < 50; index++) socket.send(randomBytes(128), beaconPort, to, () => {});
      sent += 50;
      setTimeout(burst, 5);
    };
    burst();
  });
}
