import { existsSync, readdirSync } from 'node:fs';

/** Where Debian's package of whichever release puts PostgreSQL's programs; undefined where there is none. */
export function postgresPath(): string | undefined {
  const base = '/usr/lib/postgresql';
  const releases = existsSync(base) ? readdirSync(base).toSorted((a, b) => Number(b) - Number(a)) : [];
  return releases.map((release) => `${base}/${release}/bin`).find((path) => existsSync(`${path}/initdb`));
}
