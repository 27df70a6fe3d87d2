/** Somebody: what may be known of them, where they belong, what we have to do with each other, what they agree to. */
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useNames } from '../../data/hooks.ts';
import { Affiliations } from '../../entry-page/affiliations.tsx';
import { Consents } from '../../entry-page/consents.tsx';
import { EntryOf, EntryPage, PutAway } from '../../entry-page/entry-page.tsx';
import { Facts, type ShownField } from '../../entry-page/facts.tsx';
import { Identity } from '../../entry-page/identity.tsx';
import { Layers } from '../../entry-page/layers-section.tsx';
import { Meetings } from '../../entry-page/meetings.tsx';
import { Promises } from '../../entry-page/promises.tsx';
import { Relations } from '../../entry-page/relations.tsx';
import { Stays } from '../../entry-page/stays.tsx';
import { NotesSection } from '../../notes/notes-section.tsx';
import { History } from '../../parts/history.tsx';
import { useWords } from '../../words/language.tsx';

export function PersonPage({ id }: { id: string }) {
  return (
    <EntryOf kind="person" id={id}>
      {(row) => <Person key={row.id} row={row} />}
    </EntryOf>
  );
}

function Person({ row }: { row: Row<'person'> }) {
  return (
    <EntryPage row={row}>
      <div className="entry-column">
        <Facts row={row} fields={useFields()} />
        <NotesSection row={row} name={useNames().of(row.id)} />
        <Affiliations row={row} />
        <Relations row={row} />
        <Consents row={row} />
      </div>
      <div className="entry-column">
        <Meetings row={row} />
        <Promises row={row} />
        <Stays row={row} />
        <Layers row={row} />
        <Identity row={row} />
        <History id={row.id} kind="person" />
        <PutAway row={row} />
      </div>
    </EntryPage>
  );
}

/** How to reach them stays off the screen until somebody asks. */
function useFields(): readonly ShownField[] {
  const words = useWords(peopleWords);
  return [
    { field: 'name', always: true },
    { field: 'pseudonym' },
    { field: 'pronouns' },
    { field: 'handles', copies: true },
    { field: 'contacts', copies: true, hidden: true },
    { field: 'languages' },
    { field: 'canBeAskedToIntroduce', always: true, hint: words.willingHint },
    { field: 'notes', hint: words.notesHint },
  ];
}
