/** Splits a text into the lines its author wrote: without what the page, the mail program or a quotation added, and unwrapped. */
import { readChat } from './chat.ts';
import { createFlowWriter, type Flow, sourceOf } from './flow.ts';
import { fold, spellings } from './fold.ts';
import { alternatives, vocabularies, wordsOf } from './lexicon.ts';
import type { Ignored } from './proposal.ts';
import { headerOf } from './read-mail.ts';

export interface Line {
  readonly start: number;
  readonly end: number;
  readonly blank: boolean;
}

export interface Lines {
  readonly flow: Flow;
  readonly lines: readonly Line[];
  readonly ignored: readonly Ignored[];
  /** A name was put together that a line end had parted. */
  readonly joined: boolean;
  /** The day its author wrote it, where the lines themselves say. */
  readonly day: number | undefined;
}

const chromeLines = new Set(vocabularies.flatMap(({ chrome }) => alternatives(chrome.lines)).map(fold));
const chromeStarts = vocabularies.flatMap(({ chrome }) => alternatives(chrome.starts)).map(fold);
const signOffs = new Set(vocabularies.flatMap((vocabulary) => alternatives(vocabulary.signOffs)).map(fold));
const wrote = new Set(vocabularies.flatMap((vocabulary) => alternatives(vocabulary.wrote)));
/** A signature longer than this is no signature, outside e-mail. */
const longestSignature = 12;
const longestSignOff = 6;
const longestPreview = 3;

export function splitLines(flow: Flow, raw: string, wrapped: boolean): Lines {
  const whole = cut(flow);
  const chat = readChat(whole.map((line) => flow.text.slice(line.start, Math.min(line.end, line.start + 200))));
  const lines = chat
    ? whole.map((line, at) => ({ ...line, start: line.start + (chat.spoken[at]?.length ?? 0) }))
    : whole;
  const textOf = (line: Line) => flow.text.slice(line.start, line.end);
  const reasons = lines.map((line, at): Ignored['reason'] | undefined => {
    const speaker = chat?.spoken[at]?.speaker;
    if (speaker !== undefined && speaker !== chat?.author) return 'quoted';
    return line.blank ? undefined : chromeReason(textOf(line));
  });
  // Who begins in lower case does so on every line: no line goes on from the one before.
  const careless = /^\p{Ll}/u.test(
    textOf(lines.find((line) => !line.blank) ?? { start: 0, end: 0, blank: true }).trimStart(),
  );
  markByline();
  markQuotes();
  markSignature();
  markPreview();
  return {
    ...unwrap(
      flow,
      lines.filter((_, index) => reasons[index] === undefined),
      wrapped,
      wrapped || !(careless || chat),
    ),
    ignored: collect(),
    day: chat?.day,
  };

  /** "Marit on tour", "@marit@instance", "3h": who a page says wrote the post. */
  function markByline(): void {
    const written = lines.flatMap((line, index) => (line.blank ? [] : [index]));
    for (const [at, index] of written.entries()) {
      if (
        reasons[index] !== undefined ||
        !/^\s*@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?\s*$/u.test(textOf(lines[index]!).slice(0, 200))
      )
        continue;
      const [next, before] = [written[at + 1], written[at - 1]];
      if (next === undefined || reasons[next] !== 'chrome' || !/\d/.test(textOf(lines[next]!).slice(0, 40))) continue;
      reasons[index] = 'chrome';
      if (before !== undefined && textOf(lines[before]!).length <= 50 && !/[.!?:]\s*$/.test(textOf(lines[before]!)))
        reasons[before] ??= 'chrome';
    }
  }

  function markQuotes(): void {
    let rest = false;
    for (const [index, line] of lines.entries()) {
      if (line.blank) continue;
      const text = textOf(line).slice(0, 400);
      if (/^\s*-{3,}.*(?:message|melding|meddelande|nachricht).*-{3,}\s*$/i.test(text)) rest = true;
      rest ||= wrapped && opensMail(index);
      if (rest || /^\s*>/.test(text) || introducesQuote(text)) reasons[index] = 'quoted';
    }
  }

  /** A second head inside a mail: what follows is the one it answers. */
  function opensMail(index: number): boolean {
    if (headerOf(textOf(lines[index]!).slice(0, 100)) !== 'from') return false;
    const next = lines.slice(index + 1, index + 5).map((line) => headerOf(textOf(line).slice(0, 100)));
    return next.includes('date') && (next.includes('to') || next.includes('subject'));
  }

  function introducesQuote(text: string): boolean {
    if (!text.trimEnd().endsWith(':')) return false;
    const words = wordsOf(text.replace(/[:,]/g, ' '));
    return (
      words.some((word) => wrote.has(word)) &&
      (/\d{4}|\d\d?[:.]\d\d|<.+@.+>/.test(text) || wrote.has(words.at(-1) ?? ''))
    );
  }

  function markSignature(): void {
    const last = lines.findLastIndex((line) => /^--\s?$/.test(textOf(line)));
    const dashes = last >= 0 ? last : lines.findLastIndex((line) => /^_{5,}\s*$/.test(textOf(line)));
    const at = dashes >= 0 || !wrapped ? dashes : lines.findIndex((_, index) => signsOff(index));
    if (at < 0 || (!wrapped && lines.length - at > longestSignature)) return;
    for (let index = at; index < lines.length; index++) if (!lines[index]?.blank) reasons[index] ??= 'signature';
  }

  /** "Mvh" and at most a few short lines up to the end, or to what is quoted. */
  function signsOff(index: number): boolean {
    const line = lines[index]!;
    if (
      line.blank ||
      reasons[index] !== undefined ||
      !signOffs.has(
        fold(
          textOf(line)
            .slice(0, 80)
            .replace(/[,.!\s]+$/, '')
            .trim(),
        ),
      )
    )
      return false;
    const after = lines.slice(index + 1).filter((each, at) => !each.blank && reasons[index + 1 + at] === undefined);
    return after.length <= longestSignOff && after.every((each) => each.end - each.start <= 80);
  }

  /** A link's title and description, left at the end of a copied post: they repeat a site the post lists, without its address. */
  function markPreview(): void {
    const written = lines.flatMap((line, index) => (line.blank || reasons[index] !== undefined ? [] : [index]));
    const tags = written.findLastIndex((index) => hashtagsIn(textOf(lines[index]!)) > 0);
    const titled = (index: number | undefined) => index !== undefined && / [-–—|·] /.test(textOf(lines[index]!));
    const tail =
      tags >= 0
        ? written.slice(tags + 1)
        : titled(written.at(-2))
          ? written.slice(-2)
          : written.slice(-1).filter(titled);
    if (tail.length === 0 || tail.length > longestPreview) return;
    const texts = tail.map((index) => textOf(lines[index]!));
    if (texts.some((text) => /[@#]\p{L}|https?:|[\p{L}\p{N}]\.\p{Ll}{2}|^\s*[-*•|]/u.test(text))) return;
    const listed = labelsIn(flow);
    const firstWords = texts[0]?.slice(0, 200).split(/\s+/) ?? [];
    const names = [1, 2, 3, 4].map((count) => firstWords.slice(0, count).join(' '));
    if (names.some((name) => spellings(name).some((spelling) => listed.has(spelling))))
      for (const index of tail) reasons[index] = 'preview';
  }

  function collect(): Ignored[] {
    const ignored: Ignored[] = [];
    let open: { reason: Ignored['reason']; first: number; last: number } | undefined;
    const close = () => {
      if (!open) return;
      const source = sourceOf(flow, lines[open.first]?.start ?? 0, lines[open.last]?.end ?? 0);
      ignored.push({ text: raw.slice(source.start, source.end), reason: open.reason, source });
      open = undefined;
    };
    for (const [index, reason] of reasons.entries()) {
      if (lines[index]?.blank) continue;
      if (open && reason === open.reason && reason !== 'chrome') open.last = index;
      else {
        close();
        if (reason !== undefined) open = { reason, first: index, last: index };
      }
    }
    close();
    return ignored;
  }
}

function cut(flow: Flow): Line[] {
  const lines: Line[] = [];
  const { text } = flow;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end, blank: text.slice(start, end).trim() === '' });
    start = end + 1;
  }
  return lines;
}

function chromeReason(text: string): Ignored['reason'] | undefined {
  if (text.length > 120) return undefined;
  const trimmed = text.trim();
  // "3h", "12 min ago": how long ago a page says a post was written.
  if (
    /^\d{1,3} ?(?:h|m|d|s|t|u|w|y|min|mins|hours?|timer?|std|dager|dagar|tim)\.?(?: (?:ago|siden|sidan|sedan))?$/i.test(
      trimmed,
    )
  )
    return 'chrome';
  const plain = fold(
    trimmed
      .replace(/[\d.,:·•|()]/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim(),
  );
  if (chromeLines.has(plain) && !trimmed.endsWith(':')) return 'chrome';
  return chromeStarts.some((start) => plain.startsWith(`${start} `) || plain === start) ? 'chrome' : undefined;
}

/** How many words of a line are hashtags; none where it has more other words. */
function hashtagsIn(text: string): number {
  const words = text.slice(0, 4_000).trim().split(/\s+/);
  const tags = words.filter((word) => /^#\p{L}/u.test(word)).length;
  return tags * 2 > words.length ? tags : 0;
}

function labelsIn(flow: Flow): Set<string> {
  const labels = new Set<string>();
  for (const text of [flow.text, ...flow.targets]) {
    for (const match of text.matchAll(/([\p{L}\p{N}-]{2,63})\.\p{L}{2,10}(?![\p{L}\p{N}])/gu)) {
      for (const spelling of spellings(match[1] ?? '')) labels.add(spelling);
    }
  }
  return labels;
}

const bullet = /^\s*(?:[-*•‣◦▪▫■□●○◆◇►▶▸→➡➔➜»›~·–—+]|\d{1,3}[.)]\s|[a-zA-Z]\)\s|\[[ xX]\])/;

/** "torsdag: …": a line of its own, however it is written. */
const dayLine = new RegExp(
  `^\\s*(?:${vocabularies.flatMap(({ weekdays }) => weekdays.flatMap((names) => alternatives(names))).join('|')})[^:\\p{L}]{0,20}:`,
  'iu',
);

/** Joins a line with the one before it where that was broken for width. */
function unwrap(
  flow: Flow,
  lines: readonly Line[],
  wrapped: boolean,
  flowing: boolean,
): { flow: Flow; lines: Line[]; joined: boolean } {
  const writer = createFlowWriter(flow);
  const written: Line[] = [];
  let length = 0;
  let joined = false;
  let previous = '';
  for (const line of lines) {
    const text = flow.text.slice(line.start, line.end);
    const last = written.at(-1);
    const indent = text.length - text.trimStart().length;
    const how = last && !last.blank && !line.blank ? joint(previous, text, indent, wrapped, flowing) : 'apart';
    const from = how === 'apart' ? line.start : line.start + indent;
    if (how !== 'tight' && last) {
      writer.put(how === 'spaced' ? ' ' : '\n', flow.starts[line.start] ?? 0, flow.starts[line.start] ?? 0);
      length++;
    }
    const start = how === 'apart' || !last ? length : last.start;
    writer.copy(flow, from, line.end);
    length += line.end - from;
    joined ||= how === 'tight';
    if (how === 'apart') written.push({ start, end: length, blank: line.blank });
    else written[written.length - 1] = { start, end: length, blank: false };
    // Only the last stretch matters for the next line; keeping all of it would cost the square of a long paragraph.
    previous = how === 'apart' ? text : previous.slice(0, 80) + text.slice(-120);
  }
  return { flow: writer.finish(), lines: written, joined };
}

function joint(
  previous: string,
  text: string,
  indent: number,
  wrapped: boolean,
  flows: boolean,
): 'apart' | 'spaced' | 'tight' {
  const ended = /(?:[.!?:;…]|\p{Extended_Pictographic}\p{M}*)\s*$/u.test(previous.slice(-40));
  if (ended || bullet.test(text.slice(0, 20)) || dayLine.test(text.slice(0, 40))) return 'apart';
  const previousIndent = previous.length - previous.trimStart().length;
  const continues = /^[\p{Ll}(@]/u.test(text.trimStart().slice(0, 2));
  // A name may be parted too, where lines are broken at a width.
  const broken =
    wrapped && previous.length >= 50 && /^\p{Lu}/u.test(text.trimStart()) && !/[,)\]]\s*$/.test(previous.slice(-3));
  const indented = bullet.test(previous.slice(0, 20)) && indent > previousIndent;
  const flowing =
    flows &&
    (continues || broken) &&
    !bullet.test(previous.slice(0, 20)) &&
    (wrapped ? previous.length >= 30 : previous.length >= 60);
  if (!indented && !flowing) return 'apart';
  // "latinamerika-" + "gruppene.no": the hyphen is the address's own.
  return /[\p{L}\p{N}]-$/u.test(previous.slice(-3)) && /^[\p{L}\p{N}.-]*\.\p{L}/u.test(text.trimStart().slice(0, 100))
    ? 'tight'
    : 'spaced';
}
