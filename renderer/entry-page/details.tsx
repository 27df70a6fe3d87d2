/** A line that opens: what it says in short, and below it every field of its own, each changed where it stands. */
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { Button } from '../parts/button.tsx';
import { LayerMark } from '../parts/layer-mark.tsx';
import { fill, useWords } from '../words/language.tsx';

interface DetailsProps {
  readonly row: Row;
  /** What the line is about, for whoever hears only its button. */
  readonly name: string;
  readonly summary: ReactNode;
  readonly acts?: ReactNode;
  /** Inline fields. */
  readonly children: ReactNode;
}

export function Details({ row, name, summary, acts, children }: DetailsProps) {
  const words = useWords(entryWords);
  const steps = useSteps();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="entry-details">
      <div className="entry-details-line">
        <div className="entry-details-summary">{summary}</div>
        <Button
          small
          look="plain"
          aria-expanded={open}
          aria-controls={id}
          aria-label={fill(words.details, { name })}
          title={fill(words.details, { name })}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && (
          <div className="entry-details-body">
            <dl className="definition inline-fields">{children}</dl>
            <div className="buttons">
              <LayerMark id={row.space} />
              {acts}
              <Button small onClick={() => void steps.perform([{ op: 'archive', id: row.id }], words.tookAway)}>
                {words.takeAway}
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
