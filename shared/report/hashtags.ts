import type { Row } from '../query/row.ts';
import { inertHashtag } from './inert.ts';
import type { Reading } from './reading.ts';
import { idsOf, live } from './rows.ts';

/** Those the sender chose; else those of the pasted posts, in the audience's spaces, that what is told here came from. */
export function hashtagsOf(reading: Reading, told: readonly Row<'encounter'>[]): string[] {
  const batches = new Set(told.map((row) => /^import:([^:]+)/.exec(row.source)?.[1]));
  const found = live(reading.graph.ofKind('import_batch'))
    .filter((batch) => idsOf(batch).some((id) => batches.has(id)))
    .flatMap((batch) => Object.keys(batch.fields.hashtags));
  const chosen = reading.choice.hashtags ?? found;
  return [...new Set(chosen.flatMap((tag) => inertHashtag(tag) ?? []))];
}
