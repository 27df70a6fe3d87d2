import { expect, test } from 'vitest';
import { createEntries, type Entries } from '../../../shared/query/entries.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { lastMet, membershipsOf } from '../../../shared/query/entry-list.ts';

const entry = (id: string, more: Partial<ListEntry>): ListEntry => ({
  id,
  kind: 'person',
  name: id,
  space: 'private',
  layered: false,
  archived: false,
  createdAt: 0,
  unsettled: false,
  ...more,
});

function scene(): Entries {
  const entries = createEntries((run) => run());
  entries.apply({
    put: [
      entry('tuva', {}),
      entry('lykt', { kind: 'organisation' }),
      entry('role', { kind: 'affiliation', name: '', from: 'tuva', to: 'lykt' }),
      entry('meeting', { kind: 'encounter', name: '', status: 'held', day: '2026-03-11', people: ['tuva'] }),
    ],
    parts: [],
    gone: [],
  });
  return entries;
}

/** What telling more people does: a wider record names the row, the first one lies over it. */
const widened = {
  put: [entry('wide', { name: 'tuva', layered: true })],
  parts: [['tuva', 'wide']],
  gone: ['tuva'],
} as const;

test('somebody who was told to more people still belongs where they did, and was met when they were', () => {
  const entries = scene();
  entries.apply(widened);
  const { get, ofKind } = entries.now();
  expect(get('tuva')?.id).toBe('wide');
  expect([...membershipsOf(ofKind('affiliation'), get)]).toEqual([['wide', ['lykt']]]);
  expect(lastMet(ofKind('encounter'), get).get('wide')).toBe('2026-03-11');
});

test('what is worked out from entries is worked out anew after any change, and only then', () => {
  const entries = scene();
  const before = entries.now();
  expect(entries.now()).toBe(before);
  const roles = before.ofKind('affiliation');
  entries.apply(widened);
  expect(entries.now()).not.toBe(before);
  // The list of a kind nothing happened to is the same: whoever looks ids up in it must ask for the entries too.
  expect(entries.now().ofKind('affiliation')).toBe(roles);
});

test('what is foreseen shows at once, goes when it is refused, and never over what the engine has said since', () => {
  const entries = scene();
  const heard: (string | undefined)[] = [];
  entries.subscribe(() => heard.push(entries.now().get('meeting')?.status));
  const statusOf = () => entries.ofKind('encounter')[0]?.status;
  const meeting = (status: string) => entry('meeting', { kind: 'encounter', name: '', status, day: '2026-03-11' });
  const putBack = entries.foresee([meeting('missed')]);
  expect(statusOf()).toBe('missed');
  putBack();
  expect(statusOf()).toBe('held');
  const late = entries.foresee([meeting('missed')]);
  entries.apply({ put: [meeting('declined')], parts: [], gone: [] });
  late();
  expect(statusOf()).toBe('declined');
  expect(heard).toEqual(['missed', 'held', 'missed', 'declined']);
});
