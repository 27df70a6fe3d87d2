import { newRecord } from '../../shared/edit/new-record.ts';
import { compareWidth } from '../../shared/model/id.ts';
import { ok } from '../../shared/result.ts';
import { wrongUse } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { findRow, findSpace } from '../find.ts';
import { readInput } from '../input.ts';
import { nameOf } from '../readable.ts';
import { type Command, changingVault } from '../session.ts';
import { stepAnswer } from '../step-answer.ts';

export const note: Command = async (session) => {
  const { given } = session;
  const text = given.word(2) === '-' ? await readInput('-') : ok(given.word(2));
  if (!text.ok) return text;
  const words = text.value.trim();
  if (words === '') return wrongUse('The note is empty.');
  return changingVault(session, async (vault) => {
    const graph = vault.graph();
    const subject = findRow(graph, given.word(1));
    if (!subject.ok) return subject;
    const space = findSpace(vault, given.option('space') ?? 'private');
    if (!space.ok) return space;
    const width = graph.spaces.get(subject.value.space)?.width ?? 'private';
    if (compareWidth(width, space.value.width) < 0)
      return failureOf({ type: 'NarrowReference', field: 'subject', id: subject.value.id });
    const fields = { subject: subject.value.id, text: words };
    const made = newRecord({ kind: 'note', space: space.value.id, fields }, vault.context());
    if (!made.ok) return failureOf(made.error);
    const step = await vault.perform({ kind: 'edit', edits: [made.value] });
    if (!step.ok) return failureOf(step.error);
    const said = `Noted (${space.value.name}) about ${nameOf(graph, subject.value)}.`;
    return ok(stepAnswer(vault, step.value, said, made.value.record));
  });
};
