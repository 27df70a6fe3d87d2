/** The parts a post is made of: headings, items of lists, rows of tables and prose. */
import type { OrganisationKind } from '../model/enumerations.ts';
import { askIn } from './ask.ts';
import { bold, type Flow } from './flow.ts';
import { fold } from './fold.ts';
import { alternatives, vocabularies } from './lexicon.ts';
import type { Line } from './lines.ts';
import {
  hasReference,
  hasRole,
  isCapital,
  isMark,
  kindOf,
  type Piece,
  piecesOf,
  type ReadingOptions,
} from './piece.ts';
import { verbRoles } from './sense.ts';
import { behindTime, saysDay, timesAround } from './times-around.ts';
import { type Token, tokenise } from './token.ts';
import { type Mark, marks } from './vocabulary/marks.ts';
import { type Column, columns } from './vocabulary/vocabulary.ts';

export type Block =
  | {
      readonly type: 'heading';
      readonly pieces: readonly Piece[];
      readonly text: string;
      readonly content: readonly Piece[];
    }
  | { readonly type: 'item'; readonly pieces: readonly Piece[]; readonly mark: Mark | undefined; readonly text: string }
  | {
      readonly type: 'row';
      readonly cells: ReadonlyMap<Column, readonly Piece[]>;
      readonly start: number;
      readonly end: number;
    }
  | { readonly type: 'prose'; readonly pieces: readonly Piece[]; readonly text: string };

const months = vocabularies
  .flatMap((vocabulary) => vocabulary.months.flatMap((names) => alternatives(names)))
  .join('|');
/** Also letters and arrows: `a)`, `→`. A number before a month is a day. */
const bullet = new RegExp(
  `^\\s*(?:[-*•‣◦▪▫■□●○◆◇►▶▸→➡➔➜»›~·–—+](?![-–—>])\\s*|[a-zA-Z]\\)\\s+|\\d{1,3}[.)]\\s+(?!(?:${months})(?!\\p{L})))`,
  'iu',
);
const checkbox = /^\s*\[([ xX✓])\]\s*/;
const headingSign = /^\s*#{1,6}\s+/;
/** A line longer than this is no heading, however it ends. */
const longestHeading = 300;
/** A longer line above a rule is a paragraph that ends. */
const longestUnderlined = 60;
const longestItemWithoutBullet = 16;
/** … where it has neither a day in front nor an address. */
const longestBareItem = 5;
/** "Monday –" */
const longestDashed = 6;

const columnsByName = new Map<string, Column>();
for (const vocabulary of vocabularies) {
  for (const column of columns)
    for (const name of alternatives(vocabulary.columns[column])) columnsByName.set(fold(name), column);
}

export function blocksOf(flow: Flow, all: readonly Line[], options: ReadingOptions): Block[] {
  const blocks: Block[] = [];
  const textOf = (line: Line) => flow.text.slice(line.start, line.end);
  const lines = all.filter((line) => !line.blank);
  const underlined = new Set(lines.filter((line, at) => isUnderlined(line, lines[at + 1])));
  const written = lines.filter((_, at) => at === 0 || !underlined.has(lines[at - 1]!));
  /** Items may follow without bullets; behind one that has its day before a colon, those that begin with theirs. */
  let listOpen: boolean | 'dated' = false;
  for (let index = 0; index < written.length; index++) {
    const line = written[index]!;
    const table = readTable(index);
    if (table > 0) {
      index += table - 1;
      listOpen = false;
      continue;
    }
    const lead = readLead(textOf(line), options, listOpen === true);
    const pieces = piecesOf(tokenise(flow, line.start + lead.length, line.end), options);
    const text = textOf(line).slice(lead.length).trim();
    const following = written[index + 1];
    const over = underlined.has(line) || (following !== undefined && opensList(textOf(following)));
    const block = readLine(line, text, pieces, { ...lead, heading: lead.heading || underlined.has(line) }, over);
    blocks.push(block);
    if (block.type === 'heading' && block.content.length > 0) listOpen &&= 'dated';
    else listOpen = block.type === 'heading' || (block.type === 'item' && (listOpen || lead.listed));
  }
  return blocks;

  /** Whether a line is made a heading by the one below it, as in Markdown. */
  function isUnderlined(above: Line, line: Line | undefined): boolean {
    return (
      line !== undefined &&
      line.start - above.end === 1 &&
      line.end - line.start <= longestHeading &&
      /^\s*(?:={3,}|-{3,}|~{3,})\s*$/.test(textOf(line)) &&
      above.end - above.start <= longestUnderlined &&
      /\p{L}/u.test(textOf(above))
    );
  }

  /** An item, or a heading over items. */
  function opensList(text: string): boolean {
    return (
      readLead(text, options).listed || (text.length <= 40 && /[:–—-]\s*$/.test(text) && !/^\s*[-–—_]+\s*$/.test(text))
    );
  }

  function readLine(line: Line, text: string, pieces: readonly Piece[], lead: Lead, beforeList: boolean): Block {
    const refers = hasReference(pieces);
    const short = line.end - line.start <= longestHeading;
    const telling = pieces.some(
      (piece) =>
        piece.cues.some(({ type }) => type === 'time' || type === 'status' || type === 'country') ||
        hasRole(piece, 'want', 'held', 'planning', 'open', 'informal', 'folks'),
    );
    const colon = pieces.findIndex((piece) => isMark(piece, ':'));
    // "Friday: Old Mill at 10" above the next heading.
    const saysMore =
      colon > 0 && pieces.slice(colon + 1).some((piece) => isCapital(piece) || piece.tokens[0]?.type === 'number');
    const dashed = /[^\s–—-]\s+[–—-]$/.test(text) && pieces.length <= longestDashed && telling;
    if (short && !refers && (text.endsWith(':') || lead.heading || (dashed && !lead.listed)))
      return heading(pieces, text);
    if (
      short &&
      !refers &&
      !lead.listed &&
      (isBold(line) ||
        (beforeList && telling && !/[.!?]$/.test(text) && !saysMore) ||
        isCountry(pieces) ||
        isDay(pieces, options) ||
        isStatus(pieces, text))
    )
      return heading(pieces, text);
    // "📅 Planned" over bullets: the picture is no bullet.
    if (short && !refers && lead.picture && beforeList && telling && saysOnly(pieces)) return heading(pieces, text);
    if (lead.listed) return { type: 'item', pieces, mark: lead.mark, text };
    const head = pieces.slice(0, Math.max(0, colon));
    if (
      colon > 0 &&
      colon <= 14 &&
      !hasReference(head) &&
      head.some((piece) => piece.cues.length > 0) &&
      !askIn(pieces, options.language) &&
      opensInline(head)
    ) {
      return {
        type: 'heading',
        pieces: head,
        text: flow.text.slice(line.start, head.at(-1)?.end).trim(),
        content: pieces.slice(colon + 1),
      };
    }
    if (listOpen && readsAsItem(pieces, text, listOpen === 'dated', options))
      return { type: 'item', pieces, mark: undefined, text };
    return { type: 'prose', pieces, text };
  }

  function heading(pieces: readonly Piece[], text: string): Block {
    return { type: 'heading', pieces, text: text.replace(/:$/, '').trim(), content: [] };
  }

  function isBold(line: Line): boolean {
    for (let at = line.start; at < line.end; at++) {
      if (((flow.styles[at] ?? 0) & bold) === 0 && !/[\s:*_]/.test(flow.text.charAt(at))) return false;
    }
    return true;
  }

  /** Reads a table that begins at a line; answers how many lines it took. */
  function readTable(index: number): number {
    const head = textOf(written[index]!);
    const separator = ['|', ';', '\t', ','].find(
      (sign) => head.includes(sign) && columnsIn(head, sign).filter(Boolean).length >= 2,
    );
    if (!separator || head.length > longestHeading) return 0;
    const order = columnsIn(head, separator);
    if (!order.some((column) => column === 'org' || column === 'link' || column === 'handle')) return 0;
    let taken = 1;
    for (; index + taken < written.length; taken++) {
      const line = written[index + taken]!;
      const text = textOf(line);
      if (/^[\s|:-]+$/.test(text)) continue;
      if (!text.includes(separator)) break;
      blocks.push(readRow(line, text, separator, order));
    }
    return taken > 1 ? taken : 0;
  }

  function readRow(line: Line, text: string, separator: string, order: readonly (Column | undefined)[]): Block {
    const cells = new Map<Column, Piece[]>();
    let at = line.start;
    for (const [index, cell] of cellsOf(text, separator).entries()) {
      const from = flow.text.indexOf(cell, at);
      const column = order[index];
      // A day and an hour may have a column each.
      if (column && cell.trim() !== '' && from >= 0)
        cells.set(column, [
          ...(cells.get(column) ?? []),
          ...piecesOf(tokenise(flow, from, from + cell.length), { ...options, terse: true }),
        ]);
      at = from + cell.length;
    }
    return { type: 'row', cells, start: line.start, end: line.end };
  }
}

interface Lead {
  readonly length: number;
  readonly listed: boolean;
  readonly heading: boolean;
  /** A picture is all that makes it an item. */
  readonly picture: boolean;
  readonly mark: Mark | undefined;
}

/** What stands before a line's own words. */
function readLead(text: string, { legend }: ReadingOptions, inList = false): Lead {
  const hashes = headingSign.exec(text.slice(0, 40))?.[0].length ?? 0;
  let length = hashes || (bullet.exec(text.slice(0, 40))?.[0].length ?? 0);
  let listed = length > 0 && hashes === 0;
  let mark: Mark | undefined;
  const box = checkbox.exec(text.slice(length, length + 40));
  if (box) {
    length += box[0].length;
    listed = true;
    mark = box[1] === ' ' ? 'unticked' : 'ticked';
  }
  const rest = text.slice(length, length + 12).trimStart();
  const sign = String.fromCodePoint(rest.codePointAt(0) ?? 32);
  const emoji = legend?.get(sign) ?? marks.get(sign);
  // In a list any picture is a bullet.
  const pictured = inList && /^\p{Extended_Pictographic}/u.test(rest) && rest.charAt(sign.length) === ' ';
  const picture = !listed && (emoji !== undefined || pictured);
  if (emoji || pictured) {
    listed = true;
    mark = emoji;
    length = text.indexOf(rest, length) + sign.length;
  }
  return { length, listed, heading: hashes > 0, picture, mark };
}

/** "Booked", "Waiting to hear": how it stands with those below, and nothing else. */
function isStatus(pieces: readonly Piece[], text: string): boolean {
  const words = pieces.filter((piece) => !isMark(piece));
  const told = words.some(
    (piece) => piece.cues.some(({ type }) => type === 'status') || hasRole(piece, 'held', 'want'),
  );
  return (
    told &&
    words.length <= 2 &&
    saysOnly(pieces) &&
    !words.some((piece) => kindOf(piece) !== undefined) &&
    !/[.!?]$/.test(text)
  );
}

/** "Torsdag", "☀️ I dag": a day, and nothing else. */
function isDay(pieces: readonly Piece[], options: ReadingOptions): boolean {
  const words = pieces.filter((piece) => !isMark(piece));
  return words.length > 0 && words.length <= 4 && saysDay(words, options);
}

/** A country's name or flag, and nothing else. */
function isCountry(pieces: readonly Piece[]): boolean {
  const words = pieces.filter((piece) => !isMark(piece) || flagOf(piece) !== undefined);
  return words.length > 0 && words.length <= 2 && words.every((piece) => countryOfPiece(piece) !== undefined);
}

export function countryOfPiece(piece: Piece): string | undefined {
  for (const cue of piece.cues) if (cue.type === 'country') return cue.code;
  return flagOf(piece);
}

/** Two regional indicators spell the country's code. */
function flagOf(piece: Piece): string | undefined {
  const token: Token | undefined = piece.tokens[0];
  if (token?.type !== 'mark' || !/^\p{RI}{2}$/u.test(token.text)) return undefined;
  return Array.from(token.text, (sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65)).join('');
}

/** Whether words before a colon open a list on the same line ("Tomorrow: sv.no"). */
function opensInline(head: readonly Piece[]): boolean {
  return head.some(
    (piece) =>
      piece.cues.some(({ type }) => type === 'time' || type === 'status' || type === 'country') ||
      hasRole(piece, 'held', 'want', 'planning', 'open'),
  );
}

/** A line under a heading that has the form of an item: few words, none of them a sentence's. */
function readsAsItem(pieces: readonly Piece[], text: string, dated: boolean, options: ReadingOptions): boolean {
  if (pieces.length === 0 || pieces.length > longestItemWithoutBullet || /[.!?:]$/.test(text)) return false;
  // "kl 15 @kveldskinoen, vil gjerne treffe dei": whom stands first, what is said of them is a remark.
  const after = behindTime(pieces, options);
  if (after && (hasReference([after]) || kindOf(after) !== undefined)) return true;
  const sentence = pieces.some(
    (piece) =>
      hasRole(piece, 'first', 'second', 'copula', ...verbRoles) && !isCapital(piece) && !hasRole(piece, 'possessive'),
  );
  if (pieces[0]?.tokens[0]?.type === 'hashtag' || sentence) return false;
  if (after) return true;
  if (dated) return false;
  if (hasReference(pieces)) return true;
  const { within } = timesAround(pieces, options);
  return enumerated(within).every((part) => part.length <= longestBareItem && part.some(isCapital));
}

/** What stands between commas. */
function enumerated(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isMark(piece, ',')) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

/** No word that we do not know, so no name. */
function saysOnly(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => isMark(piece) || piece.cues.length > 0);
}

/** The kind a heading such as "Unions:" gives to its items. */
export function kindHeading(pieces: readonly Piece[]): OrganisationKind | undefined {
  const words = pieces.filter((piece) => !isMark(piece) && !hasRole(piece, 'determiner'));
  return words.length === 1 && words[0] ? kindOf(words[0]) : undefined;
}

function columnsIn(head: string, separator: string): (Column | undefined)[] {
  return cellsOf(head, separator).map((cell) => columnsByName.get(fold(cell.trim())));
}

/** Cells may stand in quotes, with separators inside (RFC 4180). */
function cellsOf(text: string, separator: string): string[] {
  const inner = separator === '|' ? text.trim().replace(/^\|/, '').replace(/\|$/, '') : text;
  if (!inner.includes('"')) return inner.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= inner.length; at++) {
    const unit = inner.charAt(at);
    if (unit === '"') quoted = !quoted;
    if (at < inner.length && (unit !== separator || quoted)) continue;
    cells.push(
      inner
        .slice(from, at)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
    from = at + 1;
  }
  return cells;
}
