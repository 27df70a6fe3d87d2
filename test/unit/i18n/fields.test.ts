import { expect, test } from 'vitest';
import { fieldLabel } from '../../../shared/i18n/app/fields.ts';
import { languages } from '../../../shared/model/enumerations.ts';
import { kinds } from '../../../shared/model/kinds.ts';

test('every field of every kind has a name in every language', () => {
  const nameless = Object.entries(kinds).flatMap(([kind, { fields }]) =>
    Object.keys(fields).flatMap((field) =>
      languages
        .filter((language) => fieldLabel(kind, field, language) === field)
        .map((language) => [kind, field, language]),
    ),
  );
  expect(nameless).toEqual([]);
});

test('a field of a newer version is called as it is written', () => {
  expect(fieldLabel('organisation', 'shoeSize', 'nn')).toBe('shoeSize');
});
