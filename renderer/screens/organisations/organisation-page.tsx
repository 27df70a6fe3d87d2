/** One organisation: what is known of it, who belongs to it, what we have to do with it, and the way to it. */
import { entryPageWords } from '../../../shared/i18n/app/entry-page.ts';
import { inlineFieldWords } from '../../../shared/i18n/app/inline-field.ts';
import type { Row } from '../../../shared/query/row.ts';
import { Affiliations } from '../../entry-page/affiliations.tsx';
import { EntryOf, EntryPage, PutAway } from '../../entry-page/entry-page.tsx';
import { Meetings } from '../../entry-page/meetings.tsx';
import { Relations } from '../../entry-page/relations.tsx';
import { Section } from '../../entry-page/section.tsx';
import { History } from '../../parts/history.tsx';
import { InlineField } from '../../parts/inline-field.tsx';
import { useWords } from '../../words/language.tsx';

export function OrganisationPage({ id }: { id: string }) {
  return (
    <EntryOf kind="organisation" id={id}>
      {(row) => <Organisation row={row} />}
    </EntryOf>
  );
}

function Organisation({ row }: { row: Row<'organisation'> }) {
  return (
    <EntryPage row={row}>
      <div className="entry-column">
        <Facts row={row} />
        <Affiliations row={row} />
        <Relations row={row} />
      </div>
      <div className="entry-column">
        <Meetings row={row} />
        <History id={row.id} kind="organisation" />
        <PutAway row={row} />
      </div>
    </EntryPage>
  );
}

function Facts({ row }: { row: Row<'organisation'> }) {
  const words = useWords(entryPageWords);
  const inline = useWords(inlineFieldWords);
  const { kind, kindText, care, registryIds } = row.fields;
  return (
    <Section title={words.facts}>
      <dl className="definition inline-fields">
        <InlineField row={row} field="name" />
        <InlineField row={row} field="kind" />
        {kindText && (!kind || kind === 'other') && <InlineField row={row} field="kindText" />}
        <InlineField row={row} field="country" />
        <InlineField row={row} field="place" />
        <InlineField row={row} field="urls" copies />
        <InlineField row={row} field="handles" copies />
        <InlineField row={row} field="altNames" />
        <InlineField row={row} field="tags" />
        <InlineField row={row} field="fit" />
        <InlineField row={row} field="care" hint={care === 'careful' && inline.careHint} />
        <InlineField row={row} field="legalForm" />
        <InlineField row={row} field="languages" />
        {registryIds.length > 0 && <InlineField row={row} field="registryIds" copies />}
        <InlineField row={row} field="summary" />
        <InlineField row={row} field="myTie" hint={inline.myTieHint} />
      </dl>
    </Section>
  );
}
