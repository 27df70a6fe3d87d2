/**
 * Everything an audience may see is there, and nothing else. What it may see is worked out here a second time, from the
 * records as they were made and the rules as they are written in PRODUCT.md §5.1, without a line of the projection.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../shared/model/part.ts';
import type { ReportChoice } from '../../../shared/report/choice.ts';
import { meetingReport } from '../../../shared/report/report.ts';
import { circleSpace, coalitionSpace, spaces, today } from './scene.ts';
import { type World, worldFrom } from './world.ts';

type Word = 'public' | 'coalition' | 'circle';

function simpleModel({ parts }: World, word: Word, { scope, include = [], thankHosts }: ReportChoice) {
  const shared = word !== 'public';
  const openIds = word === 'circle' ? [coalitionSpace.id, circleSpace.id] : [coalitionSpace.id];
  const marks = { public: ['public'], coalition: ['public', 'coalition'], circle: ['public', 'coalition', 'circle'] };
  const sharing = word === 'circle' ? 'share_circle' : 'share_coalition';
  const all = (kind: string) => parts.filter((part) => part.kind === kind);
  const open = (part: Part | undefined): part is Part => part !== undefined && openIds.includes(part.space);
  const byId = new Map(parts.map((part) => [part.id, part]));
  const text = (part: Part | undefined, field: string) => String(part?.fields[field] ?? '');
  const refs = (part: Part, field: string) =>
    Object.keys(Object(part.fields[field])).flatMap((id) => byId.get(id) ?? []);
  const ref = (part: Part, field: string) => byId.get(text(part, field));
  const consent = (subject: Part, purpose: string) => {
    const one = all('consent').find(
      (each) => text(each, 'subject') === subject.id && text(each, 'purpose') === purpose,
    );
    const until = text(one, 'until');
    return text(one, 'state') === 'given' && until !== '' && until < today ? 'expired' : text(one, 'state');
  };
  const refused = (subject: Part, purpose: string) => ['refused', 'withdrawn'].includes(consent(subject, purpose));
  const held = (org: Part) => {
    if (refused(org, sharing) || (!shared && refused(org, 'publish_name'))) return true;
    if (include.includes(org.id)) return false;
    return text(org, 'care') === 'careful' || (!shared && text(org, 'kind') === 'patient_org');
  };
  const isOrg = (part: Part | undefined) => part?.kind === 'organisation';
  // Words written beside an organisation may name it: one these readers cannot see silences them, whatever it allows.
  const silencing = (org: Part) => held(org) || !open(org);
  const shownOrg = (part: Part | undefined): part is Part => isOrg(part) && open(part) && !held(part);

  const inScope = (encounter: Part) => {
    switch (scope.type) {
      case 'all':
        return true;
      case 'day':
        return text(encounter, 'when') === scope.date;
      case 'encounter':
        return encounter.id === scope.id;
      case 'organisation':
        return refs(encounter, 'orgs').some((org) => org.id === scope.id);
      case 'trip':
        return false;
    }
  };
  const chosen = all('encounter').filter((each) => open(each) && inScope(each));
  const status = (encounter: Part) => String(Object((encounter.fields['statusLog'] as object[])[0])['status']);
  const isAhead = (encounter: Part) =>
    ['wanted', 'asked', 'half_planned', 'planned'].includes(status(encounter)) &&
    !(text(encounter, 'when') !== '' && text(encounter, 'when') < today);
  const tells = (encounter: Part) => refs(encounter, 'orgs').some(shownOrg);
  const expected = new Set<string>();
  const name = (part: Part) => expected.add(text(part, 'name'));
  const about = scope.type === 'organisation' ? byId.get(scope.id) : undefined;
  if (shownOrg(about)) name(about);

  const introduce = (org: Part) => {
    for (const relation of all('relation').filter((each) => open(each) && text(each, 'to') === org.id)) {
      const from = ref(relation, 'from');
      if (shownOrg(from)) name(from);
      const willing = from && open(from) && text(from, 'canBeAskedToIntroduce') === 'yes';
      if (willing && consent(from, sharing) === 'given') name(from);
    }
  };
  const wish = (encounter: Part) => {
    for (const org of refs(encounter, 'orgs').filter(shownOrg)) {
      name(org);
      if (shared) introduce(org);
    }
  };
  for (const encounter of chosen.filter(tells)) {
    if (isAhead(encounter)) wish(encounter);
    if (status(encounter) !== 'held') continue;
    refs(encounter, 'orgs').filter(shownOrg).forEach(name);
    if (!shared) continue;
    for (const person of refs(encounter, 'people'))
      if (open(person) && consent(person, sharing) === 'given') name(person);
    if (refs(encounter, 'orgs').some(silencing)) continue;
    for (const said of [...(encounter.fields['outcomes'] as object[]), ...(encounter.fields['decisions'] as object[])])
      if (marks[word].includes(Object(said)['audience'])) expected.add(Object(said)['text']);
  }
  const chosenOrgs = new Set([...chosen.flatMap((each) => refs(each, 'orgs')), ...(about ? [about] : [])].filter(open));
  if (shared && scope.type === 'encounter')
    for (const encounter of all('encounter').filter((each) => open(each) && !chosen.includes(each)))
      if (isAhead(encounter) && refs(encounter, 'orgs').some((org) => chosenOrgs.has(org))) wish(encounter);

  for (const ask of all('ask').filter(open)) {
    const [orgs, meetings] = [refs(ask, 'orgs'), refs(ask, 'encounters')];
    const tied =
      meetings.some((each) => chosen.includes(each)) ||
      (scope.type !== 'encounter' && orgs.some((org) => chosenOrgs.has(org)));
    const loose = orgs.length + meetings.length === 0 && scope.type === 'day';
    const mark = ask.fields['audience'];
    const marked = mark === undefined ? shared : marks[word].includes(String(mark));
    if (!marked || ['fulfilled', 'withdrawn'].includes(text(ask, 'status'))) continue;
    if (!(scope.type === 'all' || tied || loose)) continue;
    const beside = [...orgs, ...meetings.filter(open).flatMap((each) => refs(each, 'orgs'))].some(silencing);
    orgs.filter(shownOrg).forEach(name);
    if (!beside) expected.add(text(ask, 'text'));
  }

  const concerns = (...ids: (Part | undefined)[]) =>
    scope.type === 'all' || ids.some((part) => part && (chosen.includes(part) || chosenOrgs.has(part)));
  const rows: string[] = [];
  if (shared) {
    for (const promise of all('commitment').filter(open)) {
      const [by, to, meeting] = [ref(promise, 'by'), ref(promise, 'to'), ref(promise, 'encounter')];
      const parties = [by, to].filter((each) => each !== undefined);
      const fine = parties.every((each) => (isOrg(each) ? shownOrg(each) : open(each) && !refused(each, sharing)));
      const beside = meeting && open(meeting) && refs(meeting, 'orgs').some(silencing);
      if (text(promise, 'status') === 'dropped' || !fine || beside || !concerns(by, to, meeting)) continue;
      expected.add(text(promise, 'text'));
      for (const party of parties) {
        if (isOrg(party) || consent(party, sharing) === 'given') name(party);
        else {
          const tie = all('affiliation').find((each) => open(each) && text(each, 'person') === party.id);
          const org = tie && ref(tie, 'organisation');
          if (shownOrg(org) && /^(network|tech_coop|)$/.test(text(org, 'kind'))) name(org);
        }
      }
    }
    for (const tie of [...all('dependency'), ...all('migration')].filter(open)) {
      const org = ref(tie, 'org');
      if (!shownOrg(org) || consent(org, sharing) !== 'given' || !concerns(org)) continue;
      name(org);
      expected.add(text(tie, tie.kind === 'dependency' ? 'product' : 'software'));
      const provider = ref(tie, 'provider');
      if (shownOrg(provider)) name(provider);
    }
    for (const offer of all('hosting_offer').filter(open)) {
      const provider = ref(offer, 'provider');
      if (!shownOrg(provider) || !concerns(provider)) continue;
      name(provider);
      expected.add(text(offer, 'software'));
    }
  }
  for (const cohort of all('cohort').filter(open)) {
    const state = (org: Part) => Object(cohort.fields['members'])[org.id];
    const members = refs(cohort, 'members').filter((org) => shownOrg(org) && ['in', 'invited'].includes(state(org)));
    const told = shared ? scope.type === 'all' || concerns(...members) : scope.type === 'all';
    const over = ['done', 'paused'].includes(text(cohort, 'status'));
    if (!told || (!shared && over)) continue;
    const silent = refs(cohort, 'members').some(silencing);
    const rule = ['functions', 'vendors'].flatMap((field) => Object.keys(Object(cohort.fields[field])));
    if (silent && rule.length === 0) continue;
    for (const supplier of Object.keys(Object(cohort.fields['vendors']))) expected.add(supplier);
    if (!shared) continue;
    members.forEach(name);
    if (!silent) expected.add(text(cohort, 'title'));
  }
  if (thankHosts)
    for (const stay of all('stay').filter(open)) {
      if (!(scope.type === 'all' || (scope.type === 'day' && text(stay, 'from') === scope.date))) continue;
      const way = text(stay, 'thanksPublic');
      if (way !== 'first-name' && way !== 'handle') continue;
      for (const host of refs(stay, 'hosts').filter(
        (each) => open(each) && consent(each, 'publish_thanks') === 'given',
      ))
        if (isOrg(host)) {
          if (shownOrg(host)) name(host);
        } else
          expected.add(way === 'handle' ? Object((host.fields['handles'] as object[])[0])['user'] : text(host, 'name'));
    }

  if (scope.type !== 'all') rows.push('!at least');
  if (scope.type === 'all') {
    const smallest = shared ? 3 : 5;
    const count = (ties: readonly Part[]) => {
      const orgs = [...new Set(ties.flatMap((tie) => ref(tie, 'org') ?? []))].filter(shownOrg);
      const agreed = orgs.filter((org) => consent(org, sharing) === 'given').length;
      const rest = orgs.length - agreed;
      const told = agreed + (rest >= 10 ? 10 : rest >= 5 ? 5 : rest >= smallest ? 3 : 0);
      return told >= smallest ? told : 0;
    };
    for (const [use, said] of [
      ['email', 'e-mail'],
      ['files', 'files'],
    ] as const) {
      const ties = all('dependency').filter((each) => open(each) && text(each, 'function') === use);
      for (const supplier of ['Storsky', 'Fjernhjelp']) {
        const n = count(ties.filter((each) => text(each, 'vendor').trim().toLowerCase() === supplier.toLowerCase()));
        if (shared) rows.push(n > 0 ? `| ${said} | ${supplier} | at least ${n} |` : `!| ${said} | ${supplier} | at`);
      }
      const n = count(ties);
      if (!shared) rows.push(n > 0 ? `${said} (at least ${n})` : `!supplier for ${said} (`);
    }
  }
  return { expected, rows };
}

describe('everything an audience may see is there, and nothing else', () => {
  for (const [word, audience] of [
    ['public', 'public'],
    ['coalition', 'coalition'],
    ['circle', { circle: circleSpace.id }],
  ] as const)
    test(word, () => {
      fc.assert(
        fc.property(fc.integer(), fc.nat(3), (seed, scopeAt) => {
          const world = worldFrom(seed);
          const { parts, words, next } = world;
          const some = (kind: string) => parts.filter((part) => part.kind === kind)[next(8)]?.id ?? '';
          const scopes: ReportChoice['scope'][] = [
            { type: 'all' },
            { type: 'day', date: '2026-03-10' },
            { type: 'encounter', id: some('encounter') },
            { type: 'organisation', id: some('organisation') },
          ];
          const choice: ReportChoice = {
            scope: scopes[scopeAt] ?? { type: 'all' },
            audience,
            language: 'en',
            include: parts.filter(() => next(6) === 0).map((part) => part.id),
            thankHosts: next(2) === 0,
          };
          const { markdown, html, plain } = meetingReport({ parts, spaces, choice, today });
          const { expected, rows } = simpleModel(world, word, choice);
          for (const sent of [markdown, html, plain])
            expect(words.filter((each) => sent.includes(each)).sort()).toEqual([...expected].sort());
          for (const row of rows)
            if (row.startsWith('!')) expect(markdown).not.toContain(row.slice(1));
            else expect(markdown.replace(/storsky/gi, 'Storsky')).toContain(row);
        }),
        { numRuns: 300 },
      );
    });
});
