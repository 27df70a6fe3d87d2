import type { Vault } from '../engine/vault/api.ts';
import type { SpaceInfo } from '../shared/model/id.ts';
import type { Graph } from '../shared/query/fold.ts';
import type { Row } from '../shared/query/row.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { type Failure, refused, wrongUse } from './answer.ts';
import { failureOf } from './errors.ts';
import { nameOf } from './readable.ts';

/** The row that an id names, or its first six digits or more where only one begins so. */
export function findRow(graph: Graph, text: string): Result<Row, Failure> {
  const wanted = text.trim().toLowerCase();
  if (!/^[0-9a-f]{6,32}$/.test(wanted))
    return wrongUse(`"${text}" is no id: an id is 32 digits from 0-9 and a-f, of which the first six are enough.`);
  const exact = graph.rowOf(wanted);
  if (exact) return ok(exact);
  const found = [...graph.rows.values()].filter((row) => row.parts.some((part) => part.id.startsWith(wanted)));
  const [first, second] = found;
  if (!first) return failureOf({ type: 'NoSuchRecord', id: text });
  if (!second) return ok(first);
  const some = found.slice(0, 5).map((row) => `${row.id} (${nameOf(graph, row)})`);
  return refused('SeveralRecords', `Several ids begin with ${text}: ${some.join(', ')}. Nothing was changed.`);
}

export function findSpace(vault: Pick<Vault, 'spaces'>, name: string): Result<SpaceInfo, Failure> {
  const space = vault.spaces.find((each) => each.name === name || each.id === name);
  return space ? ok(space) : failureOf({ type: 'NoSuchSpace', name, known: vault.spaces.map((each) => each.name) });
}

/** The space an option names; undefined where the option is absent. */
export function spaceFromOption(
  vault: Pick<Vault, 'spaces'>,
  name: string | undefined,
): Result<SpaceInfo | undefined, Failure> {
  return name === undefined ? ok(undefined) : findSpace(vault, name);
}

/** A choice from a closed list, or wrong use. */
export function chosen<T extends string>(
  what: string,
  text: string | undefined,
  choices: readonly T[],
): Result<T, Failure> {
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return ok(choice);
  const { error } = wrongUse(
    `${what} ${text === undefined ? 'is missing' : `"${text}" is unknown`}; it can be: ${choices.join(', ')}.`,
  );
  return err(error);
}
