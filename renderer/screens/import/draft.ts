/**
 * What somebody is about to import: kept while they look at another screen, and sealed by the engine, so that it is here again
 * after a lock or a crash. What became of what they imported last hangs on the open workspace alone, and is gone with the lock.
 */
import { useCallback, useState } from 'react';
import { z } from 'zod';
import type { Output } from '../../../shared/bridge/contract.ts';
import { type Decisions, noDecisions } from '../../../shared/import/review.ts';
import type { Left } from '../../data/drafts.ts';
import { useOpenVault } from '../../data/engine.tsx';
import type { Workspace } from '../../data/workspace.ts';

export interface ImportDraft {
  readonly phase: 'text' | 'review';
  readonly text: string;
  /** Chosen or confirmed by the person. */
  readonly day: string | undefined;
  readonly language: string | undefined;
  readonly space: string | undefined;
  readonly decisions: Decisions;
}

export interface ImportResult {
  readonly saved: Output<'savePost'>;
  /** Ids of what had been put away, and came back with it. */
  readonly back: readonly string[];
  /** Sentences about what was left to be settled. */
  readonly open: readonly string[];
  /** What it was made of, to go back to once it is taken back. */
  readonly draft: ImportDraft;
}

export const emptyDraft: ImportDraft = {
  phase: 'text',
  text: '',
  day: undefined,
  language: undefined,
  space: undefined,
  decisions: noDecisions,
};

const kept = new WeakMap<Workspace, ImportDraft>();
const results = new WeakMap<Workspace, ImportResult>();

export type ChangeDraft = (change: (draft: ImportDraft) => ImportDraft) => void;

/** Of the screen, which waits until what was left behind has come. */
export function useDraft(): readonly [ImportDraft, ChangeDraft] {
  const { workspace } = useOpenVault();
  const [draft, setDraft] = useState(() => draftOf(workspace));
  const change: ChangeDraft = useCallback(
    (how) =>
      setDraft((now) => {
        const next = how(now);
        keep(workspace, next);
        return next;
      }),
    [workspace],
  );
  return [draft, change];
}

/** An import is finished: the place to paste is empty again, and what became of it has a page of its own. */
export function finish(workspace: Workspace, result: ImportResult): void {
  keep(workspace, emptyDraft);
  results.set(workspace, result);
}

export function lastResult(workspace: Workspace): ImportResult | undefined {
  return results.get(workspace);
}

/** Where nothing else was begun in the meantime, which would be lost. */
export function canTakeUp(workspace: Workspace): boolean {
  return workspace.drafts.left() !== undefined && draftOf(workspace).text.trim() === '';
}

export function takeUp(workspace: Workspace, draft: ImportDraft): void {
  keep(workspace, draft);
}

function keep(workspace: Workspace, draft: ImportDraft): void {
  kept.set(workspace, draft);
  workspace.drafts.keep('import', draft.text.trim() === '' ? undefined : draft);
}

function draftOf(workspace: Workspace): ImportDraft {
  const known = kept.get(workspace);
  if (known) return known;
  const draft = fromLeft(workspace.drafts.left()?.get('import'));
  // From here on it is this window's.
  if (draft !== emptyDraft) keep(workspace, draft);
  return draft;
}

function fromLeft(left: Left | undefined): ImportDraft {
  const known = KeptDraft.safeParse(left?.value);
  if (!left || !known.success) return emptyDraft;
  // Decisions are about rows by their place in the reading, and another Samband may read otherwise.
  return left.ofThisVersion ? { ...emptyDraft, ...known.data } : { ...emptyDraft, text: known.data.text };
}

const byId = z.record(z.string(), z.unknown());
const KeptDraft = z.object({
  phase: z.enum(['text', 'review']),
  text: z.string(),
  day: z.string().optional(),
  language: z.string().optional(),
  space: z.string().optional(),
  // What is in them is of the version that wrote it.
  decisions: z
    .object({ ticks: byId, ignored: byId, meetings: byId, orgs: byId, same: byId, answers: byId })
    .transform((decisions) => decisions as Decisions),
});

/** Rows are known by their place in the reading, so decisions end with the text they were made about. */
export function withText(draft: ImportDraft, text: string): ImportDraft {
  return text === draft.text ? draft : { ...draft, text, day: undefined, decisions: noDecisions };
}
