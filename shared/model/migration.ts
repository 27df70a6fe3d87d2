import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, reference, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/** An organisation's way off one tool. */
export const Migration = recordKind(
  'migration',
  {
    org: reference(),
    function: choice(lists.dependencyFunctions),
    software: text(300),
    provider: reference(),
    status: choice(lists.migrationStatuses),
    cohort: reference(),
    blockers: tokens(),
    nextStep: text(),
    from: date(),
    due: date(),
  },
  { check: (fields) => (fields.org && fields.function ? [] : ['migration_needs_org']) },
);
export type Migration = FieldValues<(typeof Migration)['fields']>;
