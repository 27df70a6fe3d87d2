/** What a new organisation is made of that somebody named by its name, its site or its handle. */

import type { Scalar } from '../model/field.ts';
import { canonicalUrl } from '../model/url.ts';

export function fieldsOfNamed(text: string): Record<string, string | Record<string, Scalar>[]> {
  const typed = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const handle = /^@([\p{L}\p{N}_.-]+)(?:@([\p{L}\p{N}.-]+\.[\p{L}\p{N}-]+))?$/u.exec(typed);
  if (handle?.[1]) return { handles: [{ user: handle[1], ...(handle[2] && { host: handle[2].toLowerCase() }) }] };
  const url = /^(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:\/\S*)?$/u.test(typed)
    ? canonicalUrl(typed)
    : undefined;
  return url ? { urls: [{ url: url.url, host: url.host, path: url.path }] } : { name: typed.slice(0, 300) };
}
