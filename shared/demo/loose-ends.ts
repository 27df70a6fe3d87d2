/** What waits for somebody in the demo: an organisation written down twice, a plan whose day is over; and something to be put away. */
import { dayAfter } from '../day.ts';
import type { FieldInputs } from '../edit/field-values.ts';
import type { NewRecord } from '../edit/new-record.ts';
import { type EditContext, spaceOfWidth } from '../edit/plan.ts';
import type { KindName } from '../model/kinds.ts';
import type { Organisation } from '../model/organisation.ts';

export interface LooseEnds {
  readonly records: readonly NewRecord[];
  /** Ids of those that are put away once they are there. */
  readonly putAway: readonly string[];
}

export function looseEnds(
  organisations: readonly { readonly id: string; readonly fields: Pick<Organisation, 'name' | 'urls' | 'country'> }[],
  context: Pick<EditContext, 'now' | 'today' | 'me' | 'newId' | 'spaces'>,
): LooseEnds {
  const space = spaceOfWidth(context, 'coalition').id;
  const make = (kind: KindName, fields: FieldInputs) => ({ kind, space, fields, id: context.newId() });
  const [twin, partner] = organisations;
  if (!twin || !partner) return { records: [], putAway: [] };
  const { name = '', urls, country } = twin.fields;
  const again = make('organisation', {
    name: `${name}, styret`,
    ...(country && { country, countrySource: 'manual' }),
    urls: urls.map(({ url, host, path }) => ({ url, host, path })),
  });
  const past = make('encounter', {
    orgs: [partner.id],
    mode: 'meeting',
    statusLog: [{ status: 'planned', at: context.now, by: context.me, after: '' }],
    when: `${dayAfter(context.today, -4)}T18:00`,
  });
  const dissolved = make('organisation', { name: 'Gamle Torget lesesirkel', kindText: 'lesesirkel', country: 'NO' });
  return { records: [again, past, dissolved], putAway: [dissolved.id] };
}
