/**
 * Bundles that are not applied any more: those that failed their trial, and those that brought the vault down. They stay
 * in the log for whoever looks.
 *
 * What is being applied stands in `local/applying` meanwhile, so that a crash tells what it came from. But a battery that
 * dies at that moment looks the same, and what is put aside for that is missing here for good, and here alone. So it is
 * tried again at the next openings, and put aside only where the vault went down over it three times in a row.
 *
 * `local/applying`: how often the vault went down over them so far, then their ids, a line each.
 * `local/quarantine`: ids, a line each.
 */
import type { Files } from '../disk/files.ts';

export interface Quarantine {
  readonly ids: ReadonlySet<string>;
  /** Durable before they are applied; with none, they have been. */
  readonly markApplying: (ids: readonly string[]) => Promise<void>;
  readonly add: (ids: readonly string[]) => Promise<void>;
  /** The vault stands: whatever it went down over before has been applied. */
  readonly opened: () => Promise<void>;
}

const applyingFile = 'local/applying';
const quarantineFile = 'local/quarantine';
const mostTimes = 3;

export async function openQuarantine(files: Files): Promise<Quarantine> {
  const ids = new Set((await linesOf(files, quarantineFile)) ?? []);
  const write = (path: string, lines: Iterable<string>) =>
    files.writeAtomically(path, new TextEncoder().encode([...lines].join('\n')));
  const add = async (more: readonly string[]): Promise<void> => {
    if (more.length === 0) return;
    for (const id of more) ids.add(id);
    await write(quarantineFile, ids);
  };
  const markApplying = async (applying: readonly string[], times = 0): Promise<void> => {
    if (applying.length === 0) await files.remove(applyingFile);
    else await write(applyingFile, [String(times), ...applying]);
  };
  const [times = '', ...applying] = (await linesOf(files, applyingFile)) ?? [];
  if (applying.length > 0) {
    const before = Number(times) + 1;
    if (before >= mostTimes) await add(applying);
    await markApplying(before >= mostTimes ? [] : applying, before);
  }
  return { ids, markApplying: (now) => markApplying(now), add, opened: () => markApplying([]) };
}

async function linesOf(files: Files, path: string): Promise<string[] | undefined> {
  const bytes = await files.read(path);
  return bytes.ok ? new TextDecoder().decode(bytes.value).split('\n').filter(Boolean) : undefined;
}
