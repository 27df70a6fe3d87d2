/** What of a row is seen from each of its layers. */
import { compareWidth, type SpaceId } from '../model/id.ts';
import { fold, type Graph } from './fold.ts';
import type { Row } from './row.ts';

/** A row's layers, the widest first. */
export function layersOf(row: Row): readonly SpaceId[] {
  return [...new Set([row.space, ...row.parts.map(({ space }) => space)])];
}

/** The row as those see it who read this space and all that are wider, and nothing else: folded from their parts alone. */
export function rowSeenIn(graph: Graph, id: string, space: SpaceId): Row | undefined {
  const own = graph.spaces.get(space);
  if (!own) return undefined;
  const read = [...graph.spaces.values()].filter(
    (each) => each.id === space || compareWidth(each.width, own.width) > 0,
  );
  const isRead = new Set(read.map((each) => each.id));
  const parts = (graph.rowOf(id)?.parts ?? []).flatMap((part) => graph.part(part.id) ?? []);
  const seen = parts.filter((part) => isRead.has(part.space));
  return fold(seen, read).rows.values().next().value;
}
