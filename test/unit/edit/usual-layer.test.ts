import { expect, test } from 'vitest';
import { usualLayer } from '../../../shared/edit/usual-layer.ts';
import type { Row } from '../../../shared/query/row.ts';

const layers = [{ id: 'coalition' }, { id: 'circle' }, { id: 'private' }];

function row(kind: 'organisation' | 'person', fields: object, from: Record<string, string> = {}): Row {
  return { kind, space: 'coalition', fields, from } as unknown as Row;
}

test('a value stays in the layer that holds it', () => {
  expect(usualLayer(row('organisation', { place: 'Oslo' }, { place: 'private' }), 'place', layers)).toBe('private');
  expect(usualLayer(row('organisation', { place: 'Oslo' }), 'place', layers)).toBe('coalition');
});

test('what is said first of an organisation is for all, of a person for me', () => {
  expect(usualLayer(row('organisation', {}), 'place', layers)).toBe('coalition');
  expect(usualLayer(row('organisation', { tags: {} }), 'tags', layers)).toBe('coalition');
  expect(usualLayer(row('person', {}), 'pronouns', layers)).toBe('private');
  expect(usualLayer(row('person', { contacts: [] }), 'contacts', layers)).toBe('private');
});

test('another way to reach somebody goes no wider than those that stand there', () => {
  const contacts = [{ id: 'a' }, { id: 'b' }];
  const narrow = { 'contacts.a': 'private', 'contacts.b': 'circle' };
  expect(usualLayer(row('person', { contacts }, narrow), 'contacts', layers)).toBe('circle');
  expect(usualLayer(row('person', { contacts }, { 'contacts.a': 'private' }), 'contacts', layers)).toBe('coalition');
});

test('my own tie is never anybody else’s', () => {
  expect(usualLayer(row('organisation', { myTie: 'member' }), 'myTie', layers)).toBe('private');
});
