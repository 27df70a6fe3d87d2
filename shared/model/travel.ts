import * as lists from './enumerations.ts';
import { choice, type FieldValues, matching, reference, text } from './field.ts';
import { recordKind } from './kind.ts';
import { WhenText } from './when.ts';

/** One ride between two places. */
export const Travel = recordKind('travel', {
  mode: choice(lists.travelModes),
  from: text(300),
  to: text(300),
  departs: matching(WhenText),
  arrives: matching(WhenText),
  ref: text(300),
  trip: reference(),
});
export type Travel = FieldValues<(typeof Travel)['fields']>;
