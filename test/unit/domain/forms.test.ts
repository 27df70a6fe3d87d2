import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyToVolume, emptyVolume, partsOf } from '../../../engine/documents/volume.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { inverseOfText } from '../../../shared/edit/inverse-text.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { leavesOf } from '../../../shared/model/event-log.ts';
import { kindNames, kinds } from '../../../shared/model/kinds.ts';
import { headKeys } from '../../../shared/model/part.ts';
import { rawRecord } from '../../../shared/model/raw.ts';
import { canonicalUrl, urlKey } from '../../../shared/model/url.ts';
import { formatWhen, parseWhen, spanOf } from '../../../shared/model/when.ts';
import { coalitionSpace, device } from '../../kit/domain.ts';

describe('when', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('every form survives being written and read', () => {
    const when = fc.oneof(
      day.map((date) => ({ type: 'date' as const, date })),
      fc.record({ type: fc.constant('part' as const), date: day, part: fc.constantFrom('morning', 'evening') }),
      fc.tuple(day, day).map(([a, b]) => ({ type: 'window' as const, from: a < b ? a : b, to: a < b ? b : a })),
      day.map((from) => ({ type: 'window' as const, from, to: null })),
      fc.record({
        type: fc.constant('time' as const),
        date: day,
        time: fc.constantFrom('00:00', '14:05', '23:59'),
        minutes: fc.integer({ min: 1, max: 600 }),
        zone: fc.constantFrom('Europe/Oslo', 'UTC'),
      }),
    );
    fc.assert(
      fc.property(when, (each) => {
        expect(parseWhen(formatWhen(each))).toEqual(each);
      }),
    );
  });

  test('no text makes it throw, and a window never ends before it starts', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(day, day).map(([a, b]) => `${a}/${b}`),
        ),
        (text) => {
          const span = parseWhen(text) && spanOf(parseWhen(text) ?? { type: 'date', date: '' });
          if (span?.to) expect(span.to >= span.from).toBe(true);
        },
      ),
    );
    for (const nonsense of ['2026-02-30', '2026-03-11T25:00', '2026-03-12/2026-03-11', '', '..'])
      expect(parseWhen(nonsense)).toBeUndefined();
  });
});

describe('links', () => {
  test('what differs only in scheme words, www, tracking or a closing dot is one link; a path is not', () => {
    const key = (text: string) => urlKey(canonicalUrl(text) ?? { host: '', path: '' });
    expect(key('https://WWW.Attac.example./?utm_source=x&fbclid=1')).toBe(key('attac.example'));
    expect(key('lo.example/corner/')).not.toBe(key('lo.example'));
    expect(key('ung.styrke.example')).not.toBe(key('styrke.example'));
    expect(canonicalUrl('https://a.example/?id=3&mtm_campaign=f')?.url).toBe('https://a.example/?id=3');
    expect(canonicalUrl('https://blåbær.example/')?.host).toBe('xn--blbr-roah.example');
    for (const no of ['javascript:alert(1)', 'file:///x', 'word', '']) expect(canonicalUrl(no)).toBeUndefined();
  });
});

describe('event logs', () => {
  test('leaves are the same in any order, and forged circles hide nobody', () => {
    const entry = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      at: fc.nat(5),
      by: fc.constant(''),
      after: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => each.id, minLength: 1 }), (entries) => {
        const leaves = leavesOf(entries).map((each) => each.id);
        expect(leaves.length).toBeGreaterThan(0);
        expect(leavesOf([...entries].reverse()).map((each) => each.id)).toEqual(leaves);
      }),
    );
  });
});

describe('every kind of record', () => {
  test('keeps its field names apart from the keys of the record itself, and free of dots', () => {
    for (const name of kindNames)
      for (const field of Object.keys(kinds[name].fields)) {
        expect(headKeys).not.toContain(field);
        expect(field).toMatch(/^[a-z][A-Za-z]*$/);
      }
  });

  test('refuses what no list allows, and says what it allows', () => {
    const ida = device('ida');
    const made = newRecord(
      { kind: 'organisation', space: coalitionSpace.id, fields: { name: 'X', kind: 'guild' } },
      ida.context(),
    );
    expect(made).toMatchObject({
      ok: false,
      error: { type: 'BadValue', field: 'kind', choices: expect.arrayContaining(['trade_union']) },
    });
    expect(newRecord({ kind: 'encounter', space: coalitionSpace.id, fields: {} }, ida.context())).toMatchObject({
      ok: false,
      error: { type: 'Incomplete' },
    });
    expect(
      newRecord({ kind: 'organisation', space: coalitionSpace.id, fields: { nmae: 'X' } }, ida.context()),
    ).toMatchObject({ ok: false, error: { type: 'NoSuchField' } });
  });
});

describe('other versions', () => {
  test('a volume written in the first form is read in today’s, and not rewritten', () => {
    const frozen = new Uint8Array(readFileSync(new URL('../../fixtures/volume-form-1.automerge', import.meta.url)));
    const { doc } = { doc: Automerge.load<Record<string, unknown>>(frozen, { actor: 'ab'.repeat(16) }) };
    const parts = [...partsOf(doc, { volume: 'v', space: coalitionSpace.id }).values()];
    const organisation = parts.find((part) => part.kind === 'organisation');
    const encounter = parts.find((part) => part.kind === 'encounter');
    expect(organisation?.fields['urls']).toEqual([
      { id: 'domain', url: 'https://union.example/', host: 'union.example', path: '/' },
    ]);
    expect(encounter?.fields['statusLog']).toMatchObject([
      { status: 'held', at: 1_770_000_000_000, by: 'f'.repeat(32) },
    ]);
    expect(Automerge.save(doc)).toEqual(Automerge.save(Automerge.load(frozen)));
  });

  test('fields, words and kinds of a newer version survive reading, editing and merging', () => {
    const newer = device('nia');
    const id = newer.context().newId();
    newer.edit(coalitionSpace, [
      {
        op: 'create',
        record: id,
        values: {
          '@kind': 'organisation',
          '@v': 9,
          '@at': 1,
          '@by': 'n',
          '@source': 'manual',
          name: 'Tomorrow',
          kind: 'space_union',
          summary: { $text: '' },
          orbit: 'low',
          'moons.x': { text: 'one' },
          'tags.new': true,
        },
      },
      { op: 'create', record: 'f'.repeat(32), values: { '@kind': 'satellite', '@v': 1, name: 'S' } },
    ]);
    const ida = device('ida', newer);
    const row = ida.graph().ofKind('organisation')[0];
    if (!row) throw new Error('no row');
    expect(row.fields.kind).toBe('space_union');
    expect(row.unknown).toEqual({ orbit: 'low', 'moons.x': { text: 'one' } });
    const change = setField(ida.graph(), { row, field: 'place', value: 'Tromsø' }, ida.context());
    if (change.ok) ida.perform(change.value);
    newer.receive(ida);
    expect(rawRecord(newer.doc(coalitionSpace), id)).toMatchObject({
      orbit: 'low',
      'moons.x': { text: 'one' },
      kind: 'space_union',
      place: 'Tromsø',
    });
    expect(rawRecord(newer.doc(coalitionSpace), 'f'.repeat(32))).toMatchObject({ '@kind': 'satellite', name: 'S' });
  });
});

describe('changing a text', () => {
  test('ends in the wording asked for, whatever stood there, long or short, in any script', () => {
    const wording = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((piece) => piece.repeat(600)),
    );
    fc.assert(
      fc.property(wording, wording, wording, (first, second, third) => {
        const ida = device('ida');
        const made = newRecord(
          { kind: 'note', space: coalitionSpace.id, fields: { subject: 's', text: first } },
          ida.context(),
        );
        if (!made.ok) throw new Error('not made');
        ida.perform({ kind: 'edit', edits: [made.value] });
        for (const value of [second, third, second]) {
          ida.edit(coalitionSpace, [{ op: 'text', record: made.value.record, key: 'text', value }]);
          expect(rawRecord(ida.doc(coalitionSpace), made.value.record)?.['text']).toEqual({ $text: value });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('taking a text change back', () => {
  test('restores the text where nothing came after, and keeps what did', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
        expect(inverseOfText(before, after, after)).toBe(before);
      }),
    );
    expect(inverseOfText('We met.', 'We met Kari.', 'We met Kari. It rained.')).toBe('We met. It rained.');
    expect(inverseOfText('We met.', 'We met Kari.', 'Something else entirely')).toBeUndefined();
  });
});

test('a document with changes whose ancestors are missing shows them once they arrive', () => {
  const ida = device('ida');
  const made = newRecord({ kind: 'organisation', space: coalitionSpace.id, fields: { name: 'First' } }, ida.context());
  if (!made.ok) throw new Error('not made');
  ida.perform({ kind: 'edit', edits: [made.value] });
  ida.edit(coalitionSpace, [{ op: 'set', record: made.value.record, key: 'place', value: 'Oslo' }]);
  const [first, second] = Automerge.getAllChanges(ida.doc(coalitionSpace));
  if (!first || !second) throw new Error('two changes expected');
  const late = applyToVolume(emptyVolume('cc'.repeat(16)), [second]);
  expect([...late.touched]).toEqual([]);
  const { doc, touched } = applyToVolume(late.doc, [first]);
  expect([...touched]).toEqual([made.value.record]);
  expect(rawRecord(doc, made.value.record)).toMatchObject({ name: 'First', place: 'Oslo' });
});
