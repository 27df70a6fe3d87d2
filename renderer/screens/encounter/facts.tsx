/** When, where, how, on which trip, why, and whether others may come along. */
import type { Row } from '../../../shared/query/row.ts';
import { useEntriesOfKind } from '../../data/hooks.ts';
import { Facts, type ShownField } from '../../entry-page/facts.tsx';
import { InTheWay } from './in-the-way.tsx';

export function EncounterFacts({ row }: { row: Row<'encounter'> }) {
  const trips = useEntriesOfKind('trip');
  const fields: readonly ShownField[] = [
    { field: 'when', always: true },
    { field: 'mode', always: true },
    { field: 'place', always: true },
    { field: 'onlineLink', always: row.fields.mode === 'call', copies: true },
    ...(trips.length > 0 || row.fields.trip ? [{ field: 'trip' }] : []),
    { field: 'joinPolicy' },
    { field: 'purpose', always: true },
    { field: 'organizers' },
    { field: 'nextSteps' },
  ];
  return (
    <>
      <InTheWay row={row} />
      <Facts row={row} fields={fields} />
    </>
  );
}
