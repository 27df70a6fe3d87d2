/** One question: what it is about, both sides with who said them and when, and the ways to settle it. */
import type { ReactNode } from 'react';
import { needsWords } from '../../../shared/i18n/app/needs.ts';
import { problemWords } from '../../../shared/i18n/problems.ts';
import type { Need } from '../../../shared/query/need.ts';
import { exhaustive } from '../../../shared/result.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntries, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { isEncounterStatus } from '../../parts/encounter-status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useWho } from '../../parts/who.ts';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { FieldChoice } from './field-choice.tsx';
import { PairChoice } from './pair-choice.tsx';
import { RowName } from './row-name.tsx';

export function NeedCard({ need, children }: { need: Need; children: ReactNode }) {
  switch (need.type) {
    case 'status_contradiction':
    case 'status_concurrent':
      return <StatusQuestion need={need}>{children}</StatusQuestion>;
    case 'when_conflict':
    case 'field_conflict':
      return <FieldChoice need={need}>{children}</FieldChoice>;
    case 'archived_but_used':
      return <ArchivedQuestion need={need}>{children}</ArchivedQuestion>;
    case 'identity_disputed':
    case 'possible_duplicate':
    case 'same_meeting':
      return <PairChoice need={need}>{children}</PairChoice>;
    case 'planned_past':
      return <PastQuestion need={need}>{children}</PastQuestion>;
    case 'problems':
      return <ProblemQuestion need={need}>{children}</ProblemQuestion>;
    default:
      return exhaustive(need);
  }
}

export interface QuestionProps<T extends Need['type']> {
  readonly need: Extract<Need, { type: T }>;
  /** The way to put it off. */
  readonly children: ReactNode;
}

export function Question({ title, about, children }: { title: string; about: ReactNode; children: ReactNode }) {
  return (
    <article className="need">
      {/* Takes the focus when the question before it is settled. */}
      <h2 tabIndex={-1}>{title}</h2>
      <div className="need-about">{about}</div>
      {children}
    </article>
  );
}

function StatusQuestion({ need, children }: QuestionProps<'status_contradiction' | 'status_concurrent'>) {
  const words = useWords(needsWords);
  const common = useCommonWords();
  const steps = useSteps();
  const who = useWho();
  const hard = need.type === 'status_contradiction';
  return (
    <Question title={hard ? words.statusContradiction : words.statusConcurrent} about={<RowName id={need.row} />}>
      <p className="quiet small">{hard ? words.statusContradictionHint : words.statusConcurrentHint}</p>
      <ul className="need-sides">
        {need.statuses.map(({ entry, status, by, at, reason }) => (
          <li key={entry}>
            <StatusMark status={status} />
            <span className="quiet small">
              {who.said(by, at)}
              {reason ? ` · ${reason}` : ''}
            </span>
            <Button small onClick={() => void steps.perform([{ op: 'status', id: need.row, status }], words.settled)}>
              {fill(words.takeStatus, { status: isEncounterStatus(status) ? common.status[status] : status })}
            </Button>
          </li>
        ))}
      </ul>
      <div className="buttons">{children}</div>
    </Question>
  );
}

function ArchivedQuestion({ need, children }: QuestionProps<'archived_but_used'>) {
  const words = useWords(needsWords);
  const steps = useSteps();
  const who = useWho();
  const { row, by, at, usedBy, because } = need;
  const other = useCalled(usedBy);
  return (
    <Question title={words.archivedButUsed} about={<RowName id={row} />}>
      <p className="quiet small">
        {capital(
          fill(because === 'used' ? words.archivedUsed : words.archivedEdited, { who: who.said(by, at), other }),
        )}
      </p>
      <div className="buttons">
        <Button onClick={() => void steps.perform([{ op: 'revive', id: row }], words.settled)}>{words.keep}</Button>
        <Button onClick={() => void steps.perform([{ op: 'archive', id: row }], words.settled)}>
          {words.putAwayStill}
        </Button>
        {children}
      </div>
    </Question>
  );
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toLocaleUpperCase() + sentence.slice(1);
}

/** With what it is: a meeting is called as the organisation it is with. */
function useCalled(id: string | undefined): string {
  const { kindOfRecord } = useCommonWords();
  const names = useNames();
  const entry = useEntries().get(id ?? '');
  if (id === undefined) return '';
  return [entry && kindOfRecord[entry.kind], names.of(id)].filter(Boolean).join(': ');
}

function PastQuestion({ need, children }: QuestionProps<'planned_past'>) {
  const words = useWords(needsWords);
  const formats = useFormats();
  const steps = useSteps();
  const { row, day } = need;
  const set = (status: string) => void steps.perform([{ op: 'status', id: row, status }], words.settled);
  return (
    <Question title={words.plannedPast} about={<RowName id={row} />}>
      <p className="quiet small">{fill(words.plannedPastHint, { day: formats.day(day) })}</p>
      <div className="buttons">
        <Button onClick={() => set('held')}>{words.held}</Button>
        <Button onClick={() => set('missed')}>{words.missed}</Button>
        <Button onClick={() => set('postponed')}>{words.postponed}</Button>
        {children}
      </div>
    </Question>
  );
}

function ProblemQuestion({ need, children }: QuestionProps<'problems'>) {
  const words = useWords(needsWords);
  const said = problemWords[useLanguage()];
  return (
    <Question title={words.problems} about={<RowName id={need.row} />}>
      <ul className="need-sides">
        {need.problems.map((code) => (
          <li key={code}>{said[code] ?? code}</li>
        ))}
      </ul>
      <div className="buttons">{children}</div>
    </Question>
  );
}
