import { readableHost } from '../model/readable-host.ts';
import type { Row } from './row.ts';

/** What people call it: its name, else its link without the scheme, else its handle. */
export function organisationName(fields: Pick<Row<'organisation'>['fields'], 'name' | 'urls' | 'handles'>): string {
  const url = fields.urls[0];
  const handle = fields.handles[0];
  return (
    fields.name ??
    (url ? `${readableHost(url.host)}${url.path === '/' ? '' : url.path}` : handle ? handleText(handle) : '')
  );
}

export function personName(fields: Pick<Row<'person'>['fields'], 'name' | 'pseudonym' | 'handles'>): string {
  const handle = fields.handles[0];
  return fields.name ?? fields.pseudonym ?? (handle ? handleText(handle) : '');
}

export function handleText(handle: { readonly user: string; readonly host?: string | undefined }): string {
  return handle.host ? `@${handle.user}@${readableHost(handle.host)}` : `@${handle.user}`;
}
