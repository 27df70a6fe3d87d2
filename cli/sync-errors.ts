/** Every way in which meeting, a folder or an invitation can fail: the sentences of the screens, and what to type next. */
import type { ReadError } from '../engine/packs/read-packs.ts';
import type { InviteError } from '../engine/pairing/desk.ts';
import type { InvitationError } from '../engine/pairing/invitation.ts';
import type { JoinError } from '../engine/sync/service.ts';
import { problemText } from '../shared/i18n/app/problems.ts';
import type { Failure } from './answer.ts';

type SyncError = ReadError | InvitationError | InviteError | JoinError | { readonly type: string };

export function syncFailure(error: SyncError, where = ''): { readonly ok: false; readonly error: Failure } {
  const exit =
    error.type === 'NotAnInvitation' || error.type === 'UnknownWord' || error.type === 'WordsDoNotFit' ? 2 : 1;
  return { ok: false, error: { type: error.type, message: syncSentences(error, where), exit } };
}

const next: Readonly<Record<string, string>> = {
  NobodyThere:
    'Ask whether the other side is listening (samband serve --lan --accept-joins), give its address with --address, or go by a folder with --folder.',
  TimedOut: 'Try a hotspot, or a stick: --folder PATH',
  Unreachable: 'Or take a stick: --folder PATH',
  Refused: 'Start it there: samband serve DIR --lan',
};

function syncSentences(error: SyncError, where: string): string {
  if ('known' in error)
    return `There is no space "${error.name}" that this device is in. Nothing was changed. There are: ${error.known.join(', ')}.`;
  const said = problemText({ ...error }, 'en');
  const hint = next[error.type];
  return [where && `${where}:`, said, hint].filter(Boolean).join(' ');
}
