import { z } from 'zod';
import type { Field, FieldValues } from './field.ts';
import { log } from './field.ts';

/** A record as it lies in a document, with texts and immutable strings told apart. Unknown keys stay in it. */
export type RawValue = string | number | boolean | null | { readonly $text: string } | RawMap;
export type RawMap = { readonly [key: string]: RawValue };
export type RawRecord = RawMap;

export interface RecordKind<Name extends string = string, S extends Record<string, Field> = Record<string, Field>> {
  readonly name: Name;
  readonly fields: S;
  /** The form that is written today; `upcast` lifts any earlier one on reading. Documents are never rewritten. */
  readonly version: number;
  readonly upcast?: (raw: RawRecord, fromVersion: number) => RawRecord;
  /** Says what is missing or contradictory, in the words of `problems` in shared/i18n; empty when sound. */
  check?(fields: FieldValues<S>): readonly string[];
}

/** Every record can be archived and revived; see archive.ts. `digest` and `uses`: what the archiving device had seen. */
export const ArchiveEntry = z.object({
  state: z.string(),
  digest: z.string().optional(),
  uses: z.string().optional(),
});
export const commonFields = { archive: log(ArchiveEntry) };

export function recordKind<const Name extends string, S extends Record<string, Field>>(
  name: Name,
  fields: S,
  options: Omit<RecordKind<Name, S & typeof commonFields>, 'name' | 'fields' | 'version'> & { version?: number } = {},
): RecordKind<Name, S & typeof commonFields> {
  return { version: 1, ...options, name, fields: { ...fields, ...commonFields } };
}
