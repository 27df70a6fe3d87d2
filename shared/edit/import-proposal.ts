/**
 * Takes what a pasted text says into the workspace, as one step and so one undo. What is known already is matched and
 * only added to; nothing that a person typed is overwritten. Organisations, encounters and asks go to the coalition
 * unless another space is chosen; people, stays, notes, the text itself and the author's own memberships are private.
 * Suggested relations and possible duplicates are not written: they stay questions, until somebody answers them.
 */
import type { Proposal, ProposedMeeting, ProposedOrganisation, ProposedWhen } from '../import/proposal.ts';
import { leavesOf, replacesAll } from '../model/event-log.ts';
import type { ScalarMap } from '../model/field.ts';
import { compareWidth, type SpaceId, type SpaceInfo } from '../model/id.ts';
import type { KindName } from '../model/kinds.ts';
import { canonicalUrl, urlKey } from '../model/url.ts';
import { formatWhen, parseWhen, spanOf } from '../model/when.ts';
import { archiveLog } from '../query/archive.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Graph } from '../query/fold.ts';
import { organisationMatcher } from '../query/matching.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import { reviveParts } from './archive-row.ts';
import type { FieldInput, FieldInputs } from './field-values.ts';
import { handlesOf, mentionKey, saidPeople } from './find-people.ts';
import { type Answers, importAnswers } from './import-answers.ts';
import { addHandles, importPeople } from './import-people.ts';
import { importCommitments, importDependencies } from './import-promises.ts';
import { type NewRecord, newRecord } from './new-record.ts';
import { type EditContext, type EditError, type Plan, type PlannedEdit, spaceOfWidth } from './plan.ts';
import { setField } from './set-field.ts';
import { statusEntry } from './set-status.ts';

export interface ImportOptions extends Answers {
  /** The text as it was pasted, at most 400,000 UTF-16 units. */
  readonly raw: string;
  /** `line`: typed by the person, so it leaves no batch behind. */
  readonly format: 'post' | 'line';
  /** Where organisations, encounters and asks go; the coalition unless given. */
  readonly space?: SpaceId;
  /** The day that "today" meant in the text, YYYY-MM-DD. */
  readonly referenceDate?: string;
  /** Also takes what is a mere guess. */
  readonly guesses?: boolean;
  /** Begins a note about each meeting that was held and has none, to be written in at once: taken back with the meeting. */
  readonly toWrite?: boolean;
  /** By the proposal's key: which record the person said it is; null where it is nobody known. */
  readonly same?: Readonly<Record<string, string | null>>;
}

export interface ImportedRow {
  readonly kind: KindName;
  readonly id: string;
  /** What was added to it; `archive` where it had been put away. */
  readonly fields?: readonly string[];
}

export interface ImportSummary {
  readonly created: readonly ImportedRow[];
  readonly changed: readonly ImportedRow[];
  readonly unchanged: readonly ImportedRow[];
  /** Guesses left out. */
  readonly skipped: readonly { readonly kind: KindName; readonly text: string }[];
  readonly questions: Proposal['questions'];
}

/** What taking in one entry would do. `same`: nothing, it is all here. */
export type ImportEffect = 'new' | 'changed' | 'same';

const kindOfList = {
  orgs: 'organisation',
  people: 'person',
  meetings: 'encounter',
  stays: 'stay',
  asks: 'ask',
  commitments: 'commitment',
  dependencies: 'dependency',
  relations: 'relation',
  apart: 'relation',
} as const satisfies Readonly<Record<string, KindName>>;
export type ImportList = keyof typeof kindOfList;

/** For each entry of the proposal, in its order, and for each answer. */
export type ImportEffects = Readonly<Record<ImportList, readonly ImportEffect[]>>;

const mostText = 400_000;

export interface PlannedImport {
  readonly plan: Plan;
  readonly summary: ImportSummary;
  readonly effects: ImportEffects;
}

export function planImport(
  graph: Graph,
  proposal: Proposal,
  options: ImportOptions,
  context: EditContext,
): Result<PlannedImport, EditError> {
  if (options.raw.length > mostText) return err({ type: 'TooLarge', what: 'the pasted text', most: mostText });
  const space = options.space ? graph.spaces.get(options.space) : spaceOfWidth(context, 'coalition');
  if (!space) {
    const known = context.spaces.map((each) => each.name);
    return err({ type: 'NoSuchSpace', name: options.space ?? '', known });
  }
  const draft = createDraft(graph, space, options, context);
  importOrganisations(draft, proposal);
  importPeople(draft, proposal);
  importMeetings(draft, proposal);
  importStays(draft, proposal);
  importAsks(draft, proposal);
  importCommitments(draft, proposal);
  importDependencies(draft, proposal);
  importAnswers(draft, options);
  return draft.finished(proposal);
}

/** The step being put together. Ids by the proposal's keys, so that later entries can point to earlier ones. */
export interface Draft {
  readonly graph: Graph;
  readonly context: EditContext;
  readonly space: SpaceInfo;
  readonly private: SpaceInfo;
  readonly idByKey: Map<string, string>;
  /** The encounter each meeting of the text was taken in as. */
  readonly encounterOf: Map<ProposedMeeting, string>;
  readonly same: NonNullable<ImportOptions['same']>;
  readonly raw: string;
  readonly toWrite: boolean;

  /** Takes in each entry of a list, and remembers what that did. */
  readonly each: <T>(list: ImportList, entries: readonly T[], takeIn: (entry: T) => void) => void;
  /** True where an entry is a mere guess and guesses were not asked for; it is then entered as skipped. */
  readonly leavesOut: (
    kind: KindName,
    entry: { confidence: string; source: { start: number; end: number } },
  ) => boolean;
  readonly make: (record: NewRecord, at?: { start: number }) => string;
  readonly change: (row: Row, field: string, value: FieldInput, space?: SpaceId) => void;
  readonly write: (row: Row, field: string, edit: PlannedEdit) => void;
  /** Enters a known row: brings it back where it was put away. Unchanged unless something else changes it. */
  readonly meet: (row: Row) => string;
  /** True where the row came from the same text, pasted before. */
  readonly saidBefore: (row: Row) => boolean;
  readonly finished: (proposal: Proposal) => Result<PlannedImport, EditError>;
}

function createDraft(graph: Graph, space: SpaceInfo, options: ImportOptions, context: EditContext): Draft {
  const { raw, format } = options;
  const privateSpace = spaceOfWidth(context, 'private');
  const batch = context.newId();
  const idByKey = new Map<string, string>();
  const earlier = graph.ofKind('import_batch').filter((row) => row.fields.raw === raw);
  const edits: PlannedEdit[] = [];
  const created: ImportedRow[] = [];
  const changed = new Map<string, ImportedRow>();
  const met = new Map<string, ImportedRow>();
  const skipped: { kind: KindName; text: string }[] = [];
  const effects: Record<ImportList, ImportEffect[]> = {
    orgs: [],
    people: [],
    meetings: [],
    stays: [],
    asks: [],
    commitments: [],
    dependencies: [],
    relations: [],
    apart: [],
  };
  let refusal: EditError | undefined;

  const lineOf = (start: number) => raw.slice(0, start).split('\n').length;
  const note = (row: Row, field: string) => {
    const fields = [...(changed.get(row.id)?.fields ?? []), field];
    changed.set(row.id, { kind: row.kind, id: row.id, fields: [...new Set(fields)] });
  };
  const add = (row: Row, field: string, planned: Result<Plan, EditError>) => {
    if (planned.ok) {
      edits.push(...planned.value.edits);
      note(row, field);
    } else if (planned.error.type !== 'NothingToDo') refusal ??= planned.error;
  };
  return {
    graph,
    context,
    space,
    private: privateSpace,
    idByKey,
    encounterOf: new Map(),
    same: options.same ?? {},
    raw,
    toWrite: options.toWrite ?? false,

    each: (list, entries, takeIn) => {
      for (const entry of entries) {
        const [edited, made] = [edits.length, created.length];
        takeIn(entry);
        const isNew = created.slice(made).some(({ kind }) => kind === kindOfList[list]);
        effects[list].push(isNew ? 'new' : edits.length > edited ? 'changed' : 'same');
      }
    },
    leavesOut: (kind, { confidence, source }) => {
      if (options.guesses || confidence !== 'low') return false;
      skipped.push({ kind, text: raw.slice(source.start, source.end).trim() });
      return true;
    },
    make: (record, at) => {
      const source = format === 'line' ? 'manual' : `import:${batch}:${lineOf(at?.start ?? 0)}`;
      const made = newRecord({ ...record, source }, context);
      if (!made.ok) {
        refusal ??= made.error;
        return '';
      }
      edits.push(made.value);
      if (!record.about) created.push({ kind: record.kind, id: made.value.record });
      return made.value.record;
    },
    change: (row, field, value, where) =>
      add(row, field, setField(graph, { row, field, value, ...(where && { space: where }) }, context)),
    write: (row, field, edit) => add(row, field, ok({ kind: 'import', edits: [edit] })),
    meet: (row) => {
      const away = row.parts.flatMap(({ id }) => {
        const part = graph.part(id);
        return part && leavesOf(archiveLog(part)).some((leaf) => leaf.state === 'archived') ? [part] : [];
      });
      if (away.length > 0 && !met.has(row.id)) add(row, 'archive', ok(reviveParts(away, context)));
      met.set(row.id, { kind: row.kind, id: row.id });
      return row.id;
    },
    saidBefore: (row) => earlier.some((each) => row.source.startsWith(`import:${each.id}:`)),
    finished: (proposal) => {
      if (refusal) return err(refusal);
      const people = peopleOf(proposal, idByKey);
      if (format !== 'line' && (edits.length > 0 || saysMoreOfPeople(graph, proposal, options, people))) {
        const fields = { ...batchFields(proposal, options, created), named: people };
        const kept = newRecord({ kind: 'import_batch', space: privateSpace.id, id: batch, fields }, context);
        if (!kept.ok) return kept;
        edits.push(kept.value);
      }
      const unchanged = [...met.values()].filter((row) => !changed.has(row.id));
      const summary = { created, changed: [...changed.values()], unchanged, skipped, questions: proposal.questions };
      return ok({ plan: { kind: 'import', edits }, summary, effects });
    },
  };
}

function batchFields(proposal: Proposal, options: ImportOptions, created: readonly ImportedRow[]): FieldInputs {
  return {
    raw: options.raw,
    format: options.format,
    referenceDate: options.referenceDate ?? proposal.post.date,
    author: proposal.post.author,
    hashtags: proposal.hashtags.map((tag) => tag.replaceAll('.', '')).filter((tag) => tag !== '' && tag.length <= 200),
    made: created.map((row) => row.id),
  };
}

/** By the place of each in the text: whom it was taken to name. */
function peopleOf({ people }: Proposal, idByKey: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    people.flatMap((person) => {
      const id = idByKey.get(person.key);
      return id ? [[mentionKey(person), id] as const] : [];
    }),
  );
}

/** True where a person's answer would be forgotten, since it changes nothing else. */
function saysMoreOfPeople(
  graph: Graph,
  proposal: Proposal,
  { raw, same = {} }: ImportOptions,
  people: Readonly<Record<string, string>>,
): boolean {
  const said = saidPeople(graph, raw);
  return proposal.people.some((person) => {
    const place = mentionKey(person);
    return same[person.key] && said.get(place) !== people[place];
  });
}

function importOrganisations(draft: Draft, proposal: Proposal): void {
  const matcher = organisationMatcher(draft.graph);
  draft.each('orgs', proposal.orgs, (org) => {
    if (draft.leavesOut('organisation', org)) return;
    const fields = organisationFields(org);
    const row = saidToBe(draft, org.key, 'organisation', () => matcher.find(fields));
    draft.idByKey.set(
      org.key,
      row ? draft.meet(row) : draft.make({ kind: 'organisation', space: draft.space.id, fields }, org.source),
    );
    if (row) addMissing(draft, row, fields);
    addTie(draft, org, row);
  });
}

/** The person's word comes before what looks alike. */
export function saidToBe<K extends 'organisation' | 'person'>(
  draft: Draft,
  key: string,
  kind: K,
  find: () => Row<K> | undefined,
): Row<K> | undefined {
  const said = draft.same[key];
  if (said === undefined) return find();
  const row = said === null ? undefined : draft.graph.rowOf(said);
  return row && isRowOf(row, kind) ? row : undefined;
}

/** The organisations of a proposal that an import would add to, by the proposal's keys. */
export function knownOrganisations(graph: Graph, proposal: Proposal): Map<string, Row<'organisation'>> {
  const matcher = organisationMatcher(graph);
  return new Map(
    proposal.orgs.flatMap((org) => {
      const row = matcher.find(organisationFields(org));
      return row ? [[org.key, row] as const] : [];
    }),
  );
}

function organisationFields(org: ProposedOrganisation) {
  const links = [org.url ?? org.domain, ...(org.evidence ?? [])].flatMap((text) =>
    text ? (canonicalUrl(text) ?? []) : [],
  );
  return {
    ...(org.name && { name: org.name }),
    kind: org.kind,
    kindText: org.kindText,
    legalForm: org.legalForm,
    country: org.country,
    countrySource: org.country ? org.countrySource : null,
    // Bodies of surveillance are left out of what others read until somebody ticks them.
    care: org.kind === 'security_agency' ? 'careful' : null,
    urls: links.map((link) => ({ ...link })),
    handles: handlesOf(org.handle),
  };
}

/** What the row does not say yet. Another name becomes an alias; whatever stands is left as it is. */
function addMissing(draft: Draft, row: Row<'organisation'>, wanted: ReturnType<typeof organisationFields>): void {
  const { name, urls, handles, ...singles } = wanted;
  for (const [field, value] of Object.entries(singles))
    if (value !== null && Object(row.fields)[field] === undefined) draft.change(row, field, value);
  const { altNames } = row.fields;
  const called = [row.fields.name, ...altNames.map((alias) => alias.text)].map((each) => each?.toLowerCase());
  if (name && !row.fields.name) draft.change(row, 'name', name);
  else if (name && !called.includes(name.toLowerCase())) putItem(draft, row, 'altNames', { text: name, type: 'alias' });
  const links = new Set(row.fields.urls.map(urlKey));
  for (const url of urls) if (!links.has(urlKey(url))) putItem(draft, row, 'urls', url);
  addHandles(draft, row, handles);
}

/** Adds an item or a log entry where the row itself lies. */
export function putItem(draft: Draft, row: Row, field: string, item: ScalarMap): void {
  const part = row.parts.find((each) => !each.overlay) ?? row.parts[0];
  if (!part) throw new Error('a row without parts');
  const key = `${field}.${draft.context.newId()}`;
  draft.write(row, field, { space: part.space, edit: { op: 'put', record: part.id, key, value: item } });
}

/** "My union" is a special category: it lies beside the organisation, in the private space. */
function addTie(draft: Draft, org: ProposedOrganisation, row: Row<'organisation'> | undefined): void {
  const tie = org.relationToAuthor;
  if (!tie) return;
  if (row) {
    if (row.fields.myTie !== tie) draft.change(row, 'myTie', tie, draft.private.id);
    return;
  }
  const about = draft.idByKey.get(org.key) ?? '';
  draft.make({ kind: 'organisation', space: draft.private.id, about, fields: { myTie: tie } }, org.source);
}

function importMeetings(draft: Draft, proposal: Proposal): void {
  const taken = new Set<string>();
  draft.each('meetings', proposal.meetings, (meeting) => {
    const keyed = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => draft.idByKey.get(key) ?? []))];
    const [orgs, people] = [keyed(meeting.orgs), keyed(meeting.people)];
    if (orgs.length + people.length === 0 || draft.leavesOut('encounter', meeting)) return;
    const candidates = encountersWith(draft.graph, orgs, people).filter((row) => !taken.has(row.id));
    const row = standingFor(draft, meeting, candidates);
    if (!row) {
      const id = makeEncounter(draft, meeting, orgs, people);
      draft.encounterOf.set(meeting, id);
      beginNote(draft, meeting, id);
      return;
    }
    draft.encounterOf.set(meeting, row.id);
    taken.add(row.id);
    draft.meet(row);
    if (!draft.saidBefore(row) || !hasSaid(row, meeting)) advance(draft, row, meeting);
    addPeople(draft, row, people);
    if (meeting.note) addNote(draft, row.id, meeting.note, meeting.source);
    beginNote(draft, meeting, row.id);
  });
}

function beginNote(draft: Draft, { status, note, source }: ProposedMeeting, subject: string): void {
  if (!draft.toWrite || status !== 'held' || note) return;
  const ids = new Set(draft.graph.rowOf(subject)?.parts.map(({ id }) => id));
  const has = draft.graph.ofKind('note').some((row) => ids.has(row.fields.subject ?? '') && !isAway(row));
  if (!has) draft.make({ kind: 'note', space: draft.private.id, fields: { subject, text: '' } }, source);
}

/** Those with just these organisations, or where there are none with just these people. */
function encountersWith(graph: Graph, orgs: readonly string[], people: readonly string[]): Row<'encounter'>[] {
  const wanted = orgs.length > 0 ? orgs : people;
  const parts = graph.rowOf(wanted[0] ?? '')?.parts ?? [];
  const users = new Set(parts.flatMap((part) => graph.usesOf(part.id)).flatMap((id) => graph.rowOf(id) ?? []));
  return [...users].flatMap((row) => {
    if (!isRowOf(row, 'encounter')) return [];
    const others = Object.keys(row.fields.orgs).length > 0 ? row.fields.orgs : row.fields.people;
    return sameIds(graph, others, wanted) ? [row] : [];
  });
}

/** The encounter that the text speaks of, if it is known: the same one, or a target that has got further. */
function standingFor(
  draft: Draft,
  meeting: ProposedMeeting,
  candidates: readonly Row<'encounter'>[],
): Row<'encounter'> | undefined {
  const day = firstDay(whenOf(meeting.when));
  const sameDay = (row: Row<'encounter'>) => firstDay(row.fields.when) === day;
  const live = [...candidates].sort((a, b) => Number(isAway(a)) - Number(isAway(b)));
  return (
    live.find((row) => draft.saidBefore(row) && hasSaid(row, meeting) && (isTarget(meeting.status) || sameDay(row))) ??
    live.find(
      (row) => statusOf(row.fields.statusLog).status === meeting.status && !isTarget(meeting.status) && sameDay(row),
    ) ??
    live.find((row) => isOpenFor(row, meeting, day))
  );
}

/** True where a target awaits this. Chatting with folks of an organisation does not make the meeting with it held. */
function isOpenFor(row: Row<'encounter'>, meeting: ProposedMeeting, day: string | undefined): boolean {
  if (!isTarget(statusOf(row.fields.statusLog).status)) return false;
  if (meeting.status !== 'held') return true;
  if (meeting.mode === 'informal' && row.fields.mode !== 'informal') return false;
  const planned = row.fields.when ? parseWhen(row.fields.when) : undefined;
  const agreed = planned && planned.type !== 'window' ? planned.date : undefined;
  // What is agreed for a later day still lies ahead; this was another encounter.
  return !agreed || !day || agreed <= day;
}

function hasSaid(row: Row<'encounter'>, meeting: ProposedMeeting): boolean {
  return row.fields.statusLog.some((entry) => entry.status === meeting.status);
}

function advance(draft: Draft, row: Row<'encounter'>, meeting: ProposedMeeting): void {
  const { context } = draft;
  const { status } = statusOf(row.fields.statusLog);
  // Being listed again without a mark says nothing against what is already agreed.
  if (status !== meeting.status && meeting.status !== 'wanted') {
    const after = replacesAll(row.fields.statusLog);
    putItem(
      draft,
      row,
      'statusLog',
      statusEntry({ status: meeting.status, after, flag: flagOf(meeting) }, context).value,
    );
  }
  const when = whenOf(meeting.when);
  if (when && saysMore(when, row.fields.when, !isTarget(meeting.status))) draft.change(row, 'when', when);
  if (meeting.place && !row.fields.place) draft.change(row, 'place', meeting.place);
}

/** A vague window never replaces anything; a day never replaces itself with a time. `settled`: it has come to an end. */
function saysMore(wanted: string, standing: string | undefined, settled: boolean): boolean {
  if (!standing) return true;
  const [next, last] = [parseWhen(wanted), parseWhen(standing)];
  if (!next || !last || wanted === standing) return false;
  if (next.type === 'window') return settled && last.type === 'window';
  return last.type === 'window' || next.date !== last.date || (next.type !== 'date' && last.type === 'date');
}

function makeEncounter(
  draft: Draft,
  meeting: ProposedMeeting,
  orgs: readonly string[],
  people: readonly string[],
): string {
  const { context } = draft;
  const space = orgs.length > 0 ? narrowest(draft, orgs) : draft.private;
  const apart = space.id !== draft.private.id && people.length > 0;
  const participants = Object.fromEntries(people.map((id) => [id, 'participant']));
  const fields = {
    orgs,
    ...(!apart && { people: participants }),
    mode: meeting.mode,
    when: whenOf(meeting.when),
    place: meeting.place,
  };
  const id = context.newId();
  const first = statusEntry({ status: meeting.status, after: [], flag: flagOf(meeting) }, context);
  draft.make(
    { kind: 'encounter', space: space.id, id, fields: { ...fields, statusLog: [first.value] } },
    meeting.source,
  );
  if (apart)
    draft.make(
      { kind: 'encounter', space: draft.private.id, about: id, fields: { people: participants } },
      meeting.source,
    );
  if (meeting.note) addNote(draft, id, meeting.note, meeting.source);
  return id;
}

/** People are private, so they lie beside an encounter that others read. */
function addPeople(draft: Draft, row: Row<'encounter'>, people: readonly string[]): void {
  const known = new Set(Object.keys(row.fields.people).map((id) => draft.graph.rowOf(id)?.id ?? id));
  const fresh = people.filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  const overlay = row.parts.find((part) => part.space === draft.private.id);
  if (!overlay) {
    const participants = Object.fromEntries(fresh.map((id) => [id, 'participant']));
    draft.make({ kind: 'encounter', space: draft.private.id, about: row.id, fields: { people: participants } });
    return;
  }
  for (const id of fresh) {
    const edit = { op: 'set', record: overlay.id, key: `people.${id}`, value: 'participant' } as const;
    draft.write(row, 'people', { space: overlay.space, edit });
  }
}

export function addNote(draft: Draft, subject: string, text: string, source: { start: number }): void {
  const known = draft.graph.ofKind('note').find((row) => row.fields.subject === subject && row.fields.text === text);
  if (known) draft.meet(known);
  else draft.make({ kind: 'note', space: draft.private.id, fields: { subject, text } }, source);
}

function importStays(draft: Draft, proposal: Proposal): void {
  draft.each('stays', proposal.stays, (stay) => {
    const hosts = [...new Set(stay.people.flatMap((key) => draft.idByKey.get(key) ?? []))];
    if (hosts.length === 0) return;
    const from = firstDay(whenOf(stay.when));
    const known = draft.graph
      .ofKind('stay')
      .find((row) => row.fields.from === from && sameIds(draft.graph, row.fields.hosts, hosts));
    if (known) draft.meet(known);
    else draft.make({ kind: 'stay', space: draft.private.id, fields: { hosts, from, nights: 1 } }, stay.source);
  });
}

function importAsks(draft: Draft, proposal: Proposal): void {
  draft.each('asks', proposal.asks, (ask) => {
    const orgs = [...new Set(ask.orgs.flatMap((key) => draft.idByKey.get(key) ?? []))];
    if (draft.leavesOut('ask', ask)) return;
    const known = draft.graph.ofKind('ask').find((row) => {
      const open = draft.saidBefore(row) || !['fulfilled', 'withdrawn'].includes(row.fields.status ?? 'open');
      return open && row.fields.type === ask.type && sameIds(draft.graph, row.fields.orgs, orgs);
    });
    const fields = { type: ask.type, orgs, status: 'open' };
    if (known) draft.meet(known);
    else draft.make({ kind: 'ask', space: narrowest(draft, orgs).id, fields }, ask.source);
  });
}

/** Nothing may point to what its readers cannot see, so it lies no wider than what it names. */
export function narrowest(draft: Draft, ids: readonly string[]): SpaceInfo {
  return ids
    .flatMap((id) => draft.graph.spaces.get(draft.graph.rowOf(id)?.space ?? '') ?? [])
    .reduce((least, each) => (compareWidth(each.width, least.width) < 0 ? each : least), draft.space);
}

function whenOf(when: ProposedWhen | null): string | undefined {
  if (!when || 'offsetDays' in when) return undefined;
  if ('from' in when) return formatWhen({ type: 'window', from: when.from, to: when.to });
  const { date, time, minutes } = when;
  return formatWhen(
    time ? { type: 'time', date, time, ...(minutes !== undefined && { minutes }) } : { type: 'date', date },
  );
}

function firstDay(when: string | undefined): string | undefined {
  const parsed = when ? parseWhen(when) : undefined;
  return parsed && spanOf(parsed).from;
}

function flagOf(meeting: ProposedMeeting): string | undefined {
  return meeting.flags?.includes('postponed') ? 'postponed' : undefined;
}

function sameIds(graph: Graph, standing: object, wanted: readonly string[]): boolean {
  const ids = new Set(Object.keys(standing).map((id) => graph.rowOf(id)?.id ?? id));
  return ids.size === wanted.length && wanted.every((id) => ids.has(id));
}

function isAway(row: Row): boolean {
  return row.archived.state === 'archived';
}
