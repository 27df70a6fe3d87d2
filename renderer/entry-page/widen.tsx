/** In which layers it lies, and telling more people: chosen fields, shown line by line before anything leaves. */
import { useMemo, useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { type Fact, factsOf } from '../../shared/i18n/facts.ts';
import type { Row } from '../../shared/query/row.ts';
import { useOpenVault, useSteps } from '../data/engine.tsx';
import { useNames } from '../data/hooks.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useFactWords } from '../parts/fact-words.ts';
import { Check, SelectField } from '../parts/field.tsx';
import { LayerMark, useWiderLayers } from '../parts/layers.tsx';
import { fill, useCommonWords, useWords } from '../words/language.tsx';
import { Section } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

export function Layers({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const { spaces } = useOpenVault().state;
  const wider = useWiderLayers(row);
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
          <Button onClick={() => setWidening(true)}>{words.widen}</Button>
        </p>
      )}
      {widening && <Widen row={row} onClose={() => setWidening(false)} />}
    </Section>
  );
}

/** Never told with the rest: what it is to me, and what was written for my own eyes. */
const keptBack: ReadonlySet<string> = new Set(['myTie', 'countrySource', 'notes']);

function Widen({ row, onClose }: { row: Of; onClose: () => void }) {
  const words = useWords(entryWords);
  const { act, audience } = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const factWords = useFactWords();
  const wider = useWiderLayers(row);
  const facts = useMemo(() => factsOf(row, factWords).filter(({ field }) => field !== 'myTie'), [row, factWords]);
  const [space, setSpace] = useState(wider[0]?.id ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => usual(row, facts));
  const told = facts.filter(({ field }) => chosen.has(field));
  const tell = async () => {
    const fields = told.map(({ field }) => field);
    const done = await steps.perform([{ op: 'widen', id: row.id, fields, space }], words.widened);
    if (done.ok) onClose();
  };
  const choose = (field: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(field);
    else next.delete(field);
    setChosen(next);
  };
  return (
    <Dialog isOpen onClose={onClose} wide title={fill(words.widenTitle, { name: names.of(row.id) })}>
      {wider.length > 1 && (
        <SelectField
          label={words.widenTo}
          value={space}
          choices={wider.map(({ id, name, width }) => ({
            value: id,
            label: width === 'circle' ? name : audience[width],
          }))}
          onChoose={setSpace}
        />
      )}
      <fieldset className="widen-fields">
        <legend>{words.widenWhat}</legend>
        {facts.map(({ field, label }) => (
          <Check
            key={field}
            label={label}
            checked={chosen.has(field)}
            onChange={(event) => choose(field, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <section aria-labelledby="told-lines">
        <h3 id="told-lines">
          {words.widenPreview} <LayerMark id={space} />
        </h3>
        {told.length === 0 ? (
          <p className="quiet">{words.widenNothing}</p>
        ) : (
          <ul className="told-lines">
            {told.map(({ field, label, values }) => (
              <li key={field} className="name">
                {label}: {values.map(({ text }) => text).join(' · ')}
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="small">{words.widenForever}</p>
      <div className="buttons">
        <Button look="primary" disabled={told.length === 0} onClick={() => void tell()}>
          {words.widenAct}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </Dialog>
  );
}

/** Of an organisation what all may know; of a person the name alone. */
function usual(row: Of, facts: readonly Fact[]): ReadonlySet<string> {
  const fields = facts.map(({ field }) => field);
  if (row.kind === 'organisation') return new Set(fields.filter((field) => !keptBack.has(field)));
  return new Set(fields.includes('name') ? ['name'] : fields.filter((field) => field === 'pseudonym'));
}
