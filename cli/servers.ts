/** Servers that carry, as they are named on a command line. */
import type { ServerKind } from '../engine/sync/server-place.ts';

export const serverOptions: readonly (readonly [option: string, kind: ServerKind])[] = [
  ['relay', 'relay'],
  ['webdav', 'webdav'],
  ['automerge-server', 'automerge'],
];

/** A voucher or a password is nobody's to read over a shoulder, or in a log. */
export function withoutSecrets(address: string): string {
  return address.replace(/#.*$/, '').replace(/\/\/[^/@]*@/, '//');
}

export const troubleText: Readonly<Record<string, string>> = {
  lost: 'had lost what lay there. What this vault holds was written anew; whatever nobody else has either is shown by custody.',
  setBack:
    'shows an earlier day than it did before: it was restored from a backup, or it lies. What it lacked was written anew.',
};

export function optional<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [N in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: string });
}
