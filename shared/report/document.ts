/**
 * A report as a document, before it is Markdown or HTML: the only thing a renderer is ever given. It holds words to be
 * read and nothing else; no ids, no rows, no names of people at the keyboard.
 */
import type { Language } from '../model/enumerations.ts';
import { readableUrl } from '../model/readable-host.ts';

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'quiet'; readonly text: string }
  /** What an organisation or a person is called, as somebody wrote it. `url`: an https address without query, its host in ASCII. */
  | { readonly type: 'name'; readonly text: string; readonly url?: string; readonly strong?: boolean }
  /** Letters, digits and underscores only, without the `#`. */
  | { readonly type: 'hashtag'; readonly tag: string };
export type Line = readonly Inline[];

export interface ListItem {
  readonly line: Line;
  readonly details?: readonly Line[];
}

export type Block =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly line: Line }
  | { readonly type: 'paragraph'; readonly line: Line }
  /** Free text of several lines, as it was written. */
  | { readonly type: 'prose'; readonly text: string }
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly type: 'facts'; readonly rows: readonly { readonly label: string; readonly value: Line }[] }
  | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] };

export interface ReportDocument {
  readonly language: Language;
  readonly title: Line;
  readonly audience: 'private' | 'circle' | 'coalition' | 'public';
  /** The audience in the report's language, for the banner. A public post carries none in its text. */
  readonly banner: string;
  readonly blocks: readonly Block[];
}

export const text = (words: string): Inline => ({ type: 'text', text: words });
export const strong = (words: string): Inline => ({ type: 'strong', text: words });
export const quiet = (words: string): Inline => ({ type: 'quiet', text: words });
export const line = (words: string): Line => [text(words)];
export const heading = (words: string, level: 2 | 3 = 2): Block => ({ type: 'heading', level, line: line(words) });
export const paragraph = (content: Line): Block => ({ type: 'paragraph', line: content });
export const list = (items: readonly ListItem[], ordered = false): Block => ({ type: 'list', ordered, items });

/** Whether a name is its own address already, and needs no second one behind it. */
export function isOwnAddress(name: string, url: string): boolean {
  const lower = name.toLowerCase();
  return url.includes(lower) || readableUrl(url).includes(lower);
}

/** A heading with what belongs under it, or nothing where nothing does. */
export function section(words: string, blocks: readonly Block[], level: 2 | 3 = 2): Block[] {
  return blocks.length > 0 ? [heading(words, level), ...blocks] : [];
}

/** Puts values into the `{gaps}` of a template. A value is never searched for gaps, whatever it says. */
export function fill(template: string, values: Readonly<Record<string, Line | string>> = {}): Line {
  const filled = template.split(/(\{[a-z]+\})/i).flatMap((piece): Inline[] => {
    const gap = /^\{([a-z]+)\}$/i.exec(piece)?.[1];
    const value = gap === undefined ? undefined : values[gap];
    if (value === undefined) return piece === '' ? [] : [text(piece)];
    return typeof value === 'string' ? [text(value)] : [...value];
  });
  return mergeTexts(filled);
}

/** For what our own words alone fill: dates, numbers, file names. */
export function fillText(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/gi, (gap, name: string) => values[name] ?? gap);
}

export function join(lines: readonly Line[], between: string): Line {
  return mergeTexts(lines.flatMap((each, index) => (index === 0 ? each : [text(between), ...each])));
}

/** "a, b and c". */
export function enumerate(lines: readonly Line[], and: string): Line {
  const last = lines.at(-1);
  if (!last || lines.length === 1) return last ?? [];
  return mergeTexts([...join(lines.slice(0, -1), ', '), text(` ${and} `), ...last]);
}

/** Raises the first letter where the line begins with words of ours, never inside somebody's name. */
export function sentence(content: Line): Line {
  const [first, ...rest] = content;
  if (first?.type !== 'text') return content;
  return [text(capitalised(first.text)), ...rest];
}

export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function mergeTexts(content: Line): Line {
  const merged: Inline[] = [];
  for (const each of content) {
    const before = merged.at(-1);
    if (each.type === 'text' && before?.type === 'text') merged.splice(-1, 1, text(before.text + each.text));
    else merged.push(each);
  }
  return merged;
}

export function plainText(content: Line): string {
  return content.map((each) => (each.type === 'hashtag' ? `#${each.tag}` : each.text)).join('');
}
