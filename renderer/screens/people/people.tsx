/** Everybody, and beside the list the one who is open. */
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { Browse } from '../../parts/browse/browse.tsx';
import type { BrowsedKind } from '../../parts/browse/browsed-kind.ts';
import { Acts } from './acts.tsx';
import { Filters } from './filters.tsx';
import { More } from './more.tsx';
import { NewPerson } from './new-person.tsx';
import { PersonPage } from './person-page.tsx';

const people: BrowsedKind = {
  kind: 'person',
  place: 'people',
  words: peopleWords,
  More,
  Filters,
  Acts,
  New: NewPerson,
  Detail: PersonPage,
};

export function People({ params }: ScreenProps) {
  return <Browse of={people} id={params['id']} />;
}
