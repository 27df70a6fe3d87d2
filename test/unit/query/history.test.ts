import { expect, test } from 'vitest';
import { foldTyping } from '../../../shared/query/history.ts';

const minute = 60_000;
const save = (minutes: number, from: string, to: string, more = {}) => ({
  at: minutes * minute,
  who: 'Ida',
  device: 'laptop',
  how: 'edit',
  record: 'note',
  changes: [{ key: 'text', from, to }],
  ...more,
});
const said = (entries: readonly ReturnType<typeof save>[]) =>
  foldTyping(entries, 'text').map(({ at, who, changes }) => [at / minute, who, changes[0]?.from, changes[0]?.to]);

test('what somebody types in one sitting is one change of the note, from what stood before to what stands after', () => {
  expect(said([save(0, '', 'Th'), save(1, 'Th', 'They'), save(9, 'They', 'They host mail')])).toEqual([
    [9, 'Ida', '', 'They host mail'],
  ]);
});

test('a sitting ends after ten minutes, with another author, and with anything that is no typing', () => {
  const made = save(0, '', '', { changes: [{ key: 'subject', from: null, to: 'meeting' }] });
  expect(
    said([
      made,
      save(1, '', 'a'),
      save(11, 'a', 'ab'),
      save(12, 'ab', 'abc'),
      save(13, 'abc', 'abcd', { who: 'Bo' }),
      save(14, 'abcd', 'abc', { how: 'undo', who: 'Bo' }),
    ]),
  ).toEqual([
    [0, 'Ida', null, 'meeting'],
    [11, 'Ida', '', 'ab'],
    [12, 'Ida', 'ab', 'abc'],
    [13, 'Bo', 'abc', 'abcd'],
    [14, 'Bo', 'abcd', 'abc'],
  ]);
});

test('what was typed and taken out again is no change', () => {
  expect(said([save(0, 'a', 'ab'), save(1, 'ab', 'a')])).toEqual([]);
});
