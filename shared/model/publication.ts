import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, type FieldValues, items, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

export const Withheld = z.object({ record: z.string(), field: z.string().optional(), reason: z.string() });

/** `statements`: the JSON of what a later report is compared with. */
export const publicationContents = ['text', 'receipt', 'statements'] as const;

/** A piece of what was told. One change of a document holds only so much, and a report of everything is longer. */
export const PublicationPage = z.object({ of: z.string(), number: z.number(), content: z.string() });

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
  included: tokens(),
  withheld: items(Withheld),
  pages: items(PublicationPage, { of: publicationContents }),
});
export type Publication = FieldValues<(typeof Publication)['fields']>;
