import { choice, type FieldValues, text } from './field.ts';
import { recordKind } from './kind.ts';

export const savedListSubjects = ['organisation', 'person', 'encounter'] as const;

/**
 * A search somebody wants to have again. What one looks for tells what one is after, so it never leaves the private space.
 * `query`: as typed, filters and all; see query/filter.ts.
 */
export const SavedList = recordKind(
  'saved_list',
  { title: text(300), of: choice(savedListSubjects), query: text(2_000) },
  { check: (fields) => (fields.title ? [] : ['saved_list_needs_title']) },
);
export type SavedList = FieldValues<(typeof SavedList)['fields']>;
