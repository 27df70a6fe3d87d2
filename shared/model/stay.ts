import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, matching, references, text } from './field.ts';
import { recordKind } from './kind.ts';

/** Who hosted whom, where and for how long. Private unless said otherwise. */
export const Stay = recordKind(
  'stay',
  {
    hosts: references(),
    place: text(300),
    from: date(),
    nights: matching(z.number().int().min(1).max(3_650)),
    thanksPublic: choice(lists.thanksChoices),
  },
  { check: (fields) => (Object.keys(fields.hosts).length > 0 ? [] : ['stay_needs_host']) },
);
export type Stay = FieldValues<(typeof Stay)['fields']>;
