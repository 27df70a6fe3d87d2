/**
 * What a report may be made from. `graph` is folded from the audience's own spaces and nothing else, so that whatever is
 * narrower cannot reach the report. `full` is everything this reader has; it is asked only whether something must stay
 * out (careful, no consent, contradicted) and which records the sender means, never what anything says.
 */
import type { WithheldReason } from '../i18n/report/words.ts';
import type { KindName } from '../model/kinds.ts';
import { fold, type Graph } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { type AudienceWord, audienceWord, type ReportChoice, type ReportInput, spacesFor } from './choice.ts';
import { idsOf, live, rowNamed } from './rows.ts';
import { scopeOf } from './scope.ts';

export interface Reading {
  readonly audience: AudienceWord;
  readonly choice: ReportChoice;
  readonly today: string;
  readonly author?: string;
  readonly graph: Graph;
  readonly full: Graph;
  /** Those of `graph` the scope asks for, in the order they were made. */
  readonly encounters: readonly Row<'encounter'>[];
  /** Those of `full`, to say what was held back. */
  readonly known: readonly Row<'encounter'>[];
  /** What was said on consent in any space, by the id of the row in `full` it is about. */
  readonly consents: ReadonlyMap<string, readonly Row<'consent'>[]>;
  /** What the gates said of an organisation, remembered: it is asked about at each of its encounters. */
  readonly asked: Map<Row<'organisation'>, WithheldReason | undefined>;
}

export function readFor({ parts, full: given, spaces, choice, today, author }: ReportInput): Reading {
  const all = [...parts];
  const open = spacesFor(choice.audience, spaces);
  const openIds = new Set(open.map((space) => space.id));
  const full = given ?? fold(all, spaces);
  const graph =
    choice.audience === 'private'
      ? full
      : fold(
          all.filter((part) => openIds.has(part.space)),
          open,
        );
  const wanted = scopeOf(choice, full, today);
  return {
    audience: audienceWord(choice.audience),
    choice,
    today,
    ...(author && { author }),
    graph,
    full,
    encounters: live(graph.ofKind('encounter')).filter(wanted),
    known: live(full.ofKind('encounter')).filter(wanted),
    consents: consentsBySubject(full),
    asked: new Map(),
  };
}

/** Looked up once: every organisation of every encounter is asked about. */
function consentsBySubject(full: Graph): Map<string, Row<'consent'>[]> {
  const consents = new Map<string, Row<'consent'>[]>();
  for (const row of full.ofKind('consent')) {
    const subject = full.rowOf(row.fields.subject ?? '')?.id;
    if (subject !== undefined) consents.set(subject, [...(consents.get(subject) ?? []), row]);
  }
  return consents;
}

/** The same thing with everything this reader knows of it. */
export function fullRow<K extends KindName>(reading: Reading, row: Row<K>): Row<K> {
  const everything = reading.full.rowOf(row.id);
  return everything && isRowOf(everything, row.kind) ? everything : row;
}

/** The same thing as the audience's spaces have it. */
export function openRow<K extends KindName>(reading: Reading, row: Row<K>): Row<K> | undefined {
  return idsOf(row)
    .map((id) => rowNamed(reading.graph, id, row.kind))
    .find((each) => each !== undefined);
}
