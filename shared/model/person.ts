import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, type FieldValues, items, prose, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';
import { Handle } from './organisation.ts';

export const Contact = z.object({ type: z.string(), value: z.string().min(1).max(500) });

/** Someone met or to be met. Private unless widened; what may be shared is said by consents. */
export const Person = recordKind(
  'person',
  {
    name: text(300),
    pseudonym: text(300),
    handles: items(Handle),
    contacts: items(Contact, { type: lists.contactTypes }),
    languages: tokens(),
    pronouns: text(60),
    canBeAskedToIntroduce: choice(lists.willingness),
    notes: prose(),
  },
  {
    check: (fields) => (fields.name || fields.pseudonym || fields.handles.length > 0 ? [] : ['person_needs_name']),
  },
);
export type Person = FieldValues<(typeof Person)['fields']>;
