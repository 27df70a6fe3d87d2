import { z } from 'zod';

export interface Method<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
}

export function method<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> {
  return { input, output };
}

export const Nothing = z.object({}).strict();
export const Done = z.literal(true);
/** At most a kilobyte of UTF-8; zeroed by the engine once used. */
export const Passphrase = z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 1_024);
export const Day = z.iso.date();
