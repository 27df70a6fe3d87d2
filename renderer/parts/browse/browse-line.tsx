/** One or two lines: what it is called, what is worth knowing at a glance, when we last met. Others may look on. */
import { Check } from 'lucide-react';
import { defaultWidth } from '../../../shared/edit/default-space.ts';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { LayerMark } from '../layer-mark.tsx';
import { StatusMark } from '../status-mark.tsx';
import type { BrowsedKind } from './browsed-kind.ts';

interface LineProps {
  readonly of: BrowsedKind;
  readonly entry: ListEntry;
  /** The last day we met. */
  readonly met: string | undefined;
  /** The meeting that comes next. */
  readonly next: ListEntry | undefined;
  readonly inCountry: boolean;
  readonly isMarked: boolean;
}

export function BrowseLine({ of, entry, met, next, inCountry, isMarked }: LineProps) {
  const words = useWords(browseWords);
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
          <of.More entry={entry} inCountry={inCountry} />
        </span>
      </span>
      <span className="browse-tags">
        {entry.tags?.slice(0, 3).map((tag) => (
          <span key={tag} className="tag name one-line">
            {tag}
          </span>
        ))}
      </span>
      {next && <StatusMark bare status={next.status ?? 'wanted'} postponed={next.postponed === true} />}
      <LayerMark id={entry.space} unless={defaultWidth(entry.kind)} />
      <span className="quiet small figures browse-met">
        {met !== undefined && (met === '' ? words.met : fill(words.lastMet, { day: formats.day(met, today) }))}
      </span>
    </>
  );
}
