/** Changing: commands that commit together as one step, undo and redo. `true` answers mean: it is on the disk. */
import { z } from 'zod';
import { Command } from '../command.ts';
import { method, Nothing } from './method.ts';

const Step = z.object({ id: z.string(), records: z.array(z.string()) });
const Kept = z.object({ record: z.string(), key: z.string().optional(), why: z.string() });

export const editMethods = {
  perform: method(z.object({ commands: z.array(Command).min(1).max(2_000) }), Step),
  /** `step`: to before this one, whatever came after it. */
  undo: method(
    z.object({ step: z.string().max(100).optional() }),
    z.object({ id: z.string(), records: z.array(z.string()), kept: z.array(Kept) }),
  ),
  redo: method(Nothing, z.object({ id: z.string(), records: z.array(z.string()), kept: z.array(Kept) })),
};
