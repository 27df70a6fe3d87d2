/**
 * A report as one HTML file that asks nothing of anybody: no script, no font or image from elsewhere, no metadata on who
 * made it. Prints on A4.
 */
import type { Block, Inline, Line, ReportDocument } from './document.ts';
import { plainText } from './document.ts';

export function renderHtml(report: ReportDocument): string {
  const { language, title, audience, banner, blocks } = report;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(plainText(title))}</title>
<style>${style}</style>
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
    case 'table': {
      const head = block.head.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`);
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
    }
  }
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
      const linked = each.url
        ? `<a href="${escapeHtml(each.url)}" rel="noreferrer noopener nofollow">${name}</a>`
        : name;
      return each.strong ? `<strong>${linked}</strong>` : linked;
    }
    case 'hashtag':
      return `#${escapeHtml(each.tag)}`;
  }
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

const style = `
@page { size: A4; margin: 22mm 20mm 24mm; }
:root { color-scheme: light; --ink: #1c1b1a; --quiet: #5f5b55; --line: #ddd7cc; --paper: #fbf9f5; --edge: #5f5b55; }
.circle { --edge: #6b3fa0; }
.coalition { --edge: #0f6b66; }
.public { --edge: #8a5a00; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 Literata, "Source Serif 4", Georgia, serif; overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; padding: 16px 16px 48px; }
.audience { margin: 0; padding: 6px 16px; border-left: 8px solid var(--edge); color: var(--edge); font: 600 14px/1.4 "Atkinson Hyperlegible Next", system-ui, sans-serif; letter-spacing: .04em; text-transform: uppercase; }
.public .audience { border-left-style: double; }
h1 { font-size: 26px; line-height: 1.25; margin: 16px 0; }
h2 { font-size: 20px; line-height: 1.3; margin: 32px 0 8px; break-after: avoid; }
h3 { font-size: 17px; margin: 24px 0 8px; break-after: avoid; }
p, ul, ol, dl, blockquote { margin: 8px 0 16px; }
ul, ol { padding-left: 1.4em; }
li { margin: 4px 0; }
li, tr, dd { break-inside: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; }
dt, .quiet { color: var(--quiet); }
dd { margin: 0; }
blockquote { border-left: 3px solid var(--line); padding-left: 16px; }
table { width: 100%; border-collapse: collapse; font-size: 15px; font-variant-numeric: tabular-nums; margin: 8px 0 16px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
thead { display: table-header-group; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: 2px; }
@media print { body { background: none; font-size: 11pt; } main { max-width: none; padding: 0; } table { font-size: 10pt; } }
`;
