/** Which of some organisations has the link or handle somebody typed. */
import { fieldsOfNamed } from '../edit/named-organisation.ts';
import { urlKey } from '../model/url.ts';
import type { Row } from './row.ts';

export function knownByAddress(rows: readonly Row<'organisation'>[], text: string): Row<'organisation'> | undefined {
  const keys = new Set(addressKeys(fieldsOfNamed(text)));
  return rows.find((row) => addressKeys(row.fields).some((key) => keys.has(key)));
}

/** What to search for to find them: the host alone, or the user; undefined where the text is a name. */
export function soughtAddress(text: string): string | undefined {
  const { urls, handles } = fieldsOfNamed(text);
  const [url] = Array.isArray(urls) ? urls : [];
  const [handle] = Array.isArray(handles) ? handles : [];
  const sought = url?.['host'] ?? handle?.['user'];
  return typeof sought === 'string' ? sought : undefined;
}

function addressKeys(fields: { readonly urls?: unknown; readonly handles?: unknown }): string[] {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return [
    ...list(fields.urls).map((url) => urlKey({ host: text(Object(url).host), path: text(Object(url).path) })),
    ...list(fields.handles).map((handle) => `@${text(Object(handle).user)}@${text(Object(handle).host)}`.toLowerCase()),
  ];
}
