/** What a window asks to be changed: typed commands, never pieces of documents. `edit/plan-commands.ts` plans them. */
import { z } from 'zod';
import type { Scalar } from '../model/field.ts';
import { RecordId } from '../model/id.ts';
import { kindNames } from '../model/kinds.ts';

const Space = z.string().regex(/^[0-9a-f]{64}$/);
const ScalarValue: z.ZodType<Scalar> = z.union([z.string().max(400_000), z.number(), z.boolean(), z.null()]);
const ScalarMapValue = z.record(z.string().max(300), ScalarValue);
const FieldValue = z.union([
  ScalarValue,
  z.array(z.string().max(2_000)).max(5_000),
  ScalarMapValue,
  z.array(ScalarMapValue).max(1_000),
]);
const Field = z.string().max(60);

export const Command = z.discriminatedUnion('op', [
  /** `id`: drawn by the window where other commands of the same step point to it. Space: by kind where absent. */
  z.object({
    op: z.literal('create'),
    kind: z.enum(kindNames as [string, ...string[]]),
    id: RecordId.optional(),
    space: Space.optional(),
    fields: z.record(Field, FieldValue),
  }),
  /** `was`: what the person saw of a list or a set, so that what came in meanwhile stays in it. */
  z.object({
    op: z.literal('set'),
    id: RecordId,
    field: Field,
    value: FieldValue,
    was: FieldValue.optional(),
    space: Space.optional(),
  }),
  z.object({
    op: z.literal('status'),
    id: RecordId,
    status: z.string().max(40),
    reason: z.string().max(2_000).optional(),
  }),
  z.object({ op: z.literal('archive'), id: RecordId }),
  z.object({ op: z.literal('revive'), id: RecordId }),
  z.object({ op: z.literal('widen'), id: RecordId, fields: z.array(Field).max(60), space: Space }),
  z.object({
    op: z.literal('identify'),
    one: RecordId,
    other: RecordId,
    opinion: z.enum(['same_as', 'not_same_as']),
  }),
  /** Of several values written at once, in the space where they differ; `field` or `field.KEY` of a set. */
  z.object({ op: z.literal('take'), id: RecordId, field: z.string().max(300), space: Space, value: ScalarValue }),
  /** `note`: for a day, the line that tells of the other one. */
  z.object({
    op: z.literal('keep_both'),
    id: RecordId,
    field: z.string().max(300),
    space: Space,
    keep: ScalarValue,
    other: ScalarValue,
    note: z.string().max(500).optional(),
  }),
]);
export type Command = z.infer<typeof Command>;
