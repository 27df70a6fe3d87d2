/** Byte strings in messages and records that strangers sent: exactly so many, or any. */
import { z } from 'zod';

export const anyBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export function bytes(length: number) {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
}
