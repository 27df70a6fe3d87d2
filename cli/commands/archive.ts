import type { Vault } from '../../engine/vault/api.ts';
import type { Row } from '../../shared/query/row.ts';
import { ok } from '../../shared/result.ts';
import type { Outcome } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { findRow } from '../find.ts';
import { nameOf } from '../readable.ts';
import { type Command, changingVault, type Session } from '../session.ts';
import { stepAnswer } from '../step-answer.ts';

export const archive: Command = (session) =>
  changingVault(session, (vault) =>
    move(session, vault, (row) => {
      const away = row.archived.state === 'archived';
      return away ? undefined : { run: () => vault.archive(row), said: 'Put away' };
    }),
  );

export const revive: Command = (session) =>
  changingVault(session, (vault) =>
    move(session, vault, (row) => {
      const live = row.archived.state === 'live';
      return live ? undefined : { run: () => vault.revive(row), said: 'Brought back' };
    }),
  );

interface Move {
  readonly run: () => ReturnType<Vault['archive']>;
  readonly said: string;
}

async function move({ given }: Session, vault: Vault, moveOf: (row: Row) => Move | undefined): Promise<Outcome> {
  const row = findRow(vault.graph(), given.word(1));
  if (!row.ok) return row;
  const wanted = moveOf(row.value);
  if (!wanted) return failureOf({ type: 'NothingToDo', why: 'it is so already' });
  const name = nameOf(vault.graph(), row.value);
  const step = await wanted.run();
  if (!step.ok) return failureOf(step.error);
  return ok(stepAnswer(vault, step.value, `${wanted.said}: ${name}.`, row.value.id));
}
