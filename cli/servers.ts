/** Servers that carry, as they are named on a command line. */
import { readFileSync } from 'node:fs';
import type { ServerKind } from '../engine/sync/server-place.ts';
import { serverProblems } from '../shared/i18n/app/servers.ts';
import { ok, type Result } from '../shared/result.ts';
import { type Failure, refused } from './answer.ts';
import { pathFromUser } from './paths.ts';
import { syncFailure } from './sync-errors.ts';

export const serverOptions: readonly (readonly [option: string, kind: ServerKind])[] = [
  ['relay', 'relay'],
  ['webdav', 'webdav'],
  ['automerge-server', 'automerge'],
];

/**
 * An address as it was given, or what stands in a file: `@FILE`. An address may hold a voucher or a password, and what stands
 * on a command line stays in a shell's history.
 */
export function addressFrom(text: string): Result<string, Failure> {
  if (!text.startsWith('@')) return ok(text);
  const path = pathFromUser(text.slice(1));
  try {
    return ok(readFileSync(path, 'utf8').trim());
  } catch {
    return refused('FileUnreadable', `Could not read ${path}. Nothing was changed.`);
  }
}

/** A voucher or a password is nobody's to read over a shoulder, or in a log. */
export function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return 'This address';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}

/** A server fails in other ways than a stick does. */
export function serverFailure(
  error: { readonly type: string },
  where: string,
): { readonly ok: false; readonly error: Failure } {
  const own: Readonly<Record<string, string>> = serverProblems.en;
  const said = own[error.type];
  const failure = syncFailure(error, where);
  return said === undefined ? failure : { ok: false, error: { ...failure.error, message: `${where}: ${said}` } };
}

const foundTexts: Readonly<Record<string, string>> = {
  lost: 'no longer has what lay there: it lost it, or a steward deleted it.',
  setBack: 'shows an earlier day than it did before: it was restored from a backup, or it lies.',
  damaged: 'holds packs that are damaged: its disk fails, or somebody wrote over them.',
};

/** `mended`: what it lacked was written anew. */
export function troubleText(type: string, mended: boolean): string {
  const found = foundTexts[type] ?? type;
  const then = mended
    ? 'What this vault holds was written anew'
    : 'What this vault holds is written anew once it can be';
  return `${found} ${then}; whatever nobody else has either is shown by custody.`;
}

export function optional<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [N in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: string });
}
