/** What an inviter tells of itself and of what it invites to, through a door and in a letter alike. */
import { z } from 'zod';

export const name = z.string().max(300);

export const offerFields = {
  n: name,
  e: name,
  t: name,
  w: z.enum(['private', 'circle', 'coalition']),
  r: z.enum(['steward', 'member']),
  m: z.number().int().min(0),
  o: z.union([z.literal(0), z.literal(1)]),
};
