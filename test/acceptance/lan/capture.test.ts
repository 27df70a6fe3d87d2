/** Everything two comrades send over a network, as somebody else on it records it: no app, no person, no device, no space. */
import { hostname } from 'node:os';
import { expect } from 'vitest';
import { beaconPort } from '../../../engine/lan/discovery.ts';
import { comrades } from '../../kit/lan-people.ts';
import { recordingTool, roomTest } from '../../kit/namespaces.ts';

roomTest(
  'a capture of finding each other and of the channel gives nothing away',
  { needs: ['ip', recordingTool()] },
  async (room) => {
    const [idas, bos] = [await room.computer(2), await room.computer(3)];
    idas.joinVpn('10.8.2.2');
    const [stopLan, stopVpn] = [await room.record('port2'), await room.record('vpn2')];

    const people = comrades();
    const ida = idas.start('lan-peer.js', people.idaOptions);
    const bo = bos.start('lan-peer.js', people.boOptions);
    await Promise.all([ida.next('ready'), bo.next('ready')]);
    for (const host of ['192.168.77.3', 'fe80::3%lan0']) {
      const { port } = await ida.next('found', { host });
      ida.say({ do: 'dial', host, port });
      expect(await ida.next('dialled')).toMatchObject({ outcome: 'connected' });
    }
    ida.say({ do: 'send', text: 'Ida Example meets Bo Example of Samband at roedt.example' });
    await bo.next('frame');
    await bo.next('frame');
    await Promise.all([ida.end(), bo.end()]);
    const [onLan, onVpn] = [await stopLan(), await stopVpn()];

    // It did record: the throw-away certificates are not to be seen in TLS 1.3, but their sessions are.
    expect(onLan.length).toBeGreaterThan(5_000);
    // Long ones: three letters stand in nine kilobytes of random bytes once in two hundred runs.
    const secrets = [
      ...['samband', 'localhost', 'Ida Example', 'Bo Example', 'roedt.example', 'libsodium', 'electron', '10.8.2.2'],
      ...['dev/1', 'disco', people.ida.device, people.bo.device, people.door.key, people.key.key],
      ...(hostname().length > 5 ? [hostname()] : []),
    ];
    const bytes = [people.ida.device, people.bo.device, people.door.key, people.key.key].map((hex) =>
      Buffer.from(hex, 'hex'),
    );
    const readable = onLan.toString('latin1').toLowerCase();
    for (const secret of secrets) expect(readable, `${secret} in the capture`).not.toContain(secret.toLowerCase());
    for (const each of [...bytes, Buffer.of(10, 8, 2, 2)]) expect(onLan.includes(each)).toBe(false);

    const beacons = udpPayloads(onLan).filter(({ port }) => port === beaconPort);
    expect(beacons.length).toBeGreaterThanOrEqual(2);
    for (const { length } of beacons) expect(length).toBe(128);
    expect(udpPayloads(onLan).every(({ port }) => port === beaconPort)).toBe(true);
    expect(udpPayloads(onVpn)).toEqual([]);
    process.stdout.write(`captured ${onLan.length} bytes, ${beacons.length} beacons; into the VPN: none\n`);
  },
);

/** Destination port and length of each UDP payload in a capture file of Ethernet frames. */
function udpPayloads(capture: Buffer): { readonly port: number; readonly length: number }[] {
  const found: { port: number; length: number }[] = [];
  for (let at = 24; at + 16 <= capture.length; ) {
    const length = capture.readUInt32LE(at + 8);
    const frame = capture.subarray(at + 16, at + 16 + length);
    at += 16 + length;
    const type = frame.readUInt16BE(12);
    const protocol = type === 0x0800 ? frame[23] : type === 0x86dd ? frame[20] : undefined;
    if (protocol !== 17) continue;
    const udp = type === 0x0800 ? 14 + ((frame[14] ?? 0) & 15) * 4 : 54;
    found.push({ port: frame.readUInt16BE(udp + 2), length: frame.readUInt16BE(udp + 4) - 8 });
  }
  return found;
}
