/**
 * Thanks to those who gave a bed. The sentence is there because the sender ticked it and says the same for one host and
 * for ten, so that it tells nothing of the nights. A name stands in it only where the stay and the person both lie in a
 * space of the audience, the stay says how to thank, and the person agreed to just that.
 */
import { handleText, personName } from '../query/display-name.ts';
import type { Row } from '../query/row.ts';
import { consentOf } from './gates.ts';
import { inertName } from './inert.ts';
import { nameableOrganisations, publicOrganisation } from './project-organisations.ts';
import type { Reading } from './reading.ts';
import { live, rowsNamed } from './rows.ts';
import { covers } from './scope.ts';
import type { Include, ThanksView } from './views.ts';

export function thanksOf(reading: Reading, include: Include): { thanks?: ThanksView } {
  if (!reading.choice.thankHosts) return {};
  const covered = covers(reading.choice, reading.full);
  const stays = live(reading.graph.ofKind('stay')).filter((row) => covered(row.fields.from));
  const names = stays.flatMap((stay) => {
    const way = stay.fields.thanksPublic;
    if (way !== 'first-name' && way !== 'handle') return [];
    const people = rowsNamed(reading.graph, stay.fields.hosts, 'person').filter((row) => agreed(reading, row));
    const hosts = nameableOrganisations(reading, stay.fields.hosts).filter((row) => agreed(reading, row));
    for (const row of [...people, ...hosts]) include(row);
    return [
      ...people.map((person) => nameFor(person, way)),
      ...hosts.map((organisation) => publicOrganisation(organisation).name),
    ];
  });
  return { thanks: { names: [...new Set(names)].filter((name) => name !== '') } };
}

function agreed(reading: Reading, row: Row<'person'> | Row<'organisation'>): boolean {
  return consentOf(reading, row, 'publish_thanks') === 'given';
}

function nameFor({ fields }: Row<'person'>, way: 'first-name' | 'handle'): string {
  const [handle] = fields.handles;
  if (way === 'handle') return handle ? inertName(handleText(handle)) : '';
  // A handle or a full name is not the first name somebody agreed to.
  const called = fields.name ?? fields.pseudonym;
  return called === undefined ? '' : (inertName(personName(fields)).split(' ')[0] ?? '');
}
