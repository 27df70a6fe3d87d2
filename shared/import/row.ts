/** A row of a pasted table, read by its columns. */
import { type Block, countryOfPiece } from './block.ts';
import { type ClauseContext, meetingOf } from './clause.ts';
import type { MeetingDraft, OrganisationDraft, PersonDraft } from './draft.ts';
import { sourceOf } from './flow.ts';
import { readMentions } from './mention.ts';
import { hasReference, hasRole, isMark, type Piece } from './piece.ts';
import { combineRemarks } from './remark.ts';
import type { Column } from './vocabulary/vocabulary.ts';

export function readRow(
  row: Extract<Block, { type: 'row' }>,
  context: ClauseContext,
): { meetings: MeetingDraft[]; others: OrganisationDraft[] } {
  const { flow } = context;
  const cell = (column: Column): readonly Piece[] => row.cells.get(column) ?? [];
  const textOf = ([first, ...rest]: readonly Piece[]) =>
    first ? flow.text.slice(first.start, (rest.at(-1) ?? first).end).trim() || null : null;
  const who = [...cell('org'), ...cell('link'), ...cell('handle')];
  const references = who.flatMap(({ tokens }) => (tokens[0]?.type === 'reference' ? [tokens[0].reference] : []));
  const [read] = readMentions(cell('org'), { ...context, listed: true });
  const plain = cell('org').every((piece) => !hasReference([piece]) && !isMark(piece, '('));
  const name = read && !plain ? (read.organisation?.name ?? null) : textOf(cell('org'));
  const off =
    cell('org').length > 0 && cell('org').every((piece) => hasRole(piece, 'nothing', 'underway') || isMark(piece));
  if (off || (references.length === 0 && name === null)) return { meetings: [], others: [] };
  const kindText = textOf(cell('kind'));
  const kind = cell('kind')
    .flatMap(({ cues }) => cues.flatMap((cue) => (cue.type === 'kind' ? [cue.kind] : [])))
    .at(-1);
  const remark = combineRemarks([cell('status'), cell('when'), cell('note')], context);
  const organisation: OrganisationDraft = {
    name,
    references,
    kind: read?.organisation?.kind ?? kind ?? (kindText === null ? context.kind : 'other'),
    kindText: read?.organisation?.kindText ?? kindText,
    legalForm: read?.organisation?.legalForm ?? null,
    member: remark.member || (read?.organisation?.member ?? false),
    collective: false,
    country:
      cell('country')
        .map(countryOfPiece)
        .find((code) => code !== undefined) ?? context.country,
    confidence: references.length > 0 ? 'high' : 'medium',
    source: sourceOf(flow, row.start, row.end),
  };
  const status =
    remark.status ??
    (remark.member ? undefined : (context.section?.status ?? (row.cells.has('status') ? undefined : 'wanted')));
  if (status === undefined) return { meetings: [], others: [organisation] };
  const personName = textOf(cell('person'));
  const person: PersonDraft | null =
    personName === null
      ? null
      : {
          name: personName,
          handle: null,
          role: 'contact',
          organisation,
          confidence: 'medium',
          source: organisation.source,
        };
  const mention = {
    organisation,
    person,
    remarks: [],
    place: textOf(cell('place')),
    informal: false,
    struck: false,
    start: row.start,
    end: row.end,
  };
  const facts = {
    status,
    remark,
    time: context.section?.time,
    informal: false,
    section: -row.start - 1,
    certain: remark.status !== undefined,
    context,
  };
  return { meetings: [meetingOf(mention, facts)], others: [] };
}
