/** Tokens grouped into the phrases the vocabularies know, each with the senses it can have. */
import { type EncounterStatus, type OrganisationKind, organisationKinds } from '../model/enumerations.ts';
import { counts } from './counting.ts';
import { alternatives, type Cue, type LanguageCode, longestCue, vocabularies } from './lexicon.ts';
import type { Token } from './token.ts';
import type { WordRole } from './vocabulary/vocabulary.ts';
import type { WhoIs } from './who-is.ts';

export interface Piece {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  readonly cues: readonly Cue[];
}

export interface ReadingOptions {
  readonly language: LanguageCode;
  /** Short notes: weekdays may be abbreviated. */
  readonly terse: boolean;
  /** Tells a written date that is over from one to come. */
  readonly referenceDay?: number | undefined;
  /** What the post says its signs mean. */
  readonly legend?: ReadonlyMap<string, EncounterStatus>;
  readonly whoIs?: WhoIs | undefined;
}

export function piecesOf(tokens: readonly Token[], { language, terse }: ReadingOptions): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const match = token.type === 'word' ? longestCue(tokens, at, language) : undefined;
    const covered = tokens.slice(at, at + (match?.length ?? 1));
    const nextToNumber =
      tokens[at - 1]?.type === 'number' ||
      tokens[at + covered.length]?.type === 'number' ||
      tokens[at - 2]?.type === 'number' ||
      inMonth(tokens[at - 1], language);
    const cues = (match?.cues ?? compoundStatus(token, language) ?? compoundKind(token)).filter(
      (cue) =>
        cue.type !== 'time' ||
        ((cue.time.type !== 'month' || nextToNumber) &&
          (cue.time.type !== 'weekday' || !cue.time.short || isShortDay(tokens, at, terse))),
    );
    const used = cues.length > 0 ? covered : [token];
    pieces.push({ tokens: used, start: token.start, end: used.at(-1)?.end ?? token.end, cues });
    at += used.length;
  }
  return pieces;
}

/** Also ordinary words, or the beginning of a name: taken for days only before a number. */
const doubtfulDays = new Set(['sun', 'sat', 'so', 'man', 'fr']);

/** "to 4", "on 3": in Norwegian also numbers and in English a preposition, so only before a written date. */
const shortestDays = new Set(['ma', 'må', 'ti', 'ty', 'on', 'to', 'la', 'lø', 'sø']);

/** "Ti 20.4.", "Mo: …", "Thurs Old Mill": at the front of a line, or before a number. */
function isShortDay(tokens: readonly Token[], at: number, terse: boolean): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.type !== 'word') return false;
  if (shortestDays.has(token.fold)) return next?.type === 'number' && /\d[./]\d/.test(next.text);
  if (terse || next?.type === 'number') return true;
  const apart = next?.type === 'mark' && next.text === '-' && next.start > token.end;
  if (at > 0 || !token.capital || doubtfulDays.has(token.fold))
    return at === 0 && (isColon(next) || (token.capital && apart));
  return (
    isColon(next) ||
    next?.type === 'reference' ||
    (next?.type === 'mark' && next.text === '-') ||
    (next?.type === 'word' && next.capital)
  );
}

function isColon(token: Token | undefined): boolean {
  return token?.type === 'mark' && token.text === ':';
}

/** "in May", where May is a month. */
function inMonth(before: Token | undefined, language: LanguageCode): boolean {
  return before?.type === 'word' && counts(before.fold, 'inMonth', language);
}

export function hasRole(piece: Piece | undefined, ...roles: readonly WordRole[]): boolean {
  return piece?.cues.some((cue) => cue.type === 'word' && roles.includes(cue.role)) ?? false;
}

export function kindOf(piece: Piece): OrganisationKind | undefined {
  for (const cue of piece.cues) if (cue.type === 'kind') return cue.kind;
  return undefined;
}

export function isMark(piece: Piece | undefined, ...signs: readonly string[]): boolean {
  const token = piece?.tokens[0];
  return token?.type === 'mark' && (signs.length === 0 || signs.includes(token.text));
}

export function isCapital(piece: Piece | undefined): boolean {
  const token = piece?.tokens[0];
  return token?.type === 'word' && token.capital;
}

export function hasReference(pieces: readonly Piece[]): boolean {
  return pieces.some(({ tokens }) => tokens[0]?.type === 'reference');
}

const endings = vocabularies.flatMap(({ kindEndings }) =>
  organisationKinds.flatMap((kind) => alternatives(kindEndings[kind]).map((ending) => ({ kind, ending }))),
);

/** "halvavtalt", "halbgeplant": half of what the rest says. */
function compoundStatus(token: Token, language: LanguageCode): Cue[] | undefined {
  const rest = token.type === 'word' ? /^(?:halv|halb|half|semi)(.{4,})$/.exec(token.fold)?.[1] : undefined;
  if (token.type !== 'word' || rest === undefined) return undefined;
  const cues = longestCue([{ ...token, text: rest, fold: rest }], 0, language)?.cues ?? [];
  return cues.some((cue) => cue.type === 'status' && cue.status === 'planned')
    ? [{ type: 'status', status: 'half_planned' }]
    : undefined;
}

/** A long word whose last part tells its kind: "Gesundheitsgewerkschaft". */
function compoundKind(token: Token): Cue[] {
  if (token.type !== 'word' || token.fold.length > 60) return [];
  const found = endings.find(({ ending }) => token.fold.length > ending.length + 2 && token.fold.endsWith(ending));
  return found ? [{ type: 'kind', kind: found.kind }] : [];
}
