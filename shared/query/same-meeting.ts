/**
 * One meeting that two people both logged, or that was planned and then logged anew: the same organisations on the same
 * day. Two times an hour apart, a talk beside a meeting, or one pasted text tell them apart.
 */
import { parseWhen, type When } from '../model/when.ts';
import { statusOf } from './encounter-status.ts';
import type { Graph } from './fold.ts';
import type { SameMeeting } from './need.ts';
import type { Row } from './row.ts';

export function sameMeetings(graph: Graph): SameMeeting[] {
  const byDayAndOrg = new Map<string, Row<'encounter'>[]>();
  for (const row of graph.ofKind('encounter')) {
    const day = row.archived.state === 'archived' ? undefined : dayOf(row.fields.when);
    if (day === undefined) continue;
    for (const org in row.fields.orgs) {
      const key = `${day} ${graph.rowOf(org)?.id ?? org}`;
      const known = byDayAndOrg.get(key);
      if (known) known.push(row);
      else byDayAndOrg.set(key, [row]);
    }
  }
  const apart = toldApart(graph);
  const found = new Map<string, SameMeeting>();
  for (const rows of byDayAndOrg.values()) {
    if (rows.length < 2) continue;
    const meetings = rows.flatMap((row) => meetingOf(graph, row) ?? []);
    for (const [place, a] of meetings.entries())
      for (const b of meetings.slice(place + 1)) {
        const [one, other] = a.row.id < b.row.id ? [a, b] : [b, a];
        if (!mayBeOne(one, other) || toldApartBy(apart, one.row, other.row)) continue;
        found.set(`${one.row.id} ${other.row.id}`, {
          rows: [one.row.id, other.row.id],
          day: one.day,
          orgs: inBoth(one.orgs, other.orgs),
          people: inBoth(one.people, other.people),
        });
      }
  }
  return [...found.values()].sort((a, b) => (a.day === b.day ? (a.rows < b.rows ? -1 : 1) : a.day < b.day ? 1 : -1));
}

/** The one day it is on; nothing where it is a span. Its form was checked on reading. */
function dayOf(when: string | undefined): string | undefined {
  return when === undefined || when[10] === '/' ? undefined : when.slice(0, 10);
}

interface Meeting {
  readonly row: Row<'encounter'>;
  readonly day: string;
  readonly when: When;
  readonly orgs: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

const off: ReadonlySet<string> = new Set(['declined', 'cancelled', 'missed', 'wanted', 'asked']);

function meetingOf(graph: Graph, row: Row<'encounter'>): Meeting | undefined {
  const { when: text, orgs, people, statusLog } = row.fields;
  const when = text ? parseWhen(text) : undefined;
  if (!when || when.type === 'window' || off.has(statusOf(statusLog).status)) return undefined;
  const rowIds = (keyed: Readonly<Record<string, unknown>>) =>
    new Set(Object.keys(keyed).map((id) => graph.rowOf(id)?.id ?? id));
  return { row, day: when.date, when, orgs: rowIds(orgs), people: rowIds(people) };
}

function mayBeOne(one: Meeting, other: Meeting): boolean {
  if (one.row === other.row || fromOnePaste(one.row, other.row)) return false;
  const minutes = Math.abs((minuteOf(one.when) ?? 0) - (minuteOf(other.when) ?? 0));
  if (minuteOf(one.when) !== undefined && minuteOf(other.when) !== undefined && minutes > 60) return false;
  if (inBoth(one.people, other.people).length > 0) return true;
  const informal = ({ row }: Meeting) => row.fields.mode === 'informal';
  if (informal(one) !== informal(other)) return false;
  return one.orgs.size === other.orgs.size && inBoth(one.orgs, other.orgs).length === one.orgs.size;
}

function minuteOf(when: When): number | undefined {
  if (when.type !== 'time') return undefined;
  const [hours = 0, minutes = 0] = when.time.split(':').map(Number);
  return hours * 60 + minutes;
}

function fromOnePaste(one: Row, other: Row): boolean {
  const batch = (row: Row) => /^import:([^:]+)/.exec(row.source)?.[1];
  return batch(one) !== undefined && batch(one) === batch(other);
}

function toldApart(graph: Graph): ReadonlySet<string> {
  return new Set(
    graph
      .ofKind('relation')
      .filter(({ fields, archived }) => fields.type === 'not_same_as' && archived.state !== 'archived')
      .flatMap(({ fields: { from = '', to = '' } }) => [`${from} ${to}`, `${to} ${from}`]),
  );
}

function toldApartBy(apart: ReadonlySet<string>, one: Row, other: Row): boolean {
  return apart.size > 0 && one.parts.some((part) => other.parts.some((each) => apart.has(`${part.id} ${each.id}`)));
}

function inBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((id) => other.has(id)).sort();
}
