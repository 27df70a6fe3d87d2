/** Every organisation, and beside the list the one that is open. */
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { Browse } from '../../parts/browse/browse.tsx';
import type { BrowsedKind } from '../../parts/browse/browsed-kind.ts';
import { Acts } from './acts.tsx';
import { Filters } from './filters.tsx';
import { More } from './more.tsx';
import { NewOrganisation } from './new-organisation.tsx';
import { OrganisationPage } from './organisation-page.tsx';

const organisations: BrowsedKind = {
  kind: 'organisation',
  place: 'organisations',
  words: organisationsWords,
  More,
  Filters,
  Acts,
  New: NewOrganisation,
  Detail: OrganisationPage,
};

export function Organisations({ params }: ScreenProps) {
  return <Browse of={organisations} id={params['id']} />;
}
