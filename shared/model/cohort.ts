import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, reference, referencesWith, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/** Organisations that could leave the same tool together; the rule says why these. */
export const Cohort = recordKind(
  'cohort',
  {
    title: text(300),
    functions: tokens(lists.dependencyFunctions),
    vendors: tokens(),
    threats: tokens(lists.threats),
    countries: tokens(),
    renewsFrom: date(),
    renewsTo: date(),
    members: referencesWith(lists.cohortMemberStates),
    lead: reference(),
    status: choice(lists.cohortStatuses),
  },
  { check: (fields) => (fields.title ? [] : ['cohort_needs_title']) },
);
export type Cohort = FieldValues<(typeof Cohort)['fields']>;
