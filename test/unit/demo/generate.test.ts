import { expect, test } from 'vitest';
import { seedFrom } from '../../../shared/demo/chance.ts';
import { coalitionRecords } from '../../../shared/demo/coalition.ts';
import { demoPost } from '../../../shared/demo/demo-post.ts';
import { generateRecords } from '../../../shared/demo/generate.ts';
import { looseEnds } from '../../../shared/demo/loose-ends.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { coalitionSpace, device } from '../../kit/domain.ts';

function generated(seed: string, organisations: number) {
  const context = device('a').context();
  return [...generateRecords({ organisations, seed: seedFrom(seed), context })].flat();
}

test('the same seed makes the same records, another seed others', () => {
  expect(generated('spring', 50)).toEqual(generated('spring', 50));
  expect(generated('spring', 50)).not.toEqual(generated('autumn', 50));
});

test('every record is sound, and nothing points to what is not there or is narrower', () => {
  const alice = device('a');
  const context = alice.context();
  const spaceOf = new Map<string, string>();
  for (const record of generated('7', 300)) {
    const made = newRecord(record, context);
    expect(made.ok).toBe(true);
    for (const name of ['organisation', 'person', 'subject', 'from', 'to', 'by', 'encounter', 'trip']) {
      const target = Object(record.fields)[name];
      if (typeof target !== 'string' || !/^[0-9a-f]{32}$/.test(target)) continue;
      expect(spaceOf.has(target)).toBe(true);
      if (record.space === coalitionSpace.id) expect(spaceOf.get(target)).toBe(coalitionSpace.id);
    }
    spaceOf.set(record.id ?? '', record.space);
  }
});

test('relations are such as there are: no section of a security agency, no member of a bookshop', () => {
  const told = ['demo', '1', '7', 'spring'].flatMap((seed) => {
    const records = generated(seed, 300);
    const kindOf = new Map(records.map(({ id, fields }) => [id, String(fields['kind'])]));
    return records.flatMap(({ kind, fields }) => {
      const { from, to, type } = fields;
      return kind === 'relation' && type !== 'can_introduce'
        ? [{ type, from: kindOf.get(String(from)) ?? '', to: kindOf.get(String(to)) ?? '' }]
        : [];
    });
  });
  expect(new Set(told.map(({ type }) => type)).size).toBe(4);
  for (const { type, from, to } of told) {
    expect(`${from} ${to}`).not.toContain('agency');
    if (type === 'member_of') expect(['network', 'solidarity_committee']).toContain(to);
    if (type === 'part_of') expect(to).toBe(from);
    if (type === 'provides_for') expect(from).toMatch(/^(hosting|tech)_/);
  }
});

test('there are as many organisations, people and encounters as asked for, under example domains only', () => {
  const records = generated('1', 120);
  const count = (kind: string) => records.filter((record) => record.kind === kind && !record.about).length;
  expect([count('organisation'), count('person'), count('encounter')]).toEqual([120, 120, 120]);
  const text = JSON.stringify(records);
  for (const [, host] of text.matchAll(/"host":"([^"]+)"/g)) expect(host).toMatch(/\.example$/);
  const names = records.filter((record) => record.kind === 'organisation').map((record) => record.fields['name']);
  expect(new Set(names).size).toBe(120);
});

test('one organisation alone is enough, and none at all is nothing', () => {
  expect(generated('1', 1).length).toBeGreaterThan(3);
  expect(generated('1', 0)).toEqual([]);
});

test('tools, cohort, offers and moves of the demo are sound and say something', () => {
  const context = device('a').context();
  const organisations = generated('demo', 24).flatMap(({ id, kind, fields }) =>
    kind === 'organisation' && id ? [{ id, kind: String(fields['kind']), country: String(fields['country']) }] : [],
  );
  const records = coalitionRecords(organisations, context);
  for (const record of records) expect(newRecord(record, context)).toMatchObject({ ok: true });
  const count = (kind: string) => records.filter((record) => record.kind === kind).length;
  expect(count('dependency')).toBeGreaterThan(8);
  expect([count('cohort'), count('migration')]).toEqual([1, 4]);
  expect(count('hosting_offer')).toBeGreaterThan(1);
  expect(coalitionRecords([], context)).toEqual([]);
});

test('loose ends of the demo are sound, and there are none where there is nobody', () => {
  const context = device('a').context();
  const organisations = generated('demo', 3).flatMap(({ id, kind, fields }) =>
    kind === 'organisation' && id ? [{ id, fields: fields as never }] : [],
  );
  const { records, putAway } = looseEnds(organisations, context);
  for (const record of records) expect(newRecord(record, context)).toMatchObject({ ok: true });
  expect(records.map(({ kind }) => kind)).toEqual(['organisation', 'encounter', 'organisation']);
  expect(records.map(({ id }) => id)).toEqual(expect.arrayContaining([...putAway]));
  expect(looseEnds([], context)).toEqual({ records: [], putAway: [] });
});

test('the demo post names no real domain', () => {
  for (const [domain] of demoPost.matchAll(/[a-z0-9-]+(\.[a-z0-9-]+)+/g)) expect(domain).toMatch(/\.example$/);
});
