/** Reports: what a reader would see, what is held back and why, and the act of letting it go. */
import { z } from 'zod';
import { languages } from '../../model/enumerations.ts';
import { RecordId } from '../../model/id.ts';
import { Command } from '../command.ts';
import { Day, method } from './method.ts';

const Scope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('all') }),
  z.object({ type: z.literal('day'), date: Day }),
  z.object({ type: z.literal('trip'), id: RecordId }),
  z.object({ type: z.literal('encounter'), id: RecordId }),
  z.object({ type: z.literal('organisation'), id: RecordId }),
]);
const Audience = z.union([
  z.enum(['private', 'coalition', 'public']),
  z.object({ circle: z.string() }),
  z.object({ coalition: z.string() }),
]);
export const ReportChoice = z.object({
  scope: Scope,
  audience: Audience,
  language: z.enum(languages),
  include: z.array(RecordId).max(5_000).optional(),
  title: z.string().max(300).optional(),
  summary: z.string().max(20_000).optional(),
  contact: z.string().max(500).optional(),
  /** Who writes it, for others than the public: as somebody is called in this vault where it is absent, nobody where it is empty. */
  author: z.string().max(200).optional(),
  checkedOn: Day.optional(),
  thankHosts: z.boolean().optional(),
  hashtags: z.array(z.string().max(100)).max(30).optional(),
});
export type ReportChoiceInput = z.infer<typeof ReportChoice>;

const Preview = z.object({
  title: z.string(),
  fileName: z.string(),
  audience: z.enum(['private', 'circle', 'coalition', 'public']),
  markdown: z.string(),
  html: z.string(),
  plain: z.string(),
  /** For a post; empty where the report is for others than the public. */
  bbcode: z.string(),
  included: z.number(),
  withheld: z.array(
    z.object({
      record: z.string(),
      kind: z.string(),
      name: z.string(),
      field: z.string().optional(),
      reason: z.string(),
      canInclude: z.boolean(),
    }),
  ),
  /** Words in free text that name what is held back. */
  suspects: z.array(z.object({ match: z.string(), record: z.string() })),
  /** What these readers were never told before, in words; empty where nothing was told yet. */
  comparison: z.string(),
  /** In a post: handles without their server, each with the record that has it, where there is one. */
  bare: z.array(z.object({ handle: z.string(), record: z.string().optional() })),
});
export type ReportPreview = z.infer<typeof Preview>;

export const reportMethods = {
  /** In which reports that went out these words stand, and where. */
  findTold: method(
    z.object({ text: z.string().max(300) }),
    z.object({ found: z.array(z.object({ id: z.string(), passages: z.array(z.string()) })) }),
  ),
  /** `language`: of who reads the preview, for what is said of the report; its own where absent. */
  previewReport: method(
    z.object({ choice: ReportChoice, today: Day, language: z.enum(languages).optional() }),
    Preview,
  ),
  /**
   * Keeps the publication with its receipt and hands out the bytes. `confirmed`: for the public, the second distinct
   * act; the engine refuses without it.
   */
  publishReport: method(
    z.object({
      choice: ReportChoice,
      today: Day,
      format: z.enum(['md', 'html', 'txt', 'pdf', 'bbcode']),
      confirmed: z.literal('public').optional(),
    }),
    z.object({
      fileName: z.string(),
      content: z.string(),
      publication: z.string(),
      /** What the post asks for and is not open yet, to be performed as one step. */
      asks: z.array(Command),
    }),
  ),
};
