/**
 * A post cut into a thread: pieces within a limit, cut between paragraphs where that will do, else between sentences,
 * else between words. Every letter but the white space at a cut stays, in order.
 */
export function splitThread(text: string, limit: number): string[] {
  const room = limit - ' (99/99)'.length;
  if (countLetters(text.trim()) <= limit || room < 20) return text.trim() === '' ? [] : [text.trim()];
  const pieces = gather(text.trim().split(/\n{2,}/), '\n\n', room);
  return pieces.map((piece, place) => `${piece} (${place + 1}/${pieces.length})`);
}

/** As servers count: letters, not UTF-16 units. */
export function countLetters(text: string): number {
  return [...text].length;
}

/** `@name` without its server: names nobody, so nobody is told. In the order they stand, each once. */
export function bareHandles(text: string): string[] {
  const found = text.match(/(?<![\w@./])@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*(?!@|[\p{L}\p{N}_])/gu) ?? [];
  return [...new Set(found)];
}

const finer: Readonly<Record<string, readonly [RegExp, string]>> = {
  '\n\n': [/\n/, '\n'],
  '\n': [/(?<=[.!?:;])\s+/u, ' '],
  ' ': [/\s+/u, ' '],
};

function gather(parts: readonly string[], joint: string, room: number): string[] {
  const pieces: string[] = [];
  let current = '';
  for (const part of parts) {
    const joined = current === '' ? part : `${current}${joint}${part}`;
    if (countLetters(joined) <= room) {
      current = joined;
      continue;
    }
    if (current !== '') pieces.push(current);
    current = '';
    if (countLetters(part) <= room) current = part;
    else {
      const cut = cutFiner(part, joint, room);
      pieces.push(...cut.slice(0, -1));
      current = cut.at(-1) ?? '';
    }
  }
  if (current !== '') pieces.push(current);
  return pieces;
}

/** A part that is too long by itself: cut at the next finer places, at last between letters. */
function cutFiner(part: string, joint: string, room: number): string[] {
  const [cut, next] = finer[joint] ?? [/\s+/u, ' '];
  const parts = part.split(cut);
  if (parts.length > 1) return gather(parts, next, room);
  if (joint === '\n\n') return cutFiner(part, '\n', room);
  if (joint === '\n') return cutFiner(part, ' ', room);
  const letters = [...part];
  return Array.from({ length: Math.ceil(letters.length / room) }, (_piece, place) =>
    letters.slice(place * room, (place + 1) * room).join(''),
  );
}
