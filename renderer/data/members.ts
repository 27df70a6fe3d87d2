import { useEffect } from 'react';
import type { Output } from '../../shared/bridge/contract.ts';
import { useOpenVault } from './engine.tsx';
import { type Asked, useAsk } from './hooks.ts';
import { useSync } from './sync.tsx';

export type SpaceMembers = Output<'members'>[number];

/** Who is in which space; asked anew when spaces come and go, and when anything was heard from others. */
export function useMembers(): Asked<Output<'members'>> {
  const { spaces } = useOpenVault().state;
  const sync = useSync();
  const asked = useAsk('members', {});
  const { again } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it is asked anew for.
  useEffect(again, [again, spaces, sync]);
  return asked;
}
