/** Makes text that others wrote harmless to look at: no reordering, no invisible characters, no endless names. */
import { canonicalUrl } from '../model/url.ts';

const maximumName = 200;
const maximumProse = 100_000;

/**
 * Characters that turn the order of what stands around them, are not seen, or are no characters at all. The two joiners
 * (U+200C, U+200D) stay: Persian and many emoji are misspelt without them.
 */
const unseen = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const lineBreaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;

/** One line. Longer names end in "…". */
export function inertName(name: string): string {
  const cleaned = name
    .slice(0, 4 * maximumName)
    .normalize('NFC')
    .replace(lineBreaks, ' ')
    .replace(unseen, '');
  const letters = [...cleaned.replace(/\s+/g, ' ').trim()];
  return letters.length > maximumName ? `${letters.slice(0, maximumName).join('')}…` : letters.join('');
}

/** Several lines; blank ones part paragraphs. */
export function inertProse(prose: string): string {
  const cleaned = prose
    .slice(0, maximumProse)
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ');
  return cleaned
    .replace(unseen, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export function proseLine(prose: string): string {
  return inertProse(prose).replace(/\s+/g, ' ');
}

/**
 * The address of an organisation's own site, or undefined where it is not plainly one. Only host and path: a query could
 * say who was sent the link.
 */
export function inertUrl(url: { readonly host: string; readonly path: string } | undefined): string | undefined {
  const canonical = url && canonicalUrl(`https://${url.host}${url.path}`);
  if (!canonical || canonical.url.length > 300 || url.host.includes('@')) return undefined;
  return `https://${canonical.host}${canonical.path}`.replace(/[()[\]|\\<>"'`*]/g, (letter) =>
    encodeURIComponent(letter).replace(/[()'*]/g, percent),
  );
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Undefined where nothing is left that can be a hashtag. */
export function inertHashtag(tag: string): string | undefined {
  const cleaned = tag.normalize('NFC').replace(/^#+/, '');
  return /^[\p{L}\p{N}_]{1,60}$/u.test(cleaned) ? cleaned : undefined;
}
