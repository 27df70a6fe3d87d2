import { expect, test } from 'vitest';
import { seedFrom } from '../../../shared/demo/chance.ts';
import { generateRecords } from '../../../shared/demo/generate.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { changedMiddle, changeInWords } from '../../../shared/i18n/changes.ts';
import { type FactWords, factsOf } from '../../../shared/i18n/facts.ts';
import { languages } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { device } from '../../kit/domain.ts';

const wordsIn = (language: FactWords['language']): FactWords => ({
  language,
  nameOf: (id) => `<${id.slice(0, 4)}>`,
  day: (day) => `day ${day}`,
  number: String,
  country: (code) => `country ${code}`,
});
const en = wordsIn('en');
const [one, two] = ['1'.repeat(32), '2'.repeat(32)];

function demoRows(): Row[] {
  const ida = device('ida');
  for (const batch of generateRecords({ organisations: 40, seed: seedFrom('facts'), context: ida.context() }))
    for (const record of batch) {
      const made = newRecord(record, ida.context());
      if (!made.ok) throw new Error(made.error.type);
      ida.perform({ kind: 'edit', edits: [made.value] });
    }
  return [...ida.graph().rows.values()];
}

test('no fact of a full vault shows an id, a code or machine text', () => {
  const rows = demoRows();
  expect(new Set(rows.map((row) => row.kind)).size).toBeGreaterThan(6);
  for (const language of languages)
    for (const row of rows)
      for (const { label, values } of factsOf(row, wordsIn(language)))
        for (const { text } of values) {
          expect(label).not.toMatch(/[a-z][A-Z]/);
          if (!/^@|^https?:/.test(text) && !['device', 'import_batch', 'publication'].includes(row.kind))
            expect(text, `${row.kind} ${label}`).not.toMatch(/[0-9a-f]{32}|[a-z]_[a-z]|\{"/);
        }
});

test('changes are told by what they did', () => {
  expect(changeInWords('encounter', { key: 'when', from: null, to: '2026-03-11T14:00' }, en)).toMatchObject({
    label: 'When',
    from: [],
    to: [{ text: 'day 2026-03-11 14:00' }],
  });
  expect(changeInWords('encounter', { key: `orgs.${one}`, from: true, to: null }, en)).toMatchObject({
    from: [{ id: one }],
    to: [],
  });
  expect(changeInWords('encounter', { key: `people.${two}`, from: null, to: 'host' }, en).to[0]?.text).toBe(
    '<2222> (host)',
  );
  expect(
    changeInWords('encounter', { key: 'statusLog.x', from: null, to: { status: 'declined', reason: 'no time' } }, en)
      .to[0]?.text,
  ).toBe('said no (no time)');
  expect(
    changeInWords('organisation', { key: 'handles.x', from: { user: 'ida' }, to: { user: 'ida', removed: true } }, en),
  ).toMatchObject({ from: [{ text: '@ida' }], to: [] });
  expect(changeInWords('organisation', { key: 'shoeSize', from: null, to: 44 }, en)).toMatchObject({
    label: 'shoeSize',
    to: [{ text: '44' }],
  });
});

test('of a long text only what differs is told', () => {
  const long = 'a'.repeat(500);
  const { from, to } = changedMiddle(`${long} red ${long}`, `${long} blue ${long}`);
  expect(from).toContain(' red ');
  expect(to).toContain(' blue ');
  expect(to.length).toBeLessThan(80);
  expect(changedMiddle('same', 'same and more')).toEqual({ from: 'same', to: 'same and more' });
});
