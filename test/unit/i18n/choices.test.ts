import { expect, test } from 'vitest';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { languages } from '../../../shared/model/enumerations.ts';
import type { Field } from '../../../shared/model/field.ts';
import { kinds } from '../../../shared/model/kinds.ts';

function listsOf(field: Field): readonly (readonly string[])[] {
  if (field.form === 'single') return field.choices ? [field.choices] : [];
  if (field.form === 'keyed') return [field.choices, field.keyChoices].flatMap((list) => (list ? [list] : []));
  return field.form === 'items' ? Object.values(field.itemChoices ?? {}) : [];
}

/** Values that people read as they are: names, and words two languages share. */
const plain = new Set(['other', 'host', 'private', 'public', 'alias', 'open', 'text', 'receipt']);

test('every choice of every closed list has words in every language', () => {
  const wordless = Object.entries(kinds).flatMap(([kind, { fields }]) =>
    Object.entries(fields as Record<string, Field>)
      .filter(([name]) => name !== 'pages')
      .flatMap(([name, field]) =>
        listsOf(field).flatMap((list) =>
          list.flatMap((value) =>
            languages
              .filter((language) => choiceWord(language, list, value) === value && value.includes('_'))
              .map((language) => `${kind}.${name} ${value} ${language}`),
          ),
        ),
      ),
  );
  expect(wordless).toEqual([]);
});

test('no list of a field was forgotten: each has at least one word that is not its own key', () => {
  const forgotten = Object.entries(kinds).flatMap(([kind, { fields }]) =>
    Object.entries(fields as Record<string, Field>)
      .filter(([name]) => name !== 'pages')
      .flatMap(([name, field]) =>
        listsOf(field)
          .filter((list) => list.length > 0)
          .filter((list) => list.every((value) => plain.has(value) || choiceWord('nb', list, value) === value))
          .map(() => `${kind}.${name}`),
      ),
  );
  expect(forgotten).toEqual([]);
});

test('a choice of a newer version is shown as it is written', () => {
  expect(choiceWord('sv', ['yes', 'no', 'unknown'], 'perhaps')).toBe('perhaps');
});
