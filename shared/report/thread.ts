/**
 * A post cut into a thread: pieces within a limit, each as full as a good place for a cut allows: between paragraphs, else
 * lines, sentences, members of a list, words. Every letter but what parts two of these at a cut stays, in order.
 */
export function splitThread(text: string, limit: number): string[] {
  const room = limit - ' (99/99)'.length;
  const whole = text.trim();
  if (countLetters(whole) <= limit || room < 20) return whole === '' ? [] : [whole];
  const pieces: string[] = [];
  let rest = whole;
  for (let most = lettersEnd(rest, room); most < rest.length; most = lettersEnd(rest, room)) {
    const { end, next } = bestCut(rest, most);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(next);
  }
  if (rest !== '') pieces.push(rest);
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

interface Cut {
  /** Where the piece ends, and where the next begins. */
  readonly end: number;
  readonly next: number;
}

/** Where to cut, the best first, and how full a piece must be at least for it. */
const places: readonly { readonly between: RegExp; readonly least: number }[] = [
  { between: /\n{2,}/g, least: 0.5 },
  { between: /\n/g, least: 0.6 },
  { between: /(?<=[.!?])\s+/g, least: 0.6 },
  { between: / · /g, least: 0.5 },
  { between: /\s+/g, least: 0.1 },
];

/** Of the first `most` units of a text that is longer. */
function bestCut(text: string, most: number): Cut {
  // A parting that begins inside may end beyond.
  const searched = text.slice(0, most + 4);
  for (const { between, least } of places) {
    const cuts = [...searched.matchAll(between)].map(({ index, 0: { length } }) => ({
      end: index,
      next: index + length,
    }));
    const good = cuts.findLast(({ end }) => end <= most && end >= least * most && standsAlone(text.slice(0, end)));
    if (good) return good;
  }
  return { end: most, next: most };
}

/** Not in the middle of a link or of bold words, and not behind a colon that opens what comes. */
function standsAlone(piece: string): boolean {
  const count = (of: RegExp) => piece.match(of)?.length ?? 0;
  return (
    !/[:：]\**$|:\[\/b\]$/.test(piece) &&
    count(/\*\*/g) % 2 === 0 &&
    count(/\[(?:b\]|url=)/g) === count(/\[\/(?:b|url)\]/g) &&
    piece.lastIndexOf('[') <= piece.lastIndexOf(']')
  );
}

/** How many UTF-16 units so many letters take. */
function lettersEnd(text: string, letters: number): number {
  let end = 0;
  for (let count = 0; count < letters && end < text.length; count++)
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}
