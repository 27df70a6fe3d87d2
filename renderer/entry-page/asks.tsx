/** Help that is asked for around it. */
import { Link } from 'wouter';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { askStatuses, askTypes } from '../../shared/model/enumerations.ts';
import type { Row } from '../../shared/query/row.ts';
import { pathOf } from '../app/routes.tsx';
import { useRowsNaming } from '../data/hooks.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';
import { Section, ShortList } from './section.tsx';

export function Asks({ row }: { row: Row<'organisation'> }) {
  const words = useWords(entryWords);
  const asks = useRowsNaming('ask', useIdsOf(row)) ?? [];
  if (asks.length === 0) return null;
  return (
    <Section title={words.asks} count={asks.length}>
      <ShortList items={asks}>{(each) => <Ask key={each.id} row={each} />}</ShortList>
    </Section>
  );
}

function Ask({ row }: { row: Row<'ask'> }) {
  const language = useLanguage();
  const { type = '', status = 'open', text } = row.fields;
  return (
    <li className="entry-line">
      <Link className="name clamped" href={pathOf('ask', row.id)}>
        {choiceWord(language, askTypes, type)}
        {text && `: ${text}`}
      </Link>
      <span className="quiet small">{choiceWord(language, askStatuses, status)}</span>
    </li>
  );
}
