/** Records made by hand, as readPart would read them, for reports to be made of. */
import type { SpaceInfo } from '../../../shared/model/id.ts';
import { type FieldsOf, type KindName, kindNamed } from '../../../shared/model/kinds.ts';
import type { Part } from '../../../shared/model/part.ts';
import type { ReportChoice } from '../../../shared/report/choice.ts';
import { meetingReport, type Report } from '../../../shared/report/report.ts';

export const privateSpace: SpaceInfo = { id: '1'.repeat(64), name: 'private', width: 'private' };
export const circleSpace: SpaceInfo = { id: '3'.repeat(64), name: 'crew', width: 'circle' };
export const coalitionSpace: SpaceInfo = { id: '2'.repeat(64), name: 'coalition', width: 'coalition' };
export const otherCoalition: SpaceInfo = { id: '4'.repeat(64), name: 'elsewhere', width: 'coalition' };
export const spaces = [privateSpace, circleSpace, coalitionSpace, otherCoalition];
export const today = '2026-03-11';

export interface Scene {
  readonly parts: Part[];
  readonly add: <K extends KindName>(
    kind: K,
    fields: { [F in keyof FieldsOf<K>]?: unknown },
    options?: { space?: SpaceInfo } & Partial<Omit<Part, 'fields' | 'kind' | 'space'>>,
  ) => string;
  readonly met: (org: string, day: string | undefined, more?: Partial<Record<string, unknown>>) => string;
  readonly target: (org: string, status: string, more?: Partial<Record<string, unknown>>) => string;
  readonly report: (choice?: Partial<ReportChoice>, author?: string) => Report;
}

export function createScene(): Scene {
  const parts: Part[] = [];
  const add: Scene['add'] = (kind, fields, { space = coalitionSpace, ...rest } = {}) => {
    const id = (parts.length + 1).toString(16).padStart(32, '0');
    const empty = Object.entries(kindNamed(kind)?.fields ?? {}).map(([name, { form }]) => [name, emptyField(form)]);
    parts.push({
      id,
      kind,
      space: space.id,
      volume: space.name,
      about: [],
      createdAt: 1_000 + parts.length,
      createdBy: '',
      source: 'manual',
      alternatives: {},
      unknown: {},
      ...rest,
      fields: { ...Object.fromEntries(empty), ...fields },
    });
    return id;
  };
  const encounter = (org: string, statuses: readonly string[], more: Partial<Record<string, unknown>>) =>
    add('encounter', { orgs: { [org]: true }, mode: 'meeting', statusLog: statusLog(...statuses), ...more });
  return {
    parts,
    add,
    met: (org, day, more = {}) => encounter(org, ['held'], { ...(day && { when: day }), ...more }),
    target: (org, status, more = {}) => encounter(org, [status], more),
    report: (choice = {}, author) =>
      meetingReport({
        parts,
        spaces,
        choice: { scope: { type: 'all' }, audience: 'public', language: 'en', ...choice },
        today,
        ...(author && { author }),
      }),
  };
}

/** Statuses that were all said at the same time. */
export function statusLog(...statuses: readonly string[]): unknown[] {
  return statuses.map((status, index) => ({ id: `s${index}`, at: index, by: '', after: [], status }));
}

function emptyField(form: string): unknown {
  if (form === 'single') return undefined;
  if (form === 'prose') return '';
  return form === 'keyed' ? {} : [];
}

/** A few days on the road: two days of meetings, plans in two countries, and what must stay out of sight. */
export function tour(): Scene & { readonly ids: Readonly<Record<string, string>> } {
  const scene = createScene();
  const { add, met, target } = scene;
  const org = (name: string, kind: string, country: string, more: object = {}) =>
    add('organisation', { name, kind, country, ...more });
  const site = (host: string, path = '/') => ({ urls: [{ id: 'u', url: `https://${host}${path}`, host, path }] });
  const ids = {
    union: org('Havnearbeiderne Ung', 'trade_union', 'NO', site('ung.havn.example')),
    attach: add('organisation', { kind: 'network', country: 'NO', handles: [{ id: 'h', user: 'torg_og_plass' }] }),
    cafe: org('Røde Permer', 'bookshop_cafe', 'NO', site('permer.example')),
    party: add('organisation', { ...site('folkepartiet.example'), kind: 'political_party', country: 'NO' }),
    festival: org('Øyfesten', 'festival', 'NO', site('oyfesten.example')),
    coop: org('Datalaget', 'hosting_coop', 'NO', site('datalaget.example')),
    tenants: org('Leieboerne', 'tenants_union', 'NO'),
    agency: org('Vaktbyrået', 'security_agency', 'NO', { care: 'careful' }),
    swedes: org('Stjärnbilden', 'network', 'SE', site('stjarnbilden.example')),
    lab: org('Ängslabbet', 'worker_coop', 'SE'),
  };
  const kari = add('person', { name: 'Kari Lund' }, { space: privateSpace });
  const ida = add('person', { name: 'Ida Strand', canBeAskedToIntroduce: 'yes' });
  add('consent', { subject: ida, purpose: 'share_coalition', state: 'given' }, { space: privateSpace });
  add('organisation', { myTie: 'member' }, { space: privateSpace, about: [ids.union] });
  const first = met(ids.union, '2026-03-10T10:00/PT60M[Europe/Oslo]', {
    place: 'Havnegata 4',
    people: { [ida]: 'participant' },
    outcomes: [
      { id: 'a', text: 'They want to move their mail before summer', audience: 'coalition' },
      { id: 'b', text: 'The board is split', audience: 'private' },
    ],
    decisions: [{ id: 'c', text: 'Meet again in May', audience: 'coalition' }],
  });
  add('encounter', { people: { [kari]: 'host' } }, { space: privateSpace, about: [first] });
  met(ids.attach, '2026-03-10');
  met(ids.cafe, '2026-03-10', { mode: 'informal' });
  met(ids.party, '2026-03-11');
  met(ids.attach, '2026-03-11');
  met(ids.festival, '2026-03-11', { mode: 'call' });
  target(ids.coop, 'planned', { when: '2026-03-14T14:00', place: 'Storgata 1', joinPolicy: 'open' });
  target(ids.tenants, 'wanted');
  target(ids.agency, 'wanted');
  target(ids.swedes, 'asked');
  target(ids.lab, 'half_planned');
  add(
    'stay',
    { hosts: { [kari]: true }, place: 'Fjellveien 9', from: '2026-03-10', nights: 1 },
    { space: privateSpace },
  );
  add(
    'note',
    { subject: first, text: 'Kari said the chair is leaving.\nAsk again in April.' },
    { space: privateSpace },
  );
  add(
    'commitment',
    { text: 'Send the price list', to: ids.union, due: '2026-03-09', encounter: first, status: 'open' },
    { space: privateSpace },
  );
  add('relation', { type: 'can_introduce', from: ida, to: ids.tenants });
  add('relation', { type: 'part_of', from: ids.cafe, to: ids.tenants });
  add('ask', { type: 'facilitate', orgs: { [ids.tenants]: true }, audience: 'public', status: 'open' });
  return { ...scene, ids: { ...ids, first, kari, ida } };
}

/** The tour, with what those met depend on, who is leaving it together, who could host them and what was promised. */
export function movement(): ReturnType<typeof tour> {
  const scene = tour();
  const { add, ids } = scene;
  const site = (host: string) => ({ urls: [{ id: 'u', url: `https://${host}/`, host, path: '/' }] });
  const names = [
    'Fjordverket',
    'Bygdelaget',
    'Seterstova',
    'Nordlys',
    'Vevstua',
    'Elvetinget',
    'Skogsringen',
    'Holmen',
  ];
  const more = names.map((name, at) =>
    add('organisation', { name, kind: at % 2 ? 'network' : 'ngo', country: 'NO', ...site(`lag${at}.example`) }),
  );
  const [agreed = '', second = ''] = more;
  const clinic = add('organisation', { name: 'Pasientlaget', kind: 'patient_org', country: 'NO' });
  for (const org of [agreed, second, ids['coop'] ?? ''])
    add('consent', { subject: org, purpose: 'share_coalition', state: 'given' }, { space: privateSpace });
  for (const [at, org] of more.entries()) {
    const ends = at < 7 ? `2026-0${7 + (at % 3)}-30` : undefined;
    add('dependency', { org, function: 'email', product: 'Post 365', vendor: 'Storsky', contractEnds: ends });
    if (at > 0) add('dependency', { org, function: 'files', vendor: 'Storsky' });
    add('migration', {
      org,
      function: 'email',
      software: 'Fripost',
      provider: ids['coop'],
      status: 'decided',
      cohort: 'c',
    });
  }
  const cohort = add('cohort', {
    title: 'Out of Storsky before autumn',
    functions: { email: true },
    vendors: { Storsky: true },
    members: {
      [more[2] ?? '']: 'in',
      [agreed]: 'in',
      [second]: 'in',
      [ids['tenants'] ?? '']: 'invited',
      [clinic]: 'candidate',
    },
    status: 'talking',
  });
  for (const org of [more[2], agreed, second])
    add('migration', { org, function: 'files', software: 'Friskap', status: 'piloting', cohort });
  const offer = {
    provider: ids['coop'],
    languages: { nb: true, sv: true },
    jurisdiction: 'NO',
    governance: 'member_coop',
  };
  add('hosting_offer', {
    ...offer,
    function: 'email',
    software: 'Fripost',
    floss: 'all',
    evidence: 'self_declared',
    seatsFree: 40,
  });
  add('hosting_offer', {
    ...{ ...offer, function: 'files', software: 'Friskap', floss: 'most' },
    ...{ evidence: 'verified', verifiedBy: 'Kari Lund', lastChecked: '2026-02-20' },
  });
  const member = add('person', { name: 'Per Vik' });
  const lead = add('person', { name: 'Siv Moe' });
  add('affiliation', { person: member, organisation: ids['union'], role: 'chair' });
  add('affiliation', { person: lead, organisation: agreed, role: 'chair' });
  add('commitment', { text: 'Send the price list', to: ids['union'], due: '2026-03-09', status: 'open' });
  add('commitment', { text: 'Ask the board', by: member, due: '2026-04-01', status: 'open' });
  add('commitment', { text: 'Book a hall', by: lead, to: ids['cafe'], status: 'done' });
  add('commitment', { text: 'Introduce us to the tenants', by: ids['ida'], status: 'blocked' });
  add(
    'travel',
    { from: 'Sundby', to: 'Havnes', departs: '2026-03-10T07:15', ref: 'car 4 seat 12' },
    { space: privateSpace },
  );
  return { ...scene, ids: { ...ids, clinic, cohort, agreed, second } };
}
