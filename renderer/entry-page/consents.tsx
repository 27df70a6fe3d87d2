/** What somebody allows, purpose by purpose: how and when it was said. Taking back is one act and wins. */

import { type FormEvent, useMemo, useState } from 'react';
import { ownDay } from '../../shared/day.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { consentHows, consentPurposes, consentStates } from '../../shared/model/enumerations.ts';
import { type ConsentReading, consentReading, standingConsents } from '../../shared/query/consent.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useRowsNaming } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { SelectField } from '../parts/field.tsx';
import { NewLayerChoice, useNewLayer } from '../parts/new-layer.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';
import { Section } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

interface StandingConsent {
  readonly purpose: string;
  readonly state: ConsentReading;
  /** What nothing replaces, the newest last. */
  readonly standing: readonly Row<'consent'>[];
}

export function Consents({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const ids = useIdsOf(row);
  const today = useToday();
  const found = useRowsNaming('consent', ids);
  const consents = useMemo(
    () =>
      consentPurposes.map((purpose): StandingConsent => {
        const standing = standingConsents(found ?? [], ids, purpose);
        return { purpose, standing, state: consentReading(standing, today) };
      }),
    [found, ids, today],
  );
  return (
    <Section title={words.consents}>
      <ul className="entry-lines">
        {consents.map((each) => (
          <Consent key={each.purpose} row={row} consent={each} />
        ))}
      </ul>
      <p className="quiet small">{words.consentsHint}</p>
    </Section>
  );
}

function Consent({ row, consent }: { row: Of; consent: StandingConsent }) {
  const words = useWords(entryWords);
  const language = useLanguage();
  const formats = useFormats();
  const today = useToday();
  const [recording, setRecording] = useState(false);
  const record = useRecord(row, consent);
  const { purpose, state, standing } = consent;
  const called = choiceWord(language, consentPurposes, purpose);
  const last = standing.at(-1);
  const how = last?.fields.how && choiceWord(language, consentHows, last.fields.how);
  const day = last && formats.day(ownDay(last.createdAt), today);
  const until = state === 'given' ? standing.find(({ fields }) => fields.until)?.fields.until : undefined;
  const answer =
    state === 'unknown' && !last
      ? words.notAsked
      : state === 'expired'
        ? words.expired
        : choiceWord(language, consentStates, state);
  return (
    <li>
      <div className="entry-line">
        <span>
          {called}: <strong>{answer}</strong>{' '}
          <span className="quiet small">
            {[how, day, until && fill(words.consentUntil, { day: formats.day(until, today) })]
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>
        {state === 'given' && (
          <Button
            small
            aria-label={fill(words.takeBackOf, { purpose: called })}
            onClick={() => void record({ state: 'withdrawn' }, words.consentTakenBack)}
          >
            {words.takeBack}
          </Button>
        )}
        <Button
          small
          look="plain"
          aria-expanded={recording}
          aria-label={fill(words.recordOf, { purpose: called })}
          onClick={() => setRecording(!recording)}
        >
          {words.record}
        </Button>
      </div>
      {recording && (
        <NewAnswer
          onSave={async (fields) => {
            const done = await record(fields, words.consentSaved);
            if (done.ok) setRecording(false);
          }}
          onLeave={() => setRecording(false)}
        />
      )}
    </li>
  );
}

/** A new statement names all that stood, so that it replaces what its author could see and nothing else. */
function useRecord(row: Of, { purpose, standing }: StandingConsent) {
  const steps = useSteps();
  return (fields: Readonly<Record<string, string>>, said: string) =>
    steps.perform(
      [
        {
          op: 'create',
          kind: 'consent',
          fields: { subject: row.id, purpose, ...fields, after: standing.map(({ id }) => id) },
        },
      ],
      said,
    );
}

interface NewAnswerProps {
  readonly onSave: (fields: Readonly<Record<string, string>>) => Promise<void>;
  readonly onLeave: () => void;
}

function NewAnswer({ onSave, onLeave }: NewAnswerProps) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const language = useLanguage();
  const [state, setState] = useState('given');
  const [how, setHow] = useState<string>('spoken');
  const [until, setUntil] = useState('');
  const layer = useNewLayer('consent');
  const save = (event: FormEvent) => {
    event.preventDefault();
    void onSave({ state, how, ...(state === 'given' && until && { until }) });
  };
  const offered = (choices: readonly string[]) =>
    choices.map((value) => ({ value, label: choiceWord(language, choices, value) }));
  return (
    <form className="entry-form" onSubmit={save}>
      <SelectField
        label={words.answer}
        autoFocus
        value={state}
        choices={offered(consentStates).filter(({ value }) => value !== 'unknown')}
        onChoose={setState}
      />
      <SelectField label={words.how} value={how} choices={offered(consentHows)} onChoose={setHow} />
      {state === 'given' && <DayField label={words.consentEnds} value={until} onChange={setUntil} />}
      <NewLayerChoice layer={layer} />
      <div className="buttons">
        <Button type="submit">{act.save}</Button>
        <Button look="plain" onClick={onLeave}>
          {act.cancel}
        </Button>
      </div>
    </form>
  );
}
