/**
 * A report as BBCode, as Friendica and forums read it: bold, links and quotes, nothing that only some of them know. Lists
 * are lines with dashes, so that a post can be cut anywhere into a thread without leaving a list open.
 */
import { type Block, type Inline, isOwnAddress, type Line, type ReportDocument } from './document.ts';
import { proseLine } from './inert.ts';

export function renderBbcode({ title, blocks }: ReportDocument): string {
  const rendered = blocks.map(renderBlock);
  return `${[bold(inline(title)), ...rendered].filter((each) => each !== '').join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return bold(inline(block.line));
    case 'paragraph':
      return inline(block.line);
    case 'prose':
      return prose(block.text);
    case 'quote':
      return `[quote]${prose(block.text)}[/quote]`;
    case 'list':
      return block.items
        .flatMap(({ line, details }, index) => [
          `${block.ordered ? `${index + 1}.` : '-'} ${inline(line)}`,
          ...(details ?? []).map((each) => `  - ${inline(each)}`),
        ])
        .join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => labelled(label, inline(value))).join('\n');
    case 'table':
      return block.rows.map((row) => tableRow(block.head, row)).join('\n');
  }
}

/** The first cell by itself, the others behind it under their column's name; a dash is a value that is not there. */
function tableRow(head: readonly string[], [first = [], ...others]: readonly Line[]): string {
  const cells = others.flatMap((cell, index) => {
    const value = inline(cell);
    return value === '' || value === '–' ? [] : [labelled(head[index + 1] ?? '', value)];
  });
  return [`- ${inline(first)}`, ...cells].join(' · ');
}

function labelled(label: string, value: string): string {
  const name = inert(proseLine(label));
  return name === '' ? value : `${bold(name)}: ${value}`;
}

function bold(words: string): string {
  return words === '' ? '' : `[b]${words}[/b]`;
}

function prose(words: string): string {
  return words
    .split('\n')
    .map((each) => inert(proseLine(each)))
    .join('\n');
}

/** In one line, whatever stands in it. */
function inline(line: Line): string {
  return line.map(inlineText).join('').replace(/ {2,}/g, ' ').trim();
}

function inlineText(each: Inline): string {
  switch (each.type) {
    case 'text':
    case 'quiet':
      return within(each.text, (words) => words);
    case 'strong':
      return within(each.text, bold);
    case 'name': {
      // A name that is the address already needs no second one behind it.
      const url = each.url && isOwnAddress(each.text, each.url) ? undefined : each.url;
      return within(each.text, (words) => {
        const linked = url ? `[url=${url}]${words}[/url]` : words;
        return each.strong ? bold(linked) : linked;
      });
    }
    case 'hashtag':
      return `#${proseLine(each.tag)}`;
  }
}

/** Marks touch the words; the spaces that part them from their neighbours stay outside. */
function within(words: string, mark: (words: string) => string): string {
  const inner = inert(proseLine(words));
  if (inner === '') return /\s/.test(words) ? ' ' : '';
  return `${/^\s/.test(words) ? ' ' : ''}${mark(inner)}${/\s$/.test(words) ? ' ' : ''}`;
}

/** "[b]" as somebody wrote it reads so and does nothing: a word joiner after the bracket, which nobody sees. */
function inert(words: string): string {
  return words.replace(/\[(?=[/*]?\p{L}|\*)/gu, '[\u2060');
}
