/** Reading rows: the stream that fills a window and follows every change, history, and the search that needs no index. */
import { z } from 'zod';
import { RecordId } from '../../model/id.ts';
import { kindNames } from '../../model/kinds.ts';
import type { Row } from '../../query/row.ts';
import { wayReasons } from '../../query/ways-in.ts';
import { Day, method } from './method.ts';

/** A row is checked for its shape only: it comes from the engine's own schemas, thirty thousand at a time. */
export const AnyRow: z.ZodType<Row> = z.custom<Row>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'kind' in value &&
    kindNames.some((kind) => kind === value.kind) &&
    'fields' in value &&
    typeof value.fields === 'object',
);

const HistoryEntry = z.object({
  at: z.number(),
  who: z.string(),
  device: z.string(),
  how: z.string(),
  record: z.string(),
  space: z.string(),
  changes: z.array(z.object({ key: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** See `Way` in query/ways-in.ts. */
const WayIn = z.object({
  path: z.array(z.string()),
  steps: z.array(z.object({ word: z.string(), forward: z.boolean() })),
  reason: z.enum(wayReasons),
  lastContact: Day.optional(),
  willing: z.enum(['yes', 'unknown']),
});

export const rowMethods = {
  /** Rows start to arrive: those of the days around `today` first, then the rest; then every change. */
  watchRows: method(z.object({ today: Day }), z.object({ total: z.number() })),
  history: method(z.object({ id: RecordId }), z.array(HistoryEntry)),
  /** The row as it stood at a moment (milliseconds since 1970). */
  rowAt: method(z.object({ id: RecordId, time: z.number() }), z.object({ row: AnyRow.nullable() })),
  /** The row as those see it who read this space and no narrower one. */
  rowSeenIn: method(z.object({ id: RecordId, space: z.string().max(64) }), z.object({ row: AnyRow.nullable() })),
  /** A linear search, for the seconds before the window's own index is filled. */
  scan: method(
    z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(200) }),
    z.array(z.object({ id: z.string(), kind: z.string() })),
  ),
  waysIn: method(z.object({ id: RecordId, today: Day }), z.array(WayIn)),
  /** Whole content of what the stream leaves out because it is large. */
  publicationText: method(z.object({ id: RecordId }), z.object({ text: z.string(), receipt: z.string() })),
  pastedText: method(z.object({ id: RecordId }), z.object({ raw: z.string() })),
};
