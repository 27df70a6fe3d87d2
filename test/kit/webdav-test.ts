import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { apachePath } from './apache-path.ts';
import { type ServerChoice, type WebdavServer, withWebdavServer } from './webdav-server.ts';

const mustRun = Boolean(process.env['SAMBAND_NEED_WEBDAV']);

/** A test with a server. Where there is no Apache it says NOT RUN, and fails only where it was demanded. */
export function webdavTest(
  name: string,
  run: (server: WebdavServer) => Promise<void>,
  choice: ServerChoice = {},
): void {
  test(name, { timeout: 120_000 }, async () => {
    if (existsSync(apachePath)) return withWebdavServer(choice, run);
    const why = `there is no ${apachePath} here; Debian: apt-get install apache2-bin`;
    if (mustRun) throw new Error(`${why}, and SAMBAND_NEED_WEBDAV demands this test`);
    process.stdout.write(`NOT RUN: ${name} (${why})\n`);
  });
}
