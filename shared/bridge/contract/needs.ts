/** What waits for a person's decision. */
import { z } from 'zod';
import { Day, method } from './method.ts';

export const Need = z.looseObject({ id: z.string(), type: z.string() });
export type Need = z.infer<typeof Need>;

export const needsMethods = {
  needs: method(z.object({ today: Day }), z.object({ needs: z.array(Need), total: z.number() })),
};
