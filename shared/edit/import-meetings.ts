/** Takes in the meetings a text tells of: the one it stands for where that is known, else a new one. */
import type { Proposal, ProposedMeeting } from '../import/proposal.ts';
import { replacesAll } from '../model/event-log.ts';
import { parseWhen } from '../model/when.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Graph } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { addNote, type Draft, narrowest, putEntry } from './import-draft.ts';
import { firstDay, sameIds, whenOf } from './import-same.ts';
import { statusEntry } from './set-status.ts';

export function importMeetings(draft: Draft, proposal: Proposal): void {
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
    const entry = statusEntry({ status: meeting.status, after, flag: flagOf(meeting) }, context);
    putEntry(draft, row, 'statusLog', entry);
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

function flagOf(meeting: ProposedMeeting): string | undefined {
  return meeting.flags?.includes('postponed') ? 'postponed' : undefined;
}

function isAway(row: Row): boolean {
  return row.archived.state === 'archived';
}
