/**
 * The light form of a row that lists, boards and strips are made of: what is shown in one line, and what one filters
 * by. A window keeps all of them in memory; whole rows it asks for when a page opens.
 */
import type { SpaceId } from '../model/id.ts';
import type { KindName } from '../model/kinds.ts';
import { parseWhen, spanOf } from '../model/when.ts';
import { organisationName, personName } from './display-name.ts';
import { statusOf } from './encounter-status.ts';
import { isRowOf, type Row } from './row.ts';

export interface ListEntry {
  readonly id: string;
  readonly kind: KindName;
  /** Its own name; empty for what is named by others (an encounter by whom it is with). */
  readonly name: string;
  /** The widest space it lives in, and whether a narrower layer lies over it. */
  readonly space: SpaceId;
  readonly layered: boolean;
  readonly archived: boolean;
  /** Of what is put away: when (milliseconds since 1970), and by whom (a person id). */
  readonly archivedAt?: number;
  readonly archivedBy?: string;
  readonly createdAt: number;
  /** Other records' ids, as the row itself names them. */
  readonly orgs?: readonly string[];
  readonly people?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly trip?: string;
  readonly subject?: string;
  /** An organisation's own. */
  readonly orgKind?: string;
  readonly kindText?: string;
  readonly fit?: string;
  readonly care?: string;
  readonly tags?: readonly string[];
  readonly aliases?: readonly string[];
  readonly country?: string;
  readonly place?: string;
  /** An encounter's standing status, else the field of that name. */
  readonly status?: string;
  /** When an encounter's standing status was set, in milliseconds since 1970. */
  readonly statusAt?: number;
  readonly postponed?: boolean;
  readonly contradiction?: boolean;
  readonly mode?: string;
  /** As stored, see model/when.ts; `day` its first day, `lastDay` where it ends another day or stays open (null). */
  readonly when?: string;
  readonly day?: string;
  readonly lastDay?: string | null;
  readonly due?: string;
  /** A relation's, ask's, … type. */
  readonly type?: string;
  /** True where something about it waits for a decision: values in conflict, something missing. */
  readonly unsettled: boolean;
}

export function listEntry(row: Row): ListEntry {
  return {
    id: row.id,
    kind: row.kind,
    name: ownName(row),
    space: row.space,
    layered: row.parts.length > 1,
    archived: row.archived.state === 'archived',
    createdAt: row.createdAt,
    unsettled: row.problems.length > 0 || Object.keys(row.alternatives).length > 0,
    ...(row.archived.state === 'archived' && { archivedAt: row.archived.at, archivedBy: row.archived.by }),
    ...detail(row),
  };
}

type Detail = Partial<ListEntry>;

function detail(row: Row): Detail {
  if (isRowOf(row, 'organisation')) return organisationDetail(row);
  if (isRowOf(row, 'encounter')) return encounterDetail(row);
  if (isRowOf(row, 'commitment')) {
    const { due, by, to, status } = row.fields;
    return given({ due, from: by, to, status });
  }
  if (isRowOf(row, 'trip')) return given({ day: row.fields.from, lastDay: row.fields.to });
  if (isRowOf(row, 'stay'))
    return given({ day: row.fields.from, people: ids(row.fields.hosts), place: row.fields.place });
  if (isRowOf(row, 'affiliation')) return given({ from: row.fields.person, to: row.fields.organisation });
  if (isRowOf(row, 'relation')) return given({ from: row.fields.from, to: row.fields.to, type: row.fields.type });
  if (isRowOf(row, 'note')) return given({ subject: row.fields.subject });
  if (isRowOf(row, 'ask')) {
    const { type, status, orgs } = row.fields;
    return given({ type, status, orgs: ids(orgs) });
  }
  if (isRowOf(row, 'dependency')) return given({ from: row.fields.org, type: row.fields.function });
  if (isRowOf(row, 'migration'))
    return given({ from: row.fields.org, type: row.fields.function, status: row.fields.status });
  if (isRowOf(row, 'cohort')) return given({ status: row.fields.status });
  if (isRowOf(row, 'hosting_offer')) return given({ from: row.fields.provider, type: row.fields.function });
  if (isRowOf(row, 'consent')) {
    const { subject, purpose, state } = row.fields;
    return given({ subject, type: purpose, status: state });
  }
  if (isRowOf(row, 'travel')) return given({ day: row.fields.departs?.slice(0, 10), trip: row.fields.trip });
  if (isRowOf(row, 'import_batch')) return given({ day: row.fields.referenceDate });
  return {};
}

function organisationDetail({ fields }: Row<'organisation'>): Detail {
  const { kind, kindText, fit, care, country, place } = fields;
  return given({
    orgKind: kind,
    kindText,
    fit,
    care,
    country,
    place,
    tags: ids(fields.tags),
    aliases: fields.altNames.map((alias) => alias.text),
  });
}

function encounterDetail({ fields }: Row<'encounter'>): Detail {
  const reading = statusOf(fields.statusLog);
  const when = fields.when ? parseWhen(fields.when) : undefined;
  const span = when && spanOf(when);
  return {
    ...given({ mode: fields.mode, place: fields.place, trip: fields.trip, when: fields.when, day: span?.from }),
    orgs: Object.keys(fields.orgs),
    people: Object.keys(fields.people),
    status: reading.status,
    ...(reading.entry && { statusAt: reading.entry.at }),
    ...(span && span.to !== span.from && { lastDay: span.to }),
    ...(reading.entry?.flag === 'postponed' && { postponed: true }),
    ...(reading.contradiction && { contradiction: true }),
  };
}

/** What a row is called by itself. */
function ownName(row: Row): string {
  if (isRowOf(row, 'organisation')) return organisationName(row.fields);
  if (isRowOf(row, 'person')) return personName(row.fields);
  if (isRowOf(row, 'note')) return firstLine(row.fields.text);
  if (isRowOf(row, 'commitment')) return row.fields.text ?? '';
  if (isRowOf(row, 'ask')) return firstLine(row.fields.text);
  if (isRowOf(row, 'affiliation')) return row.fields.role ?? '';
  if (isRowOf(row, 'dependency')) return row.fields.product ?? row.fields.vendor ?? '';
  if (isRowOf(row, 'trip')) return row.fields.title ?? row.fields.legs.map(({ place }) => place).join(' → ');
  if (isRowOf(row, 'travel')) return [row.fields.from, row.fields.to].filter(Boolean).join(' → ');
  if (isRowOf(row, 'device')) return row.fields.deviceName ?? row.fields.personName ?? '';
  const title: unknown = Object(row.fields).title;
  return typeof title === 'string' ? title : '';
}

function firstLine(text: string): string {
  const line = text
    .split('\n')
    .map((each) => each.replace(/^#+\s*/, '').trim())
    .find((each) => each !== '');
  return [...(line ?? '')].slice(0, 120).join('');
}

function ids(keyed: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(keyed);
}

/** Without what is not there: nine in ten entries have none of most fields. */
function given(detail: { readonly [K in keyof ListEntry]?: ListEntry[K] | undefined }): Detail {
  return Object.fromEntries(
    Object.entries(detail).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/**
 * Whose it is or whom it is about, by id, where its own name does not say: seven organisations use the same tool. In the
 * order of saying it: a promise by somebody, to somebody.
 */
export function concernedBy({ kind, name, from, to, orgs = [], subject }: ListEntry): readonly string[] {
  switch (kind) {
    case 'dependency':
    case 'migration':
    case 'commitment':
      return name === '' ? [] : [from, to].flatMap((id) => id ?? []);
    case 'ask':
      return name === '' ? [] : orgs;
    case 'note':
      return subject === undefined || name === '' ? [] : [subject];
    default:
      return [];
  }
}

/**
 * What to call an entry where others name it: an encounter by whom it is with, an answer about consent by whose it is.
 * `unnamed`: the language's own word.
 */
export function nameOfEntry(
  entry: ListEntry,
  entryOf: (id: string) => ListEntry | undefined,
  words: { readonly list: (names: readonly string[]) => string; readonly unnamed: string },
): string {
  const ends = [entry.from, entry.to].map((id) => (id && entryOf(id)?.name) || '');
  // A role alone could be anybody's.
  if (entry.kind === 'affiliation')
    return [ends[0], entry.name, ends[1]].filter((each) => each).join(' · ') || words.unnamed;
  if (entry.name !== '') return entry.name;
  const others = [...(entry.orgs ?? []), ...((entry.orgs?.length ?? 0) > 0 ? [] : (entry.people ?? []))];
  const named = others.flatMap((id) => entryOf(id)?.name || []);
  if (named.length > 0) return words.list(named);
  const said = ends.filter((each) => each !== '').join(' → ');
  // One step only: what is about something may be about what is about it.
  const subject = entry.subject === undefined ? undefined : entryOf(entry.subject);
  const about =
    subject && subject.subject === undefined ? nameOfEntry(subject, entryOf, { ...words, unnamed: '' }) : '';
  return said || about || words.unnamed;
}
