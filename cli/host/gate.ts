/**
 * Who is answered at all. Any page in any browser of this computer can send requests to 127.0.0.1, and names can be made
 * to point there: so a request must name exactly our address, come from our own page or from nobody, and only read.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  readonly status: 403 | 405 | 421;
  readonly why: string;
}

/** `authority`: 127.0.0.1:PORT. `enters`: the one page that may be opened from elsewhere, being the start file's target. */
export function refusalOf(
  { method, headers }: { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders },
  { authority, enters }: { readonly authority: string; readonly enters: boolean },
): Refusal | undefined {
  if (headers.host !== authority) return { status: 421, why: 'This is not the address of this server.' };
  if (headers.origin !== undefined && headers.origin !== `http://${authority}`)
    return { status: 403, why: 'Only our own page may ask.' };
  if (!isOurOwn(headers, enters)) return { status: 403, why: 'Only our own page may ask.' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, why: 'Here one can only read.' };
  return undefined;
}

/**
 * A WebSocket must say its origin, and every browser does. Its Sec-Fetch-Site is not asked: browsers disagree on whether
 * ws: and http: are the same site, and the origin says more.
 */
export function socketRefusal(
  { method, headers }: { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders },
  authority: string,
): Refusal | undefined {
  if (headers.host !== authority) return { status: 421, why: 'This is not the address of this server.' };
  if (headers.origin !== `http://${authority}`) return { status: 403, why: 'Only our own page may connect.' };
  if (method !== 'GET') return { status: 405, why: 'A WebSocket begins with GET.' };
  return undefined;
}

function isOurOwn(headers: IncomingHttpHeaders, enters: boolean): boolean {
  const site = headers['sec-fetch-site'];
  // Whatever is no browser sends none, and could send what it likes.
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return enters && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
