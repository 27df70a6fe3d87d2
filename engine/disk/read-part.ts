/** Part of a file: fewer bytes than asked where it ends before. Throws what the system throws. */
import { open } from 'node:fs/promises';

export async function readPart(
  path: string,
  from: number,
  length: number,
  flags: string | number = 'r',
): Promise<Uint8Array> {
  const handle = await open(path, flags);
  try {
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(bytes, done, length - done, from + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  } finally {
    await handle.close();
  }
}
