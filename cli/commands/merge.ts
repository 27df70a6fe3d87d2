import { identify } from '../../shared/edit/identify.ts';
import { ok } from '../../shared/result.ts';
import type { Outcome } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { findRow } from '../find.ts';
import { nameOf } from '../readable.ts';
import { type Command, changingVault, type Session } from '../session.ts';
import { stepAnswer } from '../step-answer.ts';

export const merge: Command = (session) => say(session, 'same_as');
export const separate: Command = (session) => say(session, 'not_same_as');

function say(session: Session, opinion: 'same_as' | 'not_same_as'): Promise<Outcome> {
  return changingVault(session, async (vault) => {
    const { given } = session;
    const graph = vault.graph();
    const one = findRow(graph, given.word(1));
    if (!one.ok) return one;
    const other = findRow(graph, given.word(2));
    if (!other.ok) return other;
    const relations = [...vault.parts()].filter((part) => part.kind === 'relation');
    const plan = identify(graph, [one.value, other.value], opinion, relations, vault.context());
    if (!plan.ok) return failureOf(plan.error);
    const step = await vault.perform(plan.value);
    if (!step.ok) return failureOf(step.error);
    const names = `${nameOf(graph, one.value)} and ${nameOf(graph, other.value)}`;
    const text = `${names} ${opinion === 'same_as' ? 'are now one' : 'are kept apart'}.`;
    return ok(stepAnswer(vault, step.value, text, one.value.id));
  });
}
