/** Agenda, outcomes, decisions: short lines, one after the other; outcomes and decisions say who may read them. */
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { audiences } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';

interface LinesProps {
  readonly row: Row<'encounter'>;
  readonly field: 'agenda' | 'outcomes' | 'decisions';
  readonly title: string;
  readonly audiences?: boolean;
}

interface LineItem {
  readonly id: string;
  readonly text: string;
  readonly audience?: string | undefined;
}

export function Lines({ row, field, title, audiences: marked }: LinesProps) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const steps = useSteps();
  const [text, setText] = useState('');
  const lines: readonly LineItem[] = row.fields[field];
  const save = (next: readonly LineItem[]) => {
    const [value, was] = [asInput(next), asInput(lines)];
    return steps.perform([{ op: 'set', id: row.id, field, value, was }], words.saved);
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const fresh = { id: '', text: text.trim(), ...(marked && { audience: 'private' }) };
    if ((await save([...lines, fresh])).ok) setText('');
  };
  const id = `encounter-${field}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="encounter-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="name">{line.text}</span>
            {marked && (
              <AudiencePick
                audience={line.audience ?? 'private'}
                onChoose={(audience) =>
                  void save(lines.map((each) => (each.id === line.id ? { ...each, audience } : each)))
                }
              />
            )}
            <Button
              small
              look="plain"
              aria-label={`${common.act.remove}: ${line.text.slice(0, 60)}`}
              onClick={() => void save(lines.filter((each) => each.id !== line.id))}
            >
              <X size={15} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <form className="add-line" onSubmit={(event) => void add(event)}>
        <TextField
          label={words.addLine}
          value={text}
          maxLength={5_000}
          spellCheck
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {common.act.add}
        </Button>
      </form>
    </section>
  );
}

function asInput(lines: readonly LineItem[]): Record<string, string>[] {
  return lines.map(({ text, audience }) => ({ text, ...(audience !== undefined && { audience }) }));
}

function AudiencePick({ audience, onChoose }: { audience: string; onChoose: (audience: string) => void }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const known = audiences.find((each) => each === audience) ?? 'private';
  return (
    <span className="audience-pick">
      <AudienceMark audience={known} />
      <select
        className="input small"
        aria-label={words.lineForEach}
        value={known}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {audiences.map((each) => (
          <option key={each} value={each}>
            {common.audience[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
