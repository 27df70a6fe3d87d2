/** The spaces that another device is in too, and whether this one may open accounts for them. */
import type { SpaceInfo } from '../../../shared/model/id.ts';
import { useMembers } from '../../data/members.ts';

export interface SharedSpace {
  readonly space: SpaceInfo;
  readonly isSteward: boolean;
}

/** Undefined until it has come. */
export function useSharedSpaces(): readonly SharedSpace[] | undefined {
  const { value } = useMembers();
  return value?.flatMap(({ space, role, persons }) => {
    const present = persons.flatMap(({ devices }) => devices.filter(({ removed }) => !removed));
    return role && present.length > 1 ? [{ space, isSteward: role === 'steward' }] : [];
  });
}
