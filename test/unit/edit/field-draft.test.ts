import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, emptyItem, inputOf, isSameDraft } from '../../../shared/edit/field-draft.ts';
import { Organisation } from '../../../shared/model/organisation.ts';
import { Person } from '../../../shared/model/person.ts';

const { urls, handles, altNames, tags, name, country } = Organisation.fields;

test('what is opened and saved untouched says what stood there', () => {
  const links = [{ id: 'a', url: 'https://one.example/', host: 'one.example', path: '/', seen: true }];
  const draft = draftOf('urls', urls, links);
  expect(inputOf('urls', urls, draft)).toEqual({ ok: true, value: links });
  expect(isSameDraft(draft, draftOf('urls', urls, links))).toBe(true);
  const nordic = [{ id: 'a', url: 'https://xn--rdt-0na.example/', host: 'xn--rdt-0na.example', path: '/' }];
  const shown = draftOf('urls', urls, nordic);
  expect(shown).toMatchObject({ items: [{ cells: { url: 'https://rødt.example/' } }] });
  expect(inputOf('urls', urls, shown)).toEqual({ ok: true, value: nordic });
  fc.assert(
    fc.property(fc.string(), (text) => {
      const typed = inputOf('name', name, draftOf('name', name, text));
      expect(typed).toEqual({ ok: true, value: text.trim() === '' ? null : text.trim() });
    }),
  );
});

test('a link is brought into one form, a handle into its two parts; neither is guessed', () => {
  const typed = (field: 'urls' | 'handles', cell: string, text: string) =>
    inputOf(field, { urls, handles }[field], { type: 'items', items: [{ key: 'x', cells: { [cell]: text } }] });
  expect(typed('urls', 'url', 'WWW.One.example/vev/?utm_source=x')).toEqual({
    ok: true,
    value: [{ url: 'https://one.example/vev/', host: 'one.example', path: '/vev/' }],
  });
  expect(typed('urls', 'url', 'no address')).toEqual({ ok: false, error: 'not_an_address' });
  expect(typed('handles', 'handle', '@kabel@Social.example')).toEqual({
    ok: true,
    value: [{ user: 'kabel', host: 'social.example' }],
  });
  expect(typed('handles', 'handle', 'kabel')).toEqual({ ok: true, value: [{ user: 'kabel' }] });
  expect(typed('handles', 'handle', 'two words')).toEqual({ ok: false, error: 'not_a_handle' });
});

test('an emptied line is taken away, an empty one never added', () => {
  const draft = { type: 'items', items: [emptyItem('altNames', altNames, 'x')] } as const;
  expect(inputOf('altNames', altNames, draft)).toEqual({ ok: true, value: [] });
  const { contacts } = Person.fields;
  expect(emptyItem('contacts', contacts, 'x').cells).toEqual({ type: 'signal', value: '' });
});

test('a register without its number is said to be half written; one that stood is taken away by emptying its number', () => {
  const { registryIds } = Organisation.fields;
  const item = { key: 'x', cells: { scheme: 'org.nr', value: ' ' } };
  const typed = (more: object) => inputOf('registryIds', registryIds, { type: 'items', items: [{ ...item, ...more }] });
  expect(typed({})).toEqual({ ok: false, error: 'no_number' });
  expect(typed({ original: { id: 'x', scheme: 'org.nr', value: '987' } })).toEqual({ ok: true, value: [] });
  expect(typed({ cells: { scheme: '', value: '987' } })).toEqual({ ok: true, value: [{ scheme: '', value: '987' }] });
});

test('sets go back as their keys, an emptied box as nothing', () => {
  expect(inputOf('tags', tags, draftOf('tags', tags, { a: true, b: true }))).toEqual({ ok: true, value: ['a', 'b'] });
  expect(inputOf('country', country, { type: 'text', text: '  ' })).toEqual({ ok: true, value: null });
});
