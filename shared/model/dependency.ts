import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, matching, reference, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/** What an organisation leans on for one function, and what threatens it there. */
export const Dependency = recordKind(
  'dependency',
  {
    org: reference(),
    function: choice(lists.dependencyFunctions),
    product: text(300),
    vendor: text(300),
    hostedBy: text(300),
    jurisdiction: text(60),
    contractEnds: date(),
    criticality: matching(z.number().int().min(1).max(3)),
    threats: tokens(lists.threats),
    source: choice(lists.dependencySources),
    asOf: date(),
    confidence: choice(['high', 'medium', 'low']),
  },
  { check: (fields) => (fields.org && fields.function ? [] : ['dependency_needs_org']) },
);
export type Dependency = FieldValues<(typeof Dependency)['fields']>;
