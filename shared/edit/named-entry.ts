/** What a new organisation or person is made of that somebody named. */
import { fieldsOfNamed } from './named-organisation.ts';

type NamedFields = ReturnType<typeof fieldsOfNamed>;

/** A person has no links: what looks like one is taken for a name. */
export function fieldsOfNamedAs(kind: 'organisation' | 'person', text: string): NamedFields {
  const fields = fieldsOfNamed(text);
  return kind === 'person' && fields['urls'] ? { name: text.trim().slice(0, 300) } : fields;
}
