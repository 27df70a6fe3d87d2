/**
 * Before tests that must run (CI) although they need more than Node: what makes and fills network namespaces, and a WebDAV
 * server, installed where that may be done. Of Apache the bare program, which starts nothing by itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { apachePath } from './apache-path.ts';

const packages = { ip: 'iproute2', nft: 'nftables', tcpdump: 'tcpdump' } as const;

export default function needNetworkTools(): void {
  const missing = [
    ...(process.env['SAMBAND_NEED_NAMESPACES']
      ? Object.entries(packages).flatMap(([tool, name]) => (spawnSync(tool, ['--version']).error ? [name] : []))
      : []),
    ...(process.env['SAMBAND_NEED_WEBDAV'] && !existsSync(apachePath) ? ['apache2-bin'] : []),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${missing.join(', ')} with apt-get …`);
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...missing]);
}

function run(command: string, words: readonly string[]): void {
  spawnSync(command, [...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
