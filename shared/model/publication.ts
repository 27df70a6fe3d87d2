import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, type FieldValues, items, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

export const Withheld = z.object({ record: z.string(), field: z.string().optional(), reason: z.string() });

/** What was exported, when, to which audience, with the receipt of what was held back. Never changed afterwards. */
export const Publication = recordKind('publication', {
  scope: text(300),
  audience: choice(lists.audiences),
  lang: choice(lists.languages),
  format: text(20),
  fileName: text(300),
  snapshotHash: text(80),
  included: tokens(),
  withheld: items(Withheld),
});
export type Publication = FieldValues<(typeof Publication)['fields']>;
