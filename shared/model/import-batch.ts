import { z } from 'zod';
import { date, type FieldValues, keyed, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/** A pasted text as it was, and what was made of it, so that pasting it again proposes only what is new. */
export const ImportBatch = recordKind('import_batch', {
  raw: text(400_000),
  format: text(20),
  hash: text(80),
  referenceDate: date(),
  author: text(300),
  hashtags: tokens(),
  made: tokens(),
  /** By the place where the text names somebody: the person that was, made or known. What was asked is not asked again. */
  named: keyed(z.string()),
});
export type ImportBatch = FieldValues<(typeof ImportBatch)['fields']>;
