import { ok } from '../../shared/result.ts';
import { failureOf } from '../errors.ts';
import { newPassphrase, passphraseFor, recoveryWords } from '../passphrase.ts';
import { pathFromUser } from '../paths.ts';
import type { Command } from '../session.ts';

export const passphrase: Command = async ({ given }) => {
  const folder = pathFromUser(given.word(0));
  const current = await passphraseFor(given);
  if (!current.ok) return current;
  const next = await newPassphrase(given);
  if (!next.ok) return next;
  const { changePassphrase } = await import('../../engine/vault/vault.ts');
  const changed = await changePassphrase(folder, current.value, next.value);
  if (!changed.ok) return failureOf(changed.error);
  return ok({
    value: { folder, changed: true },
    text: 'The passphrase is changed. Older backups still open with the old one.',
  });
};

export const recover: Command = async ({ given }) => {
  const folder = pathFromUser(given.word(0));
  const words = await recoveryWords(given);
  if (!words.ok) return words;
  const next = await newPassphrase(given);
  if (!next.ok) return next;
  const { recoverVault } = await import('../../engine/vault/vault.ts');
  const recovered = await recoverVault(folder, words.value, next.value);
  if (!recovered.ok) return failureOf(recovered.error);
  return ok({
    value: { folder, recovered: true },
    text: 'The new passphrase is set. The recovery kit stays the same.',
  });
};
