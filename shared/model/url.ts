/**
 * Links in one form, so that equal ones are equal as text: scheme and host in lower case, `www.`, default port,
 * trailing dot and tracking keys dropped. The path is kept: one address can house several organisations.
 */
const tracking = /^(utm_.*|fbclid|gclid|dclid|msclkid|mtm_.*|pk_.*|mc_.*|igshid|si|ref_src)$/i;

export interface CanonicalUrl {
  readonly url: string;
  readonly host: string;
  readonly path: string;
}

/** Undefined where the text is no web address. A missing scheme is read as https. */
export function canonicalUrl(text: string): CanonicalUrl | undefined {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!/^https?:\/\//i.test(withScheme) || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  const host = url.hostname.replace(/\.$/, '').replace(/^www\./, '');
  if (!host.includes('.')) return undefined;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=')[0] ?? ''));
  const query = kept.length > 0 ? `?${kept.join('&')}` : '';
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '/') : '/';
  const port = url.port ? `:${url.port}` : '';
  return { url: `${url.protocol}//${host}${port}${path}${query}`, host: `${host}${port}`, path };
}

/** Equal for links that lead to the same organisation's place: host and path, without scheme or closing slash. */
export function urlKey(url: { readonly host: string; readonly path: string }): string {
  return `${url.host}${url.path.replace(/\/+$/, '')}`.toLowerCase();
}
