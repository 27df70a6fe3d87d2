/** With a proxy that does not answer: what a laptop sends into its network, as a capture on the wire has it. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { spaceOfWidth } from '../../../shared/edit/plan.ts';
import { recordingTool, roomTest } from '../../kit/namespaces.ts';
import { packageRoot } from '../../kit/package-root.ts';
import { pairVaults } from '../../kit/real-group.ts';
import { desk, environmentOf, openedAt, quickVault } from '../cli/command.ts';

const servers = [
  ['--relay', 'wss://relay.example'],
  ['--relay', 'wss://192.0.2.7'],
  ['--webdav', 'https://ida:secret@cloud.example/dav/samband'],
  ['--automerge-server', 'wss://sync.example'],
] as const;

roomTest(
  'through a dead proxy nothing leaves this computer: no connection, no name looked up',
  { needs: ['ip', recordingTool()] },
  async (room) => {
    const at = desk();
    try {
      for (const name of ['ida', 'bo']) await quickVault(at, at.path(name), name);
      const [ida, bo] = [await openedAt(at, at.path('ida')), await openedAt(at, at.path('bo'))];
      await pairVaults(ida, bo, spaceOfWidth(ida.context(), 'coalition').id);
      await Promise.all([ida.lock(), bo.lock()]);
      const laptop = await room.computer(2);
      // Whatever tries to get out goes out here, and is seen.
      laptop.run('ip', 'route', 'add', 'default', 'via', '192.168.77.1');
      const environment = Object.entries(environmentOf(at.folder)).map(([name, value]) => `${name}=${value}`);
      const sent = async (...words: readonly string[]) => {
        const stop = await room.record('port2');
        const command = [process.execPath, join(packageRoot, 'dist/cli/main.js'), 'sync', at.path('ida'), ...words];
        // It says that it did not succeed, as it should.
        laptop.run('env', ...environment, 'sh', '-c', '"$@" > /dev/null 2>&1; test $? -eq 1', 'sh', ...command);
        return packetsOut(await stop());
      };
      for (const [option, url] of servers) {
        const packets = await sent(option, url, '--proxy', 'socks5h://127.0.0.1:9');
        expect(packets, `${option} ${url}`).toBe(0);
      }
      // The capture does see what goes out: the same without a proxy.
      expect(await sent('--relay', 'wss://192.168.77.1:9')).toBeGreaterThan(0);
    } finally {
      at.remove();
    }
  },
);

/** Frames of a capture file that hold TCP or UDP. What the system itself says (ARP, multicast groups) is no connection. */
function packetsOut(capture: Buffer): number {
  let found = 0;
  for (let at = 24; at + 16 <= capture.length; ) {
    const length = capture.readUInt32LE(at + 8);
    const frame = capture.subarray(at + 16, at + 16 + length);
    at += 16 + length;
    const type = frame.readUInt16BE(12);
    const protocol = type === 0x0800 ? frame[23] : type === 0x86dd ? frame[20] : undefined;
    if (protocol === 6 || protocol === 17) found++;
  }
  return found;
}
