/** Who promised what to whom, both ways, what is open first. */
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { pathOf } from '../app/routes.tsx';
import { useOpenVault, useSteps } from '../data/engine.tsx';
import { useRowsNaming } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { NewLayerChoice, useNewLayer } from '../parts/new-layer.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';
import { Adding, Section, ShortList } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

export function Promises({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const ids = useIdsOf(row);
  const found = useRowsNaming('commitment', ids) ?? [];
  const isOpen = ({ fields: { status = 'open' } }: Row<'commitment'>) => status === 'open' || status === 'blocked';
  const dueOf = ({ fields: { due } }: Row<'commitment'>) => due ?? '9999';
  const sorted = [...found].sort(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0),
  );
  return (
    <Section title={words.promises} count={sorted.length} none={words.noPromises}>
      <ShortList items={sorted}>
        {(each) => (
          <OnePromise key={each.id} promise={each} isOpen={isOpen(each)} theirs={ids.includes(each.fields.by ?? '')} />
        )}
      </ShortList>
      <Adding word={words.addPromise}>{(close) => <NewPromise row={row} onDone={close} />}</Adding>
    </Section>
  );
}

interface PromiseProps {
  readonly promise: Row<'commitment'>;
  readonly isOpen: boolean;
  readonly theirs: boolean;
}

function OnePromise({ promise, isOpen, theirs }: PromiseProps) {
  const words = useWords(entryWords);
  const formats = useFormats();
  const steps = useSteps();
  const today = useToday();
  const { text = '', due } = promise.fields;
  const late = isOpen && due !== undefined && due < today;
  return (
    <li className="entry-line" data-past={!isOpen}>
      <span>
        <span className="quiet small">{theirs ? words.theyPromised : words.youPromised}</span>{' '}
        <Link className="name" href={pathOf('commitment', promise.id)}>
          {text}
        </Link>
      </span>
      {due !== undefined && (
        <span className={late ? 'small overdue' : 'quiet small'}>
          {fill(late ? words.overdue : words.due, { day: formats.day(due, today) })}
        </span>
      )}
      {isOpen ? (
        <Button
          small
          onClick={() =>
            void steps.perform([{ op: 'set', id: promise.id, field: 'status', value: 'done' }], words.promiseKept)
          }
        >
          {words.kept}
        </Button>
      ) : (
        <span className="quiet small">{words.promiseClosed}</span>
      )}
    </li>
  );
}

function NewPromise({ row, onDone }: { row: Of; onDone: () => void }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const { me } = useOpenVault().state;
  const [mine, setMine] = useState(true);
  const [text, setText] = useState('');
  const [due, setDue] = useState('');
  const layer = useNewLayer('commitment', [row.id]);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const sides = mine ? { to: row.id } : { by: row.id };
    const fields = { text: text.trim(), status: 'open', ...sides, ...(due && { due }) };
    const done = await steps.perform(
      [{ op: 'create', kind: 'commitment', fields, ...layer.chosen }],
      words.promiseAdded,
    );
    if (done.ok) onDone();
  };
  // A promise to or from myself would have the same person at both ends.
  if (row.id === me) return null;
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <SelectField
        label={words.whoPromised}
        autoFocus
        value={mine ? 'mine' : 'theirs'}
        choices={[
          { value: 'mine', label: words.youPromised },
          { value: 'theirs', label: words.theyPromised },
        ]}
        onChoose={(value) => setMine(value === 'mine')}
      />
      <TextField
        label={words.whatPromised}
        value={text}
        maxLength={2_000}
        dir="auto"
        spellCheck
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DayField label={words.promiseDue} value={due} onChange={setDue} />
      <NewLayerChoice layer={layer} />
      <div className="buttons">
        <Button type="submit" disabled={text.trim() === ''}>
          {act.add}
        </Button>
        <Button look="plain" onClick={onDone}>
          {act.cancel}
        </Button>
      </div>
    </form>
  );
}
