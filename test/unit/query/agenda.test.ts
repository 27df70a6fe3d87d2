import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlaps, type Ride, ridesOverlapping, townsOf } from '../../../shared/query/agenda.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';

const base = { space: 's', layered: false, archived: false, createdAt: 0, unsettled: false } as const;
const meeting = (id: string, when: string, more: Partial<ListEntry> = {}): ListEntry => ({
  ...base,
  id,
  kind: 'encounter',
  name: '',
  status: 'planned',
  when,
  day: when.slice(0, 10),
  ...more,
});
const org = (id: string, place: string): ListEntry => ({ ...base, id, kind: 'organisation', name: id, place });
const orgs = new Map([org('oslo', 'Oslo'), org('goteborg', 'Göteborg')].map((each) => [each.id, each]));
const scene = { entryOf: (id: string) => orgs.get(id), towns: townsOf(['Oslo', 'Göteborg']) };
const types = (entries: readonly ListEntry[], rides: readonly Ride[] = []) =>
  [...overlaps(entries, { ...scene, rides })].map(([id, found]) => [id, found.map(({ type }) => type).join()]);

describe('overlaps', () => {
  test('two at one time are in each other’s way, one after the other are not', () => {
    expect(types([meeting('a', '2026-03-12T14:00'), meeting('b', '2026-03-12T14:30')])).toEqual([
      ['a', 'overlap'],
      ['b', 'overlap'],
    ]);
    expect(types([meeting('a', '2026-03-12T14:00'), meeting('b', '2026-03-12T15:00')])).toEqual([]);
    expect(types([meeting('a', '2026-03-12T14:00/PT20M'), meeting('b', '2026-03-12T14:30')])).toEqual([]);
  });

  test('what is not planned, or has no hour, is in nobody’s way', () => {
    const other = meeting('b', '2026-03-12T14:00');
    expect(types([meeting('a', '2026-03-12T14:00', { status: 'half_planned' }), other])).toEqual([]);
    expect(types([meeting('a', '2026-03-12'), other])).toEqual([]);
  });

  test('half an hour between two towns is not enough, unless a ride gets there or one is a call', () => {
    const one = meeting('a', '2026-03-12T14:00', { orgs: ['oslo'] });
    const other = meeting('b', '2026-03-12T15:30', { orgs: ['goteborg'] });
    expect(types([one, other])).toEqual([
      ['a', 'hop'],
      ['b', 'hop'],
    ]);
    const ride = {
      id: 'r',
      from: 'Oslo S',
      to: 'Göteborg C',
      departs: '2026-03-12T15:00',
      arrives: '2026-03-12T15:30',
    };
    expect(types([one, other], [ride])).toEqual([]);
    expect(types([one, { ...other, mode: 'call' }])).toEqual([]);
    expect(types([one, { ...other, place: 'Stortinget, Oslo' }])).toEqual([]);
  });

  test('a meeting while one travels is in the way', () => {
    const rides = [{ id: 'r', from: 'Oslo', to: 'Göteborg', departs: '2026-03-12T13:30', arrives: '2026-03-12T17:00' }];
    expect(ridesOverlapping([meeting('a', '2026-03-12T14:00')], { ...scene, rides })).toEqual([
      { ride: 'r', encounter: 'a' },
    ]);
    expect(ridesOverlapping([meeting('a', '2026-03-12T17:00')], { ...scene, rides })).toEqual([]);
  });

  test('zones count: 14:00 in London is 15:00 in Oslo', () => {
    const london = meeting('a', '2026-03-12T14:00[Europe/London]');
    expect(types([london, meeting('b', '2026-03-12T15:00[Europe/Oslo]')])).toHaveLength(2);
    expect(types([london, meeting('b', '2026-03-12T14:00[Europe/Oslo]')])).toEqual([]);
  });

  test('every clash is told of both, whatever the order', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 12 });
    fc.assert(
      fc.property(hours, (all) => {
        const entries = all.map((hour, at) => meeting(`m${at}`, `2026-03-12T${String(hour).padStart(2, '0')}:00`));
        const found = overlaps(entries, scene);
        for (const [id, clashes] of found)
          for (const { other } of clashes) expect(found.get(other)?.some((each) => each.other === id)).toBe(true);
        const byName = (map: typeof found) =>
          [...map].map(([id, list]) => [id, list.map(({ other }) => other).sort()]).sort();
        expect(byName(overlaps([...entries].reverse(), scene))).toEqual(byName(found));
      }),
    );
  });
});
