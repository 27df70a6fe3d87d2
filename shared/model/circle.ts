import { type FieldValues, referencesWith, text } from './field.ts';
import { recordKind } from './kind.ts';

/** What members call a shared space; who may read it is decided by its membership acts, never by this record. */
export const Circle = recordKind('circle', { title: text(300), purpose: text(), people: referencesWith([]) });
export type Circle = FieldValues<(typeof Circle)['fields']>;
