/** Whether the disk has room: looked at every few seconds, so that it is full by decision before it is full by accident. */
import { statfs } from 'node:fs/promises';

export interface DiskWatermark {
  hasRoom(): boolean;
  freeBytes(): number;
  look(): Promise<void>;
}

/** `least`: free bytes below which there is no room; it has room again with a tenth more. */
export async function watchDisk(
  folder: string,
  least: number,
  onChange: (hasRoom: boolean) => void,
): Promise<DiskWatermark> {
  let free = Number.POSITIVE_INFINITY;
  let room = true;
  const look = async () => {
    const { bavail, bsize } = await statfs(folder);
    free = bavail * bsize;
    const now = free >= (room ? least : least * 1.1);
    if (now !== room) onChange(now);
    room = now;
  };
  await look();
  return { hasRoom: () => room, freeBytes: () => free, look };
}
