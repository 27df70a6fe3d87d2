/**
 * A report as plain text, for a mail or a chat that knows no markup. A table becomes a list whose values carry their
 * column's name: columns held apart by spaces fall together in every font but a typewriter's.
 */
import { readableAddress } from '../model/readable-host.ts';
import type { Block, Inline, Line, ReportDocument } from './document.ts';
import { proseLine } from './inert.ts';

const columns = 78;

export function renderPlain({ title, audience, blocks }: ReportDocument): string {
  // A post is pasted into boxes that keep every line break, so its lines run on; a mail is broken for reading.
  const width = audience === 'public' ? Number.POSITIVE_INFINITY : columns;
  const words = plainLine(title);
  const first = audience === 'public' ? words : underlined(words, '=', width);
  const rendered = blocks.map((block) => renderBlock(block, width).replace(/^\n+|\n+$/g, ''));
  return `${[first, ...rendered].filter((each) => each !== '').join('\n\n')}\n`;
}

function renderBlock(block: Block, width: number): string {
  switch (block.type) {
    case 'heading':
      return block.level === 2
        ? underlined(plainLine(block.line), '-', width)
        : wrapped(plainLine(block.line), { width });
    case 'paragraph':
      return wrapped(plainLine(block.line), { width });
    case 'prose':
      return proseLines(block.text, '', width);
    case 'quote':
      return proseLines(block.text, '> ', width);
    case 'list':
      return block.items
        .flatMap(({ line, details }, index) => {
          const mark = block.ordered ? `${index + 1}. ` : '- ';
          const inner = ' '.repeat(mark.length);
          return [
            wrapped(plainLine(line), { first: mark, rest: inner, width }),
            ...(details ?? []).map((each) =>
              wrapped(plainLine(each), { first: `${inner}- `, rest: `${inner}  `, width }),
            ),
          ];
        })
        .join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => labelled(label, value, { rest: '  ', width })).join('\n');
    case 'table':
      return block.rows.map((row) => tableRow(block.head, row, width)).join('\n');
  }
}

/** The first cell by itself, the others behind it; a dash stands for a value that is not there, and needs no telling. */
function tableRow(head: readonly string[], row: readonly Line[], width: number): string {
  const [first = [], ...others] = row;
  const cells = others.flatMap((cell, index) => {
    const value = plainLine(cell);
    return value === '' || value === '–' ? [] : [withLabel(head[index + 1] ?? '', value)];
  });
  const opening = labelled(head[0] ?? '', first, { first: '- ', rest: '  ', width });
  return cells.length === 0 ? opening : `${opening}\n${wrapped(cells.join(' · '), { first: '  ', rest: '  ', width })}`;
}

function labelled(label: string, value: Line, shape: Shape): string {
  return wrapped(withLabel(label, plainLine(value)), shape);
}

function withLabel(label: string, value: string): string {
  const name = proseLine(label);
  return name === '' ? value : `${name}: ${value}`;
}

function underlined(words: string, stroke: string, width: number): string {
  return words === ''
    ? ''
    : `${wrapped(words, { width })}\n${stroke.repeat(Math.min(lettersIn(words), width, columns))}`;
}

function proseLines(prose: string, mark: string, width: number): string {
  return prose
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((each) => wrapped(proseLine(each), { first: mark, rest: mark, width }))
    .join('\n');
}

/** In one line, whatever stands in it: a break inside a name would let it pass for a line of the report's own. */
function plainLine(line: Line): string {
  return line.map(inlineText).join('').replace(/ {2,}/g, ' ').trim();
}

function inlineText(each: Inline): string {
  switch (each.type) {
    case 'text':
    case 'strong':
    case 'quiet':
      return withEdges(each.text);
    case 'name': {
      const name = withEdges(each.text);
      const address = each.url && readableAddress(each.url);
      return address === undefined || address === name.toLowerCase() ? name : `${name} (${proseLine(address)})`;
    }
    case 'hashtag':
      return `#${proseLine(each.tag)}`;
  }
}

/** Made harmless, with the spaces that part it from its neighbours. */
function withEdges(words: string): string {
  const inner = proseLine(words);
  if (inner === '') return /\s/.test(words) ? ' ' : '';
  return `${/^\s/.test(words) ? ' ' : ''}${inner}${/\s$/.test(words) ? ' ' : ''}`;
}

interface Shape {
  /** Before the first line, and before those it is continued on. */
  readonly first?: string;
  readonly rest?: string;
  readonly width: number;
}

/** Broken between words only: an address cut in two leads nowhere. */
function wrapped(words: string, { first = '', rest = '', width }: Shape): string {
  const lines: string[] = [];
  let current = first;
  let length = lettersIn(first);
  let empty = true;
  for (const word of words.split(' ')) {
    const letters = lettersIn(word);
    if (!empty && length + 1 + letters > width) {
      lines.push(current);
      current = rest;
      length = lettersIn(rest);
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    length += empty ? letters : letters + 1;
    empty = false;
  }
  return [...lines, current].map((each) => each.trimEnd()).join('\n');
}

function lettersIn(words: string): number {
  return [...words].length;
}
