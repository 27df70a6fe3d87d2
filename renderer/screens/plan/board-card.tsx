/** One encounter on the board: whom, when, where, and what one must know of it. */
import { defaultWidth } from '../../../shared/edit/default-space.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { modeWord } from '../../parts/mode-word.ts';
import { useCommonWords } from '../../words/language.tsx';
import { PeopleMark, TripMark, Warnings } from './marks.tsx';
import type { PlanScene } from './plan-scene.ts';
import { useWhenText } from './when-text.ts';

export function BoardCard({ entry, scene }: { entry: ListEntry; scene: PlanScene }) {
  const common = useCommonWords();
  const whenText = useWhenText();
  const name = scene.nameOf(entry);
  const mode = modeWord(entry, common);
  const when = whenText(entry.when);
  return (
    <>
      <span className="name clamped plan-card-name" title={name}>
        {name}
      </span>
      {(when || entry.place || mode) && (
        <span className="quiet small plan-card-line">
          {[mode, when, entry.place ?? ''].filter(Boolean).join(' · ')}
        </span>
      )}
      <span className="plan-card-marks">
        <PeopleMark count={entry.people?.length ?? 0} />
        <TripMark entry={entry} {...scene} />
        <LayerMark id={entry.space} unless={defaultWidth(entry.kind)} />
        <Warnings entry={entry} scene={scene} />
      </span>
    </>
  );
}
