import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, type FieldValues, items, matching, text } from './field.ts';
import { recordKind } from './kind.ts';

/**
 * | content | form |
 * |-|-|
 * | text | the report as plain text |
 * | receipt | what was held back and why, in words |
 * | included | JSON: ids of the records whose content went in |
 * | withheld | JSON: `Withheld`s |
 * | statements | JSON: what a later report is compared with, see shared/report/compare.ts |
 */
export const publicationContents = ['text', 'receipt', 'included', 'withheld', 'statements'] as const;

export const Withheld = z.object({ record: z.string(), field: z.string().optional(), reason: z.string() });

/**
 * A piece of a content, in the order of `number`. A report of everything is longer than one change may hold, and names
 * thousands of records: as keys of their own they would make each reading of this record slow.
 */
const Page = z.object({ of: z.string(), number: z.number(), content: z.string() });

/** What was exported, when, to which audience, with the receipt of what was held back. Never changed afterwards. */
export const Publication = recordKind('publication', {
  title: text(300),
  /** `all`, `day:DATE`, or `trip:ID` with the whole id. */
  scope: text(300),
  audience: choice(lists.audiences),
  /** The circle or coalition, where one was chosen. */
  audienceSpace: text(80),
  lang: choice(lists.languages),
  format: text(20),
  fileName: text(300),
  /** SHA-256 of the bytes that were written, as 64 hexadecimal digits. */
  snapshotHash: text(80),
  includedCount: matching(z.number()),
  withheldCount: matching(z.number()),
  pages: items(Page, { of: publicationContents }),
});
export type Publication = FieldValues<(typeof Publication)['fields']>;
