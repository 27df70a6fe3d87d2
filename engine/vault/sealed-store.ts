/**
 * Small texts of this laptop alone, sealed, each in a file of its own under a name that does not tell what it is: what is
 * being written and not saved yet, invitations that are open, folders that are watched. Never in the log, in a backup or in
 * an export. Damage is a text forgotten.
 */
import { createHmac } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DiskError, Files } from '../disk/files.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { deriveKey } from '../secret/derive.ts';
import { open, pad, seal, unpad } from '../secret/seal.ts';

export interface SealedStore {
  /** Undefined where there is none, or none that opens: what is damaged is forgotten. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** Resolves when it is durable; undefined wipes it. Of several that wait, the newest alone is written. */
  readonly keep: (
    name: string,
    text: string | undefined,
  ) => Promise<Result<true, DiskError | { readonly type: 'Locked' }>>;
  /** Writes what waits, then drops the keys. */
  readonly close: () => Promise<void>;
}

const folders = { draft: 'drafts', pairing: 'pairing', sync: 'sync' } as const;

/** `purpose` names the folder, and gives it keys of its own. */
export function openSealedStore(
  files: Files,
  masterKey: Uint8Array,
  purpose: 'draft' | 'pairing' | 'sync',
): SealedStore {
  const folder = folders[purpose];
  const keys = { names: deriveKey(masterKey, `${purpose}-names`), texts: deriveKey(masterKey, `${purpose}-texts`) };
  const run = oneAtATime();
  const waiting = new Map<string, string | undefined>();
  let closed = false;
  const pathOf = (name: string) =>
    `${folder}/${createHmac('sha256', keys.names).update(name).digest('hex').slice(0, 32)}`;
  // Of one text no other can be made by renaming files.
  const contextOf = (name: string) => Buffer.from(`samband/${purpose}/1/${name}`);

  const write = async (name: string): Promise<Result<true, DiskError>> => {
    if (!waiting.has(name)) return ok(true);
    const text = waiting.get(name);
    waiting.delete(name);
    if (text === undefined) return files.remove(pathOf(name));
    const made = await files.makeFolder(folder);
    if (!made.ok) return made;
    return files.writeAtomically(pathOf(name), seal(pad(Buffer.from(text)), keys.texts, contextOf(name)));
  };

  return {
    read: (name) =>
      run(async () => {
        if (closed) return undefined;
        const bytes = await files.read(pathOf(name));
        const padded = bytes.ok ? open(bytes.value, keys.texts, contextOf(name)) : undefined;
        const plain = padded && unpad(padded);
        return plain && new TextDecoder().decode(plain);
      }),
    keep: (name, text) => {
      if (closed) return Promise.resolve(err({ type: 'Locked' }));
      waiting.set(name, text);
      return run(() => write(name));
    },
    close: async () => {
      closed = true;
      await run(async () => {});
      for (const key of Object.values(keys)) key.fill(0);
    },
  };
}
