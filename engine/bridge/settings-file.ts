/** Settings lie in plain JSON beside the vault, since language and theme are needed before the passphrase. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defaultSettings, Settings } from '../../shared/bridge/contract/app.ts';
import type { Problem } from '../../shared/bridge/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { guarded } from '../disk/node-files.ts';

/** A file that is missing, damaged or newer costs no more than the choices in it that cannot be read. */
export async function readSettings(file: string): Promise<Settings> {
  return settingsIn(await readFile(file, 'utf8').catch(() => '{}'));
}

export function settingsIn(text: string): Settings {
  const stored = parsed(text);
  const kept = Object.entries(stored).filter(
    ([key, value]) => Settings.partial().safeParse({ [key]: value }).success && key in Settings.shape,
  );
  return { ...defaultSettings, ...Object.fromEntries(kept) };
}

export async function writeSettings(file: string, settings: Settings): Promise<Result<Settings, Problem>> {
  const written = await guarded(file, async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const partial = `${file}.partial`;
    const handle = await open(partial, 'w', 0o600);
    try {
      await handle.writeFile(JSON.stringify(settings, null, 2));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  });
  return written.ok ? ok(settings) : written;
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
