/** What is known of an entry, each line changed where it stands; what nobody has said yet is one act away. */
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { fieldLabel } from '../../shared/i18n/app/fields.ts';
import { saidOf } from '../../shared/i18n/facts.ts';
import type { Row } from '../../shared/query/row.ts';
import { Button } from '../parts/button.tsx';
import { useFactWords } from '../parts/fact-words.ts';
import { InlineField } from '../parts/inline-field.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { Section } from './section.tsx';
import './entry-page.css';

export interface ShownField {
  readonly field: string;
  /** Shown even where nothing is said. */
  readonly always?: boolean;
  readonly copies?: boolean;
  readonly hidden?: boolean;
  readonly hint?: ReactNode;
}

interface FactsProps {
  readonly row: Row;
  readonly fields: readonly ShownField[];
}

export function Facts(props: FactsProps) {
  return (
    <Section title={useWords(entryWords).facts}>
      <FactLines {...props} />
    </Section>
  );
}

export function FactLines({ row, fields }: FactsProps) {
  const words = useWords(entryWords);
  const language = useLanguage();
  const factWords = useFactWords();
  /** Asked for since the page opened; they stay while it is. */
  const [asked, setAsked] = useState<readonly string[]>([]);
  const isShown = ({ field, always }: ShownField) =>
    always === true ||
    asked.includes(field) ||
    row.alternatives[field] !== undefined ||
    saidOf(row.kind, field, Object(row.fields)[field], factWords).length > 0;
  const unsaid = fields.filter((each) => !isShown(each));
  return (
    <>
      <dl className="definition inline-fields">
        {fields.filter(isShown).map(({ field, always: _always, ...how }) => (
          <InlineField key={field} row={row} field={field} begins={asked.includes(field)} {...how} />
        ))}
      </dl>
      {unsaid.length > 0 && (
        <div className="buttons unsaid-fields">
          <span className="quiet small">{words.unsaid}</span>
          {unsaid.map(({ field }) => (
            <Button key={field} small look="plain" onClick={() => setAsked([...asked, field])}>
              <Plus size={13} aria-hidden="true" /> {fieldLabel(row.kind, field, language)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
