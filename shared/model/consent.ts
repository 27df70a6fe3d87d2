import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, reference, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/** One statement of consent. The standing one for a purpose is derived: see query/consent.ts. */
export const Consent = recordKind(
  'consent',
  {
    subject: reference(),
    purpose: choice(lists.consentPurposes),
    state: choice(lists.consentStates),
    how: choice(lists.consentHows),
    until: date(),
    heardBy: text(300),
    after: tokens(),
  },
  { check: (fields) => (fields.subject && fields.purpose && fields.state ? [] : ['consent_needs_subject']) },
);
export type Consent = FieldValues<(typeof Consent)['fields']>;
