import type { Vault } from '../engine/vault/api.ts';
import { type Failure, type Outcome, refused } from './answer.ts';
import type { Arguments } from './arguments.ts';
import { failureOf } from './errors.ts';
import type { Output } from './output.ts';
import { passphraseFor } from './passphrase.ts';
import { pathFromUser } from './paths.ts';
import { findingText } from './verify-text.ts';

/** What a command is given. */
export interface Session {
  readonly given: Arguments;
  readonly output: Output;
}

export type Command = (session: Session) => Promise<Outcome>;

/**
 * Opens the vault that the first word names, uses it, and locks it whatever happens. Control-C ends it between two
 * steps: what was acknowledged is on the disk, the rest was never begun as far as the vault is concerned.
 */
export async function withVault(session: Session, use: (vault: Vault) => Promise<Outcome>): Promise<Outcome> {
  return withVaultUntil(session, async (vault, interrupted) =>
    Promise.race([
      use(vault),
      interrupted.then(() => refused('Interrupted', 'Stopped. Everything said to be saved is saved.')),
    ]),
  );
}

/** As `withVault`, for what goes on until it is told to stop: being told to is its end, and no failure. */
export async function withVaultUntil(
  session: Session,
  use: (vault: Vault, interrupted: Promise<void>) => Promise<Outcome>,
): Promise<Outcome> {
  const opened = await openFromWord(session);
  if (!opened.ok) return opened;
  const vault = opened.value;
  let interrupt = () => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await use(vault, interrupted);
  } finally {
    await vault.lock();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** As `withVault`, for commands that change something: makes the day's backup when it is due. */
export function changingVault(session: Session, use: (vault: Vault) => Promise<Outcome>): Promise<Outcome> {
  return withVault(session, async (vault) => {
    const outcome = await use(vault);
    const backup = outcome.ok ? await vault.backupIfDue() : undefined;
    // The change itself is saved; a backup that failed must be heard of, but does not undo it.
    if (backup && !backup.ok) session.output.say(`No backup was made. ${failureOf(backup.error).error.message}`);
    return outcome;
  });
}

async function openFromWord({
  given,
  output,
}: Session): Promise<{ ok: true; value: Vault } | { ok: false; error: Failure }> {
  const passphrase = await passphraseFor(given);
  if (!passphrase.ok) return passphrase;
  const { openVault } = await import('../engine/vault/vault.ts');
  const opened = await openVault(pathFromUser(given.word(0)), passphrase.value);
  if (!opened.ok) return failureOf(opened.error);
  for (const finding of opened.value.findings) output.say(`Noticed while opening: ${findingText(finding)}`);
  return opened;
}
