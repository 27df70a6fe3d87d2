/**
 * Known names in careless writing: "møte fjordverket torsdag", where Fjordverket is in the vault. Taken for the name only
 * where nobody else is called so and it stands where one says whom: behind a verb of meeting, "with", "folks of". Taking an
 * ordinary word for a name is worse than missing one: "avtalt samarbeid med Tekna" is no meeting with Samarbeid.
 */
import { createFlowWriter, type Flow } from '../flow.ts';
import { spellings } from '../fold.ts';
import type { LanguageCode } from '../lexicon.ts';
import { isFirstName } from '../mention.ts';
import { type Piece, piecesOf } from '../piece.ts';
import type { Token } from '../token.ts';
import type { WordRole } from '../vocabulary/vocabulary.ts';
import { foldsOf, isAnd } from './statement.ts';
import { firstOf, type LineRole, roleAt } from './words.ts';

export interface KnownName {
  readonly name: string;
  readonly kind: 'organisation' | 'person';
}

/** By spelling; absent where several are called so. */
export type KnownNames = ReadonlyMap<string, KnownName>;

/** A name of a record, with its spellings: what takes long to work out for thousands. */
export interface NameEntry extends KnownName {
  readonly id: string;
  readonly spellings: readonly string[];
}

/** `spelled`: the spellings of the name, where they are known. */
export function nameEntry(
  id: string,
  name: string,
  kind: KnownName['kind'],
  spelled: readonly string[] = spellings(name),
): NameEntry {
  return { id, name, kind, spellings: spelled.filter((spelling) => spelling.length >= fewestLetters) };
}

/** One record may have several names, but a name of several records says nothing. */
export function knownNamesOf(names: Iterable<NameEntry>): KnownNames {
  const bySpelling = new Map<string, NameEntry>();
  const shared = new Set<string>();
  for (const each of names)
    for (const spelling of each.spellings) {
      const known = bySpelling.get(spelling);
      if (known && known.id !== each.id) shared.add(spelling);
      else if (!known) bySpelling.set(spelling, each);
    }
  for (const spelling of shared) bySpelling.delete(spelling);
  return bySpelling;
}

export interface KnownSpan {
  readonly start: number;
  readonly end: number;
  readonly known: KnownName;
}

const fewestLetters = 4;
const mostWords = 6;

/** The known names written small in a line, by their places in the flow. */
export function knownSpans(tokens: readonly Token[], known: KnownNames, language: LanguageCode): KnownSpan[] {
  const pieces = piecesOf(tokens, { language, terse: true });
  const found: (KnownSpan & { readonly to: number })[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const span = spanAt(tokens, at, known, pieces);
    if (!span) continue;
    const joined = isJoined(tokens, at, found.at(-1)?.to);
    const around = { pieces, language };
    if (!joined && !mayBegin(tokens, at, span, around)) continue;
    if (!mayEnd(tokens, span, { ...around, known, joined })) continue;
    found.push(span);
    at = span.to - 1;
  }
  return found.map(({ start, end, known: name }) => ({ start, end, known: name }));
}

/** The line with these names written as they are known. */
export function spelledOut(flow: Flow, spans: readonly KnownSpan[]): Flow {
  const writer = createFlowWriter(flow);
  let from = 0;
  for (const { start, end, known } of spans) {
    writer.copy(flow, from, start);
    writer.put(known.name, flow.starts[start] ?? 0, flow.ends[end - 1] ?? 0);
    from = end;
  }
  writer.copy(flow, from, flow.text.length);
  return writer.finish();
}

/** `to`: the token behind it. */
function spanAt(
  tokens: readonly Token[],
  at: number,
  known: KnownNames,
  pieces: readonly Piece[],
): (KnownSpan & { readonly to: number }) | undefined {
  for (let to = Math.min(tokens.length, at + mostWords); to > at; to--) {
    const words = tokens.slice(at, to);
    if (!words.every((token) => token.type === 'word')) continue;
    const name = spellings(words.map(({ text }) => text).join(' ')).flatMap((spelling) => known.get(spelling) ?? [])[0];
    if (!name || name.name.trim().split(/\s+/).length !== words.length) continue;
    const isWritten = words.every((token, place) => token.capital || !isCapital(name.name.split(/\s+/)[place] ?? ''));
    // A word that says something else in a note, such as a weekday, stays what it is.
    if (isWritten || words.every((token) => saysSomething(pieceAt(pieces, token)))) return undefined;
    return { start: tokens[at]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, to, known: name };
  }
  return undefined;
}

interface Around {
  readonly pieces: readonly Piece[];
  readonly language: LanguageCode;
}

const introducing: ReadonlySet<WordRole> = new Set([
  'held',
  'open',
  'planning',
  'want',
  'got',
  'joint',
  'informal',
  'folks',
  'from',
  'hosted',
  'lodged',
]);
/** Adjectives as much as verbs: "planned cooperation". */
const describing: ReadonlySet<string> = new Set(['planned', 'half_planned', 'held', 'missed', 'cancelled']);

function mayBegin(
  tokens: readonly Token[],
  at: number,
  { to }: { readonly to: number },
  { pieces, language }: Around,
): boolean {
  const before = tokens[at - 1];
  const words = foldsOf(tokens);
  const roleBefore = (role: LineRole) =>
    [1, 2, 3].some((length) => roleAt(words, at - length, role, language) === length);
  if (!before) {
    const says = pieceAt(pieces, tokens[to])?.cues.some((cue) => cue.type === 'status' && cue.status === 'declined');
    return (
      says === true || (['uses', 'promised', 'owes'] as const).some((role) => roleAt(words, to, role, language) > 0)
    );
  }
  if (before.type !== 'word') return false;
  if (/^(?:with|med|mit)$/.test(before.fold) || roleBefore('call') || roleBefore('assembly')) return true;
  if (firstOf(words, 'promised', language) && (roleBefore('promised') || roleBefore('to'))) return true;
  return (pieceAt(pieces, before)?.cues ?? []).some(
    (cue) =>
      cue.type === 'kind' ||
      (cue.type === 'word' && introducing.has(cue.role)) ||
      (cue.type === 'status' && (to - at > 1 || !describing.has(cue.status))),
  );
}

/** Behind it stands nothing, a mark, or what a note goes on with. A word that nobody knows belongs to it. */
function mayEnd(
  tokens: readonly Token[],
  { to, end, known: { kind } }: KnownSpan & { readonly to: number },
  { pieces, language, known, joined }: Around & { readonly known: KnownNames; readonly joined: boolean },
): boolean {
  const next = tokens[to];
  if (!next || next.type === 'number') return true;
  if (next.type === 'mark') return /^[,.;:()!?]$/.test(next.text) || (next.text === '-' && next.start > end);
  if (next.type !== 'word' || next.capital) return false;
  const piece = pieceAt(pieces, next);
  // Behind "and" a note begins as easily as another name.
  if (joined) return isAnd(next) || piece?.cues.some(({ type }) => type === 'time') === true;
  const words = foldsOf(tokens);
  if (/^(?:with|med|mit)$/.test(next.fold)) return kind === 'person' || isPersonAt(tokens, to + 1, known);
  const goesOn = (['due', 'until', 'uses', 'promised', 'owes'] as const).some(
    (role) => roleAt(words, to, role, language) > 0,
  );
  return goesOn || saysSomething(piece);
}

/** "met fjordverket with Kari", not "planned cooperation with Tekna". */
function isPersonAt(tokens: readonly Token[], at: number, known: KnownNames): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.type !== 'word') return false;
  const names = [first.text, ...(second?.type === 'word' ? [`${first.text} ${second.text}`] : [])];
  return names.some(
    (name) => isFirstName(name) || spellings(name).some((spelling) => known.get(spelling)?.kind === 'person'),
  );
}

/** "Tekna and fjordverket": behind somebody named, or found just now. */
function isJoined(tokens: readonly Token[], at: number, foundTo: number | undefined): boolean {
  const [named, and] = [tokens[at - 2], tokens[at - 1]];
  if (!named || !and || !isAnd(and)) return false;
  return foundTo === at - 1 || named.type === 'reference' || (named.type === 'word' && named.capital && at > 2);
}

function pieceAt(pieces: readonly Piece[], token: Token | undefined): Piece | undefined {
  return token && pieces.find(({ start, end }) => start <= token.start && token.end <= end);
}

function saysSomething(piece: Piece | undefined): boolean {
  return (piece?.cues.length ?? 0) > 0;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word);
}
