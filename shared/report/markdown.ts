/** A report as Markdown (CommonMark with tables). Whatever others wrote is escaped, so it reads as they typed it and does nothing. */
import { type Block, type Inline, isOwnAddress, type Line, type ReportDocument } from './document.ts';

export function renderMarkdown({ title, audience, blocks }: ReportDocument): string {
  // A post is pasted where a heading is too loud or not understood.
  const first = audience === 'public' ? `**${inline(title, 'inside')}**` : `# ${inline(title, 'inside')}`;
  return `${[first, ...blocks.map(renderBlock)].filter((each) => each !== '').join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.line, 'inside')}`;
    case 'paragraph':
      return inline(block.line, 'start');
    case 'prose':
      return proseLines(block.text).join('\n');
    case 'quote':
      return proseLines(block.text)
        .map((each) => (each === '' ? '>' : `> ${each}`))
        .join('\n');
    case 'list':
      return block.items
        .flatMap(({ line, details }, index) => {
          const mark = block.ordered ? `${index + 1}.` : '-';
          const inner = (details ?? []).map((each) => `${' '.repeat(mark.length + 1)}- ${inline(each, 'start')}`);
          return [`${mark} ${inline(line, 'start')}`, ...inner];
        })
        .join('\n');
    case 'facts':
      return table(
        ['', ''],
        block.rows.map(({ label, value }) => [escapeMarkdown(label, 'inside'), inline(value, 'inside')]),
      );
    case 'table':
      return table(
        block.head.map((each) => escapeMarkdown(each, 'inside')),
        block.rows.map((row) => row.map((cell) => inline(cell, 'inside'))),
      );
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

function proseLines(prose: string): string[] {
  return prose.split('\n').map((each) => escapeMarkdown(each.trim(), 'start'));
}

/** `start`: at the beginning of a line, where a dash makes a list and a hash a heading. */
type Place = 'start' | 'inside';

function inline(line: Line, place: Place): string {
  return line.map((each, index) => inlineText(each, index === 0 ? place : 'inside')).join('');
}

function inlineText(each: Inline, place: Place): string {
  switch (each.type) {
    case 'text':
      return escapeMarkdown(each.text, place);
    case 'strong':
      return emphasised(each.text, '**', place);
    case 'quiet':
      return emphasised(each.text, '*', place);
    case 'name': {
      const name = unlinked(escapeMarkdown(each.text, place));
      // A name that is the address already needs no second one behind it.
      const linked = each.url && !isOwnAddress(each.text, each.url) ? `[${name}](${each.url})` : name;
      return each.strong ? `**${linked}**` : linked;
    }
    case 'hashtag':
      return `#${each.tag}`;
  }
}

/** Marks must touch the words: `**word** `, not `**word **`. */
function emphasised(words: string, mark: string, place: Place): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return inner === '' ? words : `${before}${mark}${escapeMarkdown(inner, place)}${mark}${after}`;
}

export function escapeMarkdown(words: string, place: Place): string {
  const escaped = words
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    // Inside a word an underscore is only an underscore, and handles are full of them.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
  return place === 'inside'
    ? escaped
    : escaped.replace(/^(\s*)([-+=#]|:(?=-))/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}

/** Keeps readers' software from making a link of a name that looks like an address. */
function unlinked(escaped: string): string {
  return escaped.replace(/:(?=\/\/)/g, '\\:').replace(/\bwww\./gi, (each) => `${each.slice(0, 3)}\\.`);
}
