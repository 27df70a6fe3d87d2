/** A space by name, with the mark of who may read it: there may be several circles, and more than one coalition. */
import type { SpaceInfo } from '../../shared/model/id.ts';
import { useCommonWords } from '../words/language.tsx';
import { AudienceMark } from './audience-mark.tsx';

export function SpaceMark({ space }: { space: SpaceInfo }) {
  const nameOf = useSpaceName();
  return <AudienceMark audience={space.width} name={nameOf(space)} />;
}

/** The usual ones go by their width; what nobody gave a title, by the first digits of its id. */
export function useSpaceName(): (space: Pick<SpaceInfo, 'name' | 'width'>) => string {
  const { audience } = useCommonWords();
  return ({ name, width }) => {
    if (name === width) return audience[width];
    const digits = /^(?:private|circle|coalition)-([0-9a-f]{6})$/.exec(name)?.[1];
    return digits ? `${audience[width]} ${digits}` : name;
  };
}
