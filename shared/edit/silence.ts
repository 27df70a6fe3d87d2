/**
 * Of records that are one thing in one space, one speaks for a field and the others fall silent, so that the next edit
 * does not contradict what nobody means any more. A record that would be unsound without its value says the new one.
 */
import type { Field, Scalar } from '../model/field.ts';
import { kindNamed } from '../model/kinds.ts';
import type { Part } from '../model/part.ts';
import type { Edit } from './edit.ts';

/** `name` is a field of its own, not a key of a set. A name stays where its kind has aliases: the row finds it there. */
export function fallSilent(part: Part, name: string, field: Field, value: Scalar): Edit[] {
  if (name === 'name' && part.fields['altNames'] !== undefined) return [];
  const record = part.id;
  if (field.form === 'prose') return [{ op: 'text', record, key: name, value: '' }];
  return [{ op: 'set', record, key: name, value: soundWithout(part, name) ? null : value }];
}

/** Whether it would miss nothing more without the field, once a merge is taken back. */
function soundWithout(part: Part, name: string): boolean {
  const check = kindNamed(part.kind)?.check;
  if (!check || part.about.length > 0) return true;
  return check({ ...part.fields, [name]: undefined } as never).length <= check(part.fields as never).length;
}
