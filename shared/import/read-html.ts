import { bold, createFlowWriter, type Flow, struck } from './flow.ts';

/** A tag longer than this is text; the limit keeps unclosed `<` from being searched for their end over and over. */
const longestTag = 4_000;

const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Character references by name; Latin-1's stand in code order from U+00A0. */
const named: ReadonlyMap<string, string> = new Map([
  ...latinNames.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['bull', '•'],
  ['euro', '€'],
  ['zwj', ''],
  ['zwnj', ''],
  ['scaron', 'š'],
  ['Scaron', 'Š'],
]);

const paragraphs =
  /^(?:p|div|h[1-6]|ul|ol|table|tr|section|article|header|footer|blockquote|pre|main|figure|dl|dt|dd)$/;
const headings = /^(?:b|strong|h[1-6])$/;

/** Reads what a browser puts on the clipboard, and the content of ActivityStreams notes. */
export function readHtml(flow: Flow): Flow {
  const writer = createFlowWriter(flow);
  const { text } = flow;
  let style = 0;
  let link = 0;
  let quotes = 0;
  let hidden = '';
  for (let at = 0; at < text.length; ) {
    const unit = text.charAt(at);
    if (unit === '<') {
      const end = tagEnd(at);
      if (end > 0) {
        readTag(text.slice(at + 1, end), at, end + 1);
        at = end + 1;
        continue;
      }
    }
    const raw = flow.starts[at] ?? 0;
    if (hidden !== '') at++;
    else if (unit === '&') at = readEntity(at);
    else if (/\s/.test(unit)) {
      if (!writer.endsWith(' ') && !writer.endsWith('\n') && !writer.endsWith('> '))
        writer.put(' ', raw, flow.ends[at] ?? raw, link, style);
      at++;
    } else {
      startQuotedLine(raw);
      writer.copy(flow, at, at + 1, link, style);
      at++;
    }
  }
  return writer.finish();

  function tagEnd(at: number): number {
    if (text.startsWith('<!--', at)) {
      const end = text.slice(at, at + longestTag).indexOf('-->');
      return end < 0 ? -1 : at + end + 2;
    }
    if (!/[a-z/!]/i.test(text.charAt(at + 1))) return -1;
    for (let end = at + 1; end < text.length && end - at < longestTag; end++) {
      if (text.charAt(end) === '>') return end;
      if (text.charAt(end) === '<') return -1;
    }
    return -1;
  }

  function readTag(tag: string, at: number, end: number): void {
    const name = /^\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
    const closing = tag.startsWith('/');
    if (name === 'script' || name === 'style') hidden = closing ? '' : name;
    if (hidden !== '') return;
    if (name === 'a') link = closing ? 0 : writer.link(unescapeAddress(attribute(tag, 'href')));
    else if (headings.test(name)) style = closing ? style & ~bold : style | bold;
    else if (name === 's' || name === 'del' || name === 'strike') style = closing ? style & ~struck : style | struck;
    if (name === 'blockquote') quotes = Math.max(0, quotes + (closing ? -1 : 1));
    if (name === 'br' || name === 'li' || name === 'hr' || paragraphs.test(name)) breakLine(at);
    if (name === 'li' && !closing) writer.put('- ', flow.starts[at] ?? 0, flow.ends[end - 1] ?? 0);
    if ((name === 'td' || name === 'th') && closing) writer.put(' | ', flow.starts[at] ?? 0, flow.starts[at] ?? 0);
  }

  function breakLine(at: number): void {
    if (!writer.endsWith('\n')) writer.put('\n', flow.starts[at] ?? 0, flow.starts[at] ?? 0);
  }

  function startQuotedLine(raw: number): void {
    if (quotes > 0 && writer.endsWith('\n')) writer.put('> ', raw, raw);
  }

  function readEntity(at: number): number {
    const match = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z0-9]{2,8}));/i.exec(text.slice(at, at + 12));
    const code = match?.[1] ? Number.parseInt(match[1], 16) : Number(match?.[2] ?? Number.NaN);
    const known = match?.[3] === undefined ? codePoint(code) : named.get(match[3]);
    const end = known === undefined || !match ? at + 1 : at + match[0].length;
    const written = known === undefined ? '&' : known === '\u00a0' ? ' ' : known === '\u00ad' ? '' : known;
    startQuotedLine(flow.starts[at] ?? 0);
    writer.put(written, flow.starts[at] ?? 0, flow.ends[end - 1] ?? 0, link, style);
    return end;
  }
}

function attribute(tag: string, name: string): string {
  const at = tag.toLowerCase().indexOf(`${name}=`);
  if (at < 0) return '';
  const quote = tag.charAt(at + name.length + 1);
  if (quote !== '"' && quote !== "'") return tag.slice(at + name.length + 1).split(/[\s>]/)[0] ?? '';
  const start = at + name.length + 2;
  const end = tag.indexOf(quote, start);
  return tag.slice(start, end < 0 ? undefined : end);
}

const unescapeAddress = (address: string): string =>
  address
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z0-9]{2,8}));/gi,
      (whole, hex?: string, decimal?: string, name?: string) =>
        name === undefined
          ? (codePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole)
          : (named.get(name) ?? whole),
    )
    .trim();

function codePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
