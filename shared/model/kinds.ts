import { Affiliation } from './affiliation.ts';
import { Ask } from './ask.ts';
import { Circle } from './circle.ts';
import { Cohort } from './cohort.ts';
import { Commitment } from './commitment.ts';
import { Consent } from './consent.ts';
import { Dependency } from './dependency.ts';
import { Device } from './device.ts';
import { Encounter } from './encounter.ts';
import type { FieldValues } from './field.ts';
import { HostingOffer } from './hosting-offer.ts';
import { ImportBatch } from './import-batch.ts';
import type { RecordKind } from './kind.ts';
import { Migration } from './migration.ts';
import { Note } from './note.ts';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { Publication } from './publication.ts';
import { Relation } from './relation.ts';
import { SavedList } from './saved-list.ts';
import { Stay } from './stay.ts';
import { Travel } from './travel.ts';
import { Trip } from './trip.ts';

/** Every kind of record, by the name written in its `@kind` key. */
export const kinds = {
  organisation: Organisation,
  person: Person,
  affiliation: Affiliation,
  relation: Relation,
  encounter: Encounter,
  note: Note,
  trip: Trip,
  stay: Stay,
  travel: Travel,
  ask: Ask,
  commitment: Commitment,
  dependency: Dependency,
  migration: Migration,
  cohort: Cohort,
  hosting_offer: HostingOffer,
  consent: Consent,
  publication: Publication,
  device: Device,
  circle: Circle,
  import_batch: ImportBatch,
  saved_list: SavedList,
} as const;

export type KindName = keyof typeof kinds;
export type FieldsOf<K extends KindName> = FieldValues<(typeof kinds)[K]['fields']>;

export const kindNames = Object.keys(kinds).filter(isKindName);

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}

export function kindNamed(name: string): RecordKind | undefined {
  return isKindName(name) ? kinds[name] : undefined;
}
