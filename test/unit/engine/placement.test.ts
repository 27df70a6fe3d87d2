import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardChanges } from '../../../engine/bundles/change-guard.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { editVolume, emptyVolume } from '../../../engine/documents/volume.ts';
import type { VolumeState } from '../../../engine/vault/core.ts';
import { placeEdits } from '../../../engine/vault/place-edits.ts';
import { type Fill, mostRecords, placeFor } from '../../../engine/vault/placement.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import type { PlannedEdit } from '../../../shared/edit/plan.ts';

await readyAutomerge();

const space = '2'.repeat(64);
const mostEncounters = 50;
const create = (record: string, kind = 'organisation', more: Record<string, string> = {}): Edit => ({
  op: 'create',
  record,
  values: { '@kind': kind, ...more },
});
const planned = (...edits: Edit[]): PlannedEdit[] => edits.map((edit) => ({ space, edit }));

function where(volumes: Iterable<Fill> = [], volumeOfRecord: ReadonlyMap<string, VolumeState> = new Map()) {
  let made = 0;
  const states = [...volumes].map((fill): [string, VolumeState] => [
    fill.id,
    { ...fill, space, parts: new Map(), generation: '' },
  ]);
  return { newId: () => `new ${++made}`, volumes: new Map(states), volumeOfRecord };
}

function placed(edits: readonly PlannedEdit[], ...context: Parameters<typeof where>) {
  const result = placeEdits(edits, where(...context));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the volume for a new record', () => {
  const fills = fc.uniqueArray(fc.record({ id: fc.string(), records: fc.nat(160), encounters: fc.nat(60) }), {
    selector: ({ id }) => id,
    maxLength: 8,
  });

  test('is the fullest with room for it, whichever is looked at first, and none where all are full', () => {
    fc.assert(
      fc.property(fills, fc.constantFrom('person', 'encounter'), (volumes, kind) => {
        const roomy = volumes.filter(
          ({ records, encounters }) => records < mostRecords && (kind !== 'encounter' || encounters < mostEncounters),
        );
        const chosen = placeFor(kind, volumes);
        expect(placeFor(kind, [...volumes].reverse())).toBe(chosen);
        if (roomy.length === 0) expect(chosen).toBeUndefined();
        else {
          expect(roomy).toContain(chosen);
          expect(chosen?.records).toBe(Math.max(...roomy.map(({ records }) => records)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('planned edits', () => {
  test('of a thousand new records fill volumes to their limits and no further', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('organisation', 'encounter', 'person'), { minLength: 400, maxLength: 600 }),
        (kinds) => {
          const parts = placed(planned(...kinds.map((kind, at) => create(`r${at}`, kind))));
          const kindOf = (edit: Edit) => (edit.op === 'create' ? edit.values['@kind'] : undefined);
          for (const volume of new Set(parts.map((part) => part.volume))) {
            const edits = parts.filter((part) => part.volume === volume).flatMap((part) => part.edits);
            expect(edits.length).toBeLessThanOrEqual(mostRecords);
            expect(edits.filter((edit) => kindOf(edit) === 'encounter').length).toBeLessThanOrEqual(mostEncounters);
          }
          expect(parts.flatMap((part) => part.edits)).toHaveLength(kinds.length);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('join the volume that has room, and their records stay together', () => {
    const parts = placed(planned(create('a'), create('b'), { op: 'set', record: 'a', key: 'name', value: 'A' }), [
      { id: 'old', records: 3, encounters: 0 },
      { id: 'full', records: mostRecords, encounters: 0 },
    ]);
    expect(parts.map(({ volume, edits }) => [volume, edits.length])).toEqual([['old', 3]]);
  });

  test('of a note make a document of its own, which nothing joins', () => {
    const parts = placed(planned(create('n', 'note'), create('a'), create('m', 'note'), create('b')));
    expect(parts.map(({ volume, edits }) => [volume, edits.map(({ record }) => record)])).toEqual([
      ['new 1', ['n']],
      ['new 2', ['a', 'b']],
      ['new 3', ['m']],
    ]);
  });

  test('of a record that is nowhere are refused', () => {
    const edit: Edit = { op: 'set', record: 'lost', key: 'name', value: 'x' };
    expect(placeEdits(planned(edit), where())).toEqual({ ok: false, error: { type: 'NoSuchRecord', id: 'lost' } });
  });

  test('too many for one change are split, in their order, and one that is too long is refused', () => {
    const long = (record: string, length: number) => create(record, 'organisation', { summary: 'x'.repeat(length) });
    const parts = placed(planned(...Array.from({ length: 8 }, (_, at) => long(`r${at}`, 200_000))));
    expect(parts.map(({ edits }) => edits.length)).toEqual([2, 2, 2, 2]);
    expect(parts.flatMap(({ edits }) => edits.map(({ record }) => record))).toEqual(
      Array.from({ length: 8 }, (_, at) => `r${at}`),
    );
    expect(placeEdits(planned(long('r', 600_000)), where())).toMatchObject({ ok: false, error: { type: 'TooLarge' } });
  });

  /** Whether every change that a plan becomes is one that the guard, ours and others', lets pass. */
  function fitsItsChanges(edits: readonly Edit[]): boolean {
    const actor = 'ab'.repeat(16);
    return placed(planned(...edits)).every((part) => {
      const { change } = editVolume(emptyVolume(actor), part.edits, 0);
      return change !== undefined && guardChanges([change], actor).ok;
    });
  }
  const ideographs = (length: number) =>
    Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000))).join('');
  const letters = (record: string, length: number): Edit => ({
    op: 'create',
    record,
    values: { '@kind': 'person', memo: { $text: 'ordet '.repeat(length / 6) } },
  });

  test('that each fit a change are split so that all do', () => {
    const latin = Array.from({ length: 12 }, (_, at) =>
      create(`r${at}`, 'person', { summary: 'solidaritet '.repeat(8_000) }),
    );
    expect(fitsItsChanges(latin)).toBe(true);
    expect(fitsItsChanges([create('a', 'person', { summary: ideographs(180_000) })])).toBe(true);
    expect(fitsItsChanges([letters('a', 60_000)])).toBe(true);
  });

  test('that each fit a change are split so that all do, in any alphabet', () => {
    const edits = ['a', 'b'].map((record) => create(record, 'person', { summary: ideographs(180_000) }));
    expect(fitsItsChanges(edits)).toBe(true);
  });

  test('that each fit a change are split so that all do, texts too', () => {
    expect(fitsItsChanges([letters('a', 60_000), letters('b', 60_000)])).toBe(true);
  });
});
