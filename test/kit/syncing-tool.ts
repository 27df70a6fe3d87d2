/** Keeps folders alike as Syncthing and its like do: late, in any order, in pieces, deletions before what replaces them. */
import type { FaultyFolder } from './faulty-folder.ts';
import type { Random } from './random.ts';

export interface SyncingTool {
  /** Notices some of what changed and brings some of it to some. */
  readonly step: () => void;
  /** Until all have all. */
  readonly finish: () => void;
}

export function createSyncingTool(folders: readonly FaultyFolder[], random: Random): SyncingTool {
  const seen = folders.map(() => new Map<string, Uint8Array>());
  let waiting: { readonly to: number; readonly path: string; readonly bytes: Uint8Array | undefined }[] = [];
  const isOwn = (path: string) => path.includes('.syncing.');
  const notice = () => {
    for (const [index, folder] of folders.entries()) {
      const before = seen[index];
      const paths = new Set(folder.paths().filter((path) => !isOwn(path)));
      const tell = (path: string, bytes: Uint8Array | undefined) => {
        for (const to of folders.keys()) if (to !== index) waiting.push({ to, path, bytes });
      };
      for (const path of paths)
        if (!before?.has(path)) {
          before?.set(path, folder.bytesOf(path));
          tell(path, folder.bytesOf(path));
        }
      for (const path of [...(before?.keys() ?? [])])
        if (!paths.has(path)) {
          before?.delete(path);
          tell(path, undefined);
        }
    }
  };
  const bring = ({ to, path, bytes }: (typeof waiting)[number]) => {
    const folder = folders[to];
    folder?.put(path, bytes);
    folder?.put(partOf(path), undefined);
    if (bytes) seen[to]?.set(path, bytes);
    else seen[to]?.delete(path);
  };
  const deliver = (chance: number) => {
    const now = random.shuffled(waiting);
    waiting = [];
    for (const change of now) {
      if (random.chance(chance)) bring(change);
      else {
        waiting.push(change);
        if (!change.bytes || !random.chance(0.3)) continue;
        // A copy that is underway; some tools give it its name from the first byte on.
        const half = change.bytes.slice(0, random.below(change.bytes.length));
        const folder = folders[change.to];
        if (random.chance(0.5)) folder?.put(partOf(change.path), half);
        else if (!folder?.paths().includes(change.path)) {
          folder?.put(change.path, half);
          seen[change.to]?.set(change.path, change.bytes);
        }
      }
    }
  };
  return {
    step: () => {
      notice();
      deliver(0.4);
    },
    finish: () => {
      for (let round = 0; round < 50; round++) {
        notice();
        if (waiting.length === 0) return;
        deliver(1);
      }
      throw new Error('the tool does not come to rest');
    },
  };
}

function partOf(path: string): string {
  return path.replace(/([^/]+)$/, '.syncing.$1.tmp');
}
