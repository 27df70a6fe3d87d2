/** What they lean on for each function, whose it is, when the contract ends, what threatens them there; and the way off it. */

import { type FormEvent, useState } from 'react';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { fieldLabel } from '../../shared/i18n/app/fields.ts';
import { dependencyFunctions, migrationStatuses, threats } from '../../shared/model/enumerations.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useRowsNaming } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { changeableFields } from '../parts/changeable.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { InlineField } from '../parts/inline-field.tsx';
import { NewLayerChoice, useNewLayer } from '../parts/new-layer.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../words/language.tsx';
import { Details } from './details.tsx';
import { useIdsOf } from './ids.ts';
import { Adding, Section, ShortList } from './section.tsx';

type Organisation = Row<'organisation'>;

export function Tools({ row }: { row: Organisation }) {
  const words = useWords(entryWords);
  const ids = useIdsOf(row);
  const found = useRowsNaming('dependency', ids) ?? [];
  const sorted = [...found].sort((a, b) => ((a.fields.function ?? '') < (b.fields.function ?? '') ? -1 : 1));
  return (
    <Section title={words.tools} count={sorted.length} none={words.noTools}>
      <ShortList items={sorted}>{(each) => <Tool key={each.id} row={each} />}</ShortList>
      <Adding word={words.addTool}>{(close) => <NewTool row={row} onDone={close} />}</Adding>
    </Section>
  );
}

function Tool({ row }: { row: Row<'dependency'> }) {
  const words = useWords(entryWords);
  const language = useLanguage();
  const formats = useFormats();
  const today = useToday();
  const { product, vendor, contractEnds, threats: threatened } = row.fields;
  const what = choiceWord(language, dependencyFunctions, row.fields.function ?? '');
  const tool = [product, vendor && vendor !== product && `(${vendor})`].filter(Boolean).join(' ');
  const said = [
    contractEnds && fill(words.renews, { day: formats.day(contractEnds, today) }),
    ...Object.keys(threatened).map((each) => choiceWord(language, threats, each)),
  ];
  return (
    <li>
      <Details
        row={row}
        name={`${what} ${tool}`}
        summary={
          <>
            <span className="quiet small">{what}</span>
            <span className="name">{tool}</span>
            <span className="quiet small">{said.filter(Boolean).join(' · ')}</span>
          </>
        }
      >
        {changeableFields(row).map((field) => (
          <InlineField key={field} row={row} field={field} />
        ))}
      </Details>
    </li>
  );
}

function NewTool({ row, onDone }: { row: Organisation; onDone: () => void }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const language = useLanguage();
  const steps = useSteps();
  const today = useToday();
  const functions = useFunctions();
  const layer = useNewLayer('dependency', [row.id]);
  const [what, setWhat] = useState<string>('email');
  const [product, setProduct] = useState('');
  const [vendor, setVendor] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const fields = {
      org: row.id,
      function: what,
      asOf: today,
      ...(product.trim() && { product: product.trim() }),
      ...(vendor.trim() && { vendor: vendor.trim() }),
    };
    const done = await steps.perform([{ op: 'create', kind: 'dependency', fields, ...layer.chosen }], words.toolAdded);
    if (done.ok) onDone();
  };
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <SelectField
        label={fieldLabel('dependency', 'function', language)}
        autoFocus
        value={what}
        choices={functions}
        onChoose={setWhat}
      />
      <TextField
        label={fieldLabel('dependency', 'product', language)}
        value={product}
        maxLength={300}
        dir="auto"
        onChange={(event) => setProduct(event.currentTarget.value)}
      />
      <TextField
        label={fieldLabel('dependency', 'vendor', language)}
        value={vendor}
        maxLength={300}
        dir="auto"
        onChange={(event) => setVendor(event.currentTarget.value)}
      />
      <NewLayerChoice layer={layer} />
      <div className="buttons">
        <Button type="submit" disabled={product.trim() === '' && vendor.trim() === ''}>
          {act.add}
        </Button>
        <Button look="plain" onClick={onDone}>
          {act.cancel}
        </Button>
      </div>
    </form>
  );
}

export function Moves({ row }: { row: Organisation }) {
  const words = useWords(entryWords);
  const ids = useIdsOf(row);
  const found = useRowsNaming('migration', ids) ?? [];
  const own = found.filter(({ fields: { org } }) => ids.includes(org ?? ''));
  return (
    <Section title={words.wayOff} count={own.length} none={words.noWayOff}>
      <ShortList items={own}>{(each) => <Move key={each.id} row={each} />}</ShortList>
      <Adding word={words.addMove}>{(close) => <NewMove row={row} onDone={close} />}</Adding>
    </Section>
  );
}

const moveFields = ['function', 'status', 'software', 'provider', 'nextStep', 'blockers', 'from', 'due'] as const;

function Move({ row }: { row: Row<'migration'> }) {
  const language = useLanguage();
  const { software, status, nextStep } = row.fields;
  const what = choiceWord(language, dependencyFunctions, row.fields.function ?? '');
  return (
    <li>
      <Details
        row={row}
        name={what}
        summary={
          <>
            <span className="quiet small">{what}</span>
            <span>{choiceWord(language, migrationStatuses, status ?? 'unknown')}</span>
            {software && <span className="name">→ {software}</span>}
            {nextStep && <span className="quiet small name">{nextStep}</span>}
          </>
        }
      >
        {moveFields.map((field) => (
          <InlineField key={field} row={row} field={field} />
        ))}
      </Details>
    </li>
  );
}

function NewMove({ row, onDone }: { row: Organisation; onDone: () => void }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const language = useLanguage();
  const steps = useSteps();
  const functions = useFunctions();
  const layer = useNewLayer('migration', [row.id]);
  const [what, setWhat] = useState<string>('email');
  const [status, setStatus] = useState<string>('interested');
  const [software, setSoftware] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const fields = { org: row.id, function: what, status, ...(software.trim() && { software: software.trim() }) };
    const done = await steps.perform([{ op: 'create', kind: 'migration', fields, ...layer.chosen }], words.moveAdded);
    if (done.ok) onDone();
  };
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <SelectField
        label={fieldLabel('migration', 'function', language)}
        autoFocus
        value={what}
        choices={functions}
        onChoose={setWhat}
      />
      <SelectField
        label={fieldLabel('migration', 'status', language)}
        value={status}
        choices={migrationStatuses.map((value) => ({ value, label: choiceWord(language, migrationStatuses, value) }))}
        onChoose={setStatus}
      />
      <TextField
        label={fieldLabel('migration', 'software', language)}
        value={software}
        maxLength={300}
        dir="auto"
        onChange={(event) => setSoftware(event.currentTarget.value)}
      />
      <NewLayerChoice layer={layer} />
      <div className="buttons">
        <Button type="submit">{act.add}</Button>
        <Button look="plain" onClick={onDone}>
          {act.cancel}
        </Button>
      </div>
    </form>
  );
}

function useFunctions(): readonly { readonly value: string; readonly label: string }[] {
  const language = useLanguage();
  return dependencyFunctions.map((value) => ({ value, label: choiceWord(language, dependencyFunctions, value) }));
}
