/** What is said about a mention in parentheses, behind a dash or in a table's cell. */
import type { EncounterStatus } from '../model/enumerations.ts';
import type { Flow } from './flow.ts';
import { fold } from './fold.ts';
import { readPlace } from './mention.ts';
import { isCommonNoun } from './openers.ts';
import { hasRole, isMark, kindOf, type Piece, type ReadingOptions } from './piece.ts';
import { senseOf } from './sense.ts';
import type { TimeExpression } from './time.ts';

export interface Remark {
  readonly status: EncounterStatus | undefined;
  readonly flag: 'postponed' | 'status_unclear' | undefined;
  readonly time: TimeExpression | undefined;
  readonly place: string | null;
  readonly member: boolean;
  readonly informal: boolean;
  readonly ambiguousDate: boolean;
  /** Words that say nothing else we know, as written. */
  readonly note: string | null;
}

/** "on", "for", "yet": what is left of something else that was read. */
function isFiller({ tokens }: Piece, language: ReadingOptions['language']): boolean {
  return tokens.every((token) => token.type === 'word' && isCommonNoun(token.fold, language));
}

const silent: Remark = {
  status: undefined,
  flag: undefined,
  time: undefined,
  place: null,
  member: false,
  informal: false,
  ambiguousDate: false,
  note: null,
};

export function combineRemarks(
  remarks: readonly (readonly Piece[])[],
  { flow, language, legend, referenceDay }: ReadingOptions & { readonly flow: Flow },
): Remark {
  const read = remarks.map((pieces) => readRemark(pieces));
  const notes = read.flatMap(({ note }) => note ?? []);
  return {
    status: read.find(({ status }) => status !== undefined)?.status,
    flag: read.find(({ flag }) => flag !== undefined)?.flag,
    time: read.find(({ time }) => time !== undefined)?.time,
    place: read.find(({ place }) => place !== null)?.place ?? null,
    member: read.some(({ member }) => member),
    informal: read.some(({ informal }) => informal),
    ambiguousDate: read.some(({ ambiguousDate }) => ambiguousDate),
    note: notes.length > 0 ? notes.join('; ') : null,
  };

  function readRemark(pieces: readonly Piece[]): Remark {
    const sense = senseOf(pieces, { language, terse: true, referenceDay });
    const sign = pieces.length <= 2 ? fold(flow.text.slice(pieces[0]?.start, pieces.at(-1)?.end)) : '';
    const signed = sign === '' ? undefined : legend?.get(sign);
    if (signed) return { ...silent, status: signed };
    const place = readPlace(pieces, { flow });
    const owned =
      pieces.some((piece) => hasRole(piece, 'possessive')) && pieces.some((piece) => kindOf(piece) !== undefined);
    const member = owned || pieces.some((piece) => hasRole(piece, 'member', 'membership'));
    const words = pieces.filter((piece) => !isMark(piece));
    const free =
      words.length > 0 &&
      !member &&
      !place &&
      words.every((piece) => !sense.used.has(piece) || hasRole(piece, 'informal')) &&
      !words.every((piece) => isFiller(piece, language));
    const first = words[0];
    return {
      status: sense.negated && sense.status === 'planned' ? 'wanted' : sense.status,
      flag: sense.flag,
      time: sense.time,
      place: place?.text ?? null,
      member,
      informal: sense.informal,
      ambiguousDate: sense.ambiguousDate,
      note: free && first ? flow.text.slice(first.start, words.at(-1)?.end).replace(/\s+/g, ' ') : null,
    };
  }
}
