/** What waits for a person's decision. */
import { z } from 'zod';
import type { Need } from '../../query/need.ts';
import { Day, method } from './method.ts';

/** Checked for its shape only: it comes from the engine's own functions. */
const AnyNeed: z.ZodType<Need> = z.custom<Need>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'type' in value &&
    typeof value.type === 'string',
);

export const needsMethods = {
  /** The most urgent first, as many as one can look at; `total` counts all. */
  needs: method(z.object({ today: Day }), z.object({ needs: z.array(AnyNeed), total: z.number() })),
};
