/** What others may know of an organisation, whatever it is named for. */
import * as lists from '../model/enumerations.ts';
import { organisationName } from '../query/display-name.ts';
import type { Row } from '../query/row.ts';
import { organisationHeld, shownOrganisations } from './gates.ts';
import { inertName, inertUrl } from './inert.ts';
import { openRow, type Reading } from './reading.ts';
import { known, rowNamed } from './rows.ts';
import type { Include, OrganisationView, SharedOrganisation } from './views.ts';

export function publicOrganisation(row: Row<'organisation'>): OrganisationView {
  const url = inertUrl(row.fields.urls[0]);
  const country = /^[A-Z]{2}$/.exec(row.fields.country ?? '')?.[0];
  return { name: inertName(organisationName(row.fields)), ...(url && { url }), ...(country && { country }) };
}

export function sharedOrganisation(row: Row<'organisation'>): SharedOrganisation {
  const kind = known(lists.organisationKinds, row.fields.kind);
  return { ...publicOrganisation(row), ...(kind && { kind }) };
}

/** Those of a set of references that may stand here and have something to be called by. */
export function nameableOrganisations(reading: Reading, ids: Readonly<Record<string, unknown>>): Row<'organisation'>[] {
  return shownOrganisations(reading, ids).filter((row) => inertName(organisationName(row.fields)) !== '');
}

export function nameableOrganisation(reading: Reading, id: string | undefined): Row<'organisation'> | undefined {
  return id === undefined ? undefined : nameableOrganisations(reading, { [id]: true })[0];
}

/** The organisation a report is about, as its audience may know it; undefined where it may not. */
export function organisationInScope(reading: Reading, include: Include): SharedOrganisation | undefined {
  const { scope } = reading.choice;
  const meant = scope.type === 'organisation' ? rowNamed(reading.full, scope.id, 'organisation') : undefined;
  const open = meant && openRow(reading, meant);
  if (!open || organisationHeld(reading, open)) return undefined;
  include(open);
  return sharedOrganisation(open);
}
