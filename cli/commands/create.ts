import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { keptFile } from '../files.ts';
import { firstPassphrase } from '../passphrase.ts';
import { pathFromUser } from '../paths.ts';
import { printableKit } from '../recovery-kit.ts';
import type { Command } from '../session.ts';

export const create: Command = async ({ given, output }) => {
  const folder = pathFromUser(given.word(0));
  const name = given.option('name') ?? 'Me';
  const kitFile = given.option('kit-file');
  const passphrase = await firstPassphrase(given);
  if (!passphrase.ok) return passphrase;
  if (passphrase.value.length < 12)
    output.say('This passphrase is short. Whoever takes the laptop can try many: five or six random words are safer.');
  // Made first: a kit that cannot be written afterwards would be lost for good.
  const kept = kitFile === undefined ? undefined : openKitFile(kitFile);
  if (kept && !kept.ok) return kept;
  const { createVault } = await import('../../engine/vault/vault.ts');
  const created = await createVault(folder, { name, passphrase: passphrase.value });
  if (!created.ok) {
    kept?.value.discard();
    return failureOf(created.error);
  }
  const { vault, kit } = created.value;
  const spaces = vault.spaces.map((space) => space.name);
  await vault.lock();
  const printable = printableKit(kit, name);
  kept?.value.write(printable);
  const shown = kept ? `Its recovery kit lies in ${kitFile}: print it and remove the file.` : `\n${printable}`;
  return ok({
    value: { folder, name, spaces, ...(kept ? { kitFile: pathFromUser(kitFile ?? '') } : { recoveryKit: kit }) },
    text: `Made a vault in ${folder} with the spaces ${spaces.join(' and ')}.\n${shown}`,
  });
};

function openKitFile(file: string): Result<ReturnType<typeof keptFile>, Failure> {
  try {
    mkdirSync(dirname(pathFromUser(file)), { recursive: true });
    return ok(keptFile(pathFromUser(file)));
  } catch {
    const message = `Could not make ${file}; it must not exist yet. Nothing was changed.`;
    return { ok: false, error: { type: 'FileUnwritable', message, exit: 1 } };
  }
}
