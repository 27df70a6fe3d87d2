import { tableStyle } from './html-table.ts';

/**
 * How a report looks: on paper first (A4), on a light and on a dark screen. One sheet for all; only the word on top of
 * each printed page differs, so that a page that went astray still says for whom it was.
 */
export function htmlStyle(banner: string): string {
  return `${sheet}${tableStyle}@page { @top-left { content: "${cssText(banner)}"; } }\n@page :first { @top-left { content: none; } }\n`;
}

/** Escapes everything but letters and digits of ASCII, so that no word can end the string or the element. */
function cssText(words: string): string {
  return [...words.toUpperCase()]
    .map((letter) => (/[A-Z0-9]/.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16) ?? ''} `))
    .join('');
}

const sheet = `
:root { color-scheme: light dark; --ink: #1c1b1a; --quiet: #5f5b55; --line: #ddd7cc; --paper: #fbf9f5; --edge: #5f5b55; --plain: "Atkinson Hyperlegible Next", system-ui, sans-serif; }
.circle { --edge: #6b3fa0; }
.coalition { --edge: #0f6b66; }
.public { --edge: #8a5a00; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 Literata, "Source Serif 4", Georgia, serif; overflow-wrap: anywhere; }
main { container-type: inline-size; max-width: 44rem; margin: 0 auto; padding: 16px 16px 48px; }
.audience { margin: 0; padding: 6px 16px; border-left: 8px solid var(--edge); color: var(--edge); font: 600 14px/1.4 var(--plain); letter-spacing: .04em; text-transform: uppercase; }
.public .audience { border-left-style: double; }
h1, h2, h3 { text-wrap: balance; break-after: avoid; break-inside: avoid; }
h1 { font-size: 28px; line-height: 1.2; margin: 16px 0 20px; }
h2 { font-size: 20px; line-height: 1.3; margin: 36px 0 8px; }
h3 { font-size: 17px; line-height: 1.35; margin: 24px 0 8px; }
p, ul, ol, dl, blockquote { margin: 8px 0 16px; orphans: 3; widows: 3; }
p:has(+ ul, + ol, + table) { break-after: avoid; }
ul, ol { padding-left: 1.3em; }
ul ul { margin: 2px 0 6px; }
li { margin: 4px 0; }
li, tr, dt, dd { break-inside: avoid; }
tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 4px 20px; }
dt, .quiet { color: var(--quiet); }
dd { margin: 0; }
blockquote { border-left: 3px solid var(--line); margin-left: 0; padding-left: 16px; }
table { width: 100%; margin: 8px 0 16px; border-collapse: collapse; font-size: 15px; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
th { color: var(--quiet); font: 600 13px/1.35 var(--plain); vertical-align: bottom; }
thead { display: table-header-group; }
a { color: inherit; text-decoration-color: var(--quiet); text-decoration-thickness: 1px; text-underline-offset: 3px; }
@media screen and (prefers-color-scheme: dark) {
:root { --ink: #ece8e1; --quiet: #a8a29a; --line: #3d3a36; --paper: #191817; --edge: #a8a29a; }
.circle { --edge: #bb9be6; }
.coalition { --edge: #67c1ba; }
.public { --edge: #e0ad57; }
}
@media print {
:root { color-scheme: light; --paper: #fff; }
body { font-size: 10.5pt; line-height: 1.4; }
main { max-width: none; padding: 0; }
.audience { padding: 2px 10px; font-size: 9.5pt; }
h1 { font-size: 19pt; margin: 14pt 0 12pt; }
h2 { font-size: 13.5pt; margin: 18pt 0 4pt; }
h3 { font-size: 11pt; margin: 12pt 0 4pt; }
p, ul, ol, dl, blockquote, table { margin: 4pt 0 8pt; }
table { font-size: 9pt; }
th { font-size: 8pt; }
th, td { padding: 3pt 8pt 3pt 0; }
a { text-decoration: none; }
a:not(.told)::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: .85em; font-weight: normal; }
a[data-address]::after { content: " (" attr(data-address) ")"; }
}
@page { size: A4; margin: 20mm 18mm 20mm; @top-left { font: 600 8pt system-ui, sans-serif; letter-spacing: .04em; color: #5f5b55; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #5f5b55; } }
`;
