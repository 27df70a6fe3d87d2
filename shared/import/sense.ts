/** What the words of a heading, a clause or a remark say about an encounter: how it stands, in which manner, when. */
import type { EncounterStatus } from '../model/enumerations.ts';
import { readMoment } from './moment.ts';
import { hasRole, isMark, type Piece, type ReadingOptions } from './piece.ts';
import { type TimeExpression, tenseOf } from './time.ts';
import { turnIn } from './turns.ts';

export interface Sense {
  readonly status: EncounterStatus | undefined;
  readonly flag: 'postponed' | 'status_unclear' | undefined;
  readonly time: TimeExpression | undefined;
  readonly informal: boolean;
  readonly joint: boolean;
  /** Said in words with others between. */
  readonly turned: boolean;
  /** Says that it is not so. */
  readonly negated: boolean;
  readonly ambiguousDate: boolean;
  /** What was read; the rest is names, kinds and free text. */
  readonly used: ReadonlySet<Piece>;
}

/** What outweighs what where several are said. */
const weight: Readonly<Record<EncounterStatus, number>> = {
  wanted: 0,
  held: 1,
  asked: 2,
  half_planned: 4,
  planned: 3,
  missed: 5,
  declined: 6,
  cancelled: 7,
};

export function senseOf(pieces: readonly Piece[], options: ReadingOptions): Sense {
  const timing = readMoment(pieces, options);
  const used = new Set(timing.used);
  let best: { status: EncounterStatus; flag: Sense['flag'] } | undefined;
  for (const piece of pieces) {
    for (const cue of piece.cues) {
      if (cue.type !== 'status' || (cue.terse && !options.terse)) continue;
      used.add(piece);
      if (!best || weight[cue.status] > weight[best.status]) best = { status: cue.status, flag: cue.flag };
      else if (cue.flag && best.status === cue.status) best = { ...best, flag: cue.flag };
    }
    if (isMark(piece, '?') && !best) best = { status: 'wanted', flag: 'status_unclear' };
    if (hasRole(piece, ...verbRoles)) used.add(piece);
  }
  const some = (...roles: Parameters<typeof hasRole>[1][]) => pieces.some((piece) => hasRole(piece, ...roles));
  const turn = turnIn(pieces, options.language);
  const settled = best && best.status !== 'wanted' && best.status !== 'held' ? best.status : undefined;
  // "Did not meet them as planned": the longer saying tells.
  const outdone = turn !== undefined && (settled === 'planned' || settled === 'half_planned');
  // "Haben leider abgesagt" is theirs, "abgesagt" alone may be ours.
  const theirs = turn === 'declined' && settled === 'cancelled';
  const said = settled && !outdone && !theirs ? settled : (turn ?? verbStatus());
  const negation = pieces.findIndex((piece) => hasRole(piece, 'negation', 'nothing'));
  return {
    status: said ?? best?.status,
    flag: best?.flag,
    time: timing.time,
    informal: some('informal', 'folks'),
    joint: some('joint'),
    turned: turn !== undefined,
    negated:
      turn === undefined &&
      negation >= 0 &&
      pieces
        .slice(negation)
        .some((piece) => hasRole(piece, ...verbRoles) || piece.cues.some(({ type }) => type === 'status')),
    ambiguousDate: timing.ambiguous,
    used,
  };

  function verbStatus(): EncounterStatus | undefined {
    const tense = tenseOf(timing.time?.day, options.referenceDay);
    if (some('got') && some('open', 'informal')) return 'held';
    if (some('want')) return 'wanted';
    if (some('past') && tense !== 'future' && some('open', 'planning', 'informal')) return 'held';
    if (some('planning')) return tense === 'past' ? 'held' : 'planned';
    if (some('held')) return 'held';
    if (some('open'))
      return tense === 'past' ? 'held' : some('will') || tense === 'future' || timing.time ? 'planned' : undefined;
    return some('informal') && timing.time && tense !== 'future' ? 'held' : undefined;
  }
}

export const verbRoles = ['held', 'open', 'planning', 'want', 'will', 'got', 'informal'] as const;
