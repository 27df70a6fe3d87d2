/** Somebody in one or two lines: the name, where they belong, when we last met. Nothing else: others may look on. */
import { Check } from 'lucide-react';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { UnusualSpace } from '../organisations/organisation-line.tsx';

interface LineProps {
  readonly entry: ListEntry;
  /** The last day we met. */
  readonly met: string | undefined;
  readonly organisations: readonly string[];
  readonly isMarked: boolean;
}

export function PersonLine({ entry, met, organisations, isMarked }: LineProps) {
  const words = useWords(peopleWords);
  const formats = useFormats();
  const names = useNames();
  const today = useToday();
  const name = names.ofEntry(entry);
  return (
    <>
      <span className="browse-mark" data-marked={isMarked} aria-hidden="true">
        {isMarked && <Check size={12} />}
      </span>
      <span className="browse-what">
        <span className="name one-line browse-name" title={name}>
          {name}
        </span>
        <span className="quiet small one-line browse-more name">
          {organisations.slice(0, 4).map(names.of).join(' · ')}
        </span>
      </span>
      <UnusualSpace entry={entry} usual="private" />
      <span className="quiet small figures browse-met">
        {met !== undefined && (met === '' ? words.met : fill(words.lastMet, { day: formats.day(met, today) }))}
      </span>
    </>
  );
}
