import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, reference, text } from './field.ts';
import { recordKind } from './kind.ts';

/** Who promised what to whom by when; `by` and `to` are people or organisations, absent where it is the author. */
export const Commitment = recordKind(
  'commitment',
  {
    text: text(),
    by: reference(),
    to: reference(),
    due: date(),
    encounter: reference(),
    status: choice(lists.commitmentStatuses),
  },
  { check: (fields) => (fields.text ? [] : ['commitment_needs_text']) },
);
export type Commitment = FieldValues<(typeof Commitment)['fields']>;
