import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePost } from '../../../shared/import/parse-post.ts';

const text = readFileSync(new URL('../../fixtures/import/tour-post.txt', import.meta.url), 'utf8');
const proposal = parsePost(text, { referenceDate: '2026-03-11' });
const { orgs, meetings } = proposal;

const byLink = (link: string) =>
  orgs.find(({ domain, handle, url, name }) => [domain, handle, url, name].includes(link));
const held = meetings.filter(({ status }) => status === 'held');
const targets = meetings.filter(({ status }) => status !== 'held');

describe('the post the project began with', () => {
  test('gives every organisation once, and the collective itself', () => {
    expect(orgs).toHaveLength(31);
    expect(orgs.filter(({ collective }) => collective)).toMatchObject([
      { name: 'Digital Sovereignty Collective', kind: 'network', relationToAuthor: 'member' },
    ]);
  });

  test('gives ten held encounters, three of them informal', () => {
    expect(held).toHaveLength(10);
    expect(
      held
        .filter(({ mode }) => mode === 'informal')
        .map(({ orgs: [key] }) => orgs.find((org) => org.key === key)?.name ?? byLink('@hackeriet')?.handle),
    ).toEqual(['Rosa Bøker', 'Folkets Hjørne', '@hackeriet']);
    const attac = byLink('@attacnorge');
    expect(held.filter((meeting) => meeting.orgs.includes(attac?.key ?? '')).map(({ when }) => when)).toEqual([
      { date: '2026-03-10' },
      { date: '2026-03-11' },
    ]);
  });

  test('gives 21 targets with their plans and countries', () => {
    const count = (status: string) => targets.filter((meeting) => meeting.status === status).length;
    expect([targets.length, count('planned'), count('half_planned'), count('wanted')]).toEqual([21, 6, 1, 14]);
    for (const { when } of targets) expect(when).toEqual({ from: '2026-03-12', to: null });
    const countries = targets.map(({ orgs: [key] }) => orgs.find((org) => org.key === key)?.country);
    expect([
      countries.filter((code) => code === 'NO').length,
      countries.filter((code) => code === 'SE').length,
    ]).toEqual([15, 6]);
  });

  test('knows the host and the night', () => {
    expect(proposal.people).toMatchObject([{ handle: '@jhamre', role: 'host' }]);
    expect(proposal.stays).toMatchObject([{ people: [proposal.people[0]?.key], when: { date: '2026-03-10' } }]);
  });

  test('hears what the author asks for', () => {
    expect(proposal.asks.map(({ type }) => type).sort()).toEqual(['facilitate', 'join', 'participate', 'suggest']);
  });

  test('keeps what lies under another address apart, and suggests the tie', () => {
    const corner = byLink('Folkets Hjørne');
    expect(corner).toMatchObject({ url: 'https://lo.no/folketshjorne/', kind: 'visitor_centre' });
    expect(byLink('lo.no')).toMatchObject({ kind: 'trade_union_centre', kindText: 'NTUC' });
    expect(proposal.relations).toEqual([
      { type: 'part_of', from: byLink('ung.styrke.no')?.key, to: byLink('styrke.no')?.key, confidence: 'suggest' },
      { type: 'part_of', from: corner?.key, to: byLink('lo.no')?.key, confidence: 'suggest' },
    ]);
  });

  test('knows whose member the author is', () => {
    const mine = orgs
      .filter(({ relationToAuthor }) => relationToAuthor === 'member')
      .map(({ name, domain }) => domain ?? name);
    expect(mine).toEqual(['ung.styrke.no', 'styrke.no', 'datakollektivet.no', 'Digital Sovereignty Collective']);
  });

  test('sets aside what the page added', () => {
    expect(proposal.ignored.map(({ reason, text: [...letters] }) => [reason, letters.slice(0, 15).join('')])).toEqual([
      ['chrome', 'Search'],
      ['chrome', 'Items tagged wi'],
      ['preview', 'Arbeiderpartiet'],
    ]);
    expect(proposal.hashtags).toContain('coops');
    expect(proposal.hashtags.some((tag) => tag.startsWith('#'))).toBe(false);
  });
});
