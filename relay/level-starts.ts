/**
 * How often in a row the relay ended without closing its store, soon after its start. LevelDB ends the process over some damage as it
 * merges: who is started again and again must look closer. A file beside the store holds the number.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Starts {
  /** At least twice. */
  readonly endedBadly: boolean;
  endedWell(): Promise<void>;
}

/** Who ran so long ended for another reason, such as a power cut. */
const longEnough = 10 * 60_000;

/** What cannot be written only makes the look less close. */
export async function noteStart(folder: string): Promise<Starts> {
  const file = join(folder, 'starts');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const before = Number(await readFile(file, 'utf8').catch(() => '0')) || 0;
  await writeFile(file, String(before + 1), { flush: true }).catch(() => undefined);
  const forget = () => rm(file, { force: true }).catch(() => undefined);
  const timer = setTimeout(forget, longEnough).unref();
  return {
    endedBadly: before >= 2,
    endedWell: async () => {
      clearTimeout(timer);
      await forget();
    },
  };
}
