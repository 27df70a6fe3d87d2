import { describe, test } from 'vitest';
import { postgresPath } from './postgres-path.ts';

/** Tests with a real PostgreSQL. Where there is none they say NOT RUN, and fail only where they were demanded. */
export function postgresTests(name: string, tests: () => void): void {
  if (postgresPath()) return void describe(name, tests);
  test(name, () => {
    const why = 'there is no PostgreSQL here; Debian: apt-get install postgresql';
    if (process.env['SAMBAND_NEED_POSTGRES']) throw new Error(`${why}, and SAMBAND_NEED_POSTGRES demands this test`);
    process.stdout.write(`NOT RUN: ${name} (${why})\n`);
  });
}
