/** Who may read a layer: its width, or the name of its circle, the same wherever a layer is told. */
import type { SpaceId, SpaceWidth } from '../../shared/model/id.ts';
import { useOpenVault } from '../data/engine.tsx';
import { SpaceMark } from './space-mark.tsx';

interface LayerMarkProps {
  readonly id: SpaceId;
  /** The width that goes without saying here: a mark on every line says nothing. */
  readonly unless?: SpaceWidth | undefined;
}

export function LayerMark({ id, unless }: LayerMarkProps) {
  const { spaces } = useOpenVault().state;
  const space = spaces.find((each) => each.id === id);
  if (!space || space.width === unless) return null;
  return <SpaceMark space={space} />;
}
