/** Before tests in network namespaces that must run (CI): the tools that make and fill them, installed where that may be done. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const packages = { ip: 'iproute2', nft: 'nftables', tcpdump: 'tcpdump' } as const;

export default function needNetworkTools(): void {
  if (!process.env['SAMBAND_NEED_NAMESPACES']) return;
  const missing = Object.entries(packages).flatMap(([tool, name]) =>
    spawnSync(tool, ['--version']).error ? [name] : [],
  );
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
