/** Every way a vault can say no, in words: what happened, what is safe, what to do. */

import type { MembersError } from '../engine/space/members.ts';
import type { BackupError, ChangeError, CreateError, DiskProblem, OpenError } from '../engine/vault/api.ts';
import type { EditError } from '../shared/edit/plan.ts';
import { exhaustive } from '../shared/result.ts';
import type { Failure } from './answer.ts';

type AnyError = OpenError | CreateError | ChangeError | BackupError | MembersError;

export function failureOf(error: AnyError): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { type: error.type, message: sentences(error), exit: 1 } };
}

function sentences(error: AnyError): string {
  switch (error.type) {
    case 'DiskFull':
    case 'ReadOnly':
    case 'NotFound':
    case 'NotPermitted':
    case 'DiskFailed':
      return diskSentences(error);
    case 'NotAVault':
      return `${error.path} holds no vault. Nothing was changed. Check the folder, or make one with: samband create DIR`;
    case 'InUse':
      return 'Another program has this vault open. Nothing was changed. Close it there and try again.';
    case 'WrongPassphrase':
      return 'This passphrase does not open it. Nothing was changed. Try again, or set a new one with the recovery kit: samband recover DIR';
    case 'WrongRecoveryKit':
      return error.unknownWord
        ? `"${error.unknownWord}" is no word of a recovery kit. Nothing was changed. Check its spelling.`
        : 'These words do not open it. Nothing was changed. Check that all 24 are there, in order, and from this vault.';
    case 'KeyFileMissing':
      return 'The key file of this vault is gone. What was written lies there still, but cannot be opened without it. Put it back from a backup, or use: samband recover DIR';
    case 'KeyFileDamaged':
      return 'The key file of this vault is damaged. What was written lies there still. Put the file back from a backup, or use: samband recover DIR';
    case 'NewerVersion':
      return `This was written by a newer Samband (format ${error.found}). Nothing was changed. Open it with that version.`;
    case 'UnfinishedVersion':
      return 'An unfinished Samband made this, from before its formats were settled (format 0). Nothing was changed. With the Samband that made it: samband export DIR --out FILE. With this one, in a new vault: samband import DIR FILE --format json';
    case 'DeviceKeysDamaged':
      return 'The keys of this device are damaged. What was written lies there still. Restore a backup: samband restore FILE DIR';
    case 'FolderNotEmpty':
      return `${error.path} is not empty. Nothing was changed. Choose a folder that is new or empty.`;
    case 'Locked':
      return 'The vault is locked. Everything said to be saved is saved. Open it again.';
    case 'VolumeDamaged':
      return `A part of the vault (${error.volume}) cannot be read. The rest is safe. See what is wrong with: samband verify DIR`;
    case 'NothingToUndo':
      return 'There is nothing of yours to undo.';
    case 'NothingToRedo':
      return 'There is nothing to redo.';
    case 'NotABackup':
      return 'This file is no Samband backup. Nothing was changed.';
    case 'Truncated':
      return 'This backup ends too early: it was not copied whole. Nothing was changed. Copy it again or take an older one.';
    case 'Damaged':
      return `This backup is damaged (${error.why}). Nothing was changed. Copy it again or take an older one.`;
    case 'NotASteward':
      return 'Only a steward can do that; others only with devices of their own. Nothing was changed. Ask one: samband members DIR';
    case 'NotAMember':
      return 'You are not in that space, or no longer. Nothing was changed.';
    case 'NoSuchMember':
      return `Nobody is in there by "${error.wanted}". Nothing was changed. See who is: samband members DIR`;
    case 'AlreadyAMember':
      return `That device (${error.device.slice(0, 8)}) is in already. Nothing was changed.`;
    case 'RemovedForGood':
      return `That device (${error.device.slice(0, 8)}) was removed, and stays out. Nothing was changed. It can join again as a new one, with a new vault.`;
    case 'PersonTaken':
      return 'It calls itself by somebody who is in already. Nothing was changed. Only they can let in another device of their own.';
    case 'LastSteward':
      return 'Then no steward would be left, and nobody could let in or remove anybody. Nothing was changed. Make somebody else a steward first.';
    case 'NoSuchRecord':
    case 'NoSuchSpace':
    case 'NoSuchField':
    case 'BadValue':
    case 'Incomplete':
    case 'NarrowReference':
    case 'WrongKind':
    case 'NothingToDo':
    case 'TooLarge':
      return editSentences(error);
    default:
      return exhaustive(error);
  }
}

function diskSentences(error: DiskProblem): string {
  switch (error.type) {
    case 'DiskFull':
      return `The disk is full (${error.path}). What was saved before is safe; this was not saved. Make room and try again.`;
    case 'ReadOnly':
      return `The disk is read-only (${error.path}). Nothing was changed. Make it writable, or copy the vault elsewhere.`;
    case 'NotFound':
      return `There is no ${error.path}. Nothing was changed. Check the path.`;
    case 'NotPermitted':
      return `You may not read or write ${error.path}. Nothing was changed. Check whose it is.`;
    case 'DiskFailed':
      return `The disk failed at ${error.path}. What was said to be saved before was written. Make a backup elsewhere, then: samband verify DIR`;
    default:
      return exhaustive(error);
  }
}

function editSentences(error: EditError): string {
  switch (error.type) {
    case 'NoSuchRecord':
      return `There is nothing with the id ${error.id}. Nothing was changed. Find ids with: samband list DIR organisations`;
    case 'NoSuchSpace':
      return `There is no space "${error.name}". Nothing was changed. There are: ${error.known.join(', ')}.`;
    case 'NoSuchField':
      return `${error.kind} has no field "${error.field}". Nothing was changed. It has: ${error.known.join(', ')}.`;
    case 'BadValue': {
      const may = error.choices ? ` It can be: ${error.choices.join(', ')}.` : '';
      const why = error.why ? `: ${error.why}` : '';
      return `${error.field} cannot be ${shown(error.value)}${why}. Nothing was changed.${may}`;
    }
    case 'Incomplete':
      return `This ${error.kind} is not complete (${error.problems.join(', ')}). Nothing was changed.`;
    case 'NarrowReference':
      return `${error.field} would point to ${error.id}, which those who read this space cannot see. Nothing was changed.`;
    case 'WrongKind':
      return `${error.id} is a ${error.kind}, not a ${error.wanted}. Nothing was changed.`;
    case 'NothingToDo':
      return `Nothing to do: ${error.why}.`;
    case 'TooLarge':
      return `${error.what} is too large; the most is ${error.most}. Nothing was changed.`;
    default:
      return exhaustive(error);
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'empty');
}
