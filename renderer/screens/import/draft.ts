/**
 * What somebody is about to import, and what became of what they imported last: kept while they look at another screen,
 * and gone with the lock, since both hang on the open workspace and are written nowhere.
 */
import { useCallback, useState } from 'react';
import type { Output } from '../../../shared/bridge/contract.ts';
import { type Decisions, noDecisions } from '../../../shared/import/review.ts';
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

export function useDraft(): readonly [ImportDraft, ChangeDraft] {
  const { workspace } = useOpenVault();
  const [draft, setDraft] = useState(() => kept.get(workspace) ?? emptyDraft);
  const change: ChangeDraft = useCallback(
    (how) =>
      setDraft((now) => {
        const next = how(now);
        kept.set(workspace, next);
        return next;
      }),
    [workspace],
  );
  return [draft, change];
}

/** An import is finished: the place to paste is empty again, and what became of it has a page of its own. */
export function finish(workspace: Workspace, result: ImportResult): void {
  kept.delete(workspace);
  results.set(workspace, result);
}

export function lastResult(workspace: Workspace): ImportResult | undefined {
  return results.get(workspace);
}

/** Where nothing else was begun in the meantime, which would be lost. */
export function canTakeUp(workspace: Workspace): boolean {
  return (kept.get(workspace) ?? emptyDraft).text.trim() === '';
}

export function takeUp(workspace: Workspace, draft: ImportDraft): void {
  kept.set(workspace, draft);
}

/** Rows are known by their place in the reading, so decisions end with the text they were made about. */
export function withText(draft: ImportDraft, text: string): ImportDraft {
  return text === draft.text ? draft : { ...draft, text, day: undefined, decisions: noDecisions };
}
