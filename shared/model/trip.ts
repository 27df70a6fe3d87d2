import { z } from 'zod';
import { date, type FieldValues, items, references, text } from './field.ts';
import { recordKind } from './kind.ts';

export const Leg = z.object({
  place: z.string().max(300),
  country: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

/** A journey with its legs; encounters point to it. */
export const Trip = recordKind(
  'trip',
  { title: text(300), from: date(), to: date(), legs: items(Leg), organizers: references() },
  { check: (fields) => (fields.from && fields.to && fields.to < fields.from ? ['ends_before_it_starts'] : []) },
);
export type Trip = FieldValues<(typeof Trip)['fields']>;
