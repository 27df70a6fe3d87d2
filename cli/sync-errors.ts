/** Every way in which meeting, a folder or an invitation can fail, in words: what happened, what is safe, what to do. */
import type { ReadError } from '../engine/folder/folder-carrier.ts';
import type { InviteError } from '../engine/pairing/desk.ts';
import type { InvitationError } from '../engine/pairing/invitation.ts';
import type { JoinError } from '../engine/sync/service.ts';
import type { Failure } from './answer.ts';

type SyncError = ReadError | InvitationError | InviteError | JoinError | { readonly type: string };

export function syncFailure(error: SyncError, where = ''): { readonly ok: false; readonly error: Failure } {
  const exit =
    error.type === 'NotAnInvitation' || error.type === 'UnknownWord' || error.type === 'WordsDoNotFit' ? 2 : 1;
  return { ok: false, error: { type: error.type, message: syncSentences(error, where), exit } };
}

const sentences: Readonly<Record<string, string>> = {
  NotAnInvitation:
    'This is no invitation. Nothing was changed. It is twelve words, a link that begins with samband:, or the file that `samband invite` wrote.',
  WordsDoNotFit:
    'These twelve words do not belong together: at least one is another. Nothing was changed. Compare them with the other screen.',
  NotASteward: 'Only a steward of that space can do this. Nothing was changed. Ask one of them.',
  NotKept: 'The invitation could not be kept on the disk, so it was not made. Make room and try again.',
  NobodyThere:
    'Nobody with this invitation was found on this network. Nothing was changed. Ask whether the other side is listening (samband serve --lan --accept-joins), give its address with --address, or go by a folder with --folder.',
  TimedOut:
    'does not answer. This network may keep its guests apart, or a firewall is in the way. Nothing was lost. Try a hotspot, or a stick: --folder PATH',
  Unreachable:
    'cannot be reached from here. Nothing was lost. Check that both are on one network, or use a stick: --folder PATH',
  Refused: 'is a computer, but nothing listens there. Nothing was lost. Start it there: samband serve DIR --lan',
  NotPermitted:
    'could not be used: this computer does not permit it. Nothing was lost. Look at its firewall, or at the rights of the folder.',
  NotSamband: 'is something else than Samband. Nothing was sent to it that says who you are.',
  NotAnAddress: 'is no address. It looks like 192.168.1.20:4100; names are not looked up.',
  Cancelled: 'Stopped.',
  WrongDoor: 'shares no space with this vault, or the invitation is used, expired or another. Nothing was read.',
  DoorProofBad:
    'could not prove who it is: somebody may be in between. Nothing was read. Do not use this network for it.',
  DeviceProofBad:
    'could not prove who it is: somebody may be in between. Nothing was read. Do not use this network for it.',
  NotAMember: 'is no member any more as far as this vault knows. Nothing was sent to it.',
  NotAdmitted:
    'does not count this device as a member. If you were removed, ask a steward; else sync once by a folder.',
  Self: 'is this very vault.',
  Gone: 'ended the connection before it had proven who it is. Nothing was lost. Try again.',
  DiskFull: 'is full. What was there before is whole, and nothing here is lost. Make room, or take another.',
  ReadOnly: 'cannot be written. It could be read. Take away its write protection.',
  FolderGone: 'is not there. Nothing was changed. Put the stick in, or check the path.',
  OtherFolder: 'is not the stick or folder that was there before. Nothing was written. Put the right one in.',
  ReadBackDiffers: 'did not keep what was written to it. What this vault holds is safe. Take another stick.',
  TooLarge: 'could not hold what was to be left there. What this vault holds is safe.',
  AlreadyUsed: 'Another device was let in by this invitation. Nothing was changed. Make a new one.',
  RemovedForGood: 'This device was put out before and cannot come back. Let it begin anew, in a new vault.',
  PersonTaken: 'Somebody in that space has this identity already. Only they can bring in a further device of theirs.',
  NotFound: 'is not there. Nothing was changed. Put the stick in, or check the path.',
  DiskFailed: 'failed. What this vault holds is safe. Try again, or take another stick.',
  NotReceived: 'was read, but this vault could not take it in. Nothing is lost; try again.',
};

function syncSentences(error: SyncError, where: string): string {
  if ('word' in error) return `"${error.word}" is no word of an invitation. Nothing was changed. Check its spelling.`;
  if ('known' in error)
    return `There is no space "${error.name}" that this device is in. Nothing was changed. There are: ${error.known.join(', ')}.`;
  if (error.type === 'JoinRefused' || error.type === 'NotEntered')
    return refusals['why' in error ? error.why : ''] ?? refusals['failed'] ?? '';
  const text = sentences[error.type] ?? `failed (${error.type}). Nothing was lost.`;
  return /^[A-Z]/.test(text) ? text : `${where || 'It'} ${text}`;
}

const refusals: Readonly<Record<string, string>> = {
  declined: 'The other side said no. Nothing was changed.',
  differ:
    'The words were not the same on both sides, so nobody was let in: somebody else may have seen the invitation. Make a new one.',
  busy: 'Somebody else is joining with this very invitation. If that is not you, tell the one who invited you. Ask for a new one.',
  expired:
    'This invitation is used or too old: it is good for ten minutes live and for seven days through a folder. Ask for a new one.',
  failed: 'The other side could not let this device in. Nothing was changed. Try again with a new invitation.',
  ended: 'The connection ended before you were let in. Nothing was changed. Try again; the invitation is still good.',
  unexpected: 'The other side said something that no Samband says. Nothing was changed. Check both versions.',
};
