/** An encounter in a narrow list: status, hour, whom, and what one must know of it. */
import { defaultWidth } from '../../../shared/edit/default-space.ts';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { modeWord } from '../../parts/mode-word.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { TripMark, Warnings } from './marks.tsx';
import type { PlanScene } from './plan-scene.ts';
import { useHourText, useWhenText } from './when-text.ts';

interface EncounterLineProps {
  readonly entry: ListEntry;
  readonly scene: PlanScene;
  readonly disputed?: boolean;
}

export function EncounterLine({ entry, scene, disputed }: EncounterLineProps) {
  const words = useWords(planWords);
  const common = useCommonWords();
  const hourText = useHourText();
  const whenText = useWhenText();
  const name = scene.nameOf(entry);
  const mode = modeWord(entry, common);
  const hour = entry.lastDay === undefined ? hourText(entry.when) : whenText(entry.when);
  const line = [hour, mode, entry.place ?? '', disputed ? words.disputed : ''].filter(Boolean);
  return (
    <>
      <StatusMark status={entry.status ?? 'wanted'} bare />
      <span className="plan-line">
        <span className="name one-line" title={name}>
          {name}
        </span>
        {line.length > 0 && <span className="quiet small one-line">{line.join(' · ')}</span>}
        <span className="plan-card-marks">
          <TripMark entry={entry} {...scene} />
          <LayerMark id={entry.space} unless={defaultWidth(entry.kind)} />
          <Warnings entry={entry} scene={scene} />
        </span>
      </span>
    </>
  );
}
