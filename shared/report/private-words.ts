/** What the author's own report calls things: with everything they know, so only the private layout asks here. */
import { kindWords } from '../i18n/kinds.ts';
import type { ReportWords } from '../i18n/report/words.ts';
import type { Language } from '../model/enumerations.ts';
import * as lists from '../model/enumerations.ts';
import { organisationName, personName } from '../query/display-name.ts';
import { statusOf } from '../query/encounter-status.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { daysText } from './day-words.ts';
import { daysOf } from './days.ts';
import { enumerate, fillText, type Inline, type Line, line, text } from './document.ts';
import { inertName, inertUrl } from './inert.ts';
import type { Reading } from './reading.ts';
import { live, rowNamed, rowsNamed } from './rows.ts';

export interface Privately {
  readonly reading: Reading;
  readonly words: ReportWords;
  readonly language: Language;
  readonly include: (row: Row) => void;
  readonly notesOn: ReadonlyMap<string, readonly Row<'note'>[]>;
  /** The last encounter held with an organisation, by its row id. */
  readonly metWith: ReadonlyMap<string, Row<'encounter'>>;
}

/** Looked up once, since a report can run over ten thousand encounters. */
export function readPrivately(reading: Reading, words: ReportWords, include: (row: Row) => void): Privately {
  const { graph, encounters, choice } = reading;
  const notesOn = new Map<string, Row<'note'>[]>();
  for (const note of live(graph.ofKind('note'))) {
    const subject = graph.rowOf(note.fields.subject ?? '')?.id;
    if (subject && note.fields.text.trim() !== '') notesOn.set(subject, [...(notesOn.get(subject) ?? []), note]);
  }
  const metWith = new Map<string, Row<'encounter'>>();
  for (const row of encounters)
    if (statusOf(row.fields.statusLog).status === 'held')
      for (const each of rowsNamed(graph, row.fields.orgs, 'organisation')) metWith.set(each.id, row);
  return { reading, words, language: choice.language, include, notesOn, metWith };
}

export function organisationLine({ words, include }: Privately, row: Row<'organisation'>, strong = false): Line {
  include(row);
  const url = inertUrl(row.fields.urls[0]);
  const name = inertName(organisationName(row.fields)) || words.labels.unnamed;
  return [{ type: 'name', text: name, ...(url && { url }), ...(strong && { strong }) }];
}

/** Kinds so wide that what I wrote myself says more than their word in the report's language. */
const wide: ReadonlySet<string | undefined> = new Set([undefined, 'other', 'coop_other', 'ngo']);

/** "trade union, I am a member, handle with care" */
export function organisationRemarks({ words, language }: Privately, { fields }: Row<'organisation'>): string {
  const { kindText, kind, myTie, care } = fields;
  const known = lists.organisationKinds.find((each) => each === kind && each !== 'other');
  const tie = myTie === 'member' ? words.labels.member : myTie && fillText(words.labels.tie, { tie: myTie });
  const general = known ? kindWords[language][known] : kind === 'other' ? undefined : kind;
  const called = wide.has(kind) || !known ? (kindText ?? general) : general;
  const remarks = [called, tie, care === 'careful' ? words.labels.careful : undefined];
  return remarks.flatMap((remark) => (remark ? inertName(remark) : [])).join(', ');
}

/** Name with what is known in parentheses. */
export function describedOrganisation(given: Privately, row: Row<'organisation'>): Line {
  const remarks = organisationRemarks(given, row);
  const name = organisationLine(given, row, true);
  return remarks === '' ? name : [...name, text(` (${remarks})`)];
}

export function personInline({ words, include }: Privately, row: Row<'person'>): Inline {
  include(row);
  return { type: 'name', text: inertName(personName(row.fields)) || words.labels.unnamed };
}

export function statusWord(words: ReportWords, status: string): string {
  const known = lists.encounterStatuses.find((each) => each === status);
  return known ? words.status[known] : inertName(status);
}

/** An encounter by whom it was with, for lists that point to it. */
export function encounterLine(given: Privately, row: Row<'encounter'>): Line {
  const { reading, words } = given;
  const names = [
    ...rowsNamed(reading.graph, row.fields.orgs, 'organisation').map((each) => organisationLine(given, each)),
    ...rowsNamed(reading.graph, row.fields.people, 'person').map((each): Line => [personInline(given, each)]),
  ];
  const days = daysOf(row.fields.when);
  const day = days ? `, ${daysText(words.calendar, days, reading.today)}` : '';
  return [...(names.length > 0 ? enumerate(names, words.and) : line(words.labels.unnamed)), text(day)];
}

/** A person or organisation by id; the author where there is none. */
export function partyLine(given: Privately, id: string | undefined): Line {
  const { reading, words } = given;
  if (id === undefined) return line(words.labels.me);
  const row = reading.graph.rowOf(id);
  if (row && isRowOf(row, 'person')) return [personInline(given, row)];
  if (row && isRowOf(row, 'organisation')) return organisationLine(given, row);
  return line(words.labels.unnamed);
}

/** Who could open the door: those said to be able to, then organisations tied to it that we have met. */
export function waysIn(given: Privately, organisation: Row<'organisation'>): Line[] {
  const { reading, words, metWith } = given;
  const { graph } = reading;
  const ties = ['part_of', 'youth_wing_of', 'affiliate_of', 'member_of', 'partner_of'];
  const uses = organisation.parts.flatMap((part) => graph.usesOf(part.id));
  const found = uses.flatMap((id): Line[] => {
    const relation = rowNamed(graph, id, 'relation');
    if (!relation) return [];
    const { from, to, type } = relation.fields;
    const [subject, object] = [from, to].map((end) => (end === undefined ? undefined : graph.rowOf(end)));
    if (type === 'can_introduce') return object === organisation && from ? [partyLine(given, from)] : [];
    const other = subject === organisation ? object : subject;
    const encounter = other && metWith.get(other.id);
    if (!type || !ties.includes(type) || !other || !encounter || !isRowOf(other, 'organisation')) return [];
    const days = daysOf(encounter.fields.when);
    const when = days ? ` ${daysText(words.calendar, days, reading.today)}` : '';
    return [[...organisationLine(given, other), text(` (${words.status.held}${when})`)]];
  });
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}
