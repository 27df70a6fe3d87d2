#!/usr/bin/env node
import { endOnUncaught, errorPlaces } from '../engine/process/error-places.ts';
import { type Outcome, refused } from './answer.ts';
import { parseArguments } from './arguments.ts';
import { type CommandEntry, commandTable } from './command-table.ts';
import { helpText } from './commands/help.ts';
import { hideSecrets } from './hide-secrets.ts';
import { createOutput } from './output.ts';
import type { Session } from './session.ts';

endOnUncaught(() => process.exit(1));
hideSecrets(process.argv.slice(2));
process.exit(await run(process.argv.slice(2)));

/** Exit codes: 0 good, 1 refused or found wrong, 2 wrong use. */
async function run([name = '', ...rest]: readonly string[]): Promise<number> {
  const output = createOutput({ json: rest.includes('--json') || name === '--json' });
  if (name === '--help' || name === '-h') return run(['help']);
  const entry = Object.hasOwn(commandTable, name) ? commandTable[name] : undefined;
  if (!entry) {
    const what = name === '' ? 'No command given.' : `There is no command "${name}".`;
    output.failure({ type: 'WrongUse', message: `${what}\n\n${helpText()}`, exit: 2 });
    return 2;
  }
  const given = parseArguments(rest, entry);
  if (given.ok && given.value.flag('help')) return run(['help', name]);
  const outcome = given.ok ? await performed(entry, { given: given.value, output }) : given;
  if (outcome.ok) {
    output.answer(outcome.value);
    return outcome.value.exit ?? 0;
  }
  const { type, message, exit } = outcome.error;
  output.failure({ type, message: type === 'WrongUse' ? `${message}\nUse: samband ${entry.usage}` : message, exit });
  return exit;
}

/** What is thrown is a mistake of ours, and said as one; what people, disks and files can cause comes as a value. */
async function performed(entry: CommandEntry, session: Session): Promise<Outcome> {
  try {
    return await (await entry.load())(session);
  } catch (thrown) {
    return refused('Bug', `Samband itself failed. Everything said to be saved is saved.\n${errorPlaces(thrown)}`);
  }
}
