/**
 * What somebody is writing and has not saved. The engine keeps it sealed on this laptop, so that it is back after a lock or a
 * crash; what is in it only windows know. A window sends it while it changes and wipes it when it is saved or emptied.
 */
import { z } from 'zod';
import { Done, method, Nothing } from './method.ts';

/** The most UTF-16 units of each: a pasted post of the longest kind with all that was decided about it, one line, reports' own words. */
export const draftLimits = { import: 2_000_000, line: 20_000, report: 200_000 } as const;
export type DraftName = keyof typeof draftLimits;
export const draftNames = Object.keys(draftLimits) as readonly DraftName[];

const [first, ...others] = draftNames.map((name) =>
  z.strictObject({ name: z.literal(name), text: z.string().min(1).max(draftLimits[name]).nullable() }),
);
if (!first) throw new Error('no draft is kept');

export const draftMethods = {
  /** Answers when it is on the disk. `text`: null wipes it. Of two windows that write one draft, the later is kept. */
  keepDraft: method(z.discriminatedUnion('name', [first, ...others]), Done),
  /** What was left behind: drafts that another window here is still writing are its own. */
  drafts: method(Nothing, z.partialRecord(z.enum(draftNames), z.string())),
};
