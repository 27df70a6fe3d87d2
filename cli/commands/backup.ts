import { ok } from '../../shared/result.ts';
import { failureOf } from '../errors.ts';
import { passphraseFor } from '../passphrase.ts';
import { pathFromUser } from '../paths.ts';
import { type Command, withVault } from '../session.ts';

export const backup: Command = (session) =>
  withVault(session, async (vault) => {
    const file = pathFromUser(session.given.word(1));
    session.output.say('Writing the backup and restoring it once to prove it.');
    const made = await vault.backup(file);
    if (!made.ok) return failureOf(made.error);
    const { bytes } = made.value;
    return ok({ value: { file, bytes }, text: `Backup of ${bytes} bytes in ${file}, proven by restoring it.` });
  });

export const restore: Command = async ({ given }) => {
  const [file, folder] = [pathFromUser(given.word(0)), pathFromUser(given.word(1))];
  const passphrase = await passphraseFor(given);
  if (!passphrase.ok) return passphrase;
  const { restoreVault } = await import('../../engine/vault/vault.ts');
  const restored = await restoreVault(file, folder, passphrase.value);
  if (!restored.ok) return failureOf(restored.error);
  return ok({
    value: { file, folder },
    text: `Restored into ${folder}. What is written here from now on is told apart from the laptop it came from.`,
  });
};
