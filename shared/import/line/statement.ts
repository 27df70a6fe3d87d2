/** A line of quick capture cut into what it says: whom one met, what was promised, what somebody uses. */

import type { OrganisationDraft, PersonDraft } from '../draft.ts';
import type { Flow } from '../flow.ts';
import { fold } from '../fold.ts';
import type { LanguageCode } from '../lexicon.ts';
import { type MentionContext, readMentions } from '../mention.ts';
import { readMoment } from '../moment.ts';
import { piecesOf } from '../piece.ts';
import { resolveWhen } from '../time.ts';
import type { Token } from '../token.ts';
import { firstOf, roleAt } from './words.ts';

export type Party = { readonly organisation: OrganisationDraft } | { readonly person: PersonDraft };

export interface LineContext extends MentionContext {
  readonly flow: Flow;
  readonly language: LanguageCode;
  readonly referenceDay: number | undefined;
  /** Whom "them" means: the last one named. */
  readonly last: Party | undefined;
}

export type Statement =
  | { readonly type: 'promise'; readonly tokens: readonly Token[] }
  | { readonly type: 'tool'; readonly tokens: readonly Token[] }
  | { readonly type: 'encounter'; readonly tokens: readonly Token[] };

export const foldsOf = (tokens: readonly Token[]): (string | undefined)[] =>
  tokens.map((token) => (token.type === 'word' ? token.fold : undefined));

const ands = new Set(['and', 'og', 'och', 'und', 'samt']);
export const isAnd = (token: Token): boolean => token.type === 'word' && ands.has(token.fold);

/** Cuts at semicolons and full stops, and at commas and "and" where a promise or a tool follows. */
export function statementsOf(tokens: readonly Token[], language: LanguageCode): Statement[] {
  const parts: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const stop =
      token.type === 'mark' &&
      (token.text === ';' ||
        (token.text === '.' && tokens[at + 1]?.start !== token.end && tokens[at - 1]?.type !== 'number'));
    const joint = (token.type === 'mark' && token.text === ',') || isAnd(token);
    const next = tokens.slice(at + 1);
    const end = next.findIndex((each) => each.type === 'mark' && /^[,;.]$/.test(each.text));
    if (stop || (joint && typeOf(end < 0 ? next : next.slice(0, end), language) !== 'encounter')) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part): Statement => ({ type: typeOf(part, language), tokens: part }));
}

function typeOf(tokens: readonly Token[], language: LanguageCode): Statement['type'] {
  const words = foldsOf(tokens);
  const promised = firstOf(words, 'promised', language) ?? firstOf(words, 'owes', language);
  if (promised && (promised.at <= 5 || promised.at + promised.length === words.length)) return 'promise';
  const uses = firstOf(words, 'uses', language);
  return uses && uses.at >= 1 && uses.at <= 6 && uses.at + uses.length < words.length ? 'tool' : 'encounter';
}

/** Who is named at the start of `tokens`; `us` for the author. `length`: tokens taken, 0 where nobody is. */
export function partyAt(
  tokens: readonly Token[],
  context: LineContext,
): { readonly party: Party | 'us' | undefined; readonly length: number } {
  const { language, last } = context;
  const words = foldsOf(tokens);
  const us = roleAt(words, 0, 'us', language);
  if (us > 0) return { party: 'us', length: us };
  const them = roleAt(words, 0, 'them', language);
  if (them > 0) return { party: last, length: them };
  const known = knownAtStart(tokens, context);
  if (known) return { party: partyOf([known.token], context), length: known.length };
  let length = 0;
  if (tokens[0]?.type === 'reference') length = 1;
  else {
    while (isNameToken(tokens[length]) || (length > 0 && isJoint(tokens[length]) && isNameToken(tokens[length + 1])))
      length++;
    // "promised tekna the price": a name in careless writing stands before an article.
    if (length === 0 && words[0] !== undefined && isArticle(words[1]) && !isArticle(words[0])) length = 1;
    const open = tokens[length];
    const close = tokens.findIndex((token, at) => at > length && token.type === 'mark' && token.text === ')');
    if (length > 0 && open?.type === 'mark' && open.text === '(' && close > 0 && close <= length + 4)
      length = close + 1;
  }
  if (length === 0) return { party: undefined, length: 0 };
  const named = tokens
    .slice(0, length)
    .map((token) => (token.type === 'word' && length === 1 ? { ...token, capital: true } : token));
  return { party: partyOf(named, context), length };
}

function partyOf(named: readonly Token[], context: LineContext): Party | undefined {
  const [mention] = readMentions(piecesOf(named, context), { ...context, listed: true });
  if (mention?.person) return { person: mention.person };
  return mention?.organisation ? { organisation: mention.organisation } : undefined;
}

const mostWords = 6;

/** "Ravnfors fackförening the minutes": a name the vault has is taken whole, as one word. */
function knownAtStart(
  tokens: readonly Token[],
  { whoIs, flow }: LineContext,
): { readonly token: Token; readonly length: number } | undefined {
  const [first] = tokens;
  if (!whoIs || first?.type !== 'word' || !first.capital) return undefined;
  for (let length = Math.min(tokens.length, mostWords); length > 1; length--) {
    const last = tokens[length - 1];
    if (last?.type !== 'word') continue;
    const text = flow.text.slice(first.start, last.end);
    if (whoIs(text)) return { token: { ...first, text, fold: fold(text), end: last.end }, length };
  }
  return undefined;
}

/** The longest tail of `tokens` that tells a day; its last day where it is a span. */
export function dayAtEnd(
  tokens: readonly Token[],
  role: 'due' | 'until',
  context: LineContext,
): { readonly day: string | null; readonly before: number } {
  const words = foldsOf(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const lead = roleAt(words, at, role, context.language);
    if (lead === 0 && role === 'until') continue;
    const tail = tokens.slice(at + lead);
    const pieces = piecesOf(tail, { ...context, terse: true });
    const { time, used } = readMoment(pieces, context);
    const told = pieces.filter((piece) => piece.tokens[0]?.type !== 'mark');
    if (!time?.day || told.length === 0 || !told.every((piece) => used.has(piece))) continue;
    const when = resolveWhen(time, context.referenceDay, 'future');
    if (!when) continue;
    const day = 'date' in when ? when.date : 'to' in when ? (when.to ?? when.from) : null;
    return { day, before: at };
  }
  return { day: null, before: tokens.length };
}

export function textOf(tokens: readonly Token[], { flow }: LineContext): string {
  return flow.text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0).trim();
}

const isNameToken = (token: Token | undefined): boolean => token?.type === 'word' && token.capital;
const isJoint = (token: Token | undefined): boolean => token?.type === 'mark' && /^[&-]$/.test(token.text);
const articles = new Set(
  'the a an our my their some den det de en et ei eit ett ein eine einen der die das dem vår vårt våre min mitt unser unsere mein meine'.split(
    ' ',
  ),
);
const isArticle = (word: string | undefined): boolean => word !== undefined && articles.has(word);
