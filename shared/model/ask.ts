import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, type FieldValues, items, prose, references } from './field.ts';
import { recordKind } from './kind.ts';

export const Offer = z.object({ from: z.string(), text: z.string().max(2_000), at: z.number() });

/** Help wanted, tied to its targets and answered by offers. */
export const Ask = recordKind(
  'ask',
  {
    type: choice(lists.askTypes),
    orgs: references(),
    encounters: references(),
    text: prose(),
    audience: choice(lists.audiences),
    status: choice(lists.askStatuses),
    offers: items(Offer),
  },
  { check: (fields) => (fields.type ? [] : ['ask_needs_type']) },
);
export type Ask = FieldValues<(typeof Ask)['fields']>;
