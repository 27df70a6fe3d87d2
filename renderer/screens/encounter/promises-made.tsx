/** Who promised what to whom here, both ways. */
import { type FormEvent, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useNames, useRowsNaming } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';

export function PromisesMade({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const ids = useMemo(() => row.parts.map((part) => part.id), [row]);
  const promises = useRowsNaming('commitment', ids);
  return (
    <section aria-labelledby="encounter-promises">
      <h2 id="encounter-promises">{words.promises}</h2>
      <ul className="encounter-lines">
        {promises?.map((promise) => (
          <OnePromise key={promise.id} promise={promise} />
        ))}
      </ul>
      <NewPromise row={row} />
    </section>
  );
}

function OnePromise({ promise }: { promise: Row<'commitment'> }) {
  const words = useWords(encounterWords);
  const said = useWords(todayWords);
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  const today = useToday();
  const { me } = useOpenVault().state;
  const { text = '', by, to, due, status } = promise.fields;
  const mine = by === undefined || by === me;
  const other = mine ? to : by;
  return (
    <li>
      <span>
        <span className="quiet small">{mine ? words.iPromised : words.theyPromised}</span>{' '}
        <Link className="name" href={pathOf('commitment', promise.id)}>
          {text}
        </Link>{' '}
        <span className="quiet small">
          {other ? fill(mine ? said.toName : said.byName, { name: names.of(other) }) : ''}
          {due ? ` · ${fill(said.due, { day: formats.day(due, today) })}` : ''}
        </span>
      </span>
      {(status ?? 'open') === 'open' && (
        <Button
          small
          onClick={() =>
            void steps.perform([{ op: 'set', id: promise.id, field: 'status', value: 'done' }], said.promiseKept)
          }
        >
          {said.kept}
        </Button>
      )}
    </li>
  );
}

function NewPromise({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const steps = useSteps();
  const [text, setText] = useState('');
  const [due, setDue] = useState('');
  const [mine, setMine] = useState(true);
  const layer = useNewLayer('commitment', [row.id]);
  const other = Object.keys(row.fields.orgs)[0] ?? Object.keys(row.fields.people)[0];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const fields = {
      text: text.trim(),
      encounter: row.id,
      status: 'open',
      ...(due && { due }),
      ...(other && (mine ? { to: other } : { by: other })),
    };
    const made = await steps.perform(
      [{ op: 'create', kind: 'commitment', fields, ...layer.chosen }],
      words.promiseMade,
    );
    if (!made.ok) return;
    setText('');
    setDue('');
  };
  return (
    <details>
      <summary>{words.addPromise}</summary>
      <form className="new-promise" onSubmit={(event) => void add(event)}>
        <SelectField
          label={words.promises}
          value={mine ? 'mine' : 'theirs'}
          choices={[
            { value: 'mine', label: words.iPromised },
            { value: 'theirs', label: words.theyPromised },
          ]}
          onChoose={(value) => setMine(value === 'mine')}
        />
        <TextField
          label={words.promiseText}
          value={text}
          maxLength={2_000}
          spellCheck
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DayField label={words.promiseDue} value={due} onChange={setDue} />
        <NewLayerChoice layer={layer} />
        <Button type="submit" disabled={text.trim() === ''}>
          {common.act.add}
        </Button>
      </form>
    </details>
  );
}
