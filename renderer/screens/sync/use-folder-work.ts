/** Saving to folders and reading from them, and what came of it, by folder: it outlives the row that was pressed. */
import { useState } from 'react';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import { useClient } from '../../data/engine.tsx';

export type FolderAct = 'save' | 'read';

export type FolderOutcome =
  | { readonly type: 'busy'; readonly act: FolderAct }
  | {
      readonly type: 'done';
      readonly act: FolderAct;
      readonly value: Output<'syncFolder'>;
      /** Somebody's request to be let in lies there. */
      readonly asked: boolean;
    }
  /** The words of an answer that lay there were not the same. */
  | { readonly type: 'differed' }
  | { readonly type: 'failed'; readonly problem: Problem };

export interface FolderWork {
  readonly of: (folder: string) => FolderOutcome | undefined;
  readonly run: (folder: string, act: FolderAct) => void;
  /** Takes the answer whose words were compared. */
  readonly trust: (folder: string) => void;
  readonly distrust: (folder: string) => void;
  readonly forget: (folder: string) => void;
}

/** `hasInvited`: somebody may have answered an invitation by leaving a request. */
export function useFolderWork(hasInvited: boolean): FolderWork {
  const client = useClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, FolderOutcome>>(new Map());
  const set = (folder: string, outcome: FolderOutcome) => setOutcomes((now) => new Map(now).set(folder, outcome));

  const work = async (folder: string, act: FolderAct, trust?: true) => {
    set(folder, { type: 'busy', act });
    const synced = await client.call('syncFolder', { folder, what: trust ? 'both' : act, ...(trust && { trust }) });
    if (!synced.ok) return set(folder, { type: 'failed', problem: synced.error });
    const requests = hasInvited && act === 'read' ? await client.call('requestsIn', { folder }) : undefined;
    const asked = requests?.ok === true && requests.value.length > 0;
    set(folder, { type: 'done', act, value: synced.value, asked });
  };
  return {
    of: (folder) => outcomes.get(folder),
    run: (folder, act) => {
      if (outcomes.get(folder)?.type !== 'busy') void work(folder, act);
    },
    trust: (folder) => void work(folder, 'read', true),
    distrust: (folder) => set(folder, { type: 'differed' }),
    forget: (folder) => setOutcomes((now) => new Map([...now].filter(([path]) => path !== folder))),
  };
}
