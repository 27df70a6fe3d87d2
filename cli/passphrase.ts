/**
 * Where passphrases and recovery words come from: a file, the environment, or a hidden prompt. They travel as bytes and
 * never on a command line. Made from text they are NFC, so that every keyboard gives the same bytes.
 */
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../shared/result.ts';
import { type Failure, refused, wrongUse } from './answer.ts';
import type { Arguments } from './arguments.ts';
import { pathFromUser } from './paths.ts';
import { promptHidden } from './prompt.ts';
import { wordsOfKit } from './recovery-kit.ts';

export function passphraseFor(given: Arguments): Promise<Result<Buffer, Failure>> {
  return secretFrom(given.option('passphrase-file'), process.env['SAMBAND_PASSPHRASE'], {
    question: 'Passphrase: ',
    ways: '--passphrase-file FILE or SAMBAND_PASSPHRASE',
  });
}

/** The passphrase of a vault about to be made: asked twice at a prompt, because nobody can look it up later. */
export async function firstPassphrase(given: Arguments): Promise<Result<Buffer, Failure>> {
  return secretFrom(given.option('passphrase-file'), process.env['SAMBAND_PASSPHRASE'], {
    question: 'A passphrase for the new vault: ',
    again: 'The same again: ',
    ways: '--passphrase-file FILE or SAMBAND_PASSPHRASE',
  });
}

export async function newPassphrase(given: Arguments): Promise<Result<Buffer, Failure>> {
  return secretFrom(given.option('new-passphrase-file'), process.env['SAMBAND_NEW_PASSPHRASE'], {
    question: 'New passphrase: ',
    again: 'The same again: ',
    ways: '--new-passphrase-file FILE or SAMBAND_NEW_PASSPHRASE',
  });
}

export async function recoveryWords(given: Arguments): Promise<Result<readonly string[], Failure>> {
  const secret = await secretFrom(given.option('kit-file'), process.env['SAMBAND_RECOVERY_KIT'], {
    question: 'The words of the recovery kit, in order: ',
    ways: '--kit-file FILE or SAMBAND_RECOVERY_KIT',
  });
  return secret.ok ? ok(wordsOfKit(secret.value.toString('utf8'))) : secret;
}

interface Asking {
  readonly question: string;
  readonly again?: string;
  readonly ways: string;
}

async function secretFrom(
  file: string | undefined,
  environment: string | undefined,
  asking: Asking,
): Promise<Result<Buffer, Failure>> {
  if (file !== undefined) {
    const bytes = readSecretFile(file);
    return bytes.ok ? usable(bytes.value) : bytes;
  }
  if (environment !== undefined) return usable(Buffer.from(environment, 'utf8'));
  const first = await promptHidden(asking.question);
  if (!first) return wrongUse(`No passphrase or recovery kit given. Use ${asking.ways}, or run it in a terminal.`);
  if (!asking.again) return usable(first);
  const second = await promptHidden(asking.again);
  const equal = second !== undefined && first.equals(second);
  second?.fill(0);
  if (equal) return usable(first);
  first.fill(0);
  return refused('PassphrasesDiffer', 'The two passphrases differ. Nothing was changed. Try again.');
}

function readSecretFile(file: string): Result<Buffer, Failure> {
  try {
    return ok(readFileSync(pathFromUser(file)));
  } catch {
    return err({ type: 'FileUnreadable', message: `Could not read ${file}. Nothing was changed.`, exit: 2 });
  }
}

function usable(bytes: Buffer): Result<Buffer, Failure> {
  const secret = composed(withoutLineEnd(bytes));
  return secret.length > 0 ? ok(secret) : wrongUse('The passphrase is empty. Nothing was changed.');
}

function withoutLineEnd(bytes: Buffer): Buffer {
  let length = bytes.length;
  if (bytes[length - 1] === 0x0a) length--;
  if (bytes[length - 1] === 0x0d) length--;
  return bytes.subarray(0, length);
}

/** ASCII is NFC already, so that only other passphrases pass through a string, which cannot be wiped. */
function composed(bytes: Buffer): Buffer {
  if (bytes.every((byte) => byte < 0x80)) return bytes;
  const text = Buffer.from(bytes.toString('utf8').normalize('NFC'), 'utf8');
  bytes.fill(0);
  return text;
}
