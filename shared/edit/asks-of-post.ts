/** What a post that went out asks for becomes asks one can answer: those that are not open already. */
import type { Command } from '../bridge/command.ts';
import type { Graph } from '../query/fold.ts';
import type { PostAsk } from '../report/views.ts';

export function asksOfPost(graph: Graph, asked: readonly PostAsk[]): Command[] {
  const open = graph.ofKind('ask').filter(({ fields, archived }) => {
    const closed = fields.status === 'fulfilled' || fields.status === 'withdrawn';
    return !closed && archived.state !== 'archived';
  });
  return asked.flatMap(({ type, organisations }): Command[] => {
    const same = open.filter(({ fields }) => fields.type === type);
    const covered = new Set(same.flatMap(({ fields }) => Object.keys(fields.orgs)).map((id) => graph.rowOf(id)?.id));
    const missing = organisations.filter((id) => !covered.has(graph.rowOf(id)?.id));
    if (organisations.length === 0 ? same.length > 0 : missing.length === 0) return [];
    const fields = { type, orgs: missing, audience: 'public', status: 'open' };
    return [{ op: 'create', kind: 'ask', fields }];
  });
}
