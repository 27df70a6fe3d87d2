/** What waits for a decision, asked for once: the list and the number beside its name must not say different things. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Output } from '../../shared/bridge/contract.ts';
import { type Asked, useAgainOnChange, useAsk } from './hooks.ts';
import { useToday } from './today.ts';

interface NeedsKnown extends Asked<Output<'needs'>> {
  readonly setWatched: (watched: boolean) => void;
}

const NeedsContext = createContext<NeedsKnown | undefined>(undefined);

/** Milliseconds of stillness after which is asked again: while somebody looks at the list, and else. */
const stillness = { watched: 150, unwatched: 700 };

export function NeedsProvider({ children }: { children: ReactNode }) {
  const { value, problem, again } = useAsk('needs', { today: useToday() });
  const [watched, setWatched] = useState(false);
  useAgainOnChange(again, watched ? stillness.watched : stillness.unwatched);
  const known = useMemo(() => ({ value, problem, again, setWatched }), [value, problem, again]);
  return <NeedsContext value={known}>{children}</NeedsContext>;
}

export function useNeeds(): NeedsKnown {
  const known = useContext(NeedsContext);
  if (!known) throw new Error('used outside of the frame');
  return known;
}

/** For whoever shows them: they follow sooner what changes here or in another window. */
export function useNeedsWatched(): Asked<Output<'needs'>> {
  const needs = useNeeds();
  const { setWatched } = needs;
  useEffect(() => {
    setWatched(true);
    return () => setWatched(false);
  }, [setWatched]);
  return needs;
}
