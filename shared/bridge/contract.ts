/**
 * The one contract between a window and its engine. What goes in is checked by the engine, what comes out by the
 * window. A method answers with its output or with a problem: a type, and what belongs to it.
 */
import { z } from 'zod';
import type { Row } from '../query/row.ts';
import { appMethods } from './contract/app.ts';
import { draftMethods } from './contract/drafts.ts';
import { editMethods } from './contract/edit.ts';
import { importMethods } from './contract/import.ts';
import { needsMethods } from './contract/needs.ts';
import { NoteState, noteMethods } from './contract/notes.ts';
import { reportMethods } from './contract/report.ts';
import { rowMethods } from './contract/rows.ts';
import { SyncNews, SyncState, syncMethods } from './contract/sync.ts';

export const methods = {
  ...appMethods,
  ...rowMethods,
  ...editMethods,
  ...importMethods,
  ...needsMethods,
  ...noteMethods,
  ...draftMethods,
  ...reportMethods,
  ...syncMethods,
};
export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Input<M extends MethodName> = z.infer<Methods[M]['input']>;
export type Output<M extends MethodName> = z.infer<Methods[M]['output']>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

/** Said to every window. `progress`: of something long that a call started. */
export const events = {
  state: appMethods.hello.output,
  settings: appMethods.settings.output,
  note: NoteState,
  progress: z.object({ of: z.string(), done: z.number(), total: z.number() }),
  sync: SyncState,
  syncNews: SyncNews,
};
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;

/** Rows as they stand and ids that name no row any more. */
export interface RowsMessage {
  readonly put: readonly Row[];
  readonly gone: readonly string[];
  /** While the window is being filled: how many rows it has been sent, of how many. `filled` ends it. */
  readonly sent?: number;
  readonly total?: number;
  readonly filled?: boolean;
}

/** Why something was not done, in the words of shared/i18n/app/problems.ts. */
export interface Problem {
  readonly type: string;
  readonly [detail: string]: unknown;
}

export const Problem: z.ZodType<Problem> = z.looseObject({ type: z.string() });
