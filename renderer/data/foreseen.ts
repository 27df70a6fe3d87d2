/**
 * What a list can show before the engine has answered: only what is plain from the command itself. What was foreseen wrongly is
 * corrected by the row, which comes when the step is on the disk; until then the status line says that it is being saved.
 */
import type { Command } from '../../shared/bridge/command.ts';
import type { EntriesNow } from '../../shared/query/entries.ts';
import type { ListEntry } from '../../shared/query/entry.ts';

/** `at`: milliseconds since 1970. */
export function foreseen(commands: readonly Command[], entries: Pick<EntriesNow, 'get'>, at: number): ListEntry[] {
  return commands.flatMap((command) => {
    const entry = command.op === 'status' ? entries.get(command.id) : undefined;
    // Which of two words wins where they contradict each other is for the engine to say.
    if (command.op !== 'status' || entry?.kind !== 'encounter' || entry.contradiction) return [];
    return [{ ...entry, status: command.status, statusAt: at }];
  });
}
