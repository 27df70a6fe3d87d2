/** Several values for one field, each with who wrote it: one is taken, or of two names both are kept. */

import { canKeepBoth } from '../../../shared/edit/settle.ts';
import { fieldLabel } from '../../../shared/i18n/app/fields.ts';
import { needsWords } from '../../../shared/i18n/app/needs.ts';
import { changeInWords } from '../../../shared/i18n/changes.ts';
import { parseWhen, spanOf } from '../../../shared/model/when.ts';
import type { SaidValue } from '../../../shared/query/need.ts';
import { useSteps } from '../../data/engine.tsx';
import { useAsk } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { useFactWords } from '../../parts/fact-words.ts';
import { useWho } from '../../parts/who.ts';
import { fill, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { Question, type QuestionProps } from './need-card.tsx';
import { RowName } from './row-name.tsx';

export function FieldChoice({ need, children }: QuestionProps<'when_conflict' | 'field_conflict'>) {
  const words = useWords(needsWords);
  const language = useLanguage();
  const textOf = useTextOf(need);
  const steps = useSteps();
  const wrote = useWrote(need);
  const { row, kind, field, space, values } = need;
  const isDay = need.type === 'when_conflict';
  const [name = ''] = field.split('.');
  const title = isDay ? words.whenConflict : fill(words.fieldConflict, { field: fieldLabel(kind, name, language) });
  const take = (value: SaidValue['value']) =>
    void steps.perform([{ op: 'take', id: row, field, space, value: scalarOf(value) }], words.settled);
  const [first, second] = values;
  const both = () => {
    const [keep, other] = [scalarOf(first?.value), scalarOf(second?.value)];
    const note = isDay ? { note: fill(words.otherDay, { day: textOf(second?.value) }) } : {};
    void steps.perform([{ op: 'keep_both', id: row, field, space, keep, other, ...note }], words.settled);
  };
  return (
    <Question title={title} about={<RowName id={row} />}>
      <p className="quiet small">{isDay ? words.whenConflictHint : words.fieldConflictHint}</p>
      <ul className="need-sides">
        {values.map(({ value, part, actor }) => (
          <li key={`${part} ${actor ?? ''} ${String(value)}`}>
            <span className="name need-value">{textOf(value) || words.fieldEmpty}</span>
            <span className="quiet small">{wrote(part, value)}</span>
            <Button small onClick={() => take(value)}>
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
      <div className="buttons">
        {values.length === 2 && canKeepBoth(kind, field) && (
          <Button title={isDay ? words.keepBothDays : words.keepBothHint} onClick={both}>
            {words.keepBoth}
          </Button>
        )}
        {children}
      </div>
    </Question>
  );
}

/** "Bo, yesterday 22:10", of the value last written so: by the signed history, since a record tells only who began it. */
function useWrote({ row, field }: QuestionProps<'when_conflict' | 'field_conflict'>['need']) {
  const who = useWho();
  const { value: history } = useAsk('history', { id: row });
  return (part: string, value: unknown): string => {
    const writings = (history ?? []).filter(
      ({ record, changes }) =>
        record === part && changes.some(({ key, to }) => key === field && JSON.stringify(to) === JSON.stringify(value)),
    );
    const last = writings.reduce<(typeof writings)[number] | undefined>(
      (latest, each) => (latest && latest.at > each.at ? latest : each),
      undefined,
    );
    return last ? who.saidBy(last.who, last.at) : '';
  };
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** As pages say the field: a kind by its word, a country by its name, a day as people say it. */
function useTextOf({ type, kind, field }: QuestionProps<'when_conflict' | 'field_conflict'>['need']) {
  const formats = useFormats();
  const factWords = useFactWords();
  return (value: unknown): string => {
    const when = type === 'when_conflict' && typeof value === 'string' ? parseWhen(value) : undefined;
    if (!when)
      return changeInWords(kind, { key: field, to: value }, factWords)
        .to.map(({ text }) => text)
        .join(', ');
    const { from, to } = spanOf(when);
    const time = when.type === 'time' ? ` ${when.time}` : '';
    return `${formats.day(from)}${time}${to && to !== from ? ` – ${formats.day(to)}` : ''}`;
  };
}
