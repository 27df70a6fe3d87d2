import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, matching, reference, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/**
 * A typed, dated edge. `same_as` is a merge that can be taken back, `not_same_as` a refusal that is remembered;
 * both name in `after` the earlier opinions on the same pair that they replace. `not_part_of` is the remembered no to
 * a question, and no tie.
 */
export const Relation = recordKind(
  'relation',
  {
    from: reference(),
    to: reference(),
    type: choice(lists.relationTypes),
    since: date(),
    until: date(),
    strength: matching(z.number().int().min(1).max(3)),
    evidence: text(),
    after: tokens(),
  },
  {
    check: (fields) => {
      if (!fields.from || !fields.to || !fields.type) return ['relation_needs_both'];
      return fields.from === fields.to ? ['relation_to_itself'] : [];
    },
  },
);
export type Relation = FieldValues<(typeof Relation)['fields']>;
