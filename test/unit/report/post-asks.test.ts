import { describe, expect, test } from 'vitest';
import { asksOfPost } from '../../../shared/edit/asks-of-post.ts';
import { fold } from '../../../shared/query/fold.ts';
import { spaces, tour } from './scene.ts';

describe('what a post asks for', () => {
  test('becomes asks, each about those it is said of; who is held back is in none', () => {
    const { report, parts, ids } = tour();
    const { asked } = report();
    expect(asked).toEqual(
      [
        { type: 'facilitate', organisations: [ids['tenants'], ids['swedes']].sort() },
        { type: 'suggest', organisations: [] },
        { type: 'join', organisations: [ids['coop']] },
      ].map((each) => ({ ...each, organisations: expect.arrayContaining(each.organisations) })),
    );
    expect(JSON.stringify(asked)).not.toContain(ids['agency']);
    // The tenants are asked about already.
    expect(asksOfPost(fold(parts, spaces), asked).map((command) => command.op === 'create' && command.fields)).toEqual([
      { type: 'facilitate', orgs: [ids['swedes']], audience: 'public', status: 'open' },
      { type: 'suggest', orgs: [], audience: 'public', status: 'open' },
      { type: 'join', orgs: [ids['coop']], audience: 'public', status: 'open' },
    ]);
  });

  test('is asked once: what the list says by itself is not said again by its asks', () => {
    const { report, add, ids, parts } = tour();
    const before = report().plain;
    for (const { type, organisations } of report().asked)
      add('ask', {
        type,
        orgs: Object.fromEntries(organisations.map((id) => [id, true])),
        audience: 'public',
        status: 'open',
      });
    expect(report().plain).toBe(before);
    expect(asksOfPost(fold(parts, spaces), report().asked)).toEqual([]);
    add('ask', { type: 'help', orgs: { [ids['lab'] ?? '']: true }, audience: 'public', status: 'open' });
    expect(report().plain).not.toBe(before);
  });

  test('only the public is asked so', () => {
    expect(tour().report({ audience: 'coalition' }).asked).toEqual([]);
    expect(tour().report({ audience: 'private' }).asked).toEqual([]);
  });
});
