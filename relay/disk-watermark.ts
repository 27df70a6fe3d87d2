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
  return await watermark(
    async () => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    least,
    onChange,
  );
}

/** `most`: bytes of a database, whose disk is another computer's, above which there is no room; it has room again with a tenth less. */
export async function watchSize(
  size: () => Promise<number>,
  most: number,
  onChange: (hasRoom: boolean) => void,
): Promise<DiskWatermark> {
  if (most === Number.POSITIVE_INFINITY)
    return { hasRoom: () => true, freeBytes: () => most, look: () => Promise.resolve() };
  return await watermark(async () => Math.max(0, most - (await size())), 1, onChange, most * 0.1);
}

async function watermark(
  freeBytes: () => Promise<number>,
  least: number,
  onChange: (hasRoom: boolean) => void,
  more = least * 0.1,
): Promise<DiskWatermark> {
  let free = Number.POSITIVE_INFINITY;
  let room = true;
  const look = async () => {
    free = await freeBytes();
    const now = free >= (room ? least : least + more);
    if (now !== room) onChange(now);
    room = now;
  };
  await look();
  return { hasRoom: () => room, freeBytes: () => free, look };
}
