/** What was promised between us and those a coalition or circle may know of. */
import type { WithheldReason } from '../i18n/report/words.ts';
import * as lists from '../model/enumerations.ts';
import { personName } from '../query/display-name.ts';
import type { Row } from '../query/row.ts';
import { consentOf, encounterHeld, heldAmong, organisationHeld, sharingPurpose } from './gates.ts';
import { inertName, proseLine } from './inert.ts';
import { roleIn } from './project-encounters.ts';
import { nameableOrganisation, publicOrganisation } from './project-organisations.ts';
import { fullRow, type Reading } from './reading.ts';
import { idsOf, known, live, rowNamed, rowsUsing } from './rows.ts';
import { concernsScope } from './scope.ts';
import { type CommitmentView, type Include, type PartyView, promiseStates } from './views.ts';

type Promised = Row<'commitment'>;

/** What is late first, then what is open by its day, what is done last. */
export function commitmentsOf(reading: Reading, include: Include): CommitmentView[] {
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const views = live(reading.graph.ofKind('commitment')).flatMap((row): CommitmentView[] => {
    const { by, to, encounter, due, status, text } = row.fields;
    if (status === 'dropped' || !concerns([encounter, by, to]) || commitmentHeld(reading, row)) return [];
    const [giver, taker] = [partyOf(reading, row, by, include), partyOf(reading, row, to, include)];
    const said = proseLine(text ?? '');
    if (!giver || !taker || said === '') return [];
    include(row);
    return [{ by: giver, to: taker, text: said, ...(due && { due }), state: promiseState(status, due, reading.today) }];
  });
  const place = ({ state, due }: CommitmentView) => `${promiseStates.indexOf(state)} ${due ?? '9999'}`;
  return views.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

export function promiseState(
  status: string | undefined,
  due: string | undefined,
  today: string,
): CommitmentView['state'] {
  const state = known(lists.commitmentStatuses, status);
  if (state === 'done') return 'done';
  if (due !== undefined && due < today) return 'overdue';
  return state === 'blocked' ? 'blocked' : 'open';
}

export function commitmentHeld(reading: Reading, row: Promised): WithheldReason | undefined {
  // The model has no mark that says a promise is for everyone, so none goes to the public.
  if (reading.audience === 'public') return 'not_for_audience';
  const meeting = rowNamed(reading.graph, row.fields.encounter, 'encounter');
  if (meeting && encounterHeld(reading, meeting) === 'conflict') return 'conflict';
  const beside = meeting && heldAmong(reading, fullRow(reading, meeting).fields.orgs, meeting.fields.orgs);
  return beside ?? partyHeld(reading, row.fields.by) ?? partyHeld(reading, row.fields.to);
}

function partyHeld(reading: Reading, id: string | undefined): WithheldReason | undefined {
  if (id === undefined) return undefined;
  const organisation = rowNamed(reading.graph, id, 'organisation');
  if (organisation) return organisationHeld(reading, organisation);
  const person = rowNamed(reading.graph, id, 'person');
  if (!person) return 'narrower_space';
  const consent = consentOf(reading, person, sharingPurpose(reading));
  return consent === 'refused' || consent === 'withdrawn' ? 'no_consent' : undefined;
}

function partyOf(reading: Reading, row: Promised, id: string | undefined, include: Include): PartyView | undefined {
  if (id === undefined) return { type: 'us' };
  const organisation = nameableOrganisation(reading, id);
  if (organisation) {
    include(organisation);
    return { type: 'organisation', organisation: publicOrganisation(organisation) };
  }
  const person = rowNamed(reading.graph, id, 'person');
  if (!person) return undefined;
  // Whoever wrote it down speaks of themselves; by name or by organisation they would tell of their own membership.
  if (idsOf(person).includes(row.createdBy) || personName(person.fields) === reading.author) return { type: 'us' };
  const name = inertName(personName(person.fields));
  if (name === '' || consentOf(reading, person, sharingPurpose(reading)) !== 'given')
    return someone(reading, row, person);
  include(person);
  return { type: 'person', name };
}

/**
 * Somebody who did not agree to be named. That an unnamed person belongs to a union or a party is still a special
 * category of theirs where few belong, so of those ties only the kind is told; of faith, health and origin nothing.
 */
function someone(reading: Reading, row: Promised, person: Row<'person'>): PartyView {
  const meeting = rowNamed(reading.graph, row.fields.encounter, 'encounter');
  const role = meeting && roleIn(meeting, person);
  const tie = rowsUsing(reading.graph, person, 'affiliation').find(
    ({ fields }) =>
      rowNamed(reading.graph, fields.person, 'person') === person && !(fields.to && fields.to < reading.today),
  );
  const organisation = nameableOrganisation(reading, tie?.fields.organisation);
  const at = organisation && tieOf(organisation);
  return { type: 'someone', at, ...(role && { role }) };
}

function tieOf(organisation: Row<'organisation'>): (PartyView & { type: 'someone' })['at'] {
  switch (organisation.fields.kind) {
    case 'trade_union':
    case 'trade_union_centre':
      return 'a union';
    case 'political_party':
    case 'political_party_youth':
      return 'a party';
    case 'patient_org':
    case 'religious_org':
    case 'migrant_org':
      return undefined;
    default:
      return publicOrganisation(organisation);
  }
}
