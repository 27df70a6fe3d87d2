import { date, type FieldValues, flag, reference, text } from './field.ts';
import { recordKind } from './kind.ts';

/** A person's role in an organisation, with dates. One person can have many. */
export const Affiliation = recordKind(
  'affiliation',
  { person: reference(), organisation: reference(), role: text(300), from: date(), to: date(), isContactPoint: flag() },
  { check: (fields) => (fields.person && fields.organisation ? [] : ['affiliation_needs_both']) },
);
export type Affiliation = FieldValues<(typeof Affiliation)['fields']>;
