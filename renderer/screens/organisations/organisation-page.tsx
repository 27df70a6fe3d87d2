/** One organisation: what is known of it, who belongs to it, what we have to do with it, and the way to it. */
import { inlineFieldWords } from '../../../shared/i18n/app/inline-field.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useNames } from '../../data/hooks.ts';
import { Affiliations } from '../../entry-page/affiliations.tsx';
import { Asks } from '../../entry-page/asks.tsx';
import { Consents } from '../../entry-page/consents.tsx';
import { EntryOf, EntryPage, PutAway } from '../../entry-page/entry-page.tsx';
import { Facts, type ShownField } from '../../entry-page/facts.tsx';
import { Identity } from '../../entry-page/identity.tsx';
import { Layers } from '../../entry-page/layers-section.tsx';
import { Meetings } from '../../entry-page/meetings.tsx';
import { Promises } from '../../entry-page/promises.tsx';
import { Relations } from '../../entry-page/relations.tsx';
import { Moves, Tools } from '../../entry-page/tools.tsx';
import { WaysIn } from '../../entry-page/ways-in.tsx';
import { NotesSection } from '../../notes/notes-section.tsx';
import { History } from '../../parts/history.tsx';
import { useWords } from '../../words/language.tsx';

export function OrganisationPage({ id }: { id: string }) {
  return (
    <EntryOf kind="organisation" id={id}>
      {(row) => <Organisation key={row.id} row={row} />}
    </EntryOf>
  );
}

function Organisation({ row }: { row: Row<'organisation'> }) {
  return (
    <EntryPage row={row}>
      <div className="entry-column">
        <Facts row={row} fields={useFields(row)} />
        <NotesSection row={row} name={useNames().of(row.id)} />
        <Affiliations row={row} />
        <Relations row={row} />
        <Tools row={row} />
        <Moves row={row} />
      </div>
      <div className="entry-column">
        <Meetings row={row} />
        <WaysIn row={row} />
        <Asks row={row} />
        <Promises row={row} />
        <Consents row={row} />
        <Layers row={row} />
        <Identity row={row} />
        <History id={row.id} kind="organisation" />
        <PutAway row={row} />
      </div>
    </EntryPage>
  );
}

function useFields({ fields: { kind, kindText, care } }: Row<'organisation'>): readonly ShownField[] {
  const words = useWords(inlineFieldWords);
  return [
    { field: 'name', always: true },
    { field: 'kind', always: true },
    ...(kindText && (!kind || kind === 'other') ? [{ field: 'kindText' }] : []),
    { field: 'country', always: true },
    { field: 'place' },
    { field: 'urls', copies: true },
    { field: 'handles', copies: true },
    { field: 'altNames' },
    { field: 'tags', always: true },
    { field: 'fit', always: true },
    { field: 'care', hint: care === 'careful' && words.careHint },
    { field: 'legalForm' },
    { field: 'languages' },
    { field: 'registryIds', copies: true },
    { field: 'summary', always: true },
    { field: 'myTie', hint: words.myTieHint },
  ];
}
