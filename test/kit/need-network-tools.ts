/**
 * Before tests that must run (CI) although they need more than Node: what makes and fills network namespaces, strace, a WebDAV
 * server and PostgreSQL, installed where that may be done. Of Apache the bare program, which starts nothing by itself; PostgreSQL's
 * package is told beforehand not to make and start a cluster.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { apachePath } from './apache-path.ts';
import { postgresPath } from './postgres-path.ts';

const clusterSettings = '/etc/postgresql-common/createcluster.conf';
const packages = { ip: 'iproute2', nft: 'nftables', tcpdump: 'tcpdump', strace: 'strace' } as const;

export default function needNetworkTools(): void {
  const needsPostgres = Boolean(process.env['SAMBAND_NEED_POSTGRES']) && !postgresPath();
  const missing = [
    ...(process.env['SAMBAND_NEED_NAMESPACES']
      ? Object.entries(packages).flatMap(([tool, name]) => (spawnSync(tool, ['--version']).error ? [name] : []))
      : []),
    ...(process.env['SAMBAND_NEED_WEBDAV'] && !existsSync(apachePath) ? ['apache2-bin'] : []),
    ...(needsPostgres ? ['postgresql'] : []),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${missing.join(', ')} with apt-get …`);
  if (needsPostgres && !existsSync(clusterSettings)) {
    mkdirSync(dirname(clusterSettings), { recursive: true });
    writeFileSync(clusterSettings, 'create_main_cluster = false\n');
  }
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...missing]);
}

function run(command: string, words: readonly string[]): void {
  spawnSync(command, [...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' },
  });
}
