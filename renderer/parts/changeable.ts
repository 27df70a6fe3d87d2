/** Which fields of a record are changed on its own page, and where it is unfolded on another. */
import type { Field } from '../../shared/model/field.ts';
import type { SpaceId } from '../../shared/model/id.ts';
import { type KindName, kindNamed } from '../../shared/model/kinds.ts';
import type { Row } from '../../shared/query/row.ts';

const fieldsOfKind: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  commitment: ['text', 'by', 'to', 'due', 'status'],
  ask: ['text', 'type', 'orgs', 'status'],
  stay: ['hosts', 'place', 'from', 'nights', 'thanksPublic'],
  travel: ['mode', 'from', 'to', 'ref'],
  affiliation: ['role', 'from', 'to', 'isContactPoint'],
  relation: ['type', 'since', 'until', 'strength', 'evidence'],
  dependency: [
    'function',
    'product',
    'vendor',
    'hostedBy',
    'jurisdiction',
    'contractEnds',
    'criticality',
    'threats',
    'source',
    'asOf',
    'confidence',
  ],
  migration: ['status', 'function', 'software', 'provider', 'nextStep', 'blockers', 'from', 'due'],
  cohort: ['title', 'status', 'functions', 'vendors', 'threats', 'countries', 'renewsFrom', 'renewsTo'],
  hosting_offer: [
    'function',
    'software',
    'seatsFree',
    'priceModel',
    'languages',
    'jurisdiction',
    'governance',
    'floss',
    'evidence',
    'verifiedBy',
    'lastChecked',
  ],
};

export function changeableFields({ kind, fields }: Row): readonly string[] {
  // Who is who is an opinion in a log of its own: it is taken back, not rewritten.
  if (kind === 'relation' && 'type' in fields && ['same_as', 'not_same_as'].includes(fields.type ?? '')) return [];
  return fieldsOfKind[kind] ?? [];
}

/** Whether something else is said of the field in another layer, which is shown once this one is silent. */
export function standsElsewhere(row: Row, name: string, space: SpaceId): boolean {
  const shownIn = row.from[name] ?? row.space;
  return shownIn !== space || (row.alternatives[name] ?? []).some((other) => other.space !== space);
}

/** Whether a row would miss something it must have, a name above all, with this field emptied. */
export function isNeeded(row: Row, name: string, field: Field): boolean {
  const check = kindNamed(row.kind)?.check;
  const empty = field.form === 'items' ? [] : undefined;
  return (
    check !== undefined && check({ ...row.fields, [name]: empty } as never).length > check(row.fields as never).length
  );
}
