import { ok } from '../../shared/result.ts';
import { failureOf } from '../errors.ts';
import { type Command, changingVault } from '../session.ts';
import { undoneAnswer } from '../step-answer.ts';

export const undo: Command = (session) =>
  changingVault(session, async (vault) => {
    const undone = await vault.undo();
    return undone.ok ? ok(undoneAnswer(vault, undone.value, 'Undone')) : failureOf(undone.error);
  });

export const redo: Command = (session) =>
  changingVault(session, async (vault) => {
    const redone = await vault.redo();
    return redone.ok ? ok(undoneAnswer(vault, redone.value, 'Redone')) : failureOf(redone.error);
  });
