/**
 * What somebody is about to import: kept while they look at another screen, and gone with the lock, since it hangs on
 * the open workspace and is written nowhere.
 */
import { useCallback, useState } from 'react';
import type { Output } from '../../../shared/bridge/contract.ts';
import { type Decisions, noDecisions } from '../../../shared/import/review.ts';
import { useOpenVault } from '../../data/engine.tsx';
import type { Workspace } from '../../data/workspace.ts';

export interface ImportDraft {
  readonly phase: 'text' | 'review' | 'done';
  readonly text: string;
  /** Chosen or confirmed by the person. */
  readonly day: string | undefined;
  readonly language: string | undefined;
  readonly space: string | undefined;
  readonly decisions: Decisions;
  readonly result: ImportResult | undefined;
}

export interface ImportResult {
  readonly saved: Output<'savePost'>;
  /** Sentences about what was left to be settled. */
  readonly open: readonly string[];
}

export const emptyDraft: ImportDraft = {
  phase: 'text',
  text: '',
  day: undefined,
  language: undefined,
  space: undefined,
  decisions: noDecisions,
  result: undefined,
};

const kept = new WeakMap<Workspace, ImportDraft>();

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

/** Rows are known by their place in the reading, so decisions end with the text they were made about. */
export function withText(draft: ImportDraft, text: string): ImportDraft {
  return text === draft.text ? draft : { ...draft, text, day: undefined, decisions: noDecisions, result: undefined };
}
