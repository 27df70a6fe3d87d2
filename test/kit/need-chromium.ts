/** Before the first e2e test: a Chromium, installed where that may be done by itself (root on Debian), else asked for. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium-path.ts';

export default function needChromium(): void {
  if (existsSync(chromiumPath)) return;
  const mayInstall = !process.env['SAMBAND_CHROMIUM'] && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('Installing chromium with apt-get …');
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  if (!existsSync(chromiumPath))
    throw new Error(
      `This needs Chromium; there is none at ${chromiumPath}. Install it (Debian: apt-get install chromium), or say where it is: SAMBAND_CHROMIUM=/path/to/chromium npm test`,
    );
}

function run(command: string, words: readonly string[]): void {
  spawnSync(command, [...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
