import { ok } from '../../shared/result.ts';
import { wrongUse } from '../answer.ts';
import { commandTable } from '../command-table.ts';
import type { Command } from '../session.ts';

export const help: Command = async ({ given }) => {
  const name = given.word(0);
  const commands = Object.entries(commandTable).map(([each, { usage, about }]) => ({ id: each, usage, about }));
  if (name === '') return ok({ value: commands, text: helpText() });
  const entry = commands.find((command) => command.id === name);
  if (!entry) return wrongUse(`There is no command "${name}".`);
  return ok({ value: entry, text: `samband ${entry.usage}\n\n${entry.about}` });
};

export function helpText(): string {
  return [
    'samband COMMAND: an organizer that works alone, without any network.',
    '',
    ...Object.values(commandTable).flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]),
    '',
    'Everywhere: --json (one JSON value on standard output), --passphrase-file FILE (else SAMBAND_PASSPHRASE, else a',
    'hidden prompt), --help. Exit codes: 0 good, 1 refused or found wrong, 2 wrong use.',
  ].join('\n');
}
