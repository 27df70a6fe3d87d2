import { type FieldValues, prose, reference } from './field.ts';
import { recordKind } from './kind.ts';

/**
 * What somebody wrote about an encounter (or any record). Each note is a document of its own, in one space; two started
 * apart stay two. New notes are private.
 */
export const Note = recordKind(
  'note',
  { subject: reference(), text: prose() },
  { check: (fields) => (fields.subject ? [] : ['note_needs_subject']) },
);
export type Note = FieldValues<(typeof Note)['fields']>;
