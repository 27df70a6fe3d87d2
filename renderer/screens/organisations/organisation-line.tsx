/** An organisation in one or two lines: what it is called, what and where it is, when we last met. */
import { Check } from 'lucide-react';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { organisationKinds } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { fill, useFormats, useLanguage, useWords } from '../../words/language.tsx';

interface LineProps {
  readonly entry: ListEntry;
  /** The last day we met. */
  readonly met: string | undefined;
  readonly isMarked: boolean;
}

export function OrganisationLine({ entry, met, isMarked }: LineProps) {
  const words = useWords(organisationsWords);
  const language = useLanguage();
  const formats = useFormats();
  const names = useNames();
  const today = useToday();
  const name = names.ofEntry(entry);
  const what = [
    entry.orgKind ? choiceWord(language, organisationKinds, entry.orgKind) : entry.kindText,
    entry.place,
    entry.country && formats.country(entry.country),
  ];
  return (
    <>
      <span className="browse-mark" data-marked={isMarked} aria-hidden="true">
        {isMarked && <Check size={12} />}
      </span>
      <span className="browse-what">
        <span className="name one-line browse-name" title={name}>
          {name}
        </span>
        <span className="quiet small one-line browse-more">{what.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="browse-tags">
        {entry.tags?.slice(0, 3).map((tag) => (
          <span key={tag} className="tag name one-line">
            {tag}
          </span>
        ))}
      </span>
      <UnusualSpace entry={entry} usual="coalition" />
      <span className="quiet small figures browse-met">
        {met !== undefined && (met === '' ? words.met : fill(words.lastMet, { day: formats.day(met, today) }))}
      </span>
    </>
  );
}

/** Only where it is not the kind's usual one: a mark on every line says nothing. */
export function UnusualSpace({ entry, usual }: { entry: ListEntry; usual: 'coalition' | 'private' }) {
  const { spaces } = useOpenVault().state;
  const space = spaces.find(({ id }) => id === entry.space);
  return space && space.width !== usual ? <AudienceMark audience={space.width} /> : null;
}
