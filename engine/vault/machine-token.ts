/**
 * Tells a vault that was copied, file by file, from the vault it was copied from. The token lies outside the vault, in
 * the user's state folder; the vault keeps a digest of it together with its own place. Another machine, another place
 * or another folder under the same name gives another digest: then a new writer is drawn, since two copies that go on
 * with one writer would number two different bundles alike.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';

export function defaultTokenFile(): string {
  const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  return join(state, 'samband', 'machine');
}

/** Hex digest of machine, place and folder. Never fails: where no token can be kept, the host's name stands in. */
export async function placeDigest(folder: string, tokenFile: string): Promise<string> {
  const place = await realpath(folder);
  const { dev, ino } = await stat(join(folder, 'log'));
  return createHash('sha256')
    .update(await machineToken(tokenFile))
    .update(`\0${place}\0${dev}\0${ino}`)
    .digest('hex');
}

async function machineToken(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.length >= 32) return known;
  const token = randomBytes(32).toString('hex');
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, token, { flag: 'wx', mode: 0o600 });
    return token;
  } catch {
    // A second process may have written it in the meantime; a home that cannot be written has no token at all.
    const written = await readFile(file, 'utf8').catch(() => '');
    return written.length >= 32 ? written : `host:${hostname()}`;
  }
}
