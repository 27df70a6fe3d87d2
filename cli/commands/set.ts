import { fieldInputFromText, setField } from '../../shared/edit/set-field.ts';
import { kindNamed } from '../../shared/model/kinds.ts';
import type { Graph } from '../../shared/query/fold.ts';
import type { Row } from '../../shared/query/row.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { findRow, spaceFromOption } from '../find.ts';
import { nameOf } from '../readable.ts';
import { type Command, changingVault } from '../session.ts';
import { stepAnswer } from '../step-answer.ts';

export const set: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given } = session;
    const graph = vault.graph();
    const row = findRow(graph, given.word(1));
    if (!row.ok) return row;
    const space = spaceFromOption(vault, given.option('space'));
    if (!space.ok) return space;
    const field = given.word(2);
    const text = wholeReferences(graph, row.value, field, given.word(3));
    if (!text.ok) return text;
    const value = text.value === '' ? emptyValue(row.value, field) : fieldInputFromText(row.value, field, text.value);
    const change = { row: row.value, field, value, ...(space.value && { space: space.value.id }) };
    const plan = setField(graph, change, vault.context());
    if (!plan.ok) return failureOf(plan.error);
    const step = await vault.perform(plan.value);
    if (!step.ok) return failureOf(step.error);
    return ok(stepAnswer(vault, step.value, `Set ${field} of ${nameOf(graph, row.value)}.`, row.value.id));
  });

/** Ids may be shortened where a field names other records: `orgs` as `3f2a90,77b1c4=host`. */
function wholeReferences(graph: Graph, row: Row, name: string, text: string): Result<string, Failure> {
  const field = kindNamed(row.kind)?.fields[name];
  if (!field || text === '' || !('ref' in field) || !field.ref) return ok(text);
  const words: string[] = [];
  for (const word of text.split(',').map((each) => each.trim())) {
    const [id = '', role] = word.split('=');
    const found = findRow(graph, id);
    if (!found.ok) return found;
    words.push(role === undefined ? found.value.id : `${found.value.id}=${role}`);
  }
  return ok(words.join(','));
}

/** Sets and lists are emptied as such; an empty text empties the rest. */
function emptyValue(row: Row, name: string): '' | readonly string[] {
  const form = kindNamed(row.kind)?.fields[name]?.form;
  return form === 'keyed' || form === 'items' ? [] : '';
}
