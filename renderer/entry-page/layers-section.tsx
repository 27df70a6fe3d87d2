/** In which layers it lies, what readers of each see, and telling more people. */
import { useEffect, useId, useMemo, useState } from 'react';
import type { Told } from '../../shared/edit/telling.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { widenWords } from '../../shared/i18n/app/widen.ts';
import { layersOf } from '../../shared/query/layers.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { useOpenVault } from '../data/engine.tsx';
import { useAsk } from '../data/hooks.ts';
import { Button } from '../parts/button.tsx';
import { LayerMark } from '../parts/layer-mark.tsx';
import { useLayersWiderThanAny } from '../parts/layers.tsx';
import { Failed, Waiting } from '../parts/notice.tsx';
import { RowFacts } from '../parts/row-facts.tsx';
import { Widen } from '../widen/widen.tsx';
import { useWords } from '../words/language.tsx';
import { Section } from './section.tsx';

export function Layers({ row }: { row: Row }) {
  const words = useWords(entryWords);
  const { spaces } = useOpenVault().state;
  const layers = layersOf(row);
  const narrowest = layers.at(-1);
  const isShared = spaces.find(({ id }) => id === row.space)?.width !== 'private';
  return (
    <Section title={words.layers}>
      <ul className="entry-lines">
        {layers.map((space) => (
          <Layer key={space} row={row} space={space} isAll={space === narrowest} />
        ))}
      </ul>
      <p className="quiet small">
        {layers.length > 1 ? words.layersMany : words.layersOne} {isShared && words.narrowing}
      </p>
      {isRowOf(row, 'organisation') || isRowOf(row, 'person') ? <TellMore row={row} /> : null}
    </Section>
  );
}

interface LayerProps {
  readonly row: Row;
  readonly space: string;
  /** Who reads the narrowest layer sees all of the page. */
  readonly isAll: boolean;
}

function Layer({ row, space, isAll }: LayerProps) {
  const words = useWords(entryWords);
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <li>
      <div className="entry-line">
        <span id={`${id}-mark`}>
          <LayerMark id={space} />
        </span>
        {!isAll && (
          <Button
            small
            look="plain"
            id={`${id}-act`}
            aria-labelledby={`${id}-act ${id}-mark`}
            aria-expanded={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            {words.whatTheySee}
          </Button>
        )}
      </div>
      <div id={id}>{shown && <SeenIn row={row} space={space} />}</div>
    </li>
  );
}

function SeenIn({ row, space }: { row: Row; space: string }) {
  const { value, problem, again } = useAsk('rowSeenIn', { id: row.id, space });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is another one whenever any layer was changed.
  useEffect(() => again(), [row, again]);
  if (problem) return <Failed problem={problem} onRetry={again} />;
  if (!value) return <Waiting rows={2} />;
  return value.row && <RowFacts row={value.row} />;
}

function TellMore({ row }: { row: Told }) {
  const rows = useMemo(() => [row], [row]);
  const wider = useLayersWiderThanAny(rows);
  const { tell } = useWords(widenWords);
  const [widening, setWidening] = useState(false);
  if (wider.length === 0) return null;
  return (
    <p>
      <Button onClick={() => setWidening(true)}>{tell}</Button>
      {widening && <Widen rows={rows} onClose={() => setWidening(false)} />}
    </p>
  );
}
