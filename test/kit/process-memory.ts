/** All that lies in a process's memory at this moment, piece by piece, as its owner or a seized machine shows it. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const pieceBytes = 16 * 1024 * 1024;

/** Which of these texts lie there, in UTF-8 or UTF-16. Pieces overlap, so that none is cut in two. */
export function textsInMemory(
  pid: number,
  texts: readonly string[],
): { readonly found: string[]; readonly bytes: number } {
  const needles = texts.map((text) => [text, Buffer.from(text), Buffer.from(text, 'utf16le')] as const);
  const overlap = Math.max(...needles.map(([, , wide]) => wide.length));
  const found = new Set<string>();
  let bytes = 0;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '', to = '', rights = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      if (!rights.startsWith('rw')) continue;
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += pieceBytes - overlap) {
        const length = readPiece(memory, piece, at, Math.min(pieceBytes, end - at));
        bytes += length;
        const part = piece.subarray(0, length);
        for (const [text, narrow, wide] of needles) if (part.includes(narrow) || part.includes(wide)) found.add(text);
      }
    }
  } finally {
    closeSync(memory);
  }
  return { found: [...found], bytes };
}

/** What was given back meanwhile cannot be read, and holds nothing any more. */
function readPiece(memory: number, piece: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, piece, 0, length, at);
  } catch {
    return 0;
  }
}
