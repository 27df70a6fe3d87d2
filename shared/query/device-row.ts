import type { Graph } from './fold.ts';
import type { Row } from './row.ts';

/** What is known of a device by its public key (hex), as it or whoever let it in has told. */
export function deviceRow(graph: Pick<Graph, 'ofKind'>, signKey: string): Row<'device'> | undefined {
  return graph.ofKind('device').find(({ fields }) => fields.signKey === signKey);
}
