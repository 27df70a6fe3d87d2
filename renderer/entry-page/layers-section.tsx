/** In which layers it lies, and telling more people. */
import { useMemo, useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { widenWords } from '../../shared/i18n/app/widen.ts';
import type { Row } from '../../shared/query/row.ts';
import { useOpenVault } from '../data/engine.tsx';
import { Button } from '../parts/button.tsx';
import { LayerMark, useLayersWiderThanAny } from '../parts/layers.tsx';
import { Widen } from '../widen/widen.tsx';
import { useWords } from '../words/language.tsx';
import { Section } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

export function Layers({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const { spaces } = useOpenVault().state;
  const rows = useMemo(() => [row], [row]);
  const wider = useLayersWiderThanAny(rows);
  const { tell } = useWords(widenWords);
  const [widening, setWidening] = useState(false);
  const layers = [...new Set([row.space, ...row.parts.map(({ space }) => space)])];
  const isShared = spaces.find(({ id }) => id === row.space)?.width !== 'private';
  return (
    <Section title={words.layers}>
      <ul className="fact-values">
        {layers.map((space) => (
          <li key={space}>
            <LayerMark id={space} />
          </li>
        ))}
      </ul>
      <p className="quiet small">
        {layers.length > 1 ? words.layersMany : words.layersOne} {isShared && words.narrowing}
      </p>
      {wider.length > 0 && (
        <p>
          <Button onClick={() => setWidening(true)}>{tell}</Button>
        </p>
      )}
      {widening && <Widen rows={rows} onClose={() => setWidening(false)} />}
    </Section>
  );
}
