/** Nights at somebody's place. They stay private, whatever else is told. */
import { Link } from 'wouter';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { pathOf } from '../app/routes.tsx';
import { useRowsNaming } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { LayerMark } from '../parts/layer-mark.tsx';
import { useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';
import { Section, ShortList } from './section.tsx';

export function Stays({ row }: { row: Row<'person'> | Row<'organisation'> }) {
  const words = useWords(entryWords);
  const found = useRowsNaming('stay', useIdsOf(row)) ?? [];
  const sorted = [...found].sort((a, b) => ((a.fields.from ?? '') < (b.fields.from ?? '') ? 1 : -1));
  if (sorted.length === 0) return null;
  return (
    <Section title={words.stays} count={sorted.length}>
      <ShortList items={sorted}>{(each) => <Stay key={each.id} row={each} />}</ShortList>
    </Section>
  );
}

function Stay({ row }: { row: Row<'stay'> }) {
  const words = useWords(entryWords);
  const common = useCommonWords();
  const formats = useFormats();
  const today = useToday();
  const { from, nights = 1, place } = row.fields;
  return (
    <li className="entry-line">
      <Link className="name" href={pathOf('stay', row.id)}>
        {from ? formats.day(from, today) : common.noDate}
      </Link>
      <span className="quiet small">
        {formats.counted(words.nights, nights)}
        {place && <span className="name"> · {place}</span>}
      </span>
      <LayerMark id={row.space} />
    </li>
  );
}
