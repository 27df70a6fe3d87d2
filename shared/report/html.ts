/**
 * A report as one HTML file that asks nothing of anybody: no script, no font or image from elsewhere, no metadata on who
 * made it. Prints on A4.
 */
import { readableUrl } from '../model/readable-host.ts';
import type { Block, Inline, Line, ReportDocument } from './document.ts';
import { isOwnAddress, plainText } from './document.ts';
import { htmlStyle } from './html-style.ts';
import { measureTable, type TableMeasure } from './html-table.ts';

export function renderHtml(report: ReportDocument): string {
  const { language, title, audience, banner, blocks } = report;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(plainText(title))}</title>
<style>${htmlStyle(banner)}</style>
</head>
<body class="${audience}">
<p class="audience">${escapeHtml(banner)}</p>
<main>
<h1>${inline(title)}</h1>
${blocks.map(renderBlock).join('\n')}
</main>
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${inline(block.line)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.line)}</p>`;
    case 'prose':
      return prose(block.text);
    case 'quote':
      return `<blockquote>${prose(block.text)}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map(({ line, details }) => {
        const inner = (details ?? []).map((each) => `<li>${inline(each)}</li>`).join('');
        return `<li>${inline(line)}${inner === '' ? '' : `<ul>${inner}</ul>`}</li>`;
      });
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'facts': {
      const rows = block.rows.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${inline(value)}</dd>`);
      return `<dl>\n${rows.join('\n')}\n</dl>`;
    }
    case 'table':
      return table(block, measureTable(block));
  }
}

/** What each column is called stands in its cells too, for the screens that are too narrow for the table to be one. */
function table({ head, rows }: Block & { type: 'table' }, { columns, whole }: TableMeasure): string {
  const heads = head.map((each, at) => `<th scope="col" class="m${columns[at] ?? 0}">${escapeHtml(each)}</th>`);
  const cells = (row: readonly Line[]) =>
    row.map((cell, at) => {
      const nothing = plainText(cell) === '–' ? ' class="none"' : '';
      return `<td${nothing} data-column="${escapeHtml(head[at] ?? '')}">${inline(cell)}</td>`;
    });
  return `<table class="w${whole}">
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('\n')}
</tbody>
</table>`;
}

function prose(text: string): string {
  return text
    .split(/\n\n+/)
    .map((each) => `<p>${escapeHtml(each).replace(/\n/g, '<br>')}</p>`)
    .join('\n');
}

function inline(line: Line): string {
  return line.map(inlineText).join('');
}

function inlineText(each: Inline): string {
  switch (each.type) {
    case 'text':
      return escapeHtml(each.text);
    case 'strong':
      return `<strong>${escapeHtml(each.text)}</strong>`;
    case 'quiet':
      return `<span class="quiet">${escapeHtml(each.text)}</span>`;
    case 'name': {
      // `bdi` keeps a name written from right to left from turning the words around it.
      const name = `<bdi>${escapeHtml(each.text)}</bdi>`;
      const linked = each.url ? linkTo(each.url, each.text, name) : name;
      return each.strong ? `<strong>${linked}</strong>` : linked;
    }
    case 'hashtag':
      return `#${escapeHtml(each.tag)}`;
  }
}

/** On paper the address stands behind the name, unless the name is the address. */
function linkTo(url: string, text: string, name: string): string {
  const shown = readableUrl(url);
  const printed = isOwnAddress(text, url)
    ? ' class="told"'
    : shown === url
      ? ''
      : ` data-address="${escapeHtml(shown)}"`;
  return `<a${printed} href="${escapeHtml(url)}" rel="noreferrer noopener nofollow">${name}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
