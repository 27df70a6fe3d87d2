/**
 * The pasted text cut into pieces, each with what was found in it: findings overlap (a handle inside the sentence about
 * a night), and a screen can only colour a piece once.
 */
import type { Proposal, Source } from './proposal.ts';
import { itemId, organisationsAlone } from './review.ts';

export type MarkType = 'organisation' | 'person' | 'when' | 'status' | 'other' | 'ignored';

export interface TextPiece {
  readonly start: number;
  readonly text: string;
  /** The most telling of what was found here. */
  readonly type: MarkType | undefined;
  /** The items of the review that this piece speaks of. */
  readonly items: readonly string[];
}

interface Mark extends Source {
  readonly type: MarkType;
  readonly item?: string;
}

/** The smaller says more than what it stands in: a status in its line, a person in a sentence. */
const rank: Readonly<Record<MarkType, number>> = {
  status: 5,
  when: 4,
  person: 3,
  organisation: 2,
  other: 1,
  ignored: 0,
};

export function textPieces(
  text: string,
  proposal: Proposal,
  cues: readonly (Source & { type: 'when' | 'status' })[],
): TextPiece[] {
  const marks = marksOf(proposal, cues).filter(({ start, end }) => end > start && end <= text.length);
  const starts = [...marks].sort((a, b) => a.start - b.start);
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces: TextPiece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const [place, start] of cuts.entries()) {
    const end = cuts[place + 1];
    if (end === undefined) break;
    open = open.filter((mark) => mark.end > start);
    for (let mark = starts[next]; mark && mark.start <= start; mark = starts[++next]) open.push(mark);
    const top = open.reduce<Mark | undefined>(
      (best, mark) => (!best || rank[mark.type] > rank[best.type] ? mark : best),
      undefined,
    );
    const items = [...new Set(open.flatMap(({ item }) => item ?? []))];
    pieces.push({ start, text: text.slice(start, end), type: top?.type, items });
  }
  return pieces;
}

function marksOf(proposal: Proposal, cues: readonly (Source & { type: 'when' | 'status' })[]): Mark[] {
  const { meetings, people, stays, asks, commitments, dependencies, ignored } = proposal;
  return [
    ...meetings.map(({ source, orgs }, place): Mark => {
      const type = orgs.length > 0 ? 'organisation' : 'person';
      return { ...source, type, item: itemId('meetings', place) };
    }),
    ...organisationsAlone(proposal).map(
      ({ source, key }): Mark => ({ ...source, type: 'organisation', item: itemId('orgs', key) }),
    ),
    ...people.map(({ source, key }): Mark => ({ ...source, type: 'person', item: itemId('people', key) })),
    ...stays.map(({ source }, place): Mark => ({ ...source, type: 'other', item: itemId('stays', place) })),
    ...asks.map(({ source }, place): Mark => ({ ...source, type: 'other', item: itemId('asks', place) })),
    ...commitments.map(({ source }, place): Mark => ({ ...source, type: 'other', item: itemId('commitments', place) })),
    ...dependencies.map(
      ({ source }, place): Mark => ({ ...source, type: 'other', item: itemId('dependencies', place) }),
    ),
    ...ignored.map(({ source }): Mark => ({ ...source, type: 'ignored' })),
    ...cues.map(({ type, start, end }): Mark => ({ type, start, end })),
  ];
}
