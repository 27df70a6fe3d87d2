import { dirname, resolve } from 'node:path';

/**
 * A path as the person meant it. npm runs scripts in the package's own folder and says in INIT_CWD where the person
 * stands; a process started from elsewhere inherits that variable without meaning it.
 */
export function pathFromUser(text: string, environment = process.env, here = process.cwd()): string {
  const { INIT_CWD: start, npm_package_json: manifest } = environment;
  const startedByNpm = start && manifest && dirname(manifest) === here;
  return resolve(startedByNpm ? start : here, text);
}
