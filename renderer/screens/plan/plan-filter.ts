/** The filters of the plan: one for all three views, kept while the vault is open and gone with its lock. */
import { useCallback, useState } from 'react';
import { noFilter, type PlanFilter } from '../../../shared/query/plan-view.ts';
import { useOpenVault } from '../../data/engine.tsx';
import type { Workspace } from '../../data/workspace.ts';

const kept = new WeakMap<Workspace, PlanFilter>();

export function usePlanFilter(): readonly [PlanFilter, (change: Partial<PlanFilter>) => void] {
  const { workspace } = useOpenVault();
  const [filter, setFilter] = useState(() => kept.get(workspace) ?? noFilter);
  const change = useCallback(
    (part: Partial<PlanFilter>) =>
      setFilter((now) => {
        const next = { ...now, ...part };
        kept.set(workspace, next);
        return next;
      }),
    [workspace],
  );
  return [filter, change];
}

export const planViews = ['board', 'list', 'calendar'] as const;
export type PlanView = (typeof planViews)[number];

const viewKey = 'samband-plan-view';

export function lastView(): PlanView {
  const stored = sessionStorage.getItem(viewKey);
  return planViews.find((view) => view === stored) ?? 'board';
}

export function rememberView(view: PlanView): void {
  sessionStorage.setItem(viewKey, view);
}
