/**
 * Hosts and links as people read them: `rødt.no`, which is stored and compared as `xn--rdt-0na.no`. Letters of other
 * alphabets can pass for ours (`раypal` with a Cyrillic `а`), so a host is shown in its own letters only where each of its
 * labels is written in one script, where it has a letter that no Latin one looks like, and where it leads back to exactly
 * the same host. All else stays in ASCII: nobody knows it, and nobody takes it for one they know.
 */
import { decodePunycode } from './punycode.ts';

/** `host`: in ASCII or as somebody wrote it, with or without a port. */
export function readableHost(host: string): string {
  if (!other.test(host)) return host;
  const [, name = '', port = ''] = /^(.*?)(:\d*)?$/s.exec(host) ?? [];
  const ascii = asciiOf(name);
  if (ascii === undefined) return host;
  const labels = ascii.split('.').map((label) => (label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label));
  const isReadable = labels.every((label) => label !== undefined && isOneScript(label));
  const readable = labels.join('.');
  return `${isReadable && asciiOf(readable) === ascii ? readable : ascii}${port}`;
}

/** `url`: with its scheme. Only the host is written otherwise. */
export function readableUrl(url: string): string {
  if (!other.test(url)) return url;
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#@]+)(.*)$/is.exec(url) ?? [];
  return host === '' ? url : `${scheme}${readableHost(host)}${rest}`;
}

/** As one says it: without the scheme and a closing slash. */
export function readableAddress(url: string): string {
  return readableUrl(url)
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
}

const other = /xn--|[^\0-\x7f]/i;

function asciiOf(name: string): string | undefined {
  return URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`).hostname : undefined;
}

/**
 * Letters of the languages that are written in Latin. Those that look like a bare other one are left out (`ı`, `ĸ`), as
 * are phonetic signs, of which `ɡ` and `ɑ` are two.
 */
const latin = /^[a-z0-9\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u017e\u0218-\u021b\u1e00-\u1eff-]+$/u;

const scripts = ['Cyrillic', 'Greek', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Thai', 'Hangul'].map(
  (script) => new RegExp(`^[\\p{Script=${script}}0-9-]+$`, 'u'),
);
/** Japanese is written in three scripts at once, Chinese in one of them. */
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー0-9-]+$/u;

/** Cyrillic and Greek letters that pass for Latin ones, as Chromium lists them; of these alone, a word passes for one. */
const passesForLatin = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡкαικνρυωηοτχ0-9-]+$/u;

function isOneScript(label: string): boolean {
  if (latin.test(label)) return true;
  if (passesForLatin.test(label)) return false;
  return eastAsian.test(label) || scripts.some((script) => script.test(label));
}
