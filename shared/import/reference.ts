/** What in a text leads to somebody: a web address or a Fediverse handle. E-mail addresses lead to nobody here. */
import { readableHost } from '../model/readable-host.ts';
import { canonicalUrl, urlKey } from '../model/url.ts';
import { countryEndings, fileEndings, genericEndings, sharedEndings, vanityEndings } from './vocabulary/suffixes.ts';

export type Reference =
  | {
      readonly type: 'site';
      readonly url: string;
      /** As people read it: lower case, without `www.`; in ASCII where its letters could mislead. */
      readonly domain: string;
      /** In ASCII, for comparing. */
      readonly host: string;
      readonly path: string;
      /** Host and path, for comparing. */
      readonly key: string;
      readonly tracked: boolean;
    }
  | { readonly type: 'handle'; readonly user: string; readonly host: string | null };
export type Site = Extract<Reference, { type: 'site' }>;
export type Handle = Extract<Reference, { type: 'handle' }>;

const longestHost = 253;

/** Reads an address that stands bare in a text; stricter than one behind a link, as `node.js` and `f.eks` look alike. */
export function bareSite(text: string): Site | undefined {
  const explicit = /^(?:https?:\/\/|www\.)/i.test(text);
  const host = hostOf(text);
  if (host === undefined) return undefined;
  const ending = host.slice(host.lastIndexOf('.') + 1);
  if (!explicit) {
    const folded = ending.toLowerCase();
    if (!countryEndings.has(folded) && !genericEndings.has(folded)) return undefined;
    // A missing space after a full stop: "avtalt.Det".
    if (/^\p{Lu}/u.test(ending) && host !== host.toUpperCase()) return undefined;
    if (fileEndings.has(folded) && !text.includes('/')) return undefined;
  }
  return site(text);
}

/** Reads an address known to be one. */
export function site(text: string): Site | undefined {
  const canonical = canonicalUrl(text);
  const written = hostOf(text);
  if (!canonical || written === undefined) return undefined;
  const pairs = (address: string) =>
    address.includes('?') ? address.slice(address.indexOf('?')).split('&').length : 0;
  return {
    type: 'site',
    url: canonical.url,
    domain: readableHost(written.toLowerCase()).replace(/^www\./, ''),
    host: canonical.host,
    path: canonical.path,
    key: urlKey(canonical),
    tracked: pairs(text.split('#')[0] ?? '') > pairs(canonical.url),
  };
}

/** The host as written, where the text begins with one (after an optional scheme). */
function hostOf(text: string): string | undefined {
  const from = /^https?:\/\//i.exec(text)?.[0].length ?? 0;
  let end = from;
  while (end < text.length && end - from <= longestHost && !'/:?#'.includes(text.charAt(end))) end++;
  const host = text.slice(from, end).replace(/\.$/, '');
  const labels = host.split('.');
  if (labels.length < 2 || host.length > longestHost) return undefined;
  const last = labels.at(-1) ?? '';
  const wellFormed = labels.every(
    (label) =>
      label.length <= 63 && /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !label.startsWith('-') && !label.endsWith('-'),
  );
  return wellFormed && last.length >= 2 && /^\p{L}/u.test(last) ? host : undefined;
}

/** `@user` or `@user@host`, the whole text. Never adds a host. */
export function handle(text: string): Handle | undefined {
  const match = /^@([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99})(?:@([^@\s]{1,253}))?$/u.exec(text);
  const user = match?.[1]?.replace(/[.-]+$/, '');
  if (!user) return undefined;
  const host = match?.[2] === undefined ? null : hostOf(match[2]);
  return host === undefined ? undefined : { type: 'handle', user, host: host?.toLowerCase() ?? null };
}

/** The handle behind a profile's address, where its last part is the user the label names. */
export function handleBehind(target: string, label: string): Handle | undefined {
  const written = handle(label.startsWith('@') ? label : `@${label}`);
  if (!written || written.host !== null) return written;
  const profile = site(target);
  const last = profile?.url.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1)?.replace(/^@/, '') ?? '';
  const [user, host] = last.split('@');
  if (!profile || user?.toLowerCase() !== written.user.toLowerCase()) return written;
  return { ...written, host: host ?? profile.host };
}

export function handleText({ user, host }: Handle): string {
  return host === null ? `@${user}` : `@${user}@${host}`;
}

/** ISO code of the country a host's ending stands for; none for endings sold to everybody. */
export function countryOf(domain: string): string | null {
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  if (!countryEndings.has(ending) || vanityEndings.has(ending)) return null;
  return ending === 'uk' ? 'GB' : ending.toUpperCase();
}

/** The part a registrar sells: `styrke.no` of `ung.styrke.no`. */
export function registrable(domain: string): string {
  const labels = domain.split('.');
  const own = sharedEndings.has(labels.slice(-2).join('.')) ? 3 : 2;
  return labels.slice(-own).join('.');
}

/** The label people know it by: `styrke` of `ung.styrke.no`. */
export function mainLabel(domain: string): string {
  return registrable(domain).split('.')[0] ?? domain;
}
