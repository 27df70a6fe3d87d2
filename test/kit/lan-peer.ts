/** A device on a network as a process of its own: finds, listens, dials as it is told, and tells everything that happens. */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { signingKeysFromSeed } from '../../engine/bundles/envelope.ts';
import { hostAndPort } from '../../engine/lan/address.ts';
import type { Channel } from '../../engine/lan/channel.ts';
import { type Attempt, diagnose } from '../../engine/lan/diagnosis.ts';
import { dialChannel } from '../../engine/lan/dial.ts';
import { createDiscovery } from '../../engine/lan/discovery.ts';
import type { Door } from '../../engine/lan/door.ts';
import { linkOutwards, readLinks } from '../../engine/lan/links.ts';
import { listenForChannels } from '../../engine/lan/listen.ts';
import { fromHex } from '../../engine/secret/derive.ts';
import { readySodium } from '../../engine/secret/sodium.ts';
import type { LanPeerOptions } from './lan-people.ts';

const options: LanPeerOptions = JSON.parse(process.argv[2] ?? '{}');
const sign = signingKeysFromSeed(fromHex(options.seed));
const doors: Door[] = options.doors.map((door) => ({ ...door, kind: 'member', key: fromHex(door.key) }));
const identity = {
  sign,
  doors: () => doors,
  mayEnter: (device: string) => options.members === 'anyone' || options.members.includes(device),
};
const channels: Channel[] = [];
const attempts: Attempt[] = [];

function tell(event: string, more: object = {}): void {
  process.stdout.write(`${JSON.stringify({ event, at: Date.now(), ...more })}\n`);
}

function keep(channel: Channel): void {
  channels.push(channel);
  const { peer, address, role, door } = channel;
  tell('channel', { peer, address, role, door: door.id });
  void (async () => {
    let bytes = 0;
    for await (const frame of channel.frames) {
      bytes += frame.length;
      if (frame.length < 1_000) tell('frame', { text: Buffer.from(frame).toString('utf8'), from: peer });
    }
    tell('read', { bytes });
  })();
  void channel.ended.then((how) => {
    channels.splice(channels.indexOf(channel), 1);
    tell('ended', { how, peer, role });
  });
}

await readySodium();
const listening = await listenForChannels({
  ...identity,
  port: options.port ?? 0,
  onChannel: keep,
  onRefused: (why, address) => tell('refused', { why, address }),
});
if (!listening.ok) throw new Error(listening.error.type);
const { port } = listening.value;

const discovery = createDiscovery({
  keys: () => keys,
  tcpPort: port,
  instance: randomBytes(16),
  clock: () => Date.now(),
  chance: Math.random,
  onFound: (found) => tell('found', found),
  onLost: (found) => tell('lost', found),
});
const keys = options.keys.map((key) => ({ id: key.id, key: fromHex(key.key), announce: true }));
if (options.discover) {
  const started = await discovery.start();
  if (!started.ok) throw new Error(started.error.type);
}
tell('ready', { port });

createInterface({ input: process.stdin }).on('line', (line) => void take(JSON.parse(line)));
process.stdin.on('end', () => process.exit(0));

async function take(command: {
  readonly do: string;
  readonly host?: string;
  readonly port?: number;
  readonly text?: string;
}) {
  switch (command.do) {
    case 'dial': {
      const { host = '', port: to = 0 } = command;
      const started = performance.now();
      const dialled = await dialChannel({ ...identity, host, port: to });
      const milliseconds = Math.round(performance.now() - started);
      const outcome = dialled.ok ? 'connected' : dialled.error.type;
      attempts.unshift({ address: hostAndPort(host, to), how: 'typed', outcome });
      tell('dialled', { outcome, milliseconds });
      if (dialled.ok) keep(dialled.value);
      return;
    }
    case 'send':
      for (const channel of channels) await channel.send(Buffer.from(command.text ?? ''));
      return;
    case 'pour': {
      // As fast as the other side takes it, until the channel ends.
      const frame = new Uint8Array(256 * 1024);
      const [channel] = channels;
      while (channel && (await channel.send(frame)));
      tell('poured');
      return;
    }
    case 'facts': {
      const facts = discovery.facts();
      const outwards = await linkOutwards(readLinks());
      const verdict = diagnose({
        discovery: facts,
        cannotListen: undefined,
        cannotHear: undefined,
        outwards,
        attempts,
        channels: channels.length,
      });
      const { heapUsed, rss } = process.memoryUsage();
      const cpu = process.cpuUsage();
      const unproven = listening.ok ? listening.value.unproven() : 0;
      tell('facts', {
        verdict: verdict.type,
        next: verdict.next,
        ownHeard: facts.ownHeard,
        strangersHeard: facts.strangersHeard,
        found: facts.found.length,
        heapUsed,
        rss,
        unproven,
        cpu: (cpu.user + cpu.system) / 1_000,
      });
      return;
    }
  }
}
