/** Telling more people of one or of several: chosen fields, shown line by line before anything leaves, and whether they agreed. */
import { useMemo, useState } from 'react';
import {
  audible,
  type Missing,
  purposeOf,
  type Telling,
  type Told,
  tellingCommands,
} from '../../shared/edit/telling.ts';
import { widenWords } from '../../shared/i18n/app/widen.ts';
import { type Fact, factsOf } from '../../shared/i18n/facts.ts';
import { useOpenVault, useSteps } from '../data/engine.tsx';
import { useNames, useRowsNaming } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useFactWords } from '../parts/fact-words.ts';
import { Check, SelectField } from '../parts/field.tsx';
import { LayerMark } from '../parts/layer-mark.tsx';
import { useLayersWiderThanAny } from '../parts/layers.tsx';
import { useSpaceName } from '../parts/space-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { MissingConsent } from './missing-consent.tsx';
import './widen.css';

interface WidenProps {
  readonly rows: readonly Told[];
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

export function Widen({ rows, onDone, onClose }: WidenProps) {
  const words = useWords(widenWords);
  const { act } = useCommonWords();
  const nameOf = useSpaceName();
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  const today = useToday();
  const { spaces } = useOpenVault().state;
  const wider = useLayersWiderThanAny(rows);
  const facts = useFactsOf(rows);
  const [space, setSpace] = useState(wider[0]?.id ?? '');
  const [fields, setFields] = useState<ReadonlySet<string>>(() => usual(rows, facts));
  const [missing, setMissing] = useState<Missing>();
  const [how, setHow] = useState('spoken');
  const ids = useMemo(() => rows.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)]), [rows]);
  const consents = useRowsNaming('consent', ids);
  const to = spaces.find(({ id }) => id === space) ?? wider[0];
  if (!to || !consents) return null;
  const telling: Telling = { rows, fields, to, spaces, consents, today };
  const { notAsked, saidNo, unnamed } = audible(telling);
  const mustDecide = notAsked.length > 0 || (rows.length === 1 && saidNo.length > 0);
  const { told, commands } = tellingCommands(telling, mustDecide ? (missing ?? 'leave_out') : 'leave_out', how);
  const tell = async () => {
    const said = rows.length === 1 ? words.told : formats.counted(words.toldMany, told.length);
    const done = await steps.perform(commands, said);
    if (!done.ok) return;
    onDone?.();
    onClose();
  };
  const choose = (field: string, on: boolean) => {
    const next = new Set(fields);
    if (on) next.add(field);
    else next.delete(field);
    setFields(next);
  };
  const [first] = rows;
  const title =
    rows.length === 1 && first
      ? fill(words.title, { name: names.of(first.id) })
      : formats.counted(words.titleOfMany, rows.length);
  return (
    <Dialog isOpen onClose={onClose} wide title={title}>
      {wider.length > 1 && (
        <SelectField
          label={words.to}
          value={space}
          choices={wider.map((each) => ({ value: each.id, label: nameOf(each) }))}
          onChoose={setSpace}
        />
      )}
      <fieldset className="widen-fields">
        <legend>{words.what}</legend>
        {facts.map(({ field, label }) => (
          <Check
            key={field}
            label={label}
            checked={fields.has(field)}
            onChange={(event) => choose(field, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <MissingConsent
        notAsked={notAsked}
        saidNo={saidNo}
        purpose={purposeOf(to)}
        isOne={rows.length === 1}
        missing={missing}
        how={how}
        onMissing={setMissing}
        onHow={setHow}
      />
      <section aria-labelledby="told-lines">
        <h3 id="told-lines">
          {words.preview} <LayerMark id={to.id} />
        </h3>
        {told.length === 0 ? (
          <p className="quiet">{words.nothing}</p>
        ) : (
          <ul className="told-lines">
            {told.map((row) => (
              <ToldLines key={row.id} row={row} fields={fields} />
            ))}
          </ul>
        )}
        {unnamed > 0 && <p className="quiet small">{formats.counted(words.unnamed, unnamed)}</p>}
      </section>
      <p className="small">{words.forever}</p>
      <div className="buttons">
        <Button
          look="primary"
          disabled={told.length === 0 || (mustDecide && missing === undefined)}
          onClick={() => void tell()}
        >
          {words.act}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </Dialog>
  );
}

function ToldLines({ row, fields }: { row: Told; fields: ReadonlySet<string> }) {
  const factWords = useFactWords();
  return factsOf(row, factWords)
    .filter(({ field }) => fields.has(field))
    .map(({ field, label, values }) => (
      <li key={field} className="name" dir="auto">
        {label}: {values.map(({ text }) => text).join(' · ')}
      </li>
    ));
}

/** Fields that any of them says something in. What it is to me is never told with the rest. */
function useFactsOf(rows: readonly Told[]): readonly Fact[] {
  const factWords = useFactWords();
  return useMemo(() => {
    const facts = new Map<string, Fact>();
    for (const row of rows) for (const fact of factsOf(row, factWords)) facts.set(fact.field, fact);
    facts.delete('myTie');
    return [...facts.values()];
  }, [rows, factWords]);
}

/** Never told unless somebody ticks it: what was written for my own eyes. */
const keptBack: ReadonlySet<string> = new Set(['countrySource', 'notes']);

/** Of organisations what all may know; of people the name alone. */
function usual(rows: readonly Told[], facts: readonly Fact[]): ReadonlySet<string> {
  const fields = facts.map(({ field }) => field);
  if (rows[0]?.kind === 'organisation') return new Set(fields.filter((field) => !keptBack.has(field)));
  return new Set(fields.includes('name') ? ['name'] : fields.filter((field) => field === 'pseudonym'));
}
